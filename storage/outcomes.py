"""Writes what a group of turns came to, in set statements."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import Any

from sqlalchemy import bindparam, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import clock
from storage.engine import Database
from storage.errors import SealBrokenError
from storage.seal import Sealer
from storage.statements import big, many, padded, several, upsert
from storage.tables import State, inbox, message_id, outbox, session
from storage.values import Outcome, Outgoing, PersonTurn

Done = Sequence[tuple[PersonTurn, Outcome]]

OWNED = (session, inbox, outbox, message_id)
"""The tables that hold something of a person, by their key."""
FORGET = [delete(table).where(table.c.person.in_(several("people"))) for table in OWNED]
ERASE_SESSIONS = FORGET[0]
ERASE_INBOX = delete(inbox).where(inbox.c.id.in_(several("ids")))
SET_ASIDE = (
    update(inbox)
    .where(inbox.c.id == big("row"))
    .values(state=State.SET_ASIDE, reason=bindparam("why"))
)
IDS = (
    select(message_id.c.sealed)
    .where(message_id.c.person == bindparam("whose"))
    .order_by(message_id.c.id)
)
SMALL = 32
"""Message ids are short and many: they are filled up to this size."""


async def forget(connection: AsyncConnection, people: Sequence[bytes]) -> None:
    """Nothing of these people is left."""
    if people:
        for statement in FORGET:
            await connection.execute(statement, {"people": padded(people)})


async def set_aside(connection: AsyncConnection, rows: Iterable[int], why: str) -> None:
    await many(connection, SET_ASIDE, [{"row": row, "why": why[:80]} for row in rows])


class Outcomes:
    """Seals and writes; runs inside the transaction that read the turns."""

    def __init__(self, database: Database, sealer: Sealer, now: clock.Clock) -> None:
        self._sealer = sealer
        self._now = now
        insertion = upsert(session, is_sqlite=database.is_sqlite)
        self._keep_session = insertion.on_conflict_do_update(
            index_elements=["person"],
            set_={
                "sealed": insertion.excluded.sealed,
                "touched": insertion.excluded.touched,
            },
        )

    async def write(self, connection: AsyncConnection, done: Done) -> None:
        wiped = {t.person: outcome.last for t, outcome in done if outcome.last is not None}
        last = [
            one
            for person, made in wiped.items()
            for one in made(await self.message_ids(connection, person))
        ]
        await forget(connection, [turn.person for turn, outcome in done if outcome.forget])
        await self._sessions(connection, done)
        await self._inbox(connection, done)
        said = [*last, *(one for _, outcome in done for one in outcome.out)]
        await many(connection, insert(outbox).inline(), list(map(self._out, said)))
        remembered = [
            (turn.person, one)
            for turn, outcome in done
            if not outcome.forget
            for one in outcome.message_ids
        ]
        await self.remember(connection, remembered)

    async def _sessions(self, connection: AsyncConnection, done: Done) -> None:
        """Only what changed: a person who had no session and gets none costs nothing."""
        gone = [
            turn.person for turn, outcome in done if outcome.session is None and not outcome.forget
        ]
        if gone:
            await connection.execute(ERASE_SESSIONS, {"people": padded(gone)})
        kept = [
            {
                "person": turn.person,
                "sealed": self._sealer.seal(outcome.session, session.name, turn.person),
                "touched": clock.seconds(self._now),
            }
            for turn, outcome in done
            if outcome.session is not None and not outcome.forget
        ]
        await many(connection, self._keep_session, sorted(kept, key=lambda row: row["person"]))

    async def _inbox(self, connection: AsyncConnection, done: Done) -> None:
        served = [row.id for turn, outcome in done if not outcome.set_aside for row in turn.rows]
        if served:
            await connection.execute(ERASE_INBOX, {"ids": padded(served)})
        for turn, outcome in done:
            if outcome.set_aside:
                await set_aside(connection, (row.id for row in turn.rows), outcome.set_aside)

    def _out(self, one: Outgoing) -> dict[str, Any]:
        bound = one.channel.encode()
        return {
            "person": one.person,
            "channel": one.channel,
            "sealed": self._sealer.seal(one.body, outbox.name, one.person, bound),
            "rank": -one.priority,
            "attempts": 0,
            "not_before": 0,
            "touched": clock.seconds(self._now),
            "state": State.WAITING,
            "reason": "",
        }

    async def message_ids(self, connection: AsyncConnection, person: bytes) -> list[bytes]:
        """Messages of the last 48 hours that are remembered, oldest first."""
        found = await connection.execute(IDS, {"whose": person})
        ids = []
        for sealed in found.scalars().all():
            with suppress(SealBrokenError):
                ids.append(self._sealer.open(sealed, message_id.name, person))
        return ids

    async def remember(
        self, connection: AsyncConnection, ids: Iterable[tuple[bytes, bytes]]
    ) -> None:
        """Keeps ids of messages, so that they can be wiped."""
        rows = [
            {
                "person": person,
                "sealed": self._sealer.seal(one, message_id.name, person, floor=SMALL),
                "touched": clock.seconds(self._now),
            }
            for person, one in ids
        ]
        await many(connection, insert(message_id).inline(), rows)
