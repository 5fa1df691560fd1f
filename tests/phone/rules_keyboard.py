"""Rules about the buttons under a message."""

from collections.abc import Iterator
from typing import Any

from tests.phone.call import Call
from tests.phone.links import link_fault
from tests.phone.parsed import utf16
from tests.phone.refusal import Refusal, bad
from tests.phone.rule import Rule, Source, rule

WITH_BUTTONS = "sendMessage sendContact editMessageText editMessageReplyMarkup"
DECORATION = {"text", "icon_custom_emoji_id", "style"}
PARSE = "can't parse inline keyboard button: "


def _buttons(call: Call) -> Iterator[dict[str, Any]]:
    for row in call.buttons:
        yield from row


def _readable(call: Call) -> Refusal | None:
    if not call.has("reply_markup"):
        return None
    markup = call.value("reply_markup")
    if not isinstance(markup, dict):
        return bad("can't parse reply keyboard markup JSON object")
    rows = markup.get("inline_keyboard", [])
    shaped = isinstance(rows, list) and all(isinstance(row, list) for row in rows)
    return None if shaped else bad('field "inline_keyboard" must be of type Array')


def _inline_only(call: Call) -> Refusal | None:
    markup = call.value("reply_markup")
    if call.has("reply_markup") and "inline_keyboard" not in markup:
        return bad("inline keyboard expected")
    return None


def _label(call: Call) -> Refusal | None:
    labelled = all(button.get("text") for button in _buttons(call))
    return None if labelled else bad(f'{PARSE}Field "text" must be non-empty')


def _has_action(call: Call) -> Refusal | None:
    for button in _buttons(call):
        used = {name for name, value in button.items() if value is not None} - DECORATION
        if not used or button.get("callback_data") == "":
            return bad(f"{PARSE}Text buttons are unallowed in the inline keyboard")
    return None


def _one_action(call: Call) -> Refusal | None:
    for button in _buttons(call):
        used = {name for name, value in button.items() if value is not None} - DECORATION
        if len(used) > 1:
            return bad(f"{PARSE}more than one action: {', '.join(sorted(used))}")
    return None


def _data(call: Call) -> Refusal | None:
    long = any(len(str(b.get("callback_data", "")).encode()) > 64 for b in _buttons(call))
    return bad("BUTTON_DATA_INVALID") if long else None


def _address(call: Call) -> Refusal | None:
    for button in _buttons(call):
        if "url" not in button or button["url"] is None:
            continue
        fault = link_fault(button["url"])
        if fault:
            return bad(f"inline keyboard button URL '{button['url']}' is invalid: {fault}")
    return None


def _copy(call: Call) -> Refusal | None:
    for button in _buttons(call):
        copied = button.get("copy_text")
        if copied is not None and not 1 <= utf16(copied.get("text", "")) <= 256:
            return bad("BUTTON_COPY_TEXT_INVALID")
    return None


def _row(call: Call) -> Refusal | None:
    return bad("reply markup is too long") if any(len(r) > 8 for r in call.buttons) else None


def _total(call: Call) -> Refusal | None:
    total = sum(len(row) for row in call.buttons)
    return bad("reply markup is too long") if total > 100 else None


RULES: tuple[Rule, ...] = (
    rule("keyboard.json", WITH_BUTTONS, "reply_markup is a JSON-serialized object.", _readable),
    rule(
        "keyboard.inline",
        "editMessageText editMessageReplyMarkup",
        "A JSON-serialized object for an inline keyboard.",
        _inline_only,
    ),
    rule("button.text", WITH_BUTTONS, "Label text on the button.", _label, Source.STRICTER),
    rule(
        "button.action",
        WITH_BUTTONS,
        "Exactly one of the optional fields must be used to specify the type of the button.",
        _has_action,
    ),
    rule(
        "button.one-action",
        WITH_BUTTONS,
        "Exactly one of the optional fields must be used to specify the type of the button.",
        _one_action,
        Source.STRICTER,
    ),
    rule(
        "button.data",
        WITH_BUTTONS,
        "Data to be sent in a callback query to the bot when the button is pressed, 1-64 bytes.",
        _data,
    ),
    rule(
        "button.url",
        WITH_BUTTONS,
        "HTTP or tg:// URL to be opened when the button is pressed.",
        _address,
    ),
    rule(
        "button.copy",
        WITH_BUTTONS,
        "The text to be copied to the clipboard; 1-256 characters.",
        _copy,
    ),
    rule(
        "keyboard.row",
        WITH_BUTTONS,
        "At most 8 buttons are shown in a row (not documented; the rest is cut off).",
        _row,
        Source.STRICTER,
    ),
    rule(
        "keyboard.total",
        WITH_BUTTONS,
        "At most 100 buttons are shown under a message (not documented; the rest is cut off).",
        _total,
        Source.STRICTER,
    ),
)
