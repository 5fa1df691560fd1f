"""Who does what only one process may do, until when; another takes over after that."""

from sqlalchemy import or_
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import clock
from storage.engine import Database
from storage.statements import big, upsert
from storage.tables import lease


class Leases:
    """Leases by name. One that ends absurdly late means that the clock was set back: it is free."""

    def __init__(self, database: Database, now: clock.Clock) -> None:
        self._database = database
        self._now = now
        insertion = upsert(lease, is_sqlite=database.is_sqlite)
        self._take = insertion.on_conflict_do_update(
            index_elements=["name"],
            set_={"holder": insertion.excluded.holder, "until": insertion.excluded.until},
            where=or_(
                lease.c.holder == insertion.excluded.holder,
                lease.c.until <= big("now"),
                lease.c.until > insertion.excluded.until + clock.HOUR * 1000,
            ),
        ).returning(lease.c.name)

    async def lease(self, name: str, holder: str, seconds: float) -> bool:
        now = clock.milliseconds(self._now)
        until = now + int(seconds * 1000)
        wanted = {"name": name, "holder": holder, "until": until, "now": now}

        async def take(connection: AsyncConnection) -> bool:
            return (await connection.execute(self._take, wanted)).scalar() is not None

        return await self._database.write(take)
