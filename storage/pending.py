"""Reads what is pending of some people, and their sessions, as turns."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import clock
from storage.errors import SealBrokenError
from storage.seal import Sealer
from storage.statements import big, padded, several
from storage.tables import State, inbox, session
from storage.values import Pending, PersonTurn
from storage.waiting import ready_at

AT_ONCE = 200
"""Rows of one person in one turn; what is beyond that is the next turn's."""

_numbered = (
    select(
        inbox,
        func.row_number()
        .over(partition_by=inbox.c.person, order_by=(inbox.c.position, inbox.c.id))
        .label("number"),
    )
    .where(inbox.c.person.in_(several("people")), inbox.c.state == State.WAITING)
    .subquery()
)
ROWS = (
    select(_numbered)
    .where(_numbered.c.number <= AT_ONCE)
    .order_by(_numbered.c.person, _numbered.c.number)
)
SESSIONS = select(session.c.person, session.c.sealed).where(
    session.c.person.in_(several("people")), session.c.touched > big("since")
)


@dataclass(frozen=True)
class Read:
    """The turns found, and the ids of rows that do not open any more."""

    turns: tuple[PersonTurn, ...]
    broken: tuple[int, ...]


def bound_to(order: int) -> bytes:
    """What an inbox body is sealed to besides its person: its place in the order."""
    return order.to_bytes(8, "big", signed=True)


class Reader:
    """Reads turns whose time has come; whoever wants to write afterwards locks the people first."""

    def __init__(self, sealer: Sealer, now: clock.Clock) -> None:
        self._sealer = sealer
        self._now = now

    async def read(self, connection: AsyncConnection, people: Sequence[bytes]) -> Read:
        if not people:
            return Read((), ())
        rows = await self._ready_rows(connection, people)
        sessions = await self.sessions(connection, list(rows))
        turns: list[PersonTurn] = []
        broken: list[int] = []
        for person, theirs in rows.items():
            opened = {row.id: self._open(row) for row in theirs}
            broken += [id_ for id_, one in opened.items() if one is None]
            if good := tuple(one for one in opened.values() if one is not None):
                turns.append(PersonTurn(person, good, sessions.get(person)))
        return Read(tuple(turns), tuple(broken))

    async def _ready_rows(
        self, connection: AsyncConnection, people: Sequence[bytes]
    ) -> dict[bytes, list[Any]]:
        now = clock.milliseconds(self._now)
        rows: dict[bytes, list[Any]] = defaultdict(list)
        for row in await connection.execute(ROWS, {"people": padded(people)}):
            rows[row.person].append(row)
        return {person: theirs for person, theirs in rows.items() if _is_ready(theirs, now)}

    def _open(self, row: Any) -> Pending | None:
        try:
            body = self._sealer.open(row.sealed, inbox.name, row.person, bound_to(row.position))
        except SealBrokenError:
            return None
        return Pending(row.id, row.position, body, bool(row.waits))

    async def sessions(
        self, connection: AsyncConnection, people: Sequence[bytes]
    ) -> dict[bytes, bytes]:
        """Their sessions by person; one that is too old or does not open is as good as none."""
        if not people:
            return {}
        since = clock.seconds(self._now) - clock.SESSION_HOURS * clock.HOUR
        wanted = {"people": padded(people), "since": since}
        found: dict[bytes, bytes] = {}
        for person, sealed in await connection.execute(SESSIONS, wanted):
            try:
                found[person] = self._sealer.open(sealed, session.name, person)
            except SealBrokenError:
                continue
        return found


def _is_ready(rows: Iterable[Any], now: int) -> bool:
    return ready_at([(bool(row.waits), row.arrived) for row in rows], now) <= now
