"""What a backup holds, and what is there again when it was brought back."""

import base64
import subprocess
import sys
import tracemalloc
from contextlib import AsyncExitStack

import pytest
from sqlalchemy import inspect, select

from storage import backup as backups
from storage.backup_format import CHUNK, MAGIC, START, Reader
from storage.backup_rows import kept_tables
from storage.engine import open_database
from storage.report_tables import report, report_field, report_sign
from storage.restore import continue_counting
from storage.tables import outbox
from storage.upgrade import upgrade
from tests.storage.backing_up import (
    CANARY,
    KEY,
    OLD,
    TRANSIENT,
    bring_back,
    disguises,
    everything,
    file_reports,
    fill,
    in_a_thread,
    inside,
    kept,
    save,
)
from tests.storage.conftest import database
from tests.storage.reporting import DAY


@pytest.fixture
async def fresh(request, tmp_path):
    """Makes another empty database of the wanted kind."""
    async with AsyncExitStack() as stack:

        async def made(kind, name):
            if kind == "sqlite":
                url = f"sqlite:///{tmp_path / name}.db"
            else:
                uri = request.getfixturevalue("pg_uri")
                url = await stack.enter_async_context(database(uri, "template0"))
            await upgrade(url)
            return url

        yield made


@pytest.fixture
def file(tmp_path):
    return tmp_path / "today.backup"


def lines(file):
    """All that is in a backup, opened."""
    with file.open("rb") as source:
        return b"\n".join(Reader(source, KEY).lines())


@pytest.mark.parametrize("other", ["sqlite", "postgresql"])
async def test_contract_a_backup_keeps_every_row(url, fresh, file, other):
    """From either database to either, and back again, every row that stays is the same; nothing of
    conversations comes along."""
    await fill(url)
    before = await kept(url)
    assert all(before.values()), "each table has rows"
    assert await save(url, file) == 4
    there = await fresh(other, "there")
    restored = await bring_back(there, file)
    assert (restored.day, restored.reports, restored.expired) == (DAY, 4, 0)
    assert restored.peppers == {1}
    assert await kept(there) == before
    assert not any((await everything(there, TRANSIENT)).values())
    await save(there, file)
    await bring_back(url, file, replace=True)
    assert await kept(url) == before
    assert all((await everything(url, TRANSIENT)).values()), "conversations were left alone"


async def test_contract_no_conversation_is_in_a_backup(url, file):
    """Canaries in every column of the transient tables are in a backup neither as it lies there nor
    after it was opened, and no such table is named."""
    await fill(url)
    await save(url, file)
    inner = lines(file)
    assert b'"table":"report"' in inner
    for haystack in (file.read_bytes(), inner):
        assert not [one for one in disguises(CANARY) if one in haystack]
        assert not [one for one in disguises(CANARY.decode()[:20]) if one in haystack]
    assert not [table.name for table in TRANSIENT if f'"{table.name}"'.encode() in inner]


async def test_contract_nothing_can_be_read_from_a_backup(url, file):
    """No value of any row, and no name of a table or column, can be found in the file; in what is
    inside all of them can."""
    await fill(url)
    await save(url, file)
    disk, inner = file.read_bytes(), lines(file)
    rows = (row for found in (await kept(url)).values() for row in found)
    values = {value for row in rows for value in row}
    names = {name for table in kept_tables() for name in (table.name, *table.columns.keys())}
    wanted = [one for value in values | names for one in disguises(value)]
    assert len(wanted) > 200
    assert not [one for one in wanted if one in disk]
    ids = [base64.b64encode(row[0]) for row in (await kept(url))["report"]]
    assert all(one in inner for one in ids)


async def test_a_backup_is_its_owners(url, file):
    """Nobody else may read the file, and its size tells little: one chunk for a few reports."""
    await save(url, file)
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.stat().st_size == START + CHUNK + 16
    assert file.read_bytes().startswith(MAGIC)
    assert [one.name for one in file.parent.glob("*.part")] == []


async def test_contract_what_had_its_time_stays_out(url, fresh, file):
    """Reports that are due are counted and left out with all that belongs to them, and so is a case
    that has no others."""
    await file_reports(url, 2)
    alone = await kept(url)
    await file_reports(url, 2, first=10, day=OLD)
    assert await save(url, file) == 4
    there = await fresh("sqlite", "there")
    restored = await bring_back(there, file)
    assert (restored.reports, restored.expired) == (2, 2)
    assert await kept(there) == alone


