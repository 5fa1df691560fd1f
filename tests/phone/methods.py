"""What each method does once no rule refuses it."""

from collections.abc import Awaitable, Callable
from typing import Any

import telegram

from tests.phone import methods_bot, updates
from tests.phone.call import Call
from tests.phone.inline import Offered
from tests.phone.refusal import Refusal
from tests.phone.shapes import as_json
from tests.phone.state import BOT, Note, Toast

Method = Callable[[Call], Awaitable[Any | Refusal]]


async def send_message(call: Call) -> dict[str, Any]:
    return _sent(call, call.world.add_note(call.here, BOT, text=call.text, **_around(call)))


async def send_contact(call: Call) -> dict[str, Any]:
    contact = telegram.Contact(
        call.string("phone_number"),
        call.string("first_name"),
        call.string("last_name") or None,
        vcard=call.string("vcard") or None,
    )
    return _sent(call, call.world.add_note(call.here, BOT, contact=contact, **_around(call)))


async def send_photo(call: Call) -> dict[str, Any]:
    return _sent_file(call, updates.photo(call.world, call.upload("photo") or b""))


async def send_voice(call: Call) -> dict[str, Any]:
    return _sent_file(call, updates.voice(call.world, call.upload("voice") or b""))


def _sent_file(call: Call, shown: dict[str, Any]) -> dict[str, Any]:
    """A photo or a voice message, with its caption."""
    around = _around(call)
    more = {**shown, **around.pop("more", {}), "caption": call.string("caption") or None}
    return _sent(call, call.world.add_note(call.here, BOT, more=more, **around))


def _around(call: Call) -> dict[str, Any]:
    around: dict[str, Any] = {"keyboard": call.inline_keyboard}
    wanted = call.value("reply_parameters")
    answered = call.here.note(wanted["message_id"]) if wanted else None
    if answered:
        around["more"] = {"reply_to_message": answered.as_message()}
    return around


def _sent(call: Call, note: Note) -> dict[str, Any]:
    markup = call.value("reply_markup") or {}
    if "keyboard" in markup or "remove_keyboard" in markup:
        rows = markup.get("keyboard", [])
        call.here.reply_keys = [_label(key) for row in rows for key in row]
    return as_json(note.as_message())


def _label(key: str | dict[str, Any]) -> str:
    return key if isinstance(key, str) else str(key["text"])


async def edit_text(call: Call) -> dict[str, Any]:
    return _edited(_note(call), call, text=True)


async def edit_keyboard(call: Call) -> dict[str, Any]:
    return _edited(_note(call), call, text=False)


def _edited(note: Note, call: Call, *, text: bool) -> dict[str, Any]:
    if text:
        note.text = call.text
    note.keyboard = call.inline_keyboard
    note.edited = call.here.clock.now()
    call.here.changed(note)
    return as_json(note.as_message())


async def delete(call: Call) -> bool:
    return _gone([_note(call)])


async def delete_many(call: Call) -> bool:
    return _gone(call.notes)


def _gone(notes: list[Note]) -> bool:
    for note in notes:
        note.deleted = True
        note.chat.changed(note)
    return True


def _note(call: Call) -> Note:
    if call.note is None:
        raise LookupError(call.params)
    return call.note


async def answer_tap(call: Call) -> bool:
    tap = call.tap
    if tap is None:
        raise LookupError(call.params)
    tap.answered = True
    if call.has("text"):
        tap.chat.toasts.append(Toast(call.string("text"), call.flag("show_alert")))
    tap.chat.bell.ring()
    return True


async def answer_inline(call: Call) -> bool:
    query = call.world.queries.known[call.string("inline_query_id")]
    query.answer = Offered(tuple(call.items("results")), call.value("button") or {})
    query.chat.bell.ring()
    return True


async def chat_action(call: Call) -> bool:
    call.here.actions.append(call.string("action"))
    call.here.bell.ring()
    return True


async def leave_chat(call: Call) -> bool:
    call.here.member = False
    call.here.bell.ring()
    return True


METHODS: dict[str, Method] = {
    "sendMessage": send_message,
    "sendContact": send_contact,
    "sendPhoto": send_photo,
    "sendVoice": send_voice,
    "editMessageText": edit_text,
    "editMessageReplyMarkup": edit_keyboard,
    "deleteMessage": delete,
    "deleteMessages": delete_many,
    "answerCallbackQuery": answer_tap,
    "answerInlineQuery": answer_inline,
    "sendChatAction": chat_action,
    "leaveChat": leave_chat,
    **methods_bot.METHODS,
}
