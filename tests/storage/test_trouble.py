"""When the database is away the host hears it as one error, and work goes on when it is back."""

import asyncio
import sqlite3

import pytest
from sqlalchemy import text

from storage import engine
from storage.engine import open_database
from storage.errors import StorageError, StoreUnavailableError
from storage.store import Store
from storage.upgrade import upgrade


@pytest.fixture
def impatient(monkeypatch):
    """Waits for locks and servers are short."""
    monkeypatch.setattr(engine, "PATIENCE", 0.2)
    short = ("PRAGMA busy_timeout = 100",)
    monkeypatch.setattr(engine, "WRITER", (*engine.WRITER, *short))


def pragma(store, statement):
    return store._database.write(lambda connection: connection.exec_driver_sql(statement))


async def test_a_locked_database(impatient, sqlite_house, people):
    """Somebody else's lock is `StoreUnavailableError`; afterwards the same put goes through."""
    store = await sqlite_house.store()
    blocker = sqlite3.connect(sqlite_house.file, isolation_level=None)
    blocker.execute("BEGIN IMMEDIATE")
    arrived = [people.sent()]
    with pytest.raises(StoreUnavailableError):
        await store.put(arrived)
    with pytest.raises(StoreUnavailableError):
        await store.run_turns(people.echo)
    assert await store.waiting() is None
    blocker.close()
    await store.put(arrived)
    assert await store.run_turns(people.echo) == 1


async def test_a_full_disk(sqlite_house, people):
    """No room for another page is `StoreUnavailableError`, and nothing of the batch is kept."""
    store = await sqlite_house.store()
    await pragma(store, "PRAGMA max_page_count = 1")
    big = [people.sent(body=bytes(100_000))]
    with pytest.raises(StoreUnavailableError):
        await store.put(big)
    assert await store.waiting() is None
    await pragma(store, "PRAGMA max_page_count = 100000")
    await store.put(big)
    assert await store.run_turns(people.echo) == 1


async def test_a_read_only_database(sqlite_house, people):
    """A database that takes no writes is `StoreUnavailableError`; reading goes on."""
    store = await sqlite_house.store()
    await pragma(store, "PRAGMA query_only = ON")
    with pytest.raises(StoreUnavailableError):
        await store.put([people.sent()])
    assert await store.session(people.lan) is None


async def test_a_broken_file(sqlite_house):
    """A file that is no database is one sentence at the start."""
    sqlite_house.file.write_bytes(b"this is not a database " * 1000)
    with pytest.raises(StoreUnavailableError, match="cannot be used"):
        await sqlite_house.store()


async def test_a_missing_folder(tmp_path, sqlite_house):
    """A folder that does not exist is one sentence at the start."""
    with pytest.raises(StoreUnavailableError, match="cannot be reached"):
        await Store.open(f"sqlite:///{tmp_path}/none/a.db", sqlite_house.keys)


@pytest.mark.parametrize("url", ["mysql://x/y", "sqlite://", "sqlite:///:memory:"])
async def test_a_database_that_cannot_serve(url):
    """Another kind of database, or one in memory, is refused with a sentence."""
    with pytest.raises(StorageError, match=r"begin with sqlite|needs a file"):
        await upgrade(url)


async def test_nobody_listens(sqlite_house, unused_tcp_port):
    """A PostgreSQL that is not there is `StoreUnavailableError`."""
    url = f"postgresql://postgres@127.0.0.1:{unused_tcp_port}/askfirst"
    with pytest.raises(StoreUnavailableError, match="cannot be reached"):
        await Store.open(url, sqlite_house.keys)


async def test_a_name_that_leads_nowhere(sqlite_house):
    """A host name that does not resolve is `StoreUnavailableError`."""
    with pytest.raises(StoreUnavailableError, match="cannot be reached"):
        await Store.open("postgresql://postgres@nowhere.invalid/askfirst", sqlite_house.keys)


async def cut_all(admin, house):
    """Every connection to the house's database ends, as after a restart of the server."""
    name = house.url.split("?")[0].rpartition("/")[2]
    await admin.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", name
    )
    return name


@pytest.mark.usefixtures("own_database")
@pytest.mark.parametrize("kind", ["postgresql"])
async def test_a_restarted_server_is_not_noticed(house, store, people, admin, kind):
    """Connections that died meanwhile are replaced, and what was asked for is done."""
    await store.put([people.sent()])
    await cut_all(admin, house)
    await store.put([people.sent()])
    await cut_all(admin, house)
    assert await store.run_turns(people.echo) == 1
    await cut_all(admin, house)
    assert await store.session(people.lan) == b"2"


@pytest.mark.usefixtures("own_database")
@pytest.mark.parametrize("kind", ["postgresql"])
async def test_a_read_only_server(house, store, people, admin, kind):
    """A server that only reads, as a standby does, is `StoreUnavailableError`."""
    name = await cut_all(admin, house)
    await admin.execute(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
    with pytest.raises(StoreUnavailableError):
        await store.put([people.sent()])
    assert await store.waiting() is None


@pytest.mark.parametrize("kind", ["postgresql"])
async def test_a_server_that_hangs(impatient, house, people, kind):
    """A statement that gets no answer in time is `StoreUnavailableError`, and the next one goes."""
    store, blocker = await house.store(), open_database(house.url)
    arrived = [people.sent()]
    async with blocker.writer.begin() as connection:
        await connection.execute(text("LOCK TABLE inbox"))
        with pytest.raises(StoreUnavailableError):
            await store.put(arrived)
    await blocker.close()
    await store.put(arrived)
    assert await store.run_turns(people.echo) == 1


@pytest.mark.parametrize("kind", ["postgresql"])
async def test_a_lock_held_elsewhere_is_waited_for_or_passed_by(house, store, people, kind):
    """While a person is locked by another process the others are served; a turn asked for by
    name waits."""
    await store.put([people.sent(people.lan), people.sent(people.minh)])
    blocker = open_database(house.url)
    key = int.from_bytes(people.lan[:8], "big", signed=True)
    async with asyncio.TaskGroup() as group, blocker.writer.begin() as connection:
        await connection.execute(text(f"SELECT pg_advisory_xact_lock({key})"))
        assert await store.run_turns(people.echo) == 1
        waiting = group.create_task(store.run_turns(people.echo, person=people.lan))
        await asyncio.sleep(0.1)
        assert not waiting.done()
    assert waiting.result() == 1
    await blocker.close()


async def test_an_error_repeats_nothing_of_a_person(sqlite_house, people):
    """What is said about trouble holds no value that was to be stored."""
    store = await sqlite_house.store()
    await pragma(store, "PRAGMA query_only = ON")
    with pytest.raises(StoreUnavailableError) as raised:
        await store.put([people.sent(body=b"canary")])
    error: BaseException | None = raised.value
    while error is not None:
        assert people.lan.hex() not in str(error).lower()
        assert repr(people.lan)[2:20] not in str(error)
        error = error.__cause__
