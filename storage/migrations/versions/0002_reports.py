"""The tables of reports, their links, and moments to remember."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def binary(name: str, size: int | None = None) -> "sa.Column[bytes]":
    return sa.Column(name, sa.LargeBinary(size), nullable=False)


def small(name: str) -> "sa.Column[int]":
    return sa.Column(name, sa.SmallInteger(), nullable=False)


def table(name: str, *columns: "sa.Column[Any]", keys: tuple[str, ...]) -> None:
    parts: list[sa.Column[Any] | sa.Constraint] = [*columns]
    parts.append(sa.PrimaryKeyConstraint(*keys, name=f"pk_{name}"))
    if any(column.name == "report" for column in columns):
        parts.append(sa.ForeignKeyConstraint(["report"], ["report.id"], ondelete="CASCADE"))
    if name == "report":
        parts.append(sa.UniqueConstraint("receipt"))
    op.create_table(name, *parts, sqlite_with_rowid=False)


def upgrade() -> None:
    table(
        "report",
        binary("id", 16),
        sa.Column("day", sa.BigInteger(), nullable=False),
        small("status"),
        sa.Column("country", sa.String(8), nullable=False),
        sa.Column("channel", sa.String(20), nullable=False),
        small("flags"),
        binary("case_id", 8),
        sa.Column("pepper", sa.Integer(), nullable=False),
        binary("receipt", 32),
        binary("answer_key", 32),
        binary("wrapped"),
        binary("sealed"),
        small("settled"),
        keys=("id",),
    )
    op.create_index("ix_report_case_id", "report", ["case_id"])
    op.create_index("ix_report_day", "report", ["day"])
    op.create_index("ix_report_status_day", "report", ["status", "day"])
    _of_a_report()
    table("case_file", binary("id", 8), small("state"), keys=("id",))
    table("case_link", binary("one", 8), binary("other", 8), keys=("one", "other"))
    op.create_table(
        "marker",
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("moment", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_marker"),
    )


def _of_a_report() -> None:
    sign = sa.Column("sign", sa.String(40), nullable=False)
    table("report_sign", sign, binary("report", 16), keys=("sign", "report"))
    table(
        "report_field",
        binary("id", 16),
        binary("report", 16),
        small("kind"),
        sa.Column("day", sa.BigInteger(), nullable=False),
        binary("wrapped"),
        binary("sealed"),
        keys=("id",),
    )
    table("report_hour", binary("report", 16), small("hour"), keys=("report",))
    table(
        "contact", binary("fingerprint", 16), binary("report", 16), keys=("fingerprint", "report")
    )
    table("sketch", binary("report", 16), binary("value"), keys=("report",))
    band = sa.Column("band", sa.Integer(), nullable=False)
    table("sketch_band", band, binary("report", 16), keys=("band", "report"))
    for name in ("report_sign", "report_field", "contact", "sketch_band"):
        op.create_index(f"ix_{name}_report", name, ["report"])


def downgrade() -> None:
    for name in (
        "marker", "case_link", "case_file", "sketch_band", "sketch", "contact", "report_hour",
        "report_field", "report_sign", "report",
    ):  # fmt: skip
        op.drop_table(name)
