"""Whether a database has the tables that this program needs."""

from sqlalchemy import inspect, text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.errors import SchemaError
from storage.tables import REVISION

WHAT_TO_DO = "run `askfirst db upgrade` and start again"


async def revision(connection: AsyncConnection) -> str | None:
    """The migration that a database is at; None for an empty one."""
    if not await connection.run_sync(lambda sync: inspect(sync).has_table("alembic_version")):
        return None
    return (await connection.execute(text("SELECT version_num FROM alembic_version"))).scalar()


async def check_schema(connection: AsyncConnection) -> None:
    """Revisions are numbers and only ever add, so a newer database serves an older program while
    machines are restarted one by one."""
    found = await revision(connection)
    if found is None:
        raise SchemaError(f"The database is empty: {WHAT_TO_DO}.")
    if found < REVISION:
        raise SchemaError(
            f"The database is at revision {found}, this program needs {REVISION}: {WHAT_TO_DO}."
        )
