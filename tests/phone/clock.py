"""Time that a test may move, and a bell for those who wait for something to change."""

import asyncio
from datetime import UTC, datetime, timedelta


class Clock:
    """The hour in one chat: the real one until a test moves it."""

    def __init__(self) -> None:
        self._shift = timedelta()

    def now(self) -> datetime:
        return datetime.now(UTC) + self._shift

    def passes(self, *, hours: float = 0, seconds: float = 0) -> None:
        self._shift += timedelta(hours=hours, seconds=seconds)

    def set_to(self, moment: datetime) -> None:
        self._shift = moment - datetime.now(UTC)


class Bell:
    """Wakes everybody who waits, every time it rings."""

    def __init__(self) -> None:
        self._event = asyncio.Event()

    def ring(self) -> None:
        event, self._event = self._event, asyncio.Event()
        event.set()

    async def wait(self) -> None:
        await self._event.wait()
