"""Sends a rendered message to a private chat and says what became of it."""

import re
from collections.abc import Awaitable, Callable, Iterator, Sequence

from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramRetryAfter,
)
from aiogram.methods import DeleteMessages, TelegramMethod
from aiogram.types import (
    BufferedInputFile,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    MessageEntity,
)

from bot.channel import Delivery, Fate
from bot.outgoing import Button, Message, Picture, Recording
from bot.telegram.client import Client
from bot.telegram.methods import SendNumber, SendPicture, SendText, SendVoice, Sent
from bot.telegram.split import split
from bot.telegram.values import CHANNEL

SHORT = 14
"""Characters of a label that may share a row with another short one."""
MOST_ERASED = 100
"""Messages that one call of deleteMessages takes."""
UNFINISHED = 256
"""Long messages whose later parts still wait; beyond that the oldest starts again."""

Paint = Callable[[Picture], Awaitable[bytes]]
Recorded = Callable[[Recording], bytes | None]

_CHAT = re.compile(r"-?[0-9]{1,18}")
_GONE = (
    "chat not found", "user not found", "user is deactivated", "peer_id_invalid",
    "input_user_deactivated", "user_is_blocked", "chat_id is empty",
)  # fmt: skip
_REASONS = {
    "message is too long": "too_long",
    "text is empty": "empty",
    "text must be non-empty": "empty",
    "button_data_invalid": "button_data",
    "inline keyboard": "keyboard",
    "reply markup": "keyboard",
}


class TelegramChannel:
    """The bot's `Channel`. A long message goes in parts; what was sent of it is not sent again."""

    name = CHANNEL

    def __init__(self, client: Client, paint: Paint, recorded: Recorded) -> None:
        self._client = client
        self._paint = paint
        self._recorded = recorded
        self._unfinished: dict[tuple[str, Message], tuple[str, ...]] = {}

    async def send(self, address: str, message: Message) -> Delivery:
        """Never raises for what Telegram or the network does."""
        if not split(message.text):
            return Delivery(Fate.POISON, reason="empty")
        if not _CHAT.fullmatch(address):
            return Delivery(Fate.POISON, reason="address")
        sent = self._unfinished.pop((address, message), ())
        calls = [*_calls(int(address), message), *await self._beside(int(address), message)]
        for method in calls[len(sent) :]:
            try:
                answer = await self._client.ask(method)
            except TelegramAPIError as fault:
                if isinstance(method, SendPicture | SendVoice) and fate_of(fault)[0] is Fate.POISON:
                    break  # what it says was said before it: without it the message is whole
                return self._failed(address, message, sent, fault)
            sent = (*sent, str(answer.message_id))
        return Delivery(Fate.SENT, sent)

    async def _beside(self, chat: int, message: Message) -> Sequence[SendPicture | SendVoice]:
        """What says once more, as a picture or aloud, what the words have said."""
        calls: list[SendPicture | SendVoice] = []
        if message.picture is not None:
            png = await self._paint(message.picture)
            calls.append(SendPicture(chat_id=chat, photo=BufferedInputFile(png, "picture.png")))
        sound = self._recorded(message.recording) if message.recording else None
        if sound is not None:
            calls.append(SendVoice(chat_id=chat, voice=BufferedInputFile(sound, "voice.ogg")))
        return calls

    async def erase(self, address: str, message_ids: Sequence[str]) -> Delivery:
        """A hundred a call, newest first. One that is older than 48 hours refuses its whole call,
        so these are then tried one by one; for the old ones there is nothing to be done."""
        if not _CHAT.fullmatch(address):
            return Delivery(Fate.POISON, reason="address")
        ids = [int(one) for one in message_ids if one.isdigit()]
        for first in range(0, len(ids), MOST_ERASED):
            some = ids[first : first + MOST_ERASED]
            failed = await self._erase(address, some)
            if failed.fate is Fate.POISON and len(some) > 1:
                failed = await self._each_alone(address, some)
            if failed.fate in {Fate.LATER, Fate.GONE}:
                return failed
        return Delivery(Fate.SENT)

    async def _each_alone(self, address: str, ids: Sequence[int]) -> Delivery:
        for one in ids:
            done = await self._erase(address, [one])
            if done.fate in {Fate.LATER, Fate.GONE}:
                return done
        return Delivery(Fate.SENT)

    async def _erase(self, address: str, ids: Sequence[int]) -> Delivery:
        try:
            await self._client.ask(DeleteMessages(chat_id=int(address), message_ids=list(ids)))
        except TelegramAPIError as fault:
            fate, seconds, reason = fate_of(fault)
            return Delivery(fate, (), seconds, reason)
        return Delivery(Fate.SENT)

    def _failed(
        self, address: str, message: Message, sent: tuple[str, ...], fault: TelegramAPIError
    ) -> Delivery:
        fate, seconds, reason = fate_of(fault)
        if fate is Fate.LATER and sent:
            if len(self._unfinished) >= UNFINISHED:
                self._unfinished.pop(next(iter(self._unfinished)))
            self._unfinished[address, message] = sent
        return Delivery(fate, sent, seconds, reason)


