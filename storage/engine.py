"""The two databases behind one door: `write` is one transaction, `read` never blocks a writer.

SQLite: one writer connection a process, the driver's own transaction control off, every
transaction opened with BEGIN IMMEDIATE. PostgreSQL: one pool for both.
"""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import URL, Connection, event, make_url
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from storage.errors import ConnectionLostError, StorageError
from storage.trouble import explained

T = TypeVar("T")

PATIENCE = 5.0
"""Seconds to wait for a lock, a connection or a server before the host answers from memory."""

NO_TRANSACTION = "no_transaction"
"""Execution option of a connection whose statement cannot run in one."""

EVERYWHERE = (
    f"PRAGMA busy_timeout = {int(PATIENCE * 1000)}",
    "PRAGMA foreign_keys = ON",
    "PRAGMA temp_store = MEMORY",
)
WRITER = (
    *EVERYWHERE,
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = ON",
    "PRAGMA cache_size = -65536",
)
"""Durable, erasing, and with 64 MB of pages in memory: with SQLite's 2 MB a turn among 500,000
sessions took twice as long."""
READER = (*EVERYWHERE, "PRAGMA query_only = ON")


@dataclass(frozen=True)
class Database:
    """Runs work on a connection; every kind of trouble comes out as one of our own errors."""

    writer: AsyncEngine
    reader: AsyncEngine
    one_at_a_time: AbstractAsyncContextManager[Any]

    @property
    def is_sqlite(self) -> bool:
        return self.writer.dialect.name == "sqlite"

    async def write(self, work: Callable[[AsyncConnection], Awaitable[T]]) -> T:
        """Runs `work` in one transaction, a second time if the connection turned out to be dead:
        so `work` must come to the same when its first run was committed after all."""
        try:
            return await self._write_once(work)
        except ConnectionLostError:
            return await self._write_once(work)

    async def _write_once(self, work: Callable[[AsyncConnection], Awaitable[T]]) -> T:
        async def transaction() -> T:
            async with self.writer.begin() as connection:
                return await work(connection)

        with explained():
            async with self.one_at_a_time:
                return await to_the_end(transaction())

    async def read(self, work: Callable[[AsyncConnection], Awaitable[T]]) -> T:
        """Runs `work`, which only reads committed rows; each of its statements sees the newest."""
        try:
            return await self._read_once(work)
        except ConnectionLostError:
            return await self._read_once(work)

    async def _read_once(self, work: Callable[[AsyncConnection], Awaitable[T]]) -> T:
        async def reading() -> T:
            async with self.reader.connect() as connection:
                return await work(connection)

        with explained():
            return await to_the_end(reading())

    async def empty_log(self) -> None:
        """SQLite: moves the log into the file and cuts it to nothing, so that no erased bytes stay
        there. If a reader is in the way the next sweep does it."""

        async def checkpoint() -> None:
            async with self.writer.connect() as connection:
                await connection.execution_options(**{NO_TRANSACTION: True})
                await connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

        with explained():
            async with self.one_at_a_time:
                await to_the_end(checkpoint())

    async def close(self) -> None:
        await self.writer.dispose()
        await self.reader.dispose()


async def to_the_end(work: Coroutine[Any, Any, T]) -> T:
    """Awaits `work`; a cancellation is passed on only when that is finished. Seen in a run: a
    driver torn out of a statement leaves the lock of its transaction behind."""
    task = asyncio.get_running_loop().create_task(work)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait([task])
        if not task.cancelled():
            task.exception()
        raise


def open_database(url: str) -> Database:
    """Engines for a URL; nothing is connected yet."""
    target = make_url(url)
    kind = target.get_backend_name()
    if kind == "sqlite":
        return _sqlite(target.set(drivername="sqlite+aiosqlite"))
    if kind == "postgresql":
        return _postgresql(target.set(drivername="postgresql+asyncpg"))
    raise StorageError(f"The database URL must begin with sqlite: or postgresql:, not {kind}:.")


def _sqlite(url: URL) -> Database:
    if not url.database or url.database == ":memory:":
        raise StorageError("SQLite needs a file: what is only in memory does not survive a crash.")
    with explained():
        Path(url.database).touch(mode=0o600)
    writer = _sqlite_engine(url, WRITER, size=1)
    event.listen(writer.sync_engine, "begin", _begin_immediate)
    return Database(writer, _sqlite_engine(url, READER, size=4), asyncio.Lock())


def _sqlite_engine(url: URL, pragmas: tuple[str, ...], size: int) -> AsyncEngine:
    engine = create_async_engine(
        url,
        pool_size=size,
        max_overflow=0,
        pool_timeout=PATIENCE,
        connect_args={"isolation_level": None, "timeout": PATIENCE},
        hide_parameters=True,
    )

    @event.listens_for(engine.sync_engine, "connect")
    def prepare(connection: Any, _record: object) -> None:
        cursor = connection.cursor()
        for pragma in pragmas:
            cursor.execute(pragma)
        cursor.close()

    return engine


def _begin_immediate(connection: Connection) -> None:
    if not connection.get_execution_options().get(NO_TRANSACTION):
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _postgresql(url: URL) -> Database:
    engine = create_async_engine(
        url,
        pool_size=8,
        max_overflow=0,
        pool_timeout=PATIENCE,
        connect_args={"timeout": PATIENCE, "command_timeout": 2 * PATIENCE},
        hide_parameters=True,
    )
    return Database(engine, engine, nullcontext())
