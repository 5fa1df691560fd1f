"""Callers who come while a commit is under way share the next one."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from storage.errors import StorageError, WriteRefusedError

T = TypeVar("T")

MOST = 200
"""Callers a commit."""


@dataclass(eq=False)
class _Request(Generic[T]):
    items: Sequence[T]
    done: bool = False
    failed: StorageError | None = None


class Together(Generic[T]):
    """Gathers what several callers want written; each returns once its own part is committed.

    Whoever gets the lock first commits for all who wait. If that one is cancelled the next does
    it, so `commit` must come to the same when it is repeated.
    """

    def __init__(self, commit: Callable[[Sequence[T]], Awaitable[None]]) -> None:
        self._commit = commit
        self._lock = asyncio.Lock()
        self._queue: list[_Request[T]] = []

    async def write(self, items: Sequence[T]) -> None:
        mine = _Request(items)
        self._queue.append(mine)
        async with self._lock:
            if not mine.done and mine.failed is None:
                await self._lead(mine)
        if mine.failed is not None:
            raise mine.failed

    async def _lead(self, mine: _Request[T]) -> None:
        batch = [mine, *(one for one in self._queue if one is not mine)][:MOST]
        taken = set(map(id, batch))
        self._queue = [one for one in self._queue if id(one) not in taken]
        try:
            await self._commit([item for one in batch for item in one.items])
        except WriteRefusedError as refused:
            await self._each_alone(batch, refused)
        except StorageError as error:
            for one in batch:
                one.failed = error
        else:
            for one in batch:
                one.done = True

    async def _each_alone(self, batch: Sequence[_Request[T]], refused: WriteRefusedError) -> None:
        if len(batch) == 1:
            batch[0].failed = refused
            return
        for one in batch:
            try:
                await self._commit(one.items)
            except StorageError as error:
                one.failed = error
            else:
                one.done = True
