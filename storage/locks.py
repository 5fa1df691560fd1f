"""A person's lock: theirs until the transaction ends, also when they have no row yet."""

from collections.abc import Sequence

from sqlalchemy import ARRAY, BigInteger, bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

_wanted = func.unnest(bindparam("keys", type_=ARRAY(BigInteger))).column_valued("wanted")
TRY = select(_wanted).where(func.pg_try_advisory_xact_lock(_wanted))
WAIT = select(func.pg_advisory_xact_lock(bindparam("key", type_=BigInteger)))


def _key(person: bytes) -> int:
    """Two people with the same 64 bits would merely wait for each other."""
    return int.from_bytes(person[:8], "big", signed=True)


async def lock(connection: AsyncConnection, person: bytes) -> None:
    """Waits for one person's lock. On SQLite the writing transaction itself is the lock."""
    if connection.dialect.name != "sqlite":
        await connection.execute(WAIT, {"key": _key(person)})


async def lock_some(
    connection: AsyncConnection, people: Sequence[bytes], limit: int
) -> list[bytes]:
    """The first of these people whose locks are free, at most `limit`, now ours."""
    if connection.dialect.name == "sqlite":
        return list(people[:limit])
    ours: list[bytes] = []
    rest = list(people)
    while rest and len(ours) < limit:
        chunk, rest = rest[: limit - len(ours)], rest[limit - len(ours) :]
        keys = sorted(map(_key, chunk))
        locked = set((await connection.execute(TRY, {"keys": keys})).scalars())
        ours += [one for one in chunk if _key(one) in locked]
    return ours
