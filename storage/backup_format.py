"""What a backup looks like as a file: a head that anybody can read, then chunks of one size that
only the recovery key opens.

head    magic, version, schema revision, day, and a fresh key in a sealed box for the recovery key
chunk   65,536 bytes of lines, encrypted (XChaCha20-Poly1305) under that key

The nonce counts the chunks; head and "more" or "last" are associated data. So a chunk that was
altered, left out, moved or taken from another file does not open, and a file that was cut is told
from a whole one. The last chunk is filled up: a size tells tens of reports, not their kinds.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

import nacl.utils
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.secret import Aead

from storage.days import day_of, number
from storage.errors import SealBrokenError
from storage.replacing import told

MAGIC, VERSION = b"askfirst backup\n", 1
HEAD = struct.Struct(">16sB4sI")
BOX = 80
START = HEAD.size + BOX
KEY = 32
CHUNK = 1 << 16
SEALED = CHUNK + Aead.MACBYTES
FILL = b"\n"


@dataclass(frozen=True, slots=True)
class Head:
    """`revision`: of the tables that the rows come from; `day`: when the backup was made."""

    revision: str
    day: date


class _Box:
    """Seals chunk after chunk under one key; the key is used for one file only."""

    def __init__(self, key: bytes, start: bytes) -> None:
        self._aead = Aead(key)
        self._start = start

    def seal(self, chunk: bytes, count: int, *, last: bool) -> bytes:
        return self._aead.encrypt(chunk, self._about(last), _nonce(count)).ciphertext

    def open(self, sealed: bytes, count: int, *, last: bool) -> bytes:
        return self._aead.decrypt(sealed, self._about(last), _nonce(count))

    def _about(self, last: bool) -> bytes:  # noqa: FBT001 - private
        return (b"last " if last else b"more ") + self._start


def _nonce(count: int) -> bytes:
    return count.to_bytes(Aead.NONCE_SIZE, "big")


class Writer:
    """Takes lines; nothing but ciphertext reaches the file. Without `end` it is a cut file."""

    def __init__(self, file: BinaryIO, head: Head, public: bytes) -> None:
        key = nacl.utils.random(KEY)
        plain = HEAD.pack(MAGIC, VERSION, head.revision.encode("ascii"), number(head.day))
        start = plain + SealedBox(PublicKey(public)).encrypt(key)
        self._file, self._box = file, _Box(key, start)
        self._waiting, self._count = bytearray(), 0
        self._put(start)

    def line(self, line: bytes) -> None:
        """A line without its end. Raises StorageError when the disk takes no more."""
        self._waiting += line + b"\n"
        while len(self._waiting) > CHUNK:
            self._chunk(last=False)

    def end(self) -> None:
        self._chunk(last=True)

    def _chunk(self, *, last: bool) -> None:
        chunk = bytes(self._waiting[:CHUNK]).ljust(CHUNK, FILL)
        del self._waiting[:CHUNK]
        self._put(self._box.seal(chunk, self._count, last=last))
        self._count += 1

    def _put(self, data: bytes) -> None:
        with told("The backup cannot be written"):
            self._file.write(data)


class Reader:
    """Opens a backup with the recovery key, 32 bytes. Raises SealBrokenError when it is none, was
    altered or is not sealed to that key, StorageError when it cannot be read."""

    def __init__(self, file: BinaryIO, private: bytes) -> None:
        self._file = file
        start = self._get(START)
        if len(start) < START or not start.startswith(MAGIC):
            raise SealBrokenError("This file is no backup of this program; nothing was changed.")
        _, version, revision, day = HEAD.unpack(start[: HEAD.size])
        if version != VERSION:
            raise SealBrokenError(
                "This backup is damaged at its beginning, or a newer release made it; "
                "nothing was changed."
            )
        self._box = _Box(_key(start[HEAD.size :], private), start)
        self._head = revision, day

    def head(self) -> Head:
        """To be believed only after `verify`."""
        revision, day = self._head
        return Head(revision.decode("ascii"), day_of(day))

    def verify(self) -> None:
        """Reads everything; returns if it is whole and as it was written."""
        for _ in self._chunks():
            pass

    def lines(self) -> Iterator[bytes]:
        """Every line, from the first."""
        rest = b""
        for chunk in self._chunks():
            *whole, rest = (rest + chunk).split(b"\n")
            yield from filter(None, whole)

    def _chunks(self) -> Iterator[bytes]:
        with told("The backup cannot be read"):
            self._file.seek(START)
        count, sealed = 0, self._get(SEALED)
        while True:
            ahead = self._get(SEALED)
            yield self._open(sealed, count, last=not ahead)
            if not ahead:
                return
            count, sealed = count + 1, ahead

    def _open(self, sealed: bytes, count: int, *, last: bool) -> bytes:
        if last and (len(sealed) < SEALED or self._opens(sealed, count, last=False)):
            raise SealBrokenError(
                "This backup was cut off, its end is missing; nothing was changed."
            )
        chunk = self._opens(sealed, count, last=last)
        if chunk is None:
            raise SealBrokenError(
                "This backup was damaged or altered after it was written; nothing was changed."
            )
        return chunk

    def _opens(self, sealed: bytes, count: int, *, last: bool) -> bytes | None:
        try:
            return self._box.open(sealed, count, last=last)
        except CryptoError:
            return None

    def _get(self, size: int) -> bytes:
        with told("The backup cannot be read"):
            return self._file.read(size)


def _key(box: bytes, private: bytes) -> bytes:
    try:
        return SealedBox(PrivateKey(private)).decrypt(box)
    except CryptoError as error:
        raise SealBrokenError(
            "This backup does not open with this recovery key: it is sealed to another one, or "
            "damaged at its beginning; nothing was changed."
        ) from error
