"""What can go wrong with Telegram, and what is said about it at the start."""

from aiogram.exceptions import TelegramAPIError

from bot.trouble import StartError


class TelegramRoomError(Exception):
    """Base of this room's errors. Never raised itself."""


class TelegramRefusedError(TelegramRoomError, StartError):
    """Telegram cannot be used with these settings; the sentence says which and what to do."""


def token_refused() -> TelegramRefusedError:
    return TelegramRefusedError(
        "ASKFIRST_TELEGRAM_TOKEN: the Bot API server refuses this token. Copy it again from "
        "@BotFather, or unset it to run without Telegram."
    )


def token_malformed() -> TelegramRefusedError:
    return TelegramRefusedError(
        "ASKFIRST_TELEGRAM_TOKEN: this is not a bot token. It looks like 123456:ABC-xyz, without "
        "spaces; copy it again from @BotFather."
    )


def proxy_unusable() -> TelegramRefusedError:
    return TelegramRefusedError(
        "ASKFIRST_TELEGRAM_PROXY: this proxy cannot be used. http:// works as it is, socks5:// "
        "needs the package aiohttp-socks."
    )


def named(fault: TelegramAPIError) -> dict[str, str]:
    """What a log line may say of it: never its message, which can hold a chat or an address."""
    return {"method": fault.method.__api_method__, "error": type(fault).__name__}
