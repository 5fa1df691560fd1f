"""The databases of the store's tests, for the gate."""

from tests.storage.conftest import pg_uri

__all__ = ["pg_uri"]
