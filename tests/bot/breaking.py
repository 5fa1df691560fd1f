"""Real ways to break things: a database that is away, a house with a bug, tables read by hand."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from bot.app import App
from bot.house import House
from bot.memory import Memory
from bot.turn import Turn
from flows.engine import Check, Engine
from flows.engine.doors import Answers, Findings
from flows.engine.state import Errand, Found
from tests.talk.channels import Home

BREAKING = "Tuyển gấp 10 bạn đi làm CSKH lương 20 triệu, gõ BROKEN để ứng tuyển, lh zalo"
"""An offer that the check of `broken` stumbles over."""


class BrokenError(Exception):
    """A bug somewhere in a check; its message quotes the person, as careless ones do."""


def file_of(home: Home) -> Path:
    return home.settings.data_dir / "askfirst.db"


def bytes_on_disk(home: Home) -> bytes:
    """Everything in the data folder but the keys: the database, its log and its index."""
    files = sorted(file_of(home).parent.glob("askfirst.db*"))
    return b"".join(file.read_bytes() for file in files)


def rows(home: Home, table: str) -> list[sqlite3.Row]:
    """All rows of a table as another process sees them."""
    with closing(sqlite3.connect(file_of(home))) as connection:
        connection.row_factory = sqlite3.Row
        return connection.execute(f"SELECT * FROM {table}").fetchall()


def counts(home: Home) -> dict[str, int]:
    """How many rows each table holds in which something of a person stands."""
    return {t: len(rows(home, t)) for t in ("session", "inbox", "outbox", "message_id")}


async def until(condition: Callable[[], bool], seconds: float = 8) -> None:
    """Wait until something is true of the outside world."""
    async with asyncio.timeout(seconds):
        while not condition():
            await asyncio.sleep(0.02)


async def impatient(app: App) -> None:
    """The writer waits for locks for 50 ms instead of five seconds; the test waits less too."""
    async with app.store._database.writer.connect() as connection:
        await connection.exec_driver_sql("PRAGMA busy_timeout = 50")


@contextmanager
def locked(home: Home) -> Iterator[None]:
    """Another program sits on the database: nothing can be written."""
    with closing(
        sqlite3.connect(file_of(home), isolation_level=None, check_same_thread=False)
    ) as connection:
        connection.execute("PRAGMA busy_timeout = 5000")
        connection.execute("BEGIN IMMEDIATE")
        yield
        connection.execute("ROLLBACK")


@contextmanager
def emptied(home: Home) -> Iterator[None]:
    """The tables are away, as after a backup was put back half."""
    tables = ("inbox", "session", "outbox", "lease")
    with closing(
        sqlite3.connect(file_of(home), isolation_level=None, check_same_thread=False)
    ) as connection:
        connection.execute("PRAGMA busy_timeout = 5000")
        for table in tables:
            connection.execute(f"ALTER TABLE {table} RENAME TO away_{table}")
        yield
        for table in tables:
            connection.execute(f"ALTER TABLE away_{table} RENAME TO {table}")


@asynccontextmanager
async def disk_full(app: App) -> AsyncIterator[None]:
    """The database's file cannot grow, its log takes nothing that would make it, and what was free
    inside of it is taken."""

    async def run(statement: str) -> int:
        async with app.store._database.writer.connect() as connection:
            found = await connection.exec_driver_sql(statement)
            first = found.first() if found.returns_rows else None
            await connection.commit()
            return int(first[0]) if first else 0

    await run("CREATE TABLE ballast (weight BLOB)")
    while await run("PRAGMA freelist_count"):
        await run("INSERT INTO ballast VALUES (zeroblob(3900))")
    await run("PRAGMA max_page_count = 1")
    try:
        yield
    finally:
        await run("PRAGMA max_page_count = 1000000")
        await run("DROP TABLE ballast")


@asynccontextmanager
async def without_database(
    app: App, home: Home, way: Callable[[Home], Any] = locked
) -> AsyncIterator[None]:
    """In a thread: this one must stay free, so that a transaction under way comes to its end."""
    await impatient(app)
    away = way(home)
    await asyncio.to_thread(away.__enter__)
    try:
        yield
    finally:
        await asyncio.to_thread(away.__exit__, None, None, None)


def broken(house: House) -> House:
    """The same house with a bug: its check raises for a text that says BROKEN."""
    good = house.engine._doors.checks["warning_signs"]

    def run(answers: Answers, findings: Findings) -> Found | Errand:
        if "BROKEN" in answers.get("offer", ""):
            raise BrokenError(answers["offer"])
        return good.run(answers, findings)

    return checking(house, run)


def sent_out(house: House) -> House:
    """The same house, whose check sends the host out with every offer that says LOOK."""
    good = house.engine._doors.checks["warning_signs"]

    def run(answers: Answers, findings: Findings) -> Found | Errand:
        if "LOOK" in answers.get("offer", ""):
            return Errand("look", {"offer": answers["offer"]})
        return good.run(answers, findings)

    return checking(house, run)


def checking(house: House, run: Callable[[Answers, Findings], Found | Errand]) -> House:
    """The house with another check of offers."""
    doors = house.engine._doors
    check = Check(doors.checks["warning_signs"].outcomes, run)
    checks = {**doors.checks, "warning_signs": check}
    engine = Engine(house.flows, replace(doors, checks=checks))
    memory = Memory(engine, house.renderer, house.memory._phrases)
    return replace(house, engine=engine, memory=memory, turn=Turn(engine, house.renderer, memory))
