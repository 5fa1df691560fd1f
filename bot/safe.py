"""What no sentence may do to the person who reads it; every finding names the file and the line."""

import re
from collections.abc import Iterable, Iterator

from authoring.found import Found
from authoring.issue import Issue
from authoring.lang import Lang
from authoring.text import Text
from authoring.wording import Wording
from bot.neutral import alarming_in
from flows.engine import always
from flows.engine.lint import resolved, ways
from flows.engine.load import Flows
from flows.engine.model import AskStep, ChooseStep, EndStep, StepBase
from flows.engine.state import Place

NUMBERS = re.compile(r"\b11[135]\b|\+84 981|numbers\}|\{verdict\}|\{signs_page\}")
"""A number to call, or a card that always holds one."""

PROMISES = re.compile(
    r"(công việc|lời mời|công ty|tin)( này)? (là )?an toàn|bạn là nạn nhân|em là nạn nhân|"
    r"(mình|chúng mình|họ) sẽ cứu|(bạn|em) sẽ không bị (phạt|xử)|xóa là mất hết|"
    r"\b(job|offer|company) (is|looks) safe\b|it is safe to (go|work|take|sign)|"
    r"you are a victim|we (will|can) (save|rescue)|you will not be (fined|punished)|we guarantee",
    re.IGNORECASE,
)
"""Safety, rescue, impunity, and being a victim, which only authorities decide."""

NEVER_ASKED = re.compile(
    r"(họ tên|tên) (của )?(bạn|em) là gì|(bạn|em) tên (là )?gì|"
    r"số (căn cước|cccd|cmnd|hộ chiếu) của (bạn|em)|(bạn|em) (sống|ở) (số nhà|đường) nào|"
    r"gửi (mình )?(ảnh|video) của (bạn|em)|sao không bỏ chạy|"
    r"(tại|vì) sao (bạn|em) (lại )?(tin|đi|không chạy|không bỏ)|"
    r"what is your (full )?name|your passport number|where exactly do you live|"
    r"send (me|us) a (photo|picture|video) of you|"
    r"why did you (trust|believe|go|not run)|why didn'?t you",
    re.IGNORECASE,
)
"""Name, papers, address, pictures of oneself, and questions that blame."""

LONGEST_SENTENCE = {Lang.EN: 30, Lang.VI: 42}
"""Words of an English sentence, syllables of a Vietnamese one. Our own limit for a reader of grade
7: about twice the usual length of a sentence in a text for that age."""
_CARD = re.compile(r"\{\w+\}")
_SENTENCES = re.compile(r"[.!?:;…](?=\s|$|[\"”)])|\n")


def safe(flows: Flows, wording: Wording, found: Iterable[Found]) -> list[Issue]:
    """SAFE001 no help in reach, SAFE002 a promise, SAFE003 a question never asked, SAFE004 alarming
    beginning, SAFE005 a sentence too long to be read in a hurry."""
    issues = [*_without_help(flows), *_alarming(flows, wording)]
    for one in found:
        for lang in Lang:
            said = wording.raw(lang, one.text)
            issues += [
                Issue(one.path, one.line, code, f"{lang}: {what}") for code, what in _in(said, lang)
            ]
    return issues


def _in(said: str, lang: Lang) -> Iterator[tuple[str, str]]:
    if promise := PROMISES.search(said):
        yield "SAFE002", f"nobody can promise '{promise[0]}'"
    if question := NEVER_ASKED.search(said):
        yield "SAFE003", f"never to be asked: '{question[0]}'"
    longest = max(_SENTENCES.split(said), key=lambda sentence: len(sentence.split()))
    if len(longest.split()) > LONGEST_SENTENCE[lang]:
        start = " ".join(longest.split()[:5])
        yield "SAFE005", f"{len(longest.split())} words in one sentence: '{start} …'"


def _without_help(flows: Flows) -> Iterator[Issue]:
    """Steps from which no number is in the message, under it, or one tap away."""
    for place, step in flows.places():
        if not isinstance(step, ChooseStep | AskStep | EndStep) or _has_help(flows, place, step):
            continue
        goals = (resolved(flows, place, target) for target in ways(step).values())
        if not any(_says_numbers(flows.step(goal)) for goal in goals if goal):
            yield _issue(flows, place, "SAFE001", f"'{place.step}' leaves people without a number")


def _has_help(flows: Flows, place: Place, step: StepBase) -> bool:
    """In the message, or by a button under it."""
    if _says_numbers(step) or place.flow == always.FLOW:
        return True
    if isinstance(step, ChooseStep) and not step.footer:
        return False
    footer = flows.flows[always.FLOW].steps["after_end" if isinstance(step, EndStep) else "footer"]
    return "numbers" in ways(footer).values()


def _says_numbers(step: StepBase | None) -> bool:
    said = (getattr(step, name, None) for name in ("choose", "ask", "end", "say", "hidden"))
    return any(NUMBERS.search(text) for text in said if text)


def _alarming(flows: Flows, wording: Wording) -> Iterator[Issue]:
    """What stands in the files; a message that begins with a card is looked at when it is shown."""
    for place, step in flows.places():
        for name in ("choose", "ask", "end", "say", "child"):
            text: Text | None = getattr(step, name, None)
            for lang in Lang if text else ():
                word = alarming_in(_CARD.sub("", wording.raw(lang, text or Text(""))))
                if word:
                    said = f"{lang}: a notification of '{place.step}' would show '{word}'"
                    yield _issue(flows, place, "SAFE004", said)


def _issue(flows: Flows, place: Place, code: str, message: str) -> Issue:
    return flows.sources[place.flow].issue(("steps", place.step), code, message)
