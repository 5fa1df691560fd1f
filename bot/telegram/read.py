"""Reads one raw update, alone and purely; every field no conversation needs ends here."""

from typing import Any

from aiogram.enums import ChatMemberStatus, ChatType
from aiogram.types import CallbackQuery, ChatMemberUpdated, InlineQuery, Message, Update
from pydantic import ValidationError

from authoring.lang import Lang
from bot.incoming import Incoming
from bot.telegram.values import (
    CHANNEL,
    Aside,
    Asked,
    Blocked,
    Group,
    Ignored,
    Received,
    Unreadable,
)
from bot.telegram.words import words_of
from flows.engine.state import ReplyKind

WANTED = ("message", "edited_message", "callback_query", "my_chat_member", "inline_query")
"""The kinds of update that are asked for; what is not needed is not even sent."""

_CONTENT = {
    "photo": ReplyKind.PICTURE,
    "live_photo": ReplyKind.PICTURE,
    "voice": ReplyKind.VOICE,
    "audio": ReplyKind.VOICE,
    "video_note": ReplyKind.VOICE,
    "venue": ReplyKind.LOCATION,
    "location": ReplyKind.LOCATION,
    "contact": ReplyKind.CONTACT,
    "sticker": ReplyKind.STICKER,
    "animation": ReplyKind.STICKER,
    "dice": ReplyKind.STICKER,
    "document": ReplyKind.DOCUMENT,
}
"""In this order: an animation comes with a document too, a venue with a location."""

_SERVICE = (
    "pinned_message", "message_auto_delete_timer_changed", "chat_background_set",
    "write_access_allowed", "connected_website", "boost_added",
)  # fmt: skip
"""Notes that the app writes into a chat; nobody said anything."""

_IN = (ChatMemberStatus.MEMBER, ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.RESTRICTED)


def read(update: dict[str, Any]) -> Incoming | Aside:
    """What one update says. Never raises, whatever its shape."""
    number = _number(update)
    try:
        known = Update.model_validate(update)
    except ValidationError:
        return Unreadable(number)
    if known.message:
        return _message(number, known.message)
    if known.edited_message:
        return _edited(number, known.edited_message)
    if known.callback_query:
        return _tap(number, known.callback_query)
    if known.my_chat_member:
        return _membership(known.my_chat_member)
    return _asked(known.inline_query) if known.inline_query else Ignored()


def received(update: dict[str, Any]) -> Received:
    """The update with its number and the tap to answer, which is known even if it is unreadable."""
    query = update.get("callback_query")
    tap = query.get("id") if isinstance(query, dict) else None
    return Received(_number(update), read(update), tap if isinstance(tap, str) else "")


def _number(update: dict[str, Any]) -> int:
    number = update.get("update_id")
    return number if isinstance(number, int) else 0


def _message(number: int, message: Message) -> Incoming | Aside:
    if message.chat.type != ChatType.PRIVATE:
        return Group(message.chat.id)
    if any(getattr(message, name) for name in _SERVICE):
        return Ignored()
    text = words_of(message)
    forwarded = bool(message.forward_origin or message.forward_date)
    kind = ReplyKind.FORWARD if forwarded and text else _kind(message)
    waits = forwarded or bool(message.media_group_id) or kind is ReplyKind.PICTURE
    return _incoming(number, message, kind, text, waits=waits)


def _kind(message: Message) -> ReplyKind:
    for name, kind in _CONTENT.items():
        if getattr(message, name):
            return kind
    return ReplyKind.TEXT if message.text or message.rich_message else ReplyKind.OTHER


def _edited(number: int, message: Message) -> Incoming | Aside:
    """A live location is edited every few seconds: it was answered when it began."""
    if message.chat.type != ChatType.PRIVATE:
        return Group(message.chat.id)
    if message.location:
        return Ignored()
    return _incoming(number, message, ReplyKind.EDITED, words_of(message), waits=False)


def _incoming(
    number: int, message: Message, kind: ReplyKind, text: str, *, waits: bool
) -> Incoming:
    return Incoming(
        channel=CHANNEL,
        address=str(message.chat.id),
        key=_key(number),
        order=number,
        kind=kind,
        text=text,
        waits=waits,
        message_id=str(message.message_id),
    )


def _tap(number: int, query: CallbackQuery) -> Incoming | Aside:
    if query.message is None:
        return Ignored()
    chat = query.message.chat
    if chat.type != ChatType.PRIVATE:
        return Group(chat.id)
    return Incoming(
        channel=CHANNEL,
        address=str(chat.id),
        key=_key(number),
        order=number,
        kind=ReplyKind.TAP,
        tap=query.data or "",
        on=str(query.message.message_id),
    )


def _asked(query: InlineQuery) -> Aside:
    """Vietnamese unless the phone speaks English; the text decides where there is one."""
    lang = Lang.EN if (query.from_user.language_code or "").startswith("en") else Lang.VI
    return Asked(query.id, query.from_user.id, query.query, lang)


def _membership(change: ChatMemberUpdated) -> Aside:
    status = change.new_chat_member.status
    if change.chat.type != ChatType.PRIVATE:
        return Group(change.chat.id) if status in _IN else Ignored()
    return Blocked(str(change.chat.id)) if status == ChatMemberStatus.KICKED else Ignored()


def _key(number: int) -> str:
    return f"{CHANNEL}:{number}"
