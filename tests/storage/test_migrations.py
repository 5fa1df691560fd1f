"""Migrations lead to the tables that the program uses, and back, with rows inside."""

import asyncio
import runpy
import shutil

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import insert, inspect, select

from storage import schema
from storage.engine import open_database
from storage.errors import SchemaError
from storage.keys import StorageKeys
from storage.store import Store
from storage.tables import REVISION, metadata, session
from storage.upgrade import SCRIPTS, current, downgrade, draft, scripts, upgrade
from tests.storage.reporting import new_report


async def on_connection(url, work):
    """What synchronous work finds in a database."""
    database = open_database(url)
    found = await database.read(lambda connection: connection.run_sync(work))
    await database.close()
    return found


async def test_models_match_migrations(url):
    """Comparing tables and database finds no difference."""

    def differences(connection):
        return compare_metadata(MigrationContext.configure(connection), metadata)

    assert await on_connection(url, differences) == []


def test_the_program_knows_the_last_migration():
    """`REVISION` is the one head, and revisions are numbers in order."""
    directory = ScriptDirectory.from_config(scripts())
    assert directory.get_heads() == [REVISION]
    numbers = [script.revision for script in directory.walk_revisions()]
    assert numbers == [f"{number:04}" for number in range(len(numbers), 0, -1)]


async def test_stairway(empty_url):
    """Each migration goes up, down and up again."""
    directory = ScriptDirectory.from_config(scripts())
    for script in reversed(list(directory.walk_revisions())):
        await upgrade(empty_url, script.revision)
        await downgrade(empty_url, str(script.down_revision or "base"))
        assert await current(empty_url) in (script.down_revision, None)
        await upgrade(empty_url, script.revision)
    assert await current(empty_url) == REVISION


async def test_a_database_of_the_first_revision_still_upgrades(empty_url):
    """Rows that the first release wrote are there after the way up, and after down and up again."""
    await upgrade(empty_url, "0001")
    database = open_database(empty_url)
    row = {"person": b"p" * 32, "sealed": b"s" * 300, "touched": 1_800_000_000}

    async def write(connection):
        await connection.execute(insert(session), row)

    await database.write(write)
    for step in (REVISION, "0001", REVISION):
        await (downgrade if step == "0001" else upgrade)(empty_url, step)

        async def look(connection):
            return (await connection.execute(select(session))).all()

        assert [tuple(one) for one in await database.read(look)] == [tuple(row.values())]
    await database.close()


@pytest.mark.usefixtures("own_database")
async def test_reports_go_with_their_tables(house):
    """The way down takes reports along and leaves conversations; the way up begins empty."""
    store = await house.store()
    await store.reports.file(new_report(1))
    await downgrade(house.url, "0001")
    await upgrade(house.url)
    assert await store.reports.standing([new_report(1).receipt]) is None


@pytest.mark.usefixtures("own_database")
async def test_down_to_nothing_leaves_nothing(url):
    """After the way down only Alembic's own table is left."""
    await downgrade(url, "base")
    tables = await on_connection(url, lambda connection: inspect(connection).get_table_names())
    assert tables == ["alembic_version"]


async def test_upgrading_keeps_rows(house, store, other, people):
    """An upgrade of a database that is up to date changes nothing in it."""
    await store.put([people.sent()])
    await store.run_turns(people.echo)
    await upgrade(house.url)
    assert await other.session(people.lan) == b"1"


async def test_many_machines_upgrade_at_once(empty_url):
    """Several upgrades at the same time come to one upgraded database."""
    await asyncio.gather(*(upgrade(empty_url) for _ in range(3)))
    assert await current(empty_url) == REVISION


async def test_an_empty_database_says_what_to_do(empty_url):
    """Opening a database without tables names the command."""
    keys = StorageKeys(bytes(32), bytes(32))
    for _ in range(2):
        with pytest.raises(SchemaError, match="askfirst db upgrade"):
            await Store.open(empty_url, keys)
        await upgrade(empty_url)
        await downgrade(empty_url, "base")


async def test_an_old_database_says_what_to_do(house, monkeypatch):
    """Opening a database of an older release names both revisions and the command."""
    monkeypatch.setattr(schema, "REVISION", "0999")
    with pytest.raises(SchemaError, match=f"at revision {REVISION}.*0999.*askfirst db upgrade"):
        await house.store()


async def test_a_newer_database_serves_an_older_program(house, monkeypatch):
    """While machines are restarted one by one, an old one may start on the new tables."""
    monkeypatch.setattr(schema, "REVISION", "0000")
    assert await (await house.store()).waiting() is None


@pytest.mark.usefixtures("own_database")
async def test_a_draft_of_the_next_migration(url, tmp_path, monkeypatch):
    """A developer gets the next script, with nothing in it while nothing changed."""
    copy = shutil.copytree(SCRIPTS, tmp_path / "migrations")
    monkeypatch.setattr("storage.upgrade.SCRIPTS", copy)
    await draft(url, "Add a table", "0003")
    (script,) = (copy / "versions").glob("0003_*.py")
    names = runpy.run_path(str(script))
    assert (names["revision"], names["down_revision"]) == ("0003", REVISION)
    assert script.read_text(encoding="utf-8").count("    pass\n") == 2
    await upgrade(url, "0003")
    assert await current(url) == "0003"
