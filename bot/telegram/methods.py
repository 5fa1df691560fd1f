"""The calls whose answers are read here leanly, so that an unknown field in one breaks nothing."""

from typing import Any, ClassVar

from aiogram.methods import TelegramMethod
from aiogram.types import InlineKeyboardMarkup, InputFile, LinkPreviewOptions, MessageEntity
from pydantic import BaseModel


class GetRawUpdates(TelegramMethod[list[Any]]):
    """getUpdates without reading the batch as one: each update is read alone."""

    __returning__: ClassVar[Any] = list[Any]
    __api_method__: ClassVar[str] = "getUpdates"

    offset: int | None = None
    timeout: int
    allowed_updates: list[str]


class Sent(BaseModel):
    """All that is kept of a sent message; its chat, with the person's name, is dropped."""

    message_id: int


class SendText(TelegramMethod[Sent]):
    """sendMessage as plain text: no markup is read, so there is nothing to escape."""

    __returning__: ClassVar[Any] = Sent
    __api_method__: ClassVar[str] = "sendMessage"

    chat_id: int
    text: str
    entities: list[MessageEntity] | None = None
    link_preview_options: LinkPreviewOptions = LinkPreviewOptions(is_disabled=True)
    disable_notification: bool | None = None
    reply_markup: InlineKeyboardMarkup | None = None


class SendNumber(TelegramMethod[Sent]):
    """sendContact: a number that apps let people tap; they put "+" before it."""

    __returning__: ClassVar[Any] = Sent
    __api_method__: ClassVar[str] = "sendContact"

    chat_id: int
    phone_number: str
    first_name: str
    disable_notification: bool | None = None


class SendVoice(TelegramMethod[Sent]):
    """sendVoice without a caption: a sentence read aloud, after its text."""

    __returning__: ClassVar[Any] = Sent
    __api_method__: ClassVar[str] = "sendVoice"

    chat_id: int
    voice: InputFile
    disable_notification: bool = True


class SendPicture(TelegramMethod[Sent]):
    """sendPhoto without a caption: the text went before it, with sound if there is to be any."""

    __returning__: ClassVar[Any] = Sent
    __api_method__: ClassVar[str] = "sendPhoto"

    chat_id: int
    photo: InputFile
    disable_notification: bool = True
