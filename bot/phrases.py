"""The runtime's own sentences; the words stand in bot_phrases.yaml."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from authoring.found import Found
from authoring.phrases import load_phrases, phrases
from authoring.text import Frozen, Text, texts_in

DOMAIN = "bot"
FILE = Path(__file__).with_name("bot_phrases.yaml")
SHOWN_AS = "bot/bot_phrases.yaml"


class ChildPhrases(Frozen):
    """What a verdict says instead to somebody under 18; `adult` joins it."""

    about: Text
    head_danger: Text
    head_suspicious: Text
    head_ask_more: Text
    head_nothing: Text
    adult: Text


class BotPhrases(Frozen):
    """One field a sentence. `missing_*` are keyed by what an honest offer would have said."""

    child: ChildPhrases
    about: Text
    head_danger: Text
    head_suspicious: Text
    head_ask_more: Text
    head_nothing: Text
    signs_intro: Text
    money_intro: Text
    sign_quoted: Text
    sign_answered: Text
    signs_more: Text
    not_said: Text
    call: Text
    automatic: Text
    after_answers: Text
    after_worse: Text
    alike: Text
    reported: Text
    kind_warning: Text
    kind_question: Text
    kind_other: Text
    page_sign: Text
    page_intro: Text
    find_out_intro: Text
    find_out_last: Text
    missing_names: dict[str, Text]
    missing_questions: dict[str, Text]
    sos_got: Text
    numbers_now: Text
    on_call: Text
    contact_name: Text
    open_number: Text
    copy_number: Text
    open_sheet: Text
    broken: Text
    no_database: Text


@cache
def bot_phrases() -> BotPhrases:
    """Read once; raises FaultyFilesError with every fault."""
    return phrases(FILE, BotPhrases, shown_as=SHOWN_AS)


def wording_of() -> Iterator[Found]:
    """Every sentence with its place, for the catalogue."""
    loaded = load_phrases(FILE, BotPhrases, shown_as=SHOWN_AS)
    for path, text in texts_in(loaded.value):
        who = "em, a child" if path[0] == "child" else "bạn"
        comment = f"to the person ({who}), a part of a longer message; the bot says mình"
        yield Found(SHOWN_AS, loaded.source.line(path), text, comment)
