"""The composition root: the one place where settings, files, store and channels meet."""

import asyncio
import os
import secrets
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import structlog

from bot.arrival import Arrival
from bot.channel import Channel, HostPorts
from bot.deliver import Deliverer
from bot.errands import Errands
from bot.house import House
from bot.inline import Shared
from bot.painter import Painter
from bot.receipts import ReceiptClerk
from bot.reporting import Clerk
from bot.settings import Settings
from bot.today import now, today
from bot.tongues import Tongues
from bot.tries import Tries
from bot.upkeep import Upkeep
from bot.webchat import WebChat
from bot.worker import Worker
from flows.engine.taps import button, switches_language
from helplines.model import Kind
from helplines.phone import shown, tel
from reports.filing import Filing
from signs.language import language
from storage.errors import StoreUnavailableError
from storage.keys import StorageKeys
from storage.report_keys import ReportKeys, load_report_keys
from storage.store import Store

log = structlog.get_logger()

SWEEP_SECONDS = 600.0


@dataclass(repr=False)
class App:
    """Everything that runs, joined; `run_core` serves turns and deliveries until cancelled.

    Without a repr of all it holds: asyncio's runner makes one of the main task at every start.
    """

    settings: Settings
    house: House
    store: Store
    keys: StorageKeys
    reports: ReportKeys
    channels: dict[str, Channel] = field(default_factory=dict)
    wake: asyncio.Event = field(default_factory=asyncio.Event)
    sent: asyncio.Event = field(default_factory=asyncio.Event)
    holder: str = field(default_factory=lambda: f"{os.getpid()}-{secrets.token_hex(8)}")

    def __post_init__(self) -> None:
        self.arrival = Arrival(
            store=self.store,
            pepper=self.keys.pepper,
            memory=self.house.memory,
            danger=self.house.danger,
            language=language,
            channels=self.channels,
            tongues=Tongues(self.store, frozenset(self.house.packs.by_code), self._leaves),
            wake=self.wake,
        )
        self.painter = Painter(self.house.pictures, self.settings.public_url)
        filing = Filing(self.store.reports, self.reports.peppers, self.reports.team, now)
        clerk = Clerk(filing, self.house.drafts, self.settings.unread_hours * 3600.0)
        receipts = ReceiptClerk(filing, Tries(time.monotonic))
        runners = {**clerk.errands, **receipts.errands}
        self.errands = Errands(self.store, self.house.turn, runners)
        self.web = WebChat(
            self.store, self.arrival, self.errands, self.house.turn, self.house.memory
        )

    @property
    def ports(self) -> HostPorts:
        house, address = self.house, self.settings.public_url
        shared = Shared(house.checker, house.cards, house.danger, today, address)
        return HostPorts(self.arrival.arrive, self.arrival.gone, shared.offered)

    async def run_core(self) -> None:
        """Turns, deliveries and sweeping; ends only by cancellation or a bug."""
        worker = Worker(self.store, self.errands, self.wake, self.sent)
        deliverer = Deliverer(
            self.store, self.channels, self.holder, self.settings.send_rate, self.sent
        )
        async with asyncio.TaskGroup() as group:
            group.create_task(worker.run())
            group.create_task(self._sweep())
            if self.channels:
                group.create_task(deliverer.run())

    async def _sweep(self) -> None:
        days, watch = self.settings.retention_days, self.house.watch
        upkeep = Upkeep(self.store, self.settings.keys, days, now, watch)
        while True:
            try:
                await upkeep.run()
            except StoreUnavailableError:
                log.error("database_unavailable", count=0)
            await asyncio.sleep(SWEEP_SECONDS)

    def _leaves(self, tap: str) -> bool:
        place, option = button(tap)
        return switches_language(self.house.flows.step(place), option)

    def phone_links(self) -> dict[str, str]:
        """Number as the bot writes it -> as a phone dials it, for the web page."""
        points = self.house.directory.points.values()
        return {shown(p): tel(p).removeprefix("tel:") for p in points if p.kind is Kind.CALL}


@asynccontextmanager
async def opened(settings: Settings, house: House, keys: StorageKeys) -> AsyncIterator[App]:
    """The app with its store open; closed on the way out."""
    reports = load_report_keys(settings.keys)
    store = await Store.open(settings.database, keys)
    try:
        yield App(settings, house, store, keys, reports)
    finally:
        await store.close()
