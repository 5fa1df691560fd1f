"""Small pieces of SQL that the rooms of the store share; the same on both databases."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from sqlalchemy import BigInteger, BindParameter, Table, bindparam
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

T = TypeVar("T")


def several(name: str) -> BindParameter[Any]:
    """A parameter for `column.in_(...)` that takes a list made by `padded`."""
    return bindparam(name, expanding=True)


def big(name: str) -> BindParameter[int]:
    """A parameter for a moment or an id; asyncpg would take a bare number to be 32 bits wide."""
    return bindparam(name, type_=BigInteger)


def padded(values: Iterable[T]) -> list[T]:
    """The values, the last one repeated up to a power of two: a handful of statement texts then
    serves every length, and both databases keep them prepared."""
    found = list(values)
    if not found:
        return found
    size = 1 << (len(found) - 1).bit_length()
    return found + found[-1:] * (size - len(found))


def upsert(table: Table, *, is_sqlite: bool) -> Any:
    """An insert that knows ON CONFLICT."""
    return sqlite.insert(table) if is_sqlite else postgresql.insert(table)


async def many(connection: AsyncConnection, statement: Any, rows: Sequence[Any]) -> None:
    """Executes a statement for all rows; nothing at all for none."""
    if rows:
        await connection.execute(statement, rows)
