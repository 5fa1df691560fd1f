"""The runtime's own sentences; the words stand in bot_phrases.yaml."""

from pathlib import Path

from authoring.phrases import Phrasebook
from authoring.text import Frozen, KeyPath, Text

DOMAIN = "bot"
TO_PERSON = "to the person (bạn), a part of a longer message; the bot says mình"
"""What a translator is told beside most of what the runtime says."""


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


def _comment(keys: KeyPath) -> str:
    return TO_PERSON.replace("bạn", "em, a child") if keys[0] == "child" else TO_PERSON


BOOK = Phrasebook(Path(__file__).with_name("bot_phrases.yaml"), BotPhrases, _comment)
bot_phrases = BOOK.read
