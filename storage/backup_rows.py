"""The rows of a backup as lines of JSON: a table with its columns, then its rows as lists.

Bytes are in base64. Tables come in the order of their references and rows in that of their keys,
so that nothing tells in which order they once came in.
"""

import base64
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import LargeBinary, Table

from storage.errors import SealBrokenError
from storage.report_tables import report
from storage.tables import inbox, lease, message_id, metadata, outbox, seen_update, session

TRANSIENT = (session, inbox, outbox, message_id, seen_update, lease)
"""What a person's conversation needs while it lasts never enters a backup."""

Row = dict[str, Any]


def kept_tables() -> list[Table]:
    """Every table that a backup holds, those that others refer to first."""
    return [table for table in metadata.sorted_tables if table not in TRANSIENT]


def reports_of(table: Table, row: Row) -> set[bytes]:
    """The report that a row is or belongs to; nothing for a row of another kind."""
    if table is report:
        return {row["id"]}
    return {row[key.parent.name] for key in table.foreign_keys if key.references(report)}


def table_line(table: Table) -> bytes:
    return _line({"table": table.name, "columns": [column.name for column in table.columns]})


def row_line(row: Sequence[Any]) -> bytes:
    """A row with its values in the order of the columns."""
    return _line([_plain(value) for value in row])


def rows(lines: Iterable[bytes]) -> Iterator[tuple[Table, Row]]:
    """The rows in lines, each with its table. Raises SealBrokenError when they are not rows of the
    tables of this program."""
    known = {table.name: table for table in kept_tables()}
    table: Table | None = None
    columns: list[_Column] = []
    try:
        for line in lines:
            found = json.loads(line)
            if isinstance(found, dict):
                table, columns = known[found["table"]], _columns(known[found["table"]], found)
            elif table is not None:
                yield table, _row(columns, found)
    except (LookupError, TypeError, ValueError) as error:
        raise SealBrokenError(
            "This backup holds something else than rows of this program; nothing was changed."
        ) from error


def at_once(table: Table) -> int:
    """How many rows of a table are held at a time; one with a sealed column may have 200,000
    bytes."""
    sealed = any(isinstance(c.type, LargeBinary) and c.type.length is None for c in table.columns)
    return 100 if sealed else 2000


class _Column(NamedTuple):
    name: str
    kind: type
    nullable: bool


def _columns(table: Table, found: Row) -> list[_Column]:
    """Of a table, if they are those that the file speaks of. Raises ValueError otherwise."""
    if found["columns"] != [column.name for column in table.columns]:
        raise ValueError("other columns than today's")
    return [_Column(c.name, c.type.python_type, bool(c.nullable)) for c in table.columns]


def _row(columns: Sequence[_Column], values: Sequence[Any]) -> Row:
    pairs = zip(columns, values, strict=True)
    return {column.name: _value(column, value) for column, value in pairs}


def _value(column: _Column, value: Any) -> Any:
    """A value as the column takes it. Raises ValueError or TypeError for one of another kind."""
    if value is None and column.nullable:
        return None
    if column.kind is bytes:
        return base64.b64decode(value, validate=True)
    if not isinstance(value, column.kind):
        raise TypeError(f"not of the kind of {column.name}")
    return value


def _plain(value: Any) -> Any:
    return base64.b64encode(value).decode() if isinstance(value, bytes) else value


def _line(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
