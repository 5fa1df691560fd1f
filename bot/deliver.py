"""Sends what stands in the outbox: in order for each person, within the channel's rate."""

import asyncio
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import structlog

from bot.channel import Channel, Delivery, Fate
from bot.codec import unpack_letter
from storage.errors import StoreUnavailableError
from storage.store import Store
from storage.values import OutRow

log = structlog.get_logger()

LEASE, LEASE_SECONDS = "deliver", 8.0
"""One deliverer at a time; another takes over within ten seconds."""
IDLE_SECONDS = 0.5
STOP_SECONDS = 2.0
"""How long a stop waits for what is on its way."""
MOST_AT_ONCE = 30
MOST_ATTEMPTS = 20
TAKING_BACK = 3
"""Tries to erase what slipped out."""


@dataclass
class Pace:
    """At most `rate` messages a second over all."""

    rate: float
    _next: float = field(default=0.0)

    async def wait(self) -> None:
        now = asyncio.get_running_loop().time()
        start = max(now, self._next)
        self._next = start + 1 / self.rate
        if start > now:
            await asyncio.sleep(start - now)


class Deliverer:
    """Marks only after the channel said it has the message: after a crash a reply may reach a
    person twice, never not at all."""

    def __init__(
        self,
        store: Store,
        channels: Mapping[str, Channel],
        holder: str,
        rate: float,
        sent: asyncio.Event,
    ) -> None:
        self._store = store
        self._channels = channels
        self._holder = holder
        self._pace = Pace(rate)
        self._sent = sent
        self._unmarked: dict[int, Delivery] = {}
        self._under_way: set[bytes] = set()

    async def run(self) -> None:
        """Until cancelled; only while holding the lease. A slow chat holds up nobody else's."""
        async with asyncio.TaskGroup() as group:
            while True:
                self._sent.clear()
                try:
                    busy = await self._round(group)
                except StoreUnavailableError:
                    log.error("database_unavailable", count=0)
                    busy = False
                if not busy:
                    await self._sleep()

    async def _round(self, group: asyncio.TaskGroup) -> bool:
        if not await self._store.lease(LEASE, self._holder, LEASE_SECONDS):
            return False
        free = MOST_AT_ONCE - len(self._under_way)
        if not free:
            return False
        rows = await self._store.next_out(
            limit=free, channels=tuple(self._channels), busy=tuple(self._under_way)
        )
        self._under_way.update(row.person for row in rows)
        for row in rows:
            group.create_task(self._send(row))
        return bool(rows)

    async def _send(self, row: OutRow) -> None:
        """What was begun is finished: a stop of the program leaves nothing sent but unmarked."""
        work = asyncio.get_running_loop().create_task(self._send_and_mark(row))
        try:
            await asyncio.shield(work)
        except asyncio.CancelledError:
            await asyncio.wait([work], timeout=STOP_SECONDS)
            work.cancel()
            await asyncio.gather(work, return_exceptions=True)
            raise

    async def _send_and_mark(self, row: OutRow) -> None:
        """What could not be marked is not sent a second time by this process, only marked."""
        sent = self._unmarked.pop(row.id, None) or await self._handed_over(row)
        try:
            await self._settle(row, sent)
        except StoreUnavailableError:
            log.error("database_unavailable", count=1)
            self._unmarked[row.id] = sent
        else:
            self._sent.set()
        finally:
            self._under_way.discard(row.person)

    async def _handed_over(self, row: OutRow) -> Delivery:
        try:
            letter = unpack_letter(row.body)
        except (ValueError, TypeError, KeyError):
            return Delivery(Fate.POISON, reason="unreadable")
        await self._pace.wait()
        if not await self._store.still_out(row.id):
            return Delivery(Fate.SENT)
        channel = self._channels[row.channel]
        if letter.message is None:
            return await channel.erase(letter.address, letter.erase)
        return await channel.send(letter.address, letter.message)

    async def _settle(self, row: OutRow, sent: Delivery) -> None:
        match sent.fate:
            case Fate.SENT:
                ids = {row.id: ",".join(sent.message_ids).encode()} if sent.message_ids else {}
                if await self._store.mark_sent([row], ids):
                    await self._take_back(row, sent.message_ids)
            case Fate.LATER if row.attempts < MOST_ATTEMPTS:
                await self._store.retry_later(row.id, sent.seconds or backoff(row.attempts))
            case Fate.GONE:
                await self._store.forget(row.person)
            case _:
                reason = sent.reason or "too many attempts"
                log.error("message_set_aside", reason=reason)
                await self._store.set_aside(row.id, reason)

    async def _take_back(self, row: OutRow, message_ids: Sequence[str]) -> None:
        """The conversation was cleared while this was on its way. Tried a few times only: nothing
        else goes to this person before."""
        channel, letter = self._channels[row.channel], unpack_letter(row.body)
        for attempt in range(TAKING_BACK):
            done = await channel.erase(letter.address, message_ids)
            if done.fate is not Fate.LATER:
                return
            await asyncio.sleep(done.seconds or backoff(attempt))

    async def _sleep(self) -> None:
        try:
            async with asyncio.timeout(IDLE_SECONDS):
                await self._sent.wait()
        except TimeoutError:
            return


def backoff(attempts: int) -> float:
    """Seconds before the next try: doubling to a minute, jittered so that not all come at once."""
    return float(min(2**attempts, 60) * random.uniform(0.5, 1.0))  # noqa: S311 - not a secret
