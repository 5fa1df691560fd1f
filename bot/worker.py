"""Runs turns as people's rows become ready."""

import asyncio
from collections.abc import Coroutine
from typing import Any

import structlog

from bot.errands import Errands
from storage.errors import StoreUnavailableError
from storage.store import Store

log = structlog.get_logger()

GROUP = 50
"""People whose turns share a commit."""
IDLE_SECONDS = 1.0
"""How long to sleep at most: another process may have stored something."""


class Worker:
    """`wake` is set by arrivals here; `sent` wakes the deliverer."""

    def __init__(
        self, store: Store, errands: Errands, wake: asyncio.Event, sent: asyncio.Event
    ) -> None:
        self._store = store
        self._errands = errands
        self._wake = wake
        self._sent = sent

    async def run(self) -> None:
        """Until cancelled. A database that is away is waited for."""
        async with asyncio.TaskGroup() as group:
            while True:
                self._wake.clear()
                try:
                    served = await self._errands.serve(
                        limit=GROUP, start=lambda work: group.create_task(self._then(work))
                    )
                    pause = 0.0 if served else await self._store.waiting()
                except StoreUnavailableError:
                    log.error("database_unavailable", count=0)
                    served, pause = 0, None
                if served:
                    self._sent.set()
                    continue
                await self._sleep(IDLE_SECONDS if pause is None else min(pause, IDLE_SECONDS))

    async def _then(self, work: Coroutine[Any, Any, None]) -> None:
        """An errand and the turn that waited for it; then both sides look again."""
        await work
        self._sent.set()
        self._wake.set()

    async def _sleep(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(max(seconds, 0.01)):
                await self._wake.wait()
        except TimeoutError:
            return
