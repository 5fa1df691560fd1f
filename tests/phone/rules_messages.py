"""Rules about messages that are already there: edit, delete, answer a tap, reply."""

from datetime import timedelta

from tests.phone.call import Call
from tests.phone.refusal import Refusal, bad
from tests.phone.rule import Rule, Source, rule
from tests.phone.rules_chat import MESSAGES
from tests.phone.state import TAP_LIVES, Note

EDITS = "editMessageText editMessageReplyMarkup"
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
SAME = (
    "message is not modified: specified new message content and reply markup are exactly the "
    "same as a current content and reply markup of the message"
)
MANY = "A JSON-serialized list of 1-100 identifiers of messages to delete."
HOURS_48 = "A message can only be deleted if it was sent less than 48 hours ago."


def _edit_found(call: Call) -> Refusal | None:
    return None if call.note else bad("message to edit not found")


def _edit_own(call: Call) -> Refusal | None:
    return None if call.note and call.note.from_bot else bad("message can't be edited")


def _edit_text(call: Call) -> Refusal | None:
    if call.note and call.note.text:
        return None
    return bad("there is no text in the message to edit")


def _edit_same(call: Call) -> Refusal | None:
    note = call.note
    if note is None:
        return None
    text = call.text if call.method == "editMessageText" else note.text
    return bad(SAME) if note.content() == (text, call.inline_keyboard) else None


def _delete_found(call: Call) -> Refusal | None:
    return None if call.note else bad("message to delete not found")


def _expired(note: Note) -> bool:
    return note.chat.clock.now() - note.date >= timedelta(hours=48)


def _delete_old(call: Call) -> Refusal | None:
    if call.note and _expired(call.note):
        return bad("message can't be deleted for everyone")
    return None


def _many_given(call: Call) -> Refusal | None:
    return None if call.items("message_ids") else bad("message identifiers are not specified")


def _many_count(call: Call) -> Refusal | None:
    many = len(call.items("message_ids")) > 100
    return bad("too many message identifiers specified") if many else None


def _many_valid(call: Call) -> Refusal | None:
    valid = all(isinstance(n, int) and n > 0 for n in call.items("message_ids"))
    return None if valid else bad("invalid message identifier specified")


def _many_old(call: Call) -> Refusal | None:
    old = any(_expired(note) for note in call.notes)
    return bad("message can't be deleted for everyone") if old else None


def _tap_known(call: Call) -> Refusal | None:
    return None if call.tap else bad(TOO_OLD)


def _tap_once(call: Call) -> Refusal | None:
    return bad(TOO_OLD) if call.tap and call.tap.answered else None


def _tap_fresh(call: Call) -> Refusal | None:
    tap = call.tap
    return bad(TOO_OLD) if tap and tap.chat.clock.now() - tap.at > TAP_LIVES else None


def _toast(call: Call) -> Refusal | None:
    return bad("MESSAGE_TOO_LONG") if len(call.string("text")) > 200 else None


def _reply(call: Call) -> Refusal | None:
    wanted = call.value("reply_parameters") or {}
    if not wanted or wanted.get("allow_sending_without_reply"):
        return None
    found = call.chat and call.chat.note(wanted.get("message_id"))
    return None if found else bad("message to be replied not found")


RULES: tuple[Rule, ...] = (
    rule("edit.found", EDITS, "Identifier of the message to edit.", _edit_found),
    rule("edit.own", EDITS, "Bots can edit their own messages.", _edit_own),
    rule("edit.text", "editMessageText", "Use this method to edit text messages.", _edit_text),
    rule("edit.same", EDITS, "New text of the message differs from the present one.", _edit_same),
    rule("delete.found", "deleteMessage", "Identifier of the message to delete.", _delete_found),
    rule("delete.old", "deleteMessage", HOURS_48, _delete_old),
    rule("delete-many.given", "deleteMessages", MANY, _many_given),
    rule("delete-many.count", "deleteMessages", MANY, _many_count),
    rule("delete-many.valid", "deleteMessages", MANY, _many_valid),
    rule("delete-many.old", "deleteMessages", HOURS_48 + " One old one refuses all.", _many_old),
    rule(
        "tap.known",
        "answerCallbackQuery",
        "Unique identifier for the query to be answered.",
        _tap_known,
    ),
    rule(
        "tap.once", "answerCallbackQuery", "A query is answered once.", _tap_once, Source.STRICTER
    ),
    rule("tap.fresh", "answerCallbackQuery", "A query is answered soon.", _tap_fresh),
    rule(
        "tap.text",
        "answerCallbackQuery",
        "Text of the notification. If not specified, nothing will be shown, 0-200 characters.",
        _toast,
    ),
    rule(
        "reply.found",
        MESSAGES,
        "Description of the message to reply to.",
        _reply,
    ),
)
