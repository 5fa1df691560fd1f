"""What time does to reports: they are erased on their day, and their order is blurred before."""

from datetime import date

from sqlalchemy import Table, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from reports.retention import last_day
from storage.days import number
from storage.engine import Database
from storage.linking import tidy_cases
from storage.report_tables import (
    case_file,
    contact,
    report,
    report_hour,
    report_sign,
    sketch,
    sketch_band,
)
from storage.statements import big

NEW = select(report.c.id).where(report.c.settled == 0)
CASES = select(report.c.case_id).where(report.c.settled == 0)
OWNED: tuple[Table, ...] = (contact, report_hour, report_sign, sketch, sketch_band)


class ReportUpkeep:
    """Both are done in transactions of their own; neither knows who wrote what."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def purge(self, today: date, days: int) -> int:
        """Erases the reports that have had their time, with all that belongs to them; returns how
        many. On SQLite their bytes leave the file and its log."""
        old = delete(report).where(report.c.day <= big("until"))
        until = {"until": number(last_day(today, days))}

        async def erase(connection: AsyncConnection) -> int:
            gone = (await connection.execute(old, until)).rowcount
            await tidy_cases(connection)
            return gone

        gone = await self._database.write(erase)
        if gone and self._database.is_sqlite:
            await self._database.empty_log()
        return gone

    async def settle(self) -> None:
        """Writes new reports once more, all in one transaction: PostgreSQL keeps with each row the
        number of the transaction that wrote it, and a report's must not stand next to the one
        in which its writer's session changed."""

        async def rewrite(connection: AsyncConnection) -> None:
            for table in OWNED:
                again = update(table).where(table.c.report.in_(NEW))
                await connection.execute(again.values(report=table.c.report))
            cases = update(case_file).where(case_file.c.id.in_(CASES))
            await connection.execute(cases.values(state=case_file.c.state))
            await connection.execute(update(report).where(report.c.settled == 0).values(settled=1))

        await self._database.write(rewrite)

    async def peppers(self) -> set[int]:
        """The numbers of the peppers that reports still need."""
        wanted = select(report.c.pepper).distinct()

        async def look(connection: AsyncConnection) -> set[int]:
            return set((await connection.execute(wanted)).scalars())

        return await self._database.read(look)
