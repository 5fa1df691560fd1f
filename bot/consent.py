"""What a person agrees to before a report is kept, and the version under which it stands."""

from collections.abc import Iterator

from authoring.lang import Lang
from authoring.text import Text, texts_in
from authoring.wording import Wording
from bot.report_cards import FLOW, report_phrases
from bot.reporting import CONSENT
from flows.engine import Flows

STEPS = ("now_first", "missing_first", "purpose", "contacts")
"""Where the report flow says what happens with a report, or asks whether it may be kept."""


def texts(flows: Flows) -> Iterator[Text]:
    """Every sentence and button that somebody agreed by, in the order of the conversation."""
    for name in STEPS:
        yield from (text for _, text in texts_in(flows.flows[FLOW].steps[name]))
    yield report_phrases().preview
    yield report_phrases().contacts_kept
    yield report_phrases().contacts_coded


def page(flows: Flows, wording: Wording) -> str:
    """The words of this version in every language, as a page that is never written over."""
    parts = [
        f"# What people agree to · version {CONSENT}\n",
        "A report holds only this date. Other words get another date, and a page of their own.\n",
    ]
    for lang in Lang:
        parts.append(f"## {lang}\n")
        parts += [_quoted(wording.raw(lang, text)) for text in texts(flows)]
    return "\n".join(parts)


def _quoted(words: str) -> str:
    return "".join(f"> {line}".rstrip() + "\n" for line in words.split("\n"))
