"""Builds the updates that the bot receives, with the classes of a second implementation."""

import re
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

import telegram

from tests.phone.parsed import Parsed, utf16
from tests.phone.shapes import as_json
from tests.phone.state import BOT, Chat, Note, Tap, World

_MARKS = (
    (telegram.MessageEntity.BOT_COMMAND, re.compile(r"(?<!\S)/[A-Za-z0-9_]{1,32}\b")),
    (telegram.MessageEntity.URL, re.compile(r"https?://\S+|(?<!\S)www\.\S+")),
)


def as_typed(text: str) -> Parsed:
    """Mark commands and links in what a person types, as the app does."""
    found = [
        telegram.MessageEntity(kind, utf16(text[: m.start()]), utf16(m[0]))
        for kind, pattern in _MARKS
        for m in pattern.finditer(text)
    ]
    return Parsed(text, tuple(sorted(found, key=lambda entity: entity.offset)))


def put(world: World, **what: telegram.TelegramObject) -> None:
    """Queue one update, for example message=... or callback_query=..."""
    number = world.updates.next_id()
    world.updates.put(as_json(telegram.Update(number, **what)))  # type: ignore[arg-type]


def file_id(world: World, content: bytes) -> tuple[str, str]:
    """Keep a file for getFile; give its id and its unique id."""
    unique = sha256(content).hexdigest()[:16]
    name = f"file-{world.new_id()}-{unique}"
    world.files[name] = content
    return name, unique


def photo(world: World, content: bytes) -> dict[str, Any]:
    small, large = file_id(world, content), file_id(world, content)
    return {
        "photo": (
            telegram.PhotoSize(*small, 90, 160, len(content)),
            telegram.PhotoSize(*large, 720, 1280, len(content)),
        )
    }


def voice(world: World, content: bytes) -> dict[str, Any]:
    name, unique = file_id(world, content)
    return {"voice": telegram.Voice(name, unique, 4, "audio/ogg", len(content))}


def sticker(world: World, emoji: str) -> dict[str, Any]:
    name, unique = file_id(world, emoji.encode())
    return {
        "sticker": telegram.Sticker(
            name,
            unique,
            512,
            512,
            is_animated=False,
            is_video=False,
            type=telegram.Sticker.REGULAR,
            emoji=emoji,
        )
    }


def document(world: World, content: bytes, name: str, mime: str) -> dict[str, Any]:
    number, unique = file_id(world, content)
    return {
        "document": telegram.Document(
            number, unique, file_name=name, mime_type=mime, file_size=len(content)
        )
    }


def location(latitude: float, longitude: float) -> dict[str, Any]:
    return {"location": telegram.Location(longitude, latitude)}


def origin(source: str | telegram.User | telegram.Chat, when: datetime) -> telegram.MessageOrigin:
    """Say where a forward comes from: a hidden name, a user, a channel or a group."""
    if isinstance(source, telegram.User):
        return telegram.MessageOriginUser(when, source)
    if isinstance(source, telegram.Chat) and source.type == telegram.Chat.CHANNEL:
        return telegram.MessageOriginChannel(when, source, message_id=1)
    if isinstance(source, telegram.Chat):
        return telegram.MessageOriginChat(when, source)
    return telegram.MessageOriginHiddenUser(when, source)


def tapped(world: World, chat: Chat, note: Note, data: str) -> None:
    """Queue the tap on a button; of a deleted message only the id is left."""
    if chat.user is None:
        raise ValueError("a person taps in a private chat")
    tap = Tap(f"tap-{world.new_id()}", chat, chat.clock.now())
    world.taps[tap.id] = tap
    message: telegram.MaybeInaccessibleMessage = note.as_message()
    if note.deleted:
        message = telegram.InaccessibleMessage(chat.as_chat(), note.id)
    put(
        world,
        callback_query=telegram.CallbackQuery(
            tap.id, chat.user, f"instance-{chat.id}", message=message, data=data
        ),
    )


def membership(world: World, chat: Chat, by: telegram.User, *, old: str, new: str) -> None:
    """Queue the news that the bot was added, removed, blocked or unblocked."""
    put(
        world,
        my_chat_member=telegram.ChatMemberUpdated(
            chat.as_chat(), by, chat.clock.now(), _member(old), _member(new)
        ),
    )


def _member(status: str) -> telegram.ChatMember:
    if status == telegram.ChatMember.BANNED:
        return telegram.ChatMemberBanned(BOT, datetime.fromtimestamp(0, UTC))
    if status == telegram.ChatMember.LEFT:
        return telegram.ChatMemberLeft(BOT)
    return telegram.ChatMemberMember(BOT)


def broken_message(chat: Chat, number: int) -> dict[str, Any]:
    whole = telegram.Message(number, datetime.now(UTC), chat.as_chat(), text="...")
    return {**as_json(whole), "entities": [{"type": "bold", "offset": 0}]}
