"""Start-up: everything is looked at before anything is opened, and said in one line each."""

import asyncio
from collections.abc import Callable

from bot.house import Given, build
from bot.licences import stored
from bot.logs import set_up
from bot.serving import run
from bot.settings import Settings
from bot.standing import standing
from bot.trouble import StartError, StoppedError
from storage.keys import init_keys, load_keys
from storage.report_keys import init_report_keys
from storage.upgrade import upgrade

OPENS = {
    "web": "The web chat is open: {}",
    "telegram": "Telegram is on: the bot is listening.",
}


def start(settings: Settings, *, prepare: bool, say: Callable[[str], None]) -> None:
    """Serve until interrupted. `prepare` makes keys and database first, for one machine. Raises
    what `main` prints: faulty files, a faulty setting, missing keys, an old database."""
    set_up(settings.log_level)
    with standing():
        given = Given(
            retention=settings.retention_days,
            public_url=settings.public_url,
            licences=stored(settings.data_dir),
        )
        house = build(given=given)
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    if prepare:
        init_keys(settings.keys)
        init_report_keys(settings.keys)
    keys = load_keys(settings.keys)
    if prepare:
        asyncio.run(upgrade(settings.database))

    def ready(what: str) -> None:
        kind, _, address = what.partition(" ")
        say(OPENS[kind].format(address))

    if not settings.token:
        say("Telegram is off: no ASKFIRST_TELEGRAM_TOKEN is set.")
    try:
        asyncio.run(run(settings, house, keys, ready))
    except* (KeyboardInterrupt, StoppedError):
        say("Stopped.")
    except* StartError as trouble:
        raise SystemExit("\n".join(str(one) for one in trouble.exceptions)) from None
