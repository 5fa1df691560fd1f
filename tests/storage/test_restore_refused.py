"""Databases and folders that backup and restore refuse, each in one sentence."""

import os
from datetime import timedelta

import pytest

from storage import backup as backups
from storage.backup import backup
from storage.backup_rows import kept_tables, row_line, table_line
from storage.errors import SchemaError, StorageError, StoreUnavailableError, WriteRefusedError
from storage.report_tables import report
from storage.tables import REVISION
from storage.upgrade import ONE_AT_A_TIME, upgrade
from tests.storage.backing_up import (
    PUBLIC,
    bring_back,
    everything,
    file_reports,
    fill,
    inside,
    kept,
    revision_of,
    save,
    written,
)
from tests.storage.reporting import DAY


@pytest.fixture
def file(tmp_path):
    return tmp_path / "today.backup"


async def test_contract_a_database_with_reports_is_left_alone(url, file):
    """Unless it is asked to replace them, restoring refuses and names what is there."""
    await fill(url)
    await save(url, file)
    before = await everything(url)
    with pytest.raises(WriteRefusedError, match=r"is not empty \(.*report.*\).*`--replace`"):
        await bring_back(url, file)
    assert await everything(url) == before


async def test_what_the_database_refuses_leaves_it_as_it_was(url, file):
    """When rows do not go in, what was to be replaced is there again."""
    await fill(url)
    before = await everything(url)
    (row, *_) = before["report"]
    lines = [table_line(report), row_line(row), row_line(row)]
    written(file, REVISION, lines)
    with pytest.raises(WriteRefusedError):
        await bring_back(url, file, replace=True)
    assert await everything(url) == before


async def test_contract_a_database_of_the_first_release_is_not_backed_up(empty_url, file):
    """It has no reports: the sentence names both revisions and the command, and no file is left."""
    await upgrade(empty_url, "0001")
    with pytest.raises(SchemaError, match=rf"revision 0001.*{REVISION}.*askfirst db upgrade"):
        await save(empty_url, file)
    assert list(file.parent.glob("*backup*")) == []
    await upgrade(empty_url)
    assert await save(empty_url, file) == 0


async def test_a_database_without_tables(empty_url, file):
    """Neither backup nor restore goes on; both name the command."""
    with pytest.raises(SchemaError, match=r"is empty.*askfirst db upgrade"):
        await save(empty_url, file)
    written(file, REVISION, map(table_line, kept_tables()))
    with pytest.raises(SchemaError, match=r"is empty.*askfirst db upgrade"):
        await bring_back(empty_url, file)


@pytest.mark.usefixtures("own_database")
async def test_a_newer_database(url, file):
    """An older program would leave out tables that it does not know, so it takes none."""
    await save(url, file)
    await revision_of(url, "9999")
    for work in (save(url, file), bring_back(url, file)):
        with pytest.raises(SchemaError, match=f"at revision 9999.*knows only {REVISION}"):
            await work


@pytest.mark.parametrize("kind", ["postgresql"])
async def test_no_backup_while_tables_are_emptied(url, file):
    """PostgreSQL would show a snapshot tables that a restore or an upgrade has just emptied."""

    async def hold(connection):
        await connection.execute(ONE_AT_A_TIME)
        with pytest.raises(StoreUnavailableError, match="being restored or upgraded"):
            await save(url, file)

    await inside(url, hold)
    assert await save(url, file) == 0


async def test_contract_only_a_backup_is_replaced(url, file):
    """Last night's goes for tonight's; a file of another kind is never written over."""
    await save(url, file)
    await file_reports(url, 1)
    assert await save(url, file) == 1
    file.write_bytes(b"SQLite format 3\0")
    with pytest.raises(StorageError, match="is no backup; choose another name"):
        await save(url, file)
    assert file.read_bytes() == b"SQLite format 3\0"


async def test_a_backup_that_fails_leaves_the_last_one(url, file, monkeypatch):
    """When the disk is full or the program ends on the way, yesterday's file is there and no
    half-written one beside it."""
    await backup(url, file, PUBLIC, DAY - timedelta(days=1))
    yesterday = file.read_bytes()
    full = OSError(28, "No space left on device")

    def fails(_handle):
        raise full

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", fails)
        with pytest.raises(StorageError, match="cannot be written: No space left on device"):
            await save(url, file)
    monkeypatch.setattr(backups, "row_line", fails)
    await file_reports(url, 1)
    with pytest.raises(StorageError):
        await save(url, file)
    assert file.read_bytes() == yesterday
    assert [one.name for one in file.parent.iterdir() if "backup" in one.name] == [file.name]
    assert len((await kept(url))["report"]) == 1
