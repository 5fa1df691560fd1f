"""Long polling: fetch, hand over, and only then acknowledge by asking for the next ones."""

import asyncio
import random
from dataclasses import dataclass
from typing import NoReturn

import structlog
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.methods import DeleteWebhook

from bot.channel import HostPorts
from bot.telegram.client import Client
from bot.telegram.read import received
from bot.telegram.reception import Reception
from bot.telegram.trouble import named, token_refused

log = structlog.get_logger()

WAIT_SECONDS = 25


@dataclass
class Backoff:
    """Pauses that double up to `most` seconds, with jitter, until something works again."""

    first: float = 0.5
    most: float = 30.0
    _tries: int = 0

    def next(self, at_least: float = 0) -> float:
        doubled: float = self.first * 2 ** min(self._tries, 16)
        self._tries += 1
        jitter = random.uniform(0.5, 1.0)  # noqa: S311 - not a secret
        return max(min(doubled, self.most) * jitter, at_least)

    def over(self) -> None:
        self._tries = 0


class Poller:
    """One bot's updates. Two pollers of one bot end each other's calls: hold the lease first."""

    def __init__(
        self,
        client: Client,
        host: HostPorts,
        farewell: str,
        *,
        wait: int = WAIT_SECONDS,
        backoff: Backoff | None = None,
    ) -> None:
        self._client = client
        self._host = host
        self._farewell = farewell
        self._wait = wait
        self._backoff = backoff or Backoff()
        self._offset: int | None = None

    async def run(self) -> NoReturn:
        """Until cancelled. Raises TelegramRefusedError when the token is refused at the start.
        May run again after the lease was lost: then from what Telegram still holds."""
        self._offset = None
        await self._begin()
        async with asyncio.TaskGroup() as tasks:
            reception = Reception(self._client, self._host, self._farewell, tasks)
            while True:
                await self._round(reception)

    async def _begin(self) -> None:
        """Nothing can be fetched while a webhook is set; what waits for it is not thrown away."""
        while True:
            try:
                await self._client.ask(DeleteWebhook(drop_pending_updates=False))
            except TelegramUnauthorizedError:
                raise token_refused() from None
            except TelegramNotFound as fault:
                log.warning("telegram_method_missing", optional=True, **named(fault))
                return
            except TelegramAPIError as fault:
                await self._rest(fault)
            else:
                self._backoff.over()
                return

    async def _round(self, reception: Reception) -> None:
        """One fetch. An empty answer proves that all is acknowledged: the next call then names no
        number, because Telegram may start anew with lower ones after a quiet week."""
        try:
            updates = await self._client.updates(self._offset, self._wait)
        except TelegramAPIError as fault:
            await self._rest(fault)
            return
        batch = [received(update) for update in updates]
        # gather gives back whatever the host raises as a value: any fault means "not stored"
        [outcome] = await asyncio.gather(reception.take(batch), return_exceptions=True)
        if isinstance(outcome, BaseException):
            await self._not_stored(len(batch), outcome)
            return
        self._backoff.over()
        self._offset = max(one.number for one in batch) + 1 if batch else None

    async def _not_stored(self, count: int, fault: BaseException) -> None:
        error, seconds = type(fault).__name__, self._backoff.next()
        log.error("telegram_not_stored", count=count, error=error, seconds=round(seconds, 1))
        await asyncio.sleep(seconds)

    async def _rest(self, fault: TelegramAPIError) -> None:
        wanted = fault.retry_after if isinstance(fault, TelegramRetryAfter) else 0
        seconds = self._backoff.next(wanted)
        log.warning("telegram_call_failed", seconds=round(seconds, 1), **named(fault))
        await asyncio.sleep(seconds)
