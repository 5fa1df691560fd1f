"""Serves turns; what some of them wait for is done in between, outside every transaction."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from functools import partial
from typing import Any

import structlog

from bot.turn import Turn
from flows.engine import Errand, Found
from storage.errors import StoreUnavailableError
from storage.store import Store
from storage.values import Outcome, PersonTurn

log = structlog.get_logger()

Runner = Callable[[Mapping[str, Any], bytes], Awaitable[Found]]
"""Does an errand for a person. Done twice with the same data it must come to the same."""

MOST = 20
"""Errands of one turn; more means a loop in the files."""
AGAIN_SECONDS = 1.0
"""How long somebody is left alone when the database went away during their errand."""


class Errands:
    """The store's turns, for people whose turn may need more than the engine."""

    def __init__(self, store: Store, turn: Turn, runners: Mapping[str, Runner]) -> None:
        self._store = store
        self._turn = turn
        self._runners = runners
        self.busy: set[bytes] = set()
        """People whose errand is under way."""

    async def serve(
        self, *, limit: int, start: Callable[[Coroutine[Any, Any, None]], object]
    ) -> int:
        """A group of turns; those that wait for an errand are finished in tasks that `start`
        starts. Returns how many were served at once."""
        wanted: dict[bytes, Errand] = {}
        take = partial(self._take, wanted=wanted, done=[], failure=None)
        served = await self._store.run_turns(take, limit=limit, busy=self.busy)
        for person, errand in wanted.items():
            self.busy.add(person)
            start(self._later(person, errand))
        return served

    async def serve_one(self, person: bytes, first: Errand | None = None) -> None:
        """One person's turn with all its errands."""
        done: list[tuple[Errand, Found]] = []
        failure: BaseException | None = None
        errand = first
        for _ in range(MOST):
            if errand is not None:
                came, failure = await self._run(errand, person)
                done += [(errand, came)] if came else []
            wanted: dict[bytes, Errand] = {}
            take = partial(self._take, wanted=wanted, done=done, failure=failure)
            await self._store.run_turns(take, person=person)
            errand = wanted.get(person)
            if errand is None:
                return
        log.error("errands_without_end", count=MOST)

    async def looked(self, errand: Errand) -> Found | None:
        """What an errand comes to for somebody who only looks; None when it went wrong."""
        return (await self._run(errand, b""))[0]

    async def _later(self, person: bytes, errand: Errand) -> None:
        try:
            await self.serve_one(person, errand)
        except StoreUnavailableError:
            log.error("database_unavailable", count=1)
            await asyncio.sleep(AGAIN_SECONDS)
        finally:
            self.busy.discard(person)

    async def _run(
        self, errand: Errand, person: bytes
    ) -> tuple[Found | None, BaseException | None]:
        """What the errand came to. A failure belongs to the turn, which apologises; a database
        that is away belongs to nobody, and the turn waits."""
        work = self._runners[errand.name](errand.data, person)
        (came,) = await asyncio.gather(work, return_exceptions=True)
        if isinstance(came, StoreUnavailableError):
            raise came
        return (None, came) if isinstance(came, BaseException) else (came, None)

    def _take(
        self,
        turn: PersonTurn,
        *,
        wanted: dict[bytes, Errand],
        done: list[tuple[Errand, Found]],
        failure: BaseException | None,
    ) -> Outcome | None:
        outcome = self._turn.take(turn, done, failure)
        if isinstance(outcome, Errand):
            wanted[turn.person] = outcome
            return None
        wanted.pop(turn.person, None)
        return outcome
