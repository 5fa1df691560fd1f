"""Turns what the drivers raise into our own errors: away for the moment, or these rows refused."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DataError, DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from storage.errors import (
    ConnectionLostError,
    StorageError,
    StoreUnavailableError,
    WriteRefusedError,
)

REFUSALS = ("22", "23", "40", "54", "P0")
"""SQLSTATE classes that speak of these rows or this transaction: bad value, broken constraint,
deadlock or serialisation, too large, raised by a trigger. Everything else is the server's."""


@contextmanager
def explained() -> Iterator[None]:
    """Raises our errors in place of SQLAlchemy's and the operating system's."""
    try:
        yield
    except DBAPIError as error:
        raise _explain(error) from error
    except PoolTimeoutError as error:
        raise StoreUnavailableError("No database connection became free in time.") from error
    except OSError as error:
        raise StoreUnavailableError("The database cannot be reached.") from error


def _explain(error: DBAPIError) -> StorageError:
    state = str(getattr(error.orig, "sqlstate", None) or "")
    if isinstance(error, IntegrityError | DataError) or state.startswith(REFUSALS):
        return WriteRefusedError(f"The database refused these rows ({_kind(error)}).")
    if error.connection_invalidated:
        return ConnectionLostError(f"The connection to the database broke ({_kind(error)}).")
    return StoreUnavailableError(f"The database cannot be used at the moment ({_kind(error)}).")


def _kind(error: DBAPIError) -> str:
    """The driver's own class: its message may quote values, so that is never repeated."""
    cause = error.orig.__cause__ if error.orig is not None else None
    return type(cause or error.orig).__name__
