"""What is done with time: old reports erased, new ones blurred, peppers forgotten."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import structlog

from bot.house import Watch
from reports.retention import jumped
from storage.report_keys import forget_peppers
from storage.store import Store

log = structlog.get_logger()

PURGED = "purged"
"""Under this name it is remembered when reports were last purged."""


@dataclass(frozen=True)
class Upkeep:
    """`days`: how long a report is kept; `keys`: the folder of the key files."""

    store: Store
    keys: Path
    days: int
    now: Callable[[], datetime]
    watch: Watch = field(default_factory=Watch)

    async def run(self) -> None:
        """Every few minutes; purges when the day of the last purge is over."""
        self.watch.reported = await self.store.reports.any_confirmed()
        await self.store.sweep()
        await self.store.upkeep.settle()
        last = await self._last()
        if last is not None and self.now().date() <= last.date():
            return
        if jumped(self.now().date(), last.date() if last else None):
            log.error("purge_held", reason="clock_jumped")
            return
        await self.purge()

    async def purge(self) -> int:
        """Erases what has had its time, whatever the clock did; returns how many reports."""
        now = self.now()
        gone = await self.store.upkeep.purge(now.date(), self.days)
        forget_peppers(self.keys, await self.store.upkeep.peppers())
        await self.store.reports.remember(PURGED, int(now.timestamp()))
        return gone

    async def _last(self) -> datetime | None:
        moment = await self.store.reports.moment(PURGED)
        zone = self.now().tzinfo or UTC
        return None if moment is None else datetime.fromtimestamp(moment, zone)
