"""How the bot presents itself before anybody writes: commands and descriptions, both languages."""

from collections.abc import Iterator
from typing import Any

import structlog
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramNetworkError,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.methods import (
    SetMyCommands,
    SetMyDescription,
    SetMyName,
    SetMyShortDescription,
    TelegramMethod,
)
from aiogram.types import BotCommand

from authoring.lang import Lang
from authoring.text import texts_in
from authoring.wording import Wording
from bot.telegram.client import Client
from bot.telegram.phrases import TelegramPhrases
from bot.telegram.trouble import named, token_refused

log = structlog.get_logger()

SECONDS = 10
"""A face is worth no long wait: people can write while it is still the old one."""

SHOWN_TO: tuple[tuple[str | None, Lang], ...] = ((None, Lang.VI), ("vi", Lang.VI), ("en", Lang.EN))
"""(language of the phone, language of the words); None is every other phone."""


async def show_face(
    client: Client, phrases: TelegramPhrases, wording: Wording, *, name: str = ""
) -> None:
    """Set once at the start. What a server lacks or refuses is logged and stops nothing; raises
    TelegramRefusedError for a refused token only. Without `name` the bot keeps the one it has."""
    for method in face(phrases, wording, name):
        try:
            await client.ask(method, seconds=SECONDS)
        except TelegramUnauthorizedError:
            raise token_refused() from None
        except (TelegramNetworkError, TelegramServerError) as fault:
            log.warning("telegram_face_given_up", optional=True, **named(fault))
            return
        except TelegramAPIError as fault:
            log.warning("telegram_face_refused", optional=True, **named(fault))


def face(phrases: TelegramPhrases, wording: Wording, name: str) -> Iterator[TelegramMethod[Any]]:
    """The calls, those for every phone first. Neither /sos nor /111 is in the menu: they work, but
    a menu is what somebody sees who picks up the phone."""
    if name:
        yield SetMyName(name=name)
    for phone, lang in SHOWN_TO:
        commands = [
            BotCommand(command=path[0], description=wording.say(lang, text))
            for path, text in texts_in(phrases.commands)
        ]
        yield SetMyCommands(commands=commands, language_code=phone)
        said = wording.say(lang, phrases.description)
        yield SetMyDescription(description=said, language_code=phone)
        said = wording.say(lang, phrases.short_description)
        yield SetMyShortDescription(short_description=said, language_code=phone)
