"""Erases what has had its time, and on SQLite the bytes it left in file and log."""

from sqlalchemy import Table, delete
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import clock
from storage.engine import Database
from storage.statements import big
from storage.tables import inbox, message_id, outbox, seen_update, session

HOURS: dict[Table, int] = {
    session: clock.SESSION_HOURS,
    seen_update: clock.TRACE_HOURS,
    message_id: clock.TRACE_HOURS,
    outbox: clock.TRACE_HOURS,
}
"""Outbox rows that old were put aside, or are answers that nobody came back for."""


async def sweep(database: Database, now: clock.Clock) -> None:
    moment = clock.seconds(now)

    async def erase(connection: AsyncConnection) -> None:
        for table, hours in HOURS.items():
            old = delete(table).where(table.c.touched <= big("until"))
            await connection.execute(old, {"until": moment - hours * clock.HOUR})
        stale = delete(inbox).where(inbox.c.arrived <= big("until"))
        await connection.execute(stale, {"until": (moment - clock.TRACE_HOURS * clock.HOUR) * 1000})

    await database.write(erase)
    if database.is_sqlite:
        await database.empty_log()
