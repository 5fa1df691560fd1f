"""What can go wrong with storage, each as one sentence for the people who run it."""


class StorageError(Exception):
    """Base of everything that storage raises on purpose."""


class StoreUnavailableError(StorageError):
    """The database cannot be used at the moment; answer from memory."""


class ConnectionLostError(StoreUnavailableError):
    """A connection broke; another one may work."""


class WriteRefusedError(StorageError):
    """The database is well but will not take these rows."""


class SchemaError(StorageError):
    """The database does not have the tables that this program needs."""


class KeysError(StorageError):
    """A key file is missing or must not be used."""


class SealBrokenError(StorageError):
    """A sealed body was altered, moved to another row, or sealed under another key."""
