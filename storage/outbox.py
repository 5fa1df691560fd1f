"""What is still to be sent: each person's messages strictly one after another."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import bindparam, delete, exists, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import clock
from storage.engine import Database
from storage.errors import SealBrokenError
from storage.outcomes import Outcomes
from storage.seal import Sealer
from storage.statements import big, padded, several
from storage.tables import State, outbox
from storage.together import Together
from storage.values import OutRow

LONGEST_WAIT = clock.HOUR
"""No row is put off for longer, so one that is further ahead means that the clock was set back."""

_older = outbox.alias("older")
_is_oldest = ~exists().where(
    _older.c.person == outbox.c.person,
    _older.c.state == State.WAITING,
    _older.c.id < outbox.c.id,
)
NEXT = (
    select(outbox)
    .where(
        outbox.c.state == State.WAITING,
        outbox.c.channel.in_(several("channels")),
        outbox.c.person.not_in(several("busy")),
        or_(outbox.c.not_before <= big("now"), outbox.c.not_before > big("absurd")),
        _is_oldest,
    )
    .order_by(outbox.c.rank, outbox.c.id)
    .limit(bindparam("most"))
)
ALL_OF = (
    select(outbox)
    .where(
        outbox.c.person == bindparam("whose"),
        outbox.c.channel == bindparam("where"),
        outbox.c.state == State.WAITING,
    )
    .order_by(outbox.c.id)
)
SENT = delete(outbox).where(outbox.c.id.in_(several("ids"))).returning(outbox.c.id)
THERE = select(outbox.c.id).where(outbox.c.id == big("row"))
LATER = (
    update(outbox)
    .where(outbox.c.id == big("row"))
    .values(not_before=big("then"), attempts=outbox.c.attempts + 1)
)
ASIDE = (
    update(outbox)
    .where(outbox.c.id == big("row"))
    .values(state=State.SET_ASIDE, reason=bindparam("why"))
)
Sent = tuple[OutRow, bytes | None]


class Outbox:
    """Hands out rows and takes back what became of them."""

    def __init__(
        self, database: Database, sealer: Sealer, now: clock.Clock, outcomes: Outcomes
    ) -> None:
        self._database = database
        self._sealer = sealer
        self._now = now
        self._outcomes = outcomes
        self._together = Together(self._commit_sent)
        self._missed: set[int] = set()
        """Rows that were to be marked and were no longer there."""

    async def next_out(
        self, *, limit: int, channels: Collection[str], busy: Collection[bytes]
    ) -> list[OutRow]:
        now = clock.milliseconds(self._now)
        wanted = {
            "channels": padded(channels),
            "busy": padded(busy),
            "now": now,
            "absurd": now + LONGEST_WAIT * 1000,
            "most": limit,
        }
        return await self._rows(NEXT, wanted)

    async def take_out(self, person: bytes, channel: str) -> list[OutRow]:
        return await self._rows(ALL_OF, {"whose": person, "where": channel})

    async def _rows(self, statement: Any, wanted: Mapping[str, Any]) -> list[OutRow]:
        """The rows, opened; one that does not open is put aside so that it stops nobody."""

        async def look(connection: AsyncConnection) -> Sequence[Any]:
            return (await connection.execute(statement, wanted)).all()

        rows: list[OutRow] = []
        for row in await self._database.read(look):
            try:
                rows.append(self._open(row))
            except SealBrokenError:
                await self.set_aside(row.id, "unreadable")
        return rows

    def _open(self, row: Any) -> OutRow:
        bound = row.channel.encode()
        body = self._sealer.open(row.sealed, outbox.name, row.person, bound)
        return OutRow(row.id, row.person, row.channel, body, row.attempts)

    async def mark_sent(
        self, rows: Collection[OutRow], message_ids: Mapping[int, bytes]
    ) -> set[int]:
        """See the store. A commit may have been repeated: a row that is gone and whose message is
        remembered was marked before, not forgotten."""
        if not rows:
            return set()
        await self._together.write([(row, message_ids.get(row.id)) for row in rows])
        gone = [row for row in rows if row.id in self._missed and row.id in message_ids]
        self._missed.difference_update(row.id for row in rows)

        async def look(connection: AsyncConnection) -> set[int]:
            known = [await self._outcomes.message_ids(connection, row.person) for row in gone]
            found = zip(gone, known, strict=True)
            return {row.id for row, ids in found if message_ids[row.id] not in ids}

        return await self._database.read(look) if gone else set()

    async def still_out(self, row: int) -> bool:
        async def look(connection: AsyncConnection) -> bool:
            return (await connection.execute(THERE, {"row": row})).scalar() is not None

        return await self._database.read(look)

    async def _commit_sent(self, sent: Sequence[Sent]) -> None:
        """A row that is gone was forgotten meanwhile: then its message id is not kept either."""
        ids = padded(row.id for row, _ in sent)

        async def write(connection: AsyncConnection) -> None:
            erased = set((await connection.execute(SENT, {"ids": ids})).scalars())
            kept = {row.id: (row.person, one) for row, one in sent if one is not None}
            found = [kept[row] for row in kept if row in erased]
            self._missed.update({row.id for row, _ in sent} - erased)
            await self._outcomes.remember(connection, found)

        await self._database.write(write)

    async def retry_later(self, row: int, seconds: float) -> None:
        wait = max(0.0, min(seconds, LONGEST_WAIT))
        then = clock.milliseconds(self._now) + int(wait * 1000)
        await self._change(LATER, {"row": row, "then": then})

    async def set_aside(self, row: int, reason: str) -> None:
        await self._change(ASIDE, {"row": row, "why": reason[:80]})

    async def _change(self, statement: Any, values: Mapping[str, Any]) -> None:
        async def write(connection: AsyncConnection) -> None:
            await connection.execute(statement, values)

        await self._database.write(write)
