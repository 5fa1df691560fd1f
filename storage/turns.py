"""One transaction for a group of turns: lock, read, the host's pure work, then set statements."""

from collections.abc import Callable, Collection, Sequence

from sqlalchemy.ext.asyncio import AsyncConnection

from storage.engine import Database
from storage.errors import WriteRefusedError
from storage.inbox import Inbox
from storage.locks import lock, lock_some
from storage.outcomes import Outcomes, set_aside
from storage.pending import Reader
from storage.values import Outcome, PersonTurn

Work = Callable[[PersonTurn], Outcome | None]
"""None: the host has something to do first; nothing is written and the rows stay pending."""

LOOK_AHEAD = 4
"""Candidates looked at for each person wanted, since other processes hold some of them."""


class Turns:
    """Serves people whose rows are ready."""

    def __init__(
        self, database: Database, arrivals: Inbox, reader: Reader, outcomes: Outcomes
    ) -> None:
        self._database = database
        self._inbox = arrivals
        self._reader = reader
        self._outcomes = outcomes

    async def run(
        self, work: Work, *, limit: int, person: bytes | None, busy: Collection[bytes]
    ) -> int:
        """A group in one commit; when the database refuses it, each of the group alone."""
        group: list[bytes] = []

        async def together(connection: AsyncConnection) -> int:
            group[:] = await self._choose(connection, limit, person, busy)
            return await self._serve(connection, group, work)

        try:
            return await self._database.write(together)
        except WriteRefusedError:
            if not group:
                raise
            return sum([await self._alone(one, work) for one in group])

    async def peek(self, *, limit: int) -> list[PersonTurn]:
        """The turns that are ready now, read without locking anybody."""

        async def look(connection: AsyncConnection) -> list[PersonTurn]:
            people = await self._inbox.candidates(connection, limit)
            return list((await self._reader.read(connection, people)).turns)

        return await self._database.read(look)

    async def _choose(
        self,
        connection: AsyncConnection,
        limit: int,
        person: bytes | None,
        busy: Collection[bytes],
    ) -> list[bytes]:
        """Who is served: their locks are ours until the commit. One person is waited for."""
        if person is not None:
            await lock(connection, person)
            return [person]
        people = await self._inbox.candidates(connection, limit * LOOK_AHEAD)
        return await lock_some(connection, [one for one in people if one not in busy], limit)

    async def _serve(self, connection: AsyncConnection, people: Sequence[bytes], work: Work) -> int:
        read = await self._reader.read(connection, people)
        await set_aside(connection, read.broken, "unreadable")
        came = [(turn, work(turn)) for turn in read.turns]
        done = [(turn, outcome) for turn, outcome in came if outcome is not None]
        await self._outcomes.write(connection, done)
        return len(done)

    async def _alone(self, person: bytes, work: Work) -> int:
        """One person's turn; if it is refused even so, its rows are put aside."""
        tried: list[int] = []

        def noting(turn: PersonTurn) -> Outcome | None:
            tried[:] = [row.id for row in turn.rows]
            return work(turn)

        async def serve(connection: AsyncConnection) -> int:
            await lock(connection, person)
            return await self._serve(connection, [person], noting)

        async def give_up(connection: AsyncConnection) -> None:
            await set_aside(connection, tried, "refused")

        try:
            return await self._database.write(serve)
        except WriteRefusedError:
            await self._database.write(give_up)
            return 0
