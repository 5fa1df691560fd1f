"""The tables of reports: who wrote one stands nowhere, what was written only sealed.

Ids are random and SQLite keeps these tables in the order of their ids, so that no order of rows
tells when one came in; the day does, and nothing finer.
"""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    String,
    Table,
)

from storage.tables import metadata


def _report(*, key: bool = False, alone: bool = False) -> "Column[bytes]":
    """A reference to a report, with which the row goes."""
    return Column(
        "report",
        LargeBinary(16),
        ForeignKey("report.id", ondelete="CASCADE"),
        primary_key=key,
        nullable=False,
        index=not alone,
    )


report = Table(
    "report",
    metadata,
    Column("id", LargeBinary(16), primary_key=True),
    Column("day", BigInteger, nullable=False),
    Column("status", SmallInteger, nullable=False),
    Column("country", String(8), nullable=False),
    Column("channel", String(20), nullable=False),
    Column("flags", SmallInteger, nullable=False),
    Column("case_id", LargeBinary(8), nullable=False, index=True),
    Column("pepper", Integer, nullable=False),
    Column("receipt", LargeBinary(32), nullable=False, unique=True),
    Column("answer_key", LargeBinary(32), nullable=False),
    Column("wrapped", LargeBinary, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("settled", SmallInteger, nullable=False),
    Index("ix_report_status_day", "status", "day"),
    Index("ix_report_day", "day"),
    sqlite_with_rowid=False,
)

report_sign = Table(
    "report_sign",
    metadata,
    Column("sign", String(40), primary_key=True),
    _report(key=True),
    sqlite_with_rowid=False,
)

report_field = Table(
    "report_field",
    metadata,
    Column("id", LargeBinary(16), primary_key=True),
    _report(),
    Column("kind", SmallInteger, nullable=False),
    Column("day", BigInteger, nullable=False),
    Column("wrapped", LargeBinary, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

report_hour = Table(
    "report_hour",
    metadata,
    _report(key=True, alone=True),
    Column("hour", SmallInteger, nullable=False),
    sqlite_with_rowid=False,
)

contact = Table(
    "contact",
    metadata,
    Column("fingerprint", LargeBinary(16), primary_key=True),
    _report(key=True),
    sqlite_with_rowid=False,
)

sketch = Table(
    "sketch",
    metadata,
    _report(key=True, alone=True),
    Column("value", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

sketch_band = Table(
    "sketch_band",
    metadata,
    Column("band", Integer, primary_key=True),
    _report(key=True),
    sqlite_with_rowid=False,
)

case_file = Table(
    "case_file",
    metadata,
    Column("id", LargeBinary(8), primary_key=True),
    Column("state", SmallInteger, nullable=False),
    sqlite_with_rowid=False,
)

case_link = Table(
    "case_link",
    metadata,
    Column("one", LargeBinary(8), primary_key=True),
    Column("other", LargeBinary(8), primary_key=True),
    sqlite_with_rowid=False,
)

marker = Table(
    "marker",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("moment", BigInteger, nullable=False),
)
