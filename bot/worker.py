"""Runs turns as people's rows become ready."""

import asyncio

import structlog

from bot.turn import Turn
from storage.errors import StoreUnavailableError
from storage.store import Store

log = structlog.get_logger()

GROUP = 50
"""People whose turns share a commit."""
IDLE_SECONDS = 1.0
"""How long to sleep at most: another process may have stored something."""


class Worker:
    """`wake` is set by arrivals here; `sent` wakes the deliverer."""

    def __init__(self, store: Store, turn: Turn, wake: asyncio.Event, sent: asyncio.Event) -> None:
        self._store = store
        self._turn = turn
        self._wake = wake
        self._sent = sent

    async def run(self) -> None:
        """Until cancelled. A database that is away is waited for."""
        while True:
            self._wake.clear()
            try:
                served = await self._store.run_turns(self._turn.take, limit=GROUP)
                pause = 0.0 if served else await self._store.waiting()
            except StoreUnavailableError:
                log.error("database_unavailable", count=0)
                served, pause = 0, None
            if served:
                self._sent.set()
                continue
            await self._sleep(IDLE_SECONDS if pause is None else min(pause, IDLE_SECONDS))

    async def _sleep(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(max(seconds, 0.01)):
                await self._wake.wait()
        except TimeoutError:
            return
