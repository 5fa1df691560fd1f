"""The keys of the store: 32 random bytes a file, in hex, outside the database. That which seals
what does not stay has its day in front of it, and is overwritten as days pass."""

import fcntl
import hmac
import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from storage import clock
from storage.day_keys import BARE_DAY, Base, DayKeys, day_of
from storage.errors import KeysError

SIZE = 32
PEPPER, TRANSIENT = NAMES = ("pepper", "transient")
DATED = re.compile(r"(\d{5})([ *])(.*)", re.DOTALL)
"""`20782 4f...`: a day and its key. `20782*4f...`: a key from before there were days, first read
on that day. Both take as many bytes."""


@dataclass(frozen=True)
class DayKeyFile:
    """The file of a host's day key. Every process of the host steps it; each waits for the other's
    lock, and whoever finds it stepped leaves it. Other hosts have copies and step those."""

    path: Path

    def read(self, now: clock.Clock) -> Base:
        """What the file holds, or a KeysError that says what is wrong with it. A key without a day
        gets today in front."""
        _content(self.path)  # opened for writing, a file that is missing would say less
        with self._locked() as handle:
            return self._base() or self._dated(handle, max(day_of(now), BARE_DAY))

    def write(self, base: Base) -> None:
        """Puts a later key in the place of an older one; raises KeysError when that fails."""
        with self._locked() as handle:
            there = self._base()
            if there is not None and there.day < base.day:
                _overwrite(handle, base)

    def days(self, now: clock.Clock) -> DayKeys:
        """The keys as they are now, stepped in this file from now on. Raises KeysError."""
        return DayKeys(self.read(now), now, self.write)

    def _base(self) -> Base | None:
        """None when the key has no day yet."""
        dated = DATED.fullmatch(_content(self.path))
        if dated is None:
            return None
        return Base(int(dated[1]), _key(self.path, dated[3]), bare=dated[2] == "*")

    def _dated(self, handle: int, today: int) -> Base:
        base = Base(today, _key(self.path, _content(self.path)), bare=True)
        _overwrite(handle, base)
        return base

    @contextmanager
    def _locked(self) -> Iterator[int]:
        """The file, open for writing and ours alone; closing it lets go of the lock."""
        try:
            handle = os.open(self.path, os.O_RDWR)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX)
                yield handle
            finally:
                os.close(handle)
        except OSError as error:
            said = f"The key file {self.path} cannot be written ({error.strerror})"
            raise KeysError(f"{said}; its key must be forgotten every day.") from error


@dataclass(frozen=True)
class StorageKeys:
    """`pepper` turns addresses into person keys; `transient` seals what does not stay: a file, or
    32 bytes that are the key of the day on which a store is opened with them. What is kept here
    is never forgotten, so the bytes of a file are not."""

    pepper: bytes = field(repr=False)
    transient: bytes | DayKeyFile = field(repr=False)

    def days(self, now: clock.Clock) -> DayKeys:
        """The day keys of one store. Raises KeysError when their file cannot be used."""
        if isinstance(self.transient, DayKeyFile):
            return self.transient.days(now)
        return DayKeys(Base(day_of(now), self.transient), now)


def person_key(pepper: bytes, channel: str, address: str) -> bytes:
    """Who somebody is in the database: the same for the same address, meaningless without the
    pepper."""
    return hmac.digest(pepper, f"{channel}\0{address}".encode(), "sha256")


def key_path(folder: Path, name: str) -> Path:
    return folder / f"{name}.key"


def init_keys(folder: Path, now: clock.Clock = clock.wall) -> list[Path]:
    """Creates the key files that are missing, never overwrites one; returns those created."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    made: list[Path] = []
    for name in NAMES:
        path, key = key_path(folder, name), secrets.token_bytes(SIZE)
        if path.exists():
            continue
        if name == TRANSIENT:
            _create(path, _line(Base(day_of(now), key)))
        else:
            write_key(path, key)
        made.append(path)
    return made


def write_key(path: Path, key: bytes) -> None:
    """A new file, for its owner only, on the disk when this returns. Raises FileExistsError."""
    _create(path, f"{key.hex()}\n".encode())


def _create(path: Path, line: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(line)
        file.flush()
        os.fsync(file.fileno())


def _line(base: Base) -> bytes:
    """71 bytes, whatever the day."""
    return f"{base.day:05d}{'*' if base.bare else ' '}{base.key.hex()}\n".encode()


def _overwrite(handle: int, base: Base) -> None:
    """In place: a new file that takes the old one's name would leave the old key lying in a block
    that nobody overwrites. One write at the very beginning, far smaller than a sector, which a disk
    writes as a whole: after a crash the old line is there or the new one, and both will do.

    The old bytes may stay all the same: in spare cells of an SSD, in snapshots, and wherever a file
    system writes elsewhere (btrfs, ZFS) or logs data (ext4 with data=journal). Against whoever
    reads those only an encrypted disk helps.
    """
    line = _line(base)
    os.pwrite(handle, line, 0)
    os.ftruncate(handle, len(line))
    os.fsync(handle)


def load_keys(folder: Path, now: clock.Clock = clock.wall) -> StorageKeys:
    """The keys in `folder`, or a `KeysError` that says what is wrong with which file."""
    pepper = read_key(key_path(folder, PEPPER))
    file = DayKeyFile(key_path(folder, TRANSIENT))
    if hmac.compare_digest(pepper, file.read(now).key):
        raise KeysError(f"The two keys in {folder} are the same; each must be drawn on its own.")
    return StorageKeys(pepper, file)


def read_key(path: Path) -> bytes:
    """The key in a file, or a `KeysError` that says what is wrong with it."""
    return _key(path, _content(path))


def _content(path: Path) -> str:
    """What is in a key file that only its owner can read."""
    try:
        mode = path.stat().st_mode
        text = path.read_text(encoding="ascii").strip()
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
    return text


def _key(path: Path, text: str) -> bytes:
    try:
        key = bytes.fromhex(text)
    except ValueError as error:
        raise KeysError(f"The key file {path} must hold {SIZE} bytes written in hex.") from error
    if len(key) != SIZE:
        raise KeysError(f"The key in {path} is {len(key)} bytes long instead of {SIZE}.")
    if len(set(key)) == 1:
        raise KeysError(f"The key in {path} is one byte repeated; it protects nobody.")
    return key
