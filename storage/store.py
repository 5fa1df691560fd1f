"""The store: the one door through which the host reaches sessions, inbox and outbox."""

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType

from sqlalchemy.ext.asyncio import AsyncConnection

from storage import clock
from storage.engine import Database, open_database
from storage.errors import StorageError
from storage.inbox import Inbox
from storage.keys import StorageKeys
from storage.leases import Leases
from storage.outbox import Outbox
from storage.outcomes import Outcomes, forget
from storage.pending import Reader
from storage.report_upkeep import ReportUpkeep
from storage.reports import ReportShelf
from storage.schema import check_schema
from storage.seal import Sealer
from storage.sweeping import sweep
from storage.turns import Turns, Work
from storage.values import Arrived, OutRow, PersonTurn

NO_IDS: Mapping[int, bytes] = MappingProxyType({})


class Store:
    """Every method either commits and returns, or raises: `StoreUnavailableError` when the
    database cannot be used (answer from memory), another `StorageError` for what is our fault.
    `reports` is the shelf of reports, whose transactions are its own."""

    def __init__(self, database: Database, keys: StorageKeys, now: clock.Clock) -> None:
        self._database = database
        self._now = now
        self._days = keys.days(now)
        self._days.step()
        self._sealer = Sealer(self._days)
        self._reader = Reader(self._sealer, now)
        self._outcomes = Outcomes(database, self._sealer, now)
        self._inbox = Inbox(database, keys, self._sealer, now)
        self._turns = Turns(database, self._inbox, self._reader, self._outcomes)
        self._outbox = Outbox(database, self._sealer, now, self._outcomes)
        self._leases = Leases(database, now)
        self.reports = ReportShelf(database)
        self.upkeep = ReportUpkeep(database)

    @classmethod
    async def open(cls, url: str, keys: StorageKeys, clock: clock.Clock = clock.wall) -> "Store":
        """Opens a database that `upgrade` has prepared; raises `SchemaError` for any other, and
        `KeysError` when the file of the day key cannot be used."""
        database = open_database(url)
        try:
            await database.read(check_schema)
            return cls(database, keys, clock)
        except StorageError:
            await database.close()
            raise

    async def close(self) -> None:
        await self._database.close()

    async def put(self, arrived: Sequence[Arrived]) -> None:
        """Stores all of it in one commit (shared with whoever puts at the same moment). An update
        whose key was seen in the last 48 hours is dropped."""
        await self._inbox.put(arrived)

    async def run_turns(
        self,
        work: Work,
        *,
        limit: int = 50,
        person: bytes | None = None,
        busy: Collection[bytes] = (),
    ) -> int:
        """Serves up to `limit` people whose rows are ready and who are not `busy`, or just
        `person`; returns how many.

        `work` is pure and must not raise: it may run twice for the same rows (after a lost
        connection or a refused write), and only one run counts. A turn that went wrong says so in
        `Outcome.set_aside`; one that waits for something returns None and is not served yet.
        """
        return await self._turns.run(work, limit=limit, person=person, busy=busy)

    async def peek(self, *, limit: int = 50) -> list[PersonTurn]:
        """The turns that are ready, read only: for pictures, which are read before the turn."""
        return await self._turns.peek(limit=limit)

    async def waiting(self) -> float | None:
        """Seconds until somebody's rows are ready; None when nothing waits."""
        return await self._inbox.waiting()

    async def next_out(
        self, *, limit: int, channels: Collection[str], busy: Collection[bytes] = ()
    ) -> list[OutRow]:
        """Of each person only the oldest unsent row, if its time has come; priority first. People
        in `busy` (a message of theirs is on its way) are left out."""
        return await self._outbox.next_out(limit=limit, channels=channels, busy=busy)

    async def take_out(self, person: bytes, channel: str) -> list[OutRow]:
        """Everything unsent of a person, in order; `mark_sent` them once they were handed over."""
        return await self._outbox.take_out(person, channel)

    async def mark_sent(
        self, rows: Collection[OutRow], message_ids: Mapping[int, bytes] = NO_IDS
    ) -> set[int]:
        """Erases sent rows; `message_ids` by row id are remembered, for wiping. Returns the ids of
        rows whose person was forgotten while they were on their way: those should not be there."""
        return await self._outbox.mark_sent(rows, message_ids)

    async def still_out(self, row: int) -> bool:
        """Whether a row still stands in the outbox: not, when its person was forgotten."""
        return await self._outbox.still_out(row)

    async def retry_later(self, row: int, seconds: float) -> None:
        """Puts a row off, an hour at most, and counts the attempt."""
        await self._outbox.retry_later(row, seconds)

    async def set_aside(self, row: int, reason: str) -> None:
        """Puts an outbox row aside; it stays sealed for 48 hours. `reason` holds no words of
        anybody, only a name for what went wrong."""
        await self._outbox.set_aside(row, reason)

    async def forget(self, person: bytes) -> None:
        """Session, inbox, outbox and message ids of that person are gone."""

        async def write(connection: AsyncConnection) -> None:
            await forget(connection, [person])

        await self._database.write(write)

    async def message_ids(self, person: bytes) -> list[bytes]:
        """Messages of the last 48 hours, oldest first."""
        return await self._database.read(lambda c: self._outcomes.message_ids(c, person))

    async def session(self, person: bytes) -> bytes | None:
        """A person's session, if it is not older than 24 hours."""

        async def look(connection: AsyncConnection) -> bytes | None:
            return (await self._reader.sessions(connection, [person])).get(person)

        return await self._database.read(look)

    async def lease(self, name: str, holder: str, seconds: float) -> bool:
        """Takes or renews a lease; False while somebody else holds it; zero seconds end it."""
        return await self._leases.lease(name, holder, seconds)

    async def sweep(self) -> None:
        """Erases sessions idle for 24 hours and every trace older than 48; on SQLite their bytes
        leave the file and its log. Before that the key is forgotten under which what is older was
        sealed: that needs no database, and is what reaches logs and backups."""
        self._days.step()
        await sweep(self._database, self._now)