async def test_a_moment_is_noted_with_the_rows(url, fresh, file):
    """What is to be remembered about a restore stands in place of what the backup said."""
    await fill(url)
    await save(url, file)
    there = await fresh("sqlite", "there")
    await bring_back(there, file, moments={"desk_opened": 5, "purged": 7})
    assert (await kept(there))["marker"] == [("desk_opened", 5), ("purged", 7)]


async def test_contract_a_backup_shows_one_moment(url, fresh, file, monkeypatch):
    """Reports that come while a backup is being written are in it wholly or not at all."""
    await file_reports(url, 2)

    def tables():
        for table in kept_tables():
            yield table
            if table is report:
                in_a_thread(file_reports(url, 2, first=20))

    before = await kept(url)
    monkeypatch.setattr(backups, "kept_tables", tables)
    assert await save(url, file) == 2
    there = await fresh("sqlite", "there")
    await bring_back(there, file)
    assert await kept(there) == before
    assert len((await kept(url))["report"]) == 4


async def test_replacing_leaves_no_bytes(sqlite_house, file):
    """On SQLite what was replaced is in neither file nor log."""
    await save(sqlite_house.url, file)
    await file_reports(sqlite_house.url, 4)
    (sealed, *_) = [row[-2] for row in (await kept(sqlite_house.url))["report"]]
    assert sealed[100:160] in sqlite_house.bytes_on_disk()
    await bring_back(sqlite_house.url, file, replace=True)
    assert not any((await kept(sqlite_house.url)).values())
    assert sealed[100:160] not in sqlite_house.bytes_on_disk()


async def test_the_order_of_rows_tells_nothing(url, file):
    """Reports stand in a backup in the order of their random ids."""
    await file_reports(url, 9)
    await save(url, file)
    ids = [row[0] for row in (await kept(url))["report"]]
    places = [lines(file).index(b'["' + base64.b64encode(one)) for one in sorted(ids)]
    assert places == sorted(places)


def named_by_another_process():
    script = "from storage.backup_rows import *; print(*(t.name for t in kept_tables()))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    return done.stdout.decode().split()


async def test_no_table_is_forgotten(url):
    """The backup knows each table of the database, whatever else is imported."""
    known = {*named_by_another_process(), *(table.name for table in TRANSIENT)}
    there = await inside(url, lambda c: c.run_sync(lambda sync: inspect(sync).get_table_names()))
    assert known == set(there) - {"alembic_version"}


def test_every_column_can_be_written():
    """Each column that stays is bytes, text or a whole number, for which lines have a form."""
    kinds = {column.type.python_type for table in kept_tables() for column in table.columns}
    assert kinds <= {bytes, str, int}


@pytest.mark.parametrize("kind", ["postgresql"])
async def test_counting_goes_on_after_the_rows_that_came(url):
    """After rows came with their ids the next one gets an id that is free."""
    await fill(url)
    new = {"person": b"p", "channel": "c", "sealed": b"s", "reason": ""}
    numbers = dict.fromkeys(("rank", "attempts", "not_before", "touched", "state"), 0)

    async def add(connection):
        await continue_counting(connection, [outbox, report, report_sign])
        await connection.execute(outbox.insert(), {**new, **numbers})
        return (await connection.execute(select(outbox.c.id))).scalars().all()

    assert sorted(await inside(url, add)) == [77, 78]


async def test_memory_does_not_grow_with_the_database(tmp_path, fresh, file):
    """A backup of 12 MB is written and brought back with less than a quarter of it in memory."""
    url, there = await fresh("sqlite", "here"), await fresh("sqlite", "there")
    await file_reports(url, 1)
    await _multiply(url, 5000)
    tracemalloc.start()
    try:
        await save(url, file)
        await bring_back(there, file)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert file.stat().st_size > 12_000_000
    assert peak < 3_000_000


async def _multiply(url, times):
    """Many additions to the one report there is."""
    source = open_database(url)

    async def again(connection):
        row = (await connection.execute(select(report_field).limit(1))).one()._asdict()
        rows = [{**row, "id": number.to_bytes(16, "big")} for number in range(times)]
        await connection.execute(report_field.insert(), rows)

    await source.write(again)
    await source.close()
