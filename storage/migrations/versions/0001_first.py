"""The first tables: session, inbox, outbox, message_id, seen_update, lease."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

row_id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
often = {
    "autovacuum_vacuum_scale_factor": "0.0",
    "autovacuum_vacuum_threshold": "5000",
}


def upgrade() -> None:
    op.create_table(
        "session",
        sa.Column("person", sa.LargeBinary(32), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("touched", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("person", name="pk_session"),
    )
    op.create_index("ix_session_touched", "session", ["touched"])
    op.create_table(
        "inbox",
        sa.Column("id", row_id, nullable=False),
        sa.Column("person", sa.LargeBinary(32), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("waits", sa.SmallInteger(), nullable=False),
        sa.Column("arrived", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.SmallInteger(), nullable=False),
        sa.Column("reason", sa.String(80), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_inbox"),
        sqlite_autoincrement=True,
        postgresql_with=often,
    )
    op.create_index("ix_inbox_person_position", "inbox", ["person", "position"])
    op.create_table(
        "outbox",
        sa.Column("id", row_id, nullable=False),
        sa.Column("person", sa.LargeBinary(32), nullable=False),
        sa.Column("channel", sa.String(20), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("not_before", sa.BigInteger(), nullable=False),
        sa.Column("touched", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.SmallInteger(), nullable=False),
        sa.Column("reason", sa.String(80), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
        sqlite_autoincrement=True,
        postgresql_with=often,
    )
    op.create_index("ix_outbox_person_id", "outbox", ["person", "id"])
    op.create_index("ix_outbox_rank_id", "outbox", ["rank", "id"])
    _traces()


def _traces() -> None:
    op.create_table(
        "message_id",
        sa.Column("id", row_id, nullable=False),
        sa.Column("person", sa.LargeBinary(32), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("touched", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_message_id"),
    )
    op.create_index("ix_message_id_person", "message_id", ["person"])
    op.create_index("ix_message_id_touched", "message_id", ["touched"])
    op.create_table(
        "seen_update",
        sa.Column("key", sa.LargeBinary(16), nullable=False),
        sa.Column("touched", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_seen_update"),
    )
    op.create_index("ix_seen_update_touched", "seen_update", ["touched"])
    op.create_table(
        "lease",
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("holder", sa.String(80), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_lease"),
    )


def downgrade() -> None:
    for table in ("lease", "seen_update", "message_id", "outbox", "inbox", "session"):
        op.drop_table(table)
