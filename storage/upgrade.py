"""Brings a database to the tables of this program; several machines may try at the same time."""

from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.engine import open_database
from storage.schema import revision
from storage.tables import REVISION

SCRIPTS = Path(__file__).parent / "migrations"
ONE_AT_A_TIME = text("SELECT pg_advisory_xact_lock(4703111)")


async def upgrade(url: str, to: str = REVISION) -> None:
    """Runs the missing migrations in one transaction: all of them or none."""
    await _migrate(url, lambda config: command.upgrade(config, to))


async def downgrade(url: str, to: str) -> None:
    """Takes migrations back, down to `to` ("base" is an empty database)."""
    await _migrate(url, lambda config: command.downgrade(config, to))


async def draft(url: str, message: str, number: str) -> None:
    """For developers: writes the next migration, from what `tables.py` has and the database has
    not. It is to be checked by hand."""
    await _migrate(
        url, lambda config: command.revision(config, message, autogenerate=True, rev_id=number)
    )


async def current(url: str) -> str | None:
    """The migration that the database is at; None for an empty one."""
    database = open_database(url)
    try:
        return await database.read(revision)
    finally:
        await database.close()


def scripts(connection: Connection | None = None) -> Config:
    """Alembic's configuration, without any file: the scripts stand beside this module."""
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    return config


async def _migrate(url: str, run: Callable[[Config], object]) -> None:
    database = open_database(url)

    async def work(connection: AsyncConnection) -> None:
        if not database.is_sqlite:
            await connection.execute(ONE_AT_A_TIME)
        await connection.run_sync(lambda sync: run(scripts(sync)))

    try:
        await database.write(work)
    finally:
        await database.close()
