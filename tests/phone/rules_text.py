"""Rules about the text of a message and its markup."""

from typing import Any

import telegram

from tests.phone.call import Call
from tests.phone.markup import MarkupError
from tests.phone.parsed import utf16
from tests.phone.refusal import Refusal, bad
from tests.phone.rule import Check, Rule, Source, rule

TEXTS = "sendMessage editMessageText"
AFTER = "Text of the message to be sent, 1-4096 characters after entities parsing."
KINDS = {str(kind) for kind in telegram.constants.MessageEntityType}


def _markup(name: str) -> Check:
    def check(call: Call) -> Refusal | None:
        fault = call.parsed
        if isinstance(fault, MarkupError) and fault.rule == name:
            return bad(f"can't parse entities: {fault.words}")
        return None

    return check


def _missing(call: Call) -> Refusal | None:
    return None if call.string("text") else bad("message text is empty")


def _blank(call: Call) -> Refusal | None:
    return None if _length(call) else bad("text must be non-empty")


def _long(call: Call) -> Refusal | None:
    if _length(call) <= 4096:
        return None
    return bad("message is too long" if call.method == "sendMessage" else "MESSAGE_TOO_LONG")


def _length(call: Call) -> int:
    return 1 if isinstance(call.parsed, MarkupError) else utf16(call.parsed.text)


def _mode(call: Call) -> Refusal | None:
    known = call.string("parse_mode").lower() in {"", "html"}
    return None if known else bad("unsupported parse_mode")


def _entity_kind(call: Call) -> Refusal | None:
    known = all(isinstance(e, dict) and e.get("type") in KINDS for e in call.items("entities"))
    return None if known else bad("can't parse MessageEntity: Unsupported type specified")


def _entity_range(call: Call) -> Refusal | None:
    end = utf16(call.string("text"))
    for entity in call.items("entities"):
        refusal = _out_of_range(entity, end)
        if refusal:
            return refusal
    return None


def _out_of_range(entity: dict[str, Any], end: int) -> Refusal | None:
    start, length = entity.get("offset", -1), entity.get("length", -1)
    if start < 0:
        return bad(f"receive an entity with incorrect offset {start}")
    if start >= end:
        return bad(f"entity begins after the end of the text at UTF-16 offset {start}")
    if length < 0 or start + length > end:
        return bad(
            f"entity beginning at UTF-16 offset {start} ends after the end of the text "
            f"at UTF-16 offset {start + length}"
        )
    return None


SYMBOLS = (
    "All <, > and & symbols that are not a part of a tag or an HTML entity must be replaced "
    "with the corresponding HTML entities."
)
STRICTER = Source.STRICTER
RULES: tuple[Rule, ...] = (
    rule("text.missing", TEXTS, AFTER, _missing),
    rule("mode.known", TEXTS, "Mode for parsing entities: HTML (the one we use).", _mode),
    rule("entities.kind", TEXTS, "Type of the entity is one of a closed list.", _entity_kind),
    rule(
        "entities.range",
        TEXTS,
        "Offset and length of an entity are counted in UTF-16 code units of the text.",
        _entity_range,
    ),
    rule(
        "html.tag",
        TEXTS,
        "Only the tags mentioned above are currently supported.",
        _markup("html.tag"),
    ),
    rule(
        "html.nesting",
        TEXTS,
        "If two entities have common characters, one is fully contained inside the other.",
        _markup("html.nesting"),
    ),
    rule("html.closed", TEXTS, "Every tag that is opened is closed.", _markup("html.closed")),
    rule(
        "html.span", TEXTS, 'A span is a spoiler: <span class="tg-spoiler">.', _markup("html.span")
    ),
    rule(
        "html.entity",
        TEXTS,
        "The API currently supports only the following named HTML "
        "entities: &lt;, &gt;, &amp; and &quot;.",
        _markup("html.entity"),
        STRICTER,
    ),
    rule("html.bare", TEXTS, SYMBOLS, _markup("html.bare"), STRICTER),
    rule(
        "html.code",
        TEXTS,
        "Pre and code entities can't contain other entities.",
        _markup("html.code"),
        STRICTER,
    ),
    rule(
        "html.quote",
        TEXTS,
        "Blockquote and expandable blockquote entities can't be nested.",
        _markup("html.quote"),
        STRICTER,
    ),
    rule(
        "html.link",
        TEXTS,
        "<a href> carries an HTTP or tg:// URL; others (tel:) are dropped.",
        _markup("html.link"),
        STRICTER,
    ),
    rule("text.blank", TEXTS, AFTER, _blank),
    rule("text.long", TEXTS, AFTER, _long),
)
