"""The keys of the store: 32 random bytes a file, in hex, outside the database."""

import hmac
import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path

from storage.errors import KeysError

SIZE = 32
NAMES = ("pepper", "transient")


@dataclass(frozen=True)
class StorageKeys:
    """`pepper` turns addresses into person keys; `transient` seals what does not stay."""

    pepper: bytes = field(repr=False)
    transient: bytes = field(repr=False)


def person_key(pepper: bytes, channel: str, address: str) -> bytes:
    """Who somebody is in the database: the same for the same address, meaningless without the
    pepper."""
    return hmac.digest(pepper, f"{channel}\0{address}".encode(), "sha256")


def key_path(folder: Path, name: str) -> Path:
    return folder / f"{name}.key"


def init_keys(folder: Path) -> list[Path]:
    """Creates the key files that are missing, never overwrites one; returns those created."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    missing = [path for name in NAMES if not (path := key_path(folder, name)).exists()]
    for path in missing:
        write_key(path, secrets.token_bytes(SIZE))
    return missing


def write_key(path: Path, key: bytes) -> None:
    """A new file, for its owner only, on the disk when this returns. Raises FileExistsError."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(key.hex() + "\n")
        file.flush()
        os.fsync(file.fileno())


def load_keys(folder: Path) -> StorageKeys:
    """The keys in `folder`, or a `KeysError` that says what is wrong with which file."""
    keys = StorageKeys(**{name: read_key(key_path(folder, name)) for name in NAMES})
    if hmac.compare_digest(keys.pepper, keys.transient):
        raise KeysError(f"The two keys in {folder} are the same; each must be drawn on its own.")
    return keys


def read_key(path: Path) -> bytes:
    """The key in a file, or a `KeysError` that says what is wrong with it."""
    try:
        mode = path.stat().st_mode
        text = path.read_text(encoding="ascii").strip()
        key = bytes.fromhex(text)
    except FileNotFoundError as error:
        raise KeysError(
            f"The key file {path} is missing; `askfirst keys init` creates what is missing."
        ) from error
    except OSError as error:
        raise KeysError(f"The key file {path} cannot be read: {error.strerror}.") from error
    except ValueError as error:
        raise KeysError(f"The key file {path} must hold {SIZE} bytes written in hex.") from error
    if mode & 0o077:
        raise KeysError(f"The key file {path} can be read by others; run `chmod 600 {path}`.")
    if len(key) != SIZE:
        raise KeysError(f"The key in {path} is {len(key)} bytes long instead of {SIZE}.")
    if len(set(key)) == 1:
        raise KeysError(f"The key in {path} is one byte repeated; it protects nobody.")
    return key
