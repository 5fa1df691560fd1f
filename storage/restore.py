"""Brings a backup back: the whole file is read and proved first, then one transaction writes it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import Table, delete, func, insert, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import reports, upgrade
from storage.backup import check_same_schema
from storage.backup_format import Reader
from storage.backup_rows import Row, at_once, kept_tables, reports_of, rows
from storage.days import number
from storage.engine import Database, open_database
from storage.errors import SchemaError, WriteRefusedError
from storage.linking import tidy_cases
from storage.replacing import told
from storage.report_tables import marker, report
from storage.statements import many, upsert
from storage.tables import REVISION
from storage.trouble import explained

ALONE = (upgrade.ONE_AT_A_TIME, reports.ONE_AT_A_TIME)
"""On PostgreSQL: nobody migrates or files a report meanwhile. On SQLite nobody writes at all."""


@dataclass(frozen=True, slots=True)
class Restored:
    """`day`: when the backup was made; `reports`: how many are back; `expired`: how many had had
    their time and stayed out; `peppers`: the numbers of those that the reports need."""

    day: date
    reports: int
    expired: int
    peppers: frozenset[int]


@dataclass(frozen=True)
class Restoring:
    """`until`: reports of that day and before have had their time. `replace`: whatever is there is
    erased first. `moments`: noted in the same transaction, by name, in seconds."""

    url: str
    file: Path
    key: bytes
    until: date
    replace: bool = False
    moments: Mapping[str, int] = field(default_factory=dict)

    async def run(self) -> Restored:
        """All of it or nothing. Raises SealBrokenError for a wrong key or a damaged file,
        SchemaError when the file or the database belongs to another release, WriteRefusedError
        when the database is not empty and nothing is to be replaced."""
        with told("The backup cannot be read"), self.file.open("rb") as source:
            proved = _prove(source, self.key, number(self.until))
            database = open_database(self.url)
            try:
                await self._write(database, proved)
                if self.replace and database.is_sqlite:
                    await database.empty_log()
            finally:
                await database.close()
        return proved.summary()

    async def _write(self, database: Database, proved: "_Proved") -> None:
        """Not by `Database.write`, which would try a second time: after a commit whose answer got
        lost the person is to look before anything is replaced once more."""
        with explained():
            async with database.one_at_a_time, database.writer.begin() as connection:
                await _alone(connection)
                await check_same_schema(connection)
                await _make_room(connection, replace=self.replace)
                await _fill(connection, proved.rows())
                if proved.expired:
                    await tidy_cases(connection)
                await self._note(connection)

    async def _note(self, connection: AsyncConnection) -> None:
        noting = upsert(marker, is_sqlite=connection.dialect.name == "sqlite")
        noting = noting.on_conflict_do_update(
            index_elements=["name"], set_={"moment": noting.excluded.moment}
        )
        moments = [{"name": name, "moment": moment} for name, moment in self.moments.items()]
        await many(connection, noting, moments)


@dataclass(frozen=True)
class _Proved:
    """A backup that was read to its end. `peppers` by report stand for the reports that count."""

    reader: Reader
    expired: frozenset[bytes]
    reports: int
    peppers: frozenset[int]

    def rows(self) -> Iterator[tuple[Table, Row]]:
        """What is to be written: the rows of the file without those of expired reports."""
        for table, row in rows(self.reader.lines()):
            if not reports_of(table, row) & self.expired:
                yield table, row

    def summary(self) -> Restored:
        return Restored(self.reader.head().day, self.reports, len(self.expired), self.peppers)


def _prove(source: BinaryIO, key: bytes, until: int) -> _Proved:
    """Reads the file twice: whether it is whole, then whether its rows are rows of our tables."""
    reader = Reader(source, key)
    reader.verify()
    _check_revision(reader.head().revision)
    expired, peppers, kept = set[bytes](), set[int](), 0
    for table, row in rows(reader.lines()):
        if table is not report:
            continue
        if row["day"] <= until:
            expired.add(row["id"])
        else:
            peppers.add(row["pepper"])
            kept += 1
    return _Proved(reader, frozenset(expired), kept, frozenset(peppers))


def _check_revision(found: str) -> None:
    if found > REVISION:
        raise SchemaError(
            f"A newer release made this backup (revision {found}, this program knows {REVISION}): "
            "restore it with that release; nothing was changed."
        )
    if found < REVISION:
        raise SchemaError(
            f"An older release made this backup (revision {found}, this program has {REVISION}): "
            "restore it with that release, then run `askfirst db upgrade`; nothing was changed."
        )


async def _alone(connection: AsyncConnection) -> None:
    if connection.dialect.name != "sqlite":
        for lock in ALONE:
            await connection.execute(lock)


async def _make_room(connection: AsyncConnection, *, replace: bool) -> None:
    """Leaves the tables of the backup empty, or refuses. Moments alone are no reason to."""
    full = [] if replace else [t.name for t in kept_tables() if await _holds(connection, t)]
    if full:
        raise WriteRefusedError(
            f"The database is not empty ({', '.join(full)}) and nothing was changed; "
            "`--replace` erases what is there first."
        )
    if replace and connection.dialect.name != "sqlite":
        names = ", ".join(table.name for table in kept_tables())
        await connection.execute(text(f"TRUNCATE {names}"))
        return
    for table in reversed(kept_tables()) if replace else (marker,):
        await connection.execute(delete(table))


async def _holds(connection: AsyncConnection, table: Table) -> bool:
    anything = select(*table.primary_key).limit(1)
    return table is not marker and (await connection.execute(anything)).first() is not None


async def _fill(connection: AsyncConnection, found: Iterable[tuple[Table, Row]]) -> None:
    for table, group in groupby(found, key=itemgetter(0)):
        these = (row for _, row in group)
        while batch := list(islice(these, at_once(table))):
            await connection.execute(insert(table).inline(), batch)
    if connection.dialect.name != "sqlite":
        await continue_counting(connection, kept_tables())


async def continue_counting(connection: AsyncConnection, tables: Iterable[Table]) -> None:
    """PostgreSQL counts ids in sequences that know nothing of rows that came with theirs."""
    for table in tables:
        if (column := table.autoincrement_column) is not None:
            sequence = func.pg_get_serial_sequence(table.name, column.name)
            await connection.execute(select(func.setval(sequence, func.max(column))))
