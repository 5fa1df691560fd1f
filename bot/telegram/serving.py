"""Telegram as one part of the running program: its channel, and its polling under a lease."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any

import structlog

from bot.app import App
from bot.telegram.client import Client
from bot.telegram.face import show_face
from bot.telegram.phrases import farewell, telegram_phrases
from bot.telegram.poll import Poller
from bot.telegram.send import TelegramChannel
from storage.errors import StoreUnavailableError

log = structlog.get_logger()

LEASE, LEASE_SECONDS, RENEW_SECONDS = "poll", 9.0, 3.0
"""One process polls; another takes over within ten seconds."""


class LeaseLostError(Exception):
    """Another process polls now."""


@asynccontextmanager
async def telegram(token: str, app: App) -> AsyncIterator[Callable[[], Coroutine[Any, Any, None]]]:
    """Adds the channel to the app and shows the bot's face; yields what listens until cancelled.
    Raises TelegramRefusedError for a token or proxy that cannot be used."""
    settings, wording = app.settings, app.house.wording
    words = telegram_phrases()
    async with Client(token, api=settings.telegram_api, proxy=settings.telegram_proxy) as client:
        channel = TelegramChannel(client, app.painter.png, app.house.packs.recorded)
        app.channels[channel.name] = channel
        await show_face(client, words, wording)

        poller = Poller(client, app.ports, farewell(words, wording))

        async def listen() -> None:
            while True:
                await _hold(app)
                try:
                    async with asyncio.TaskGroup() as group:
                        group.create_task(_renew(app))
                        group.create_task(poller.run())
                except* LeaseLostError:
                    log.warning("poll_lease_lost")

        yield listen


async def _hold(app: App) -> None:
    while not await _leased(app):  # noqa: ASYNC110 - the lease is in the database
        await asyncio.sleep(RENEW_SECONDS)


async def _renew(app: App) -> None:
    """A database that is away ends no polling: people still get the numbers from memory."""
    while True:
        await asyncio.sleep(RENEW_SECONDS)
        if not await _leased(app):
            raise LeaseLostError


async def _leased(app: App) -> bool:
    try:
        return await app.store.lease(LEASE, app.holder, LEASE_SECONDS)
    except StoreUnavailableError:
        log.error("database_unavailable", count=0)
        return True
