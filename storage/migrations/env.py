"""Runs migrations on the connection that `storage.upgrade` hands over."""

from alembic import context

from storage import report_tables
from storage.tables import metadata

assert report_tables.report.metadata is metadata  # noqa: S101 - imported for its tables

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()