def _calls(chat: int, message: Message) -> Iterator[TelegramMethod[Sent]]:
    """The text in parts, the last with the buttons, then what follows it."""
    parts = split(message.text)
    silent = True if message.silent else None
    for place, part in enumerate(parts):
        last = place == len(parts) - 1
        yield SendText(
            chat_id=chat,
            text=part,
            entities=[
                *_marked(part, message.hidden, "spoiler"),
                *_marked(part, message.ready, "pre"),
            ]
            or None,
            disable_notification=silent,
            reply_markup=keyboard(message.buttons) if last and message.buttons else None,
        )
    for one in message.contacts:
        yield SendNumber(
            chat_id=chat,
            phone_number=one.number,
            first_name=one.name,
            disable_notification=True,
        )


def _marked(text: str, piece: str, as_: str) -> Iterator[MessageEntity]:
    """A piece under a spoiler, or as a block that apps copy with a tap. Offsets are counted in
    UTF-16 code units (Bot API, MessageEntity)."""
    at = text.find(piece) if piece else -1
    if at >= 0:
        offset, length = (len(part.encode("utf-16-le")) // 2 for part in (text[:at], piece))
        yield MessageEntity(type=as_, offset=offset, length=length)


def keyboard(buttons: tuple[Button, ...]) -> InlineKeyboardMarkup:
    """One button a row; two short neighbours share one."""
    rows: list[list[Button]] = []
    for button in buttons:
        room = rows and len(rows[-1]) == 1 and len(rows[-1][0].label) <= SHORT
        if room and len(button.label) <= SHORT:
            rows[-1].append(button)
        else:
            rows.append([button])
    return InlineKeyboardMarkup(inline_keyboard=[[_key(button) for button in row] for row in rows])


def _key(button: Button) -> InlineKeyboardButton:
    if button.url:
        return InlineKeyboardButton(text=button.label, url=button.url)
    if button.copies:
        copied = CopyTextButton(text=button.copies)
        return InlineKeyboardButton(text=button.label, copy_text=copied)
    return InlineKeyboardButton(text=button.label, callback_data=button.data)


def fate_of(fault: TelegramAPIError) -> tuple[Fate, float, str]:
    """(fate, seconds to wait, name of the rule). Never the server's sentence: it can quote."""
    match fault:
        case TelegramRetryAfter():
            return Fate.LATER, fault.retry_after, ""
        case TelegramForbiddenError():
            return Fate.GONE, 0, ""
        case TelegramBadRequest():
            return _refused(fault.message.lower())
        case TelegramEntityTooLarge() | TelegramMigrateToChat():
            return Fate.POISON, 0, "bad_request"
        case _:
            return Fate.LATER, 0, ""


def _refused(said: str) -> tuple[Fate, float, str]:
    if any(words in said for words in _GONE):
        return Fate.GONE, 0, ""
    rules = (name for words, name in _REASONS.items() if words in said)
    return Fate.POISON, 0, next(rules, "bad_request")
