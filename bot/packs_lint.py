"""What lint finds in language packs, seen beside all that the program says."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from authoring.found import Found
from authoring.issue import Issue
from authoring.text import Text, placeholders
from authoring.wording import Entry
from bot.packs import AUDIO, ENDING, FOLDER, Pack, Packs
from bot.reviews import marked
from flows.engine.load import Flows, label_texts

LONGEST_MESSAGE, LONGEST_LABEL = 600, 40
_NUMBER = re.compile(r"\+?\d[\d ]*\d")
_SHORTEST_NUMBER = 3
"""Digits from which on a number is one to call or to write to, which no translation changes."""

Texts = Mapping[str, Mapping[str, Text]]
"""context -> English sentence -> text."""


def lint(packs: Packs, flows: Flows, found: Iterable[Found]) -> list[Issue]:
    """PACK003 no such context, PACK004 not what the program says, PACK005 placeholders or numbers
    differ, PACK006 too long, PACK008 a recording that can never be heard."""
    texts: dict[str, dict[str, Text]] = defaultdict(dict)
    for one in found:
        texts[one.text.context][str(one.text)] = one.text
    issues = list(_core(packs, texts))
    labels = {t.context for _, step in flows.places() for t in label_texts(step).values()}
    for pack in packs.by_code.values():
        for entry, said in pack.sentences.items():
            for code, wrong in _sentence(entry, said, texts, labels):
                place = f"'{entry[0]}': {wrong}"
                issues.append(Issue(pack.catalogue, pack.lines[entry], code, place))
        issues += _unheard(pack, flows)
    return issues


def to_do(packs: Packs, flows: Flows, found: Iterable[Found]) -> Iterator[Issue]:
    """PACK101 said in Vietnamese, PACK102 nobody has read these words. Neither stops a start."""
    core = set(core_contexts(packs, flows))
    wanted = [one.text for one in found if one.text.context in core]
    for pack in packs.by_code.values():
        for text in wanted:
            if (text.context, str(text)) not in pack.sentences:
                said = f"'{text.context}' is not translated: it is said in Vietnamese"
                yield Issue(pack.catalogue, 1, "PACK101", said)
        mark = mark_of(pack)
        if mark not in {review.words for review in pack.about.reviewed}:
            said = f"nobody has reviewed these words (words {mark})"
            yield pack.source.issue(("reviewed",), "PACK102", said)


def core_contexts(packs: Packs, flows: Flows) -> Iterator[str]:
    """The messages in their order, each with the buttons that stand under it."""
    steps = {str(place): step for place, step in flows.places()}
    for context in (*packs.core.messages, *packs.core.buttons):
        if context in packs.core.messages:
            yield context
        if context in steps:
            yield from (text.context for text in label_texts(steps[context]).values())


def mark_of(pack: Pack) -> str:
    return marked(sorted(f"{context}\t{said}" for (context, _), said in pack.sentences.items()))


def _core(packs: Packs, texts: Texts) -> Iterator[Issue]:
    for key in ("messages", "buttons"):
        for place, context in enumerate(getattr(packs.core, key)):
            if context not in texts:
                said = f"'{context}' is nothing that the program says"
                yield packs.source.issue((key, str(place)), "PACK003", said)


def _sentence(
    entry: Entry, said: str, texts: Texts, labels: Collection[str]
) -> Iterator[tuple[str, str]]:
    context, english = entry
    if context not in texts:
        yield "PACK003", "nothing that the program says"
        return
    text = texts[context].get(english)
    if text is None:
        yield "PACK004", "the English sentence is another one now"
        return
    try:
        same = placeholders(said) == text.placeholders
    except ValueError:
        same = False
    if not same:
        yield "PACK005", "placeholders differ"
    for number in sorted(_numbers(english) ^ _numbers(said)):
        yield "PACK005", f"the number {number} stands in one of the two only"
    most = LONGEST_LABEL if context in labels else LONGEST_MESSAGE
    if len(said) > most:
        yield "PACK006", f"{len(said)} characters, at most {most}"


def _numbers(sentence: str) -> set[str]:
    found = ("".join(number.split()) for number in _NUMBER.findall(sentence))
    return {one for one in found if len(one) >= _SHORTEST_NUMBER}


def _unheard(pack: Pack, flows: Flows) -> Iterator[Issue]:
    translated = {context for context, _ in pack.sentences}
    silent = {str(place) for place, step in flows.places() if step.silent}
    for context in pack.recordings:
        wrong = "a silent message is never read aloud" if context in silent else ""
        if context not in translated:
            wrong = f"there is no sentence '{context}' in the catalogue"
        if wrong:
            place = f"{FOLDER}/{pack.code}/{AUDIO}/{context}{ENDING}"
            yield Issue(place, 1, "PACK008", wrong)
