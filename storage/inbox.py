"""What arrived and was not answered yet: stored once, found again when its time has come."""

import hashlib
from collections.abc import Sequence
from typing import Any

from sqlalchemy import bindparam, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import clock, waiting
from storage.engine import Database
from storage.keys import StorageKeys
from storage.pending import bound_to
from storage.seal import Sealer
from storage.statements import big, many, upsert
from storage.tables import State, inbox, seen_update
from storage.together import Together
from storage.values import Arrived

PEOPLE = waiting.people()
SOONEST = select(func.min(PEOPLE.c.ready))
CANDIDATES = (
    select(PEOPLE.c.person)
    .where(PEOPLE.c.ready <= big("now"))
    .order_by(PEOPLE.c.first)
    .limit(bindparam("most"))
)


class Inbox:
    """Puts updates in and tells whose turn it is."""

    def __init__(
        self, database: Database, keys: StorageKeys, sealer: Sealer, now: clock.Clock
    ) -> None:
        self._database = database
        self._pepper = keys.pepper
        self._sealer = sealer
        self._now = now
        self._together = Together(self._commit)
        self._notice = (
            upsert(seen_update, is_sqlite=database.is_sqlite)
            .on_conflict_do_nothing()
            .returning(seen_update.c.key)
        )

    async def put(self, arrived: Sequence[Arrived]) -> None:
        if arrived:
            await self._together.write(arrived)

    async def _commit(self, arrived: Sequence[Arrived]) -> None:
        """Sorted by key, so that two processes that store the same updates do not deadlock."""
        touched, moment = clock.seconds(self._now), clock.milliseconds(self._now)
        by_key = {self._seen_key(one): one for one in reversed(arrived)}
        keys = [{"key": key, "touched": touched} for key in sorted(by_key)]
        rows = {key: self._row(one, moment) for key, one in by_key.items()}

        async def write(connection: AsyncConnection) -> None:
            fresh = set((await connection.execute(self._notice, keys)).scalars())
            new = [row for key, row in reversed(rows.items()) if key in fresh]
            await many(connection, insert(inbox).inline(), new)

        await self._database.write(write)

    def _seen_key(self, one: Arrived) -> bytes:
        """An update's key as a keyed hash, so that a channel may use anything as a key."""
        about = f"{one.channel}\0{one.key}".encode()
        return hashlib.blake2b(about, digest_size=16, key=self._pepper, person=b"seen").digest()

    def _row(self, one: Arrived, moment: int) -> dict[str, Any]:
        return {
            "person": one.person,
            "position": one.order,
            "sealed": self._sealer.seal(one.body, inbox.name, one.person, bound_to(one.order)),
            "waits": int(one.waits),
            "arrived": moment,
            "state": State.WAITING,
            "reason": "",
        }

    async def waiting(self) -> float | None:
        """Seconds until somebody's rows are ready; None when nothing waits."""
        now = clock.milliseconds(self._now)

        async def look(connection: AsyncConnection) -> int | None:
            found: int | None = (await connection.execute(SOONEST, {"now": now})).scalar()
            return found

        soonest = await self._database.read(look)
        return None if soonest is None else max(0, soonest - now) / 1000

    async def candidates(self, connection: AsyncConnection, most: int) -> list[bytes]:
        """The people whose rows are ready, those who have waited longest first."""
        now = {"now": clock.milliseconds(self._now), "most": most}
        return list((await connection.execute(CANDIDATES, now)).scalars())
