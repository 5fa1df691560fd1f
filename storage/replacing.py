"""Files that are there whole or not at all."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from storage.errors import StorageError


@contextmanager
def told(what: str) -> Iterator[None]:
    """Raises StorageError in place of the operating system's."""
    try:
        yield
    except OSError as error:
        raise StorageError(f"{what}: {error.strerror or 'it is no file'}.") from error


@contextmanager
def replacing(path: Path, magic: bytes) -> Iterator[BinaryIO]:
    """A file for its owner only that gets its name when it is complete and on the disk; if
    anything is raised before, whatever had that name is still there. Only a file that begins with
    `magic` is replaced."""
    with told(f"{path} cannot be written"):
        _refuse_to_replace_anything_else(path, magic)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
        part = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
            _sync(path.parent)
        finally:
            part.unlink(missing_ok=True)


def _refuse_to_replace_anything_else(path: Path, magic: bytes) -> None:
    """Last night's backup may go for tonight's; a database or a key by a slip of the hand not."""
    if not path.exists():
        return
    with path.open("rb") as file:
        if file.read(len(magic)) != magic:
            raise StorageError(f"{path} is there already and is no backup; choose another name.")


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
