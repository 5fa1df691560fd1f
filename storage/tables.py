"""The tables. Who somebody is stands there only as a keyed hash, what they wrote only sealed.

Times are whole seconds (`touched`), or milliseconds where a wait is counted (`arrived`,
`not_before`, `until`).
"""

from enum import IntEnum

from sqlalchemy import (
    BigInteger,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    String,
    Table,
)

REVISION = "0002"
"""The migration that these tables need; `storage/migrations/versions` ends there."""

Id = BigInteger().with_variant(Integer(), "sqlite")
VACUUM_OFTEN = {
    "autovacuum_vacuum_scale_factor": "0.0",
    "autovacuum_vacuum_threshold": "5000",
}
"""For tables that are always almost empty and always in motion."""


class State(IntEnum):
    """Whether a row is still to be worked on, or was put aside because it went wrong."""

    WAITING = 0
    SET_ASIDE = 1


metadata = MetaData(naming_convention={"pk": "pk_%(table_name)s", "ix": "ix_%(column_0_label)s"})

session = Table(
    "session",
    metadata,
    Column("person", LargeBinary(32), primary_key=True),
    Column("sealed", LargeBinary, nullable=False),
    Column("touched", BigInteger, nullable=False, index=True),
)

inbox = Table(
    "inbox",
    metadata,
    Column("id", Id, primary_key=True),
    Column("person", LargeBinary(32), nullable=False),
    Column("position", BigInteger, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("waits", SmallInteger, nullable=False),
    Column("arrived", BigInteger, nullable=False),
    Column("state", SmallInteger, nullable=False),
    Column("reason", String(80), nullable=False),
    Index("ix_inbox_person_position", "person", "position"),
    sqlite_autoincrement=True,
    postgresql_with=VACUUM_OFTEN,
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", Id, primary_key=True),
    Column("person", LargeBinary(32), nullable=False),
    Column("channel", String(20), nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("rank", Integer, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("not_before", BigInteger, nullable=False),
    Column("touched", BigInteger, nullable=False),
    Column("state", SmallInteger, nullable=False),
    Column("reason", String(80), nullable=False),
    Index("ix_outbox_person_id", "person", "id"),
    Index("ix_outbox_rank_id", "rank", "id"),
    sqlite_autoincrement=True,
    postgresql_with=VACUUM_OFTEN,
)

message_id = Table(
    "message_id",
    metadata,
    Column("id", Id, primary_key=True),
    Column("person", LargeBinary(32), nullable=False, index=True),
    Column("sealed", LargeBinary, nullable=False),
    Column("touched", BigInteger, nullable=False, index=True),
)

seen_update = Table(
    "seen_update",
    metadata,
    Column("key", LargeBinary(16), primary_key=True),
    Column("touched", BigInteger, nullable=False, index=True),
)

lease = Table(
    "lease",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("holder", String(80), nullable=False),
    Column("until", BigInteger, nullable=False),
)
