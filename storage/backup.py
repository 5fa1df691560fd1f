"""Backups: every row that stays, as it was at one moment, sealed to the recovery key."""

from datetime import date
from pathlib import Path

from sqlalchemy import Table, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.backup_format import MAGIC, Head, Writer
from storage.backup_rows import at_once, kept_tables, row_line, table_line
from storage.engine import Database, open_database
from storage.errors import SchemaError, StoreUnavailableError
from storage.replacing import replacing
from storage.report_tables import report
from storage.schema import check_schema, revision
from storage.tables import REVISION
from storage.trouble import explained

NOT_MEANWHILE = text("SELECT pg_try_advisory_xact_lock_shared(4703111)")
"""The lock of upgrades and restores: see `storage.upgrade.ONE_AT_A_TIME`."""


async def backup(url: str, file: Path, public: bytes, today: date) -> int:
    """Writes a backup of the database at `url`, sealed to the recovery key whose public half is
    given; returns how many reports are in it. An older backup of the same name is replaced once
    the new one is complete. Raises SchemaError for a database of another release, StorageError
    when the file cannot be written."""
    database = open_database(url)
    try:
        with replacing(file, MAGIC) as target:
            return await _copy(database, Writer(target, Head(REVISION, today), public))
    finally:
        await database.close()


async def check_same_schema(connection: AsyncConnection) -> None:
    """Rows are taken from, and put into, the tables of this release and no others."""
    await check_schema(connection)
    found = await revision(connection)
    if found != REVISION:
        raise SchemaError(
            f"The database is at revision {found}, this program knows only {REVISION}: use the "
            "release that the database belongs to."
        )


async def _copy(database: Database, writer: Writer) -> int:
    written = {}
    with explained():
        async with database.reader.connect() as connection:
            await _stand_still(connection)
            await check_same_schema(connection)
            for table in kept_tables():
                written[table] = await _copy_table(connection, table, writer)
    writer.end()
    return written[report]


async def _copy_table(connection: AsyncConnection, table: Table, writer: Writer) -> int:
    writer.line(table_line(table))
    query, size, count = select(table).order_by(*table.primary_key), at_once(table), 0
    found = await connection.stream(query, execution_options={"yield_per": size})
    async for rows in found.partitions(size):
        for row in rows:
            writer.line(row_line(row))
        count += len(rows)
    return count


async def _stand_still(connection: AsyncConnection) -> None:
    """From here on the connection sees the rows of one moment, and writes nothing. What empties or
    changes tables is not kept from such a connection by PostgreSQL, so that is ruled out."""
    if connection.dialect.name == "sqlite":
        await connection.exec_driver_sql("BEGIN")
        return
    await connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    if not (await connection.execute(NOT_MEANWHILE)).scalar():
        raise StoreUnavailableError(
            "The database is being restored or upgraded; no backup was made, try again later."
        )
