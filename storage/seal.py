"""Seals bodies so that they open only in their own table, for their own person, under our key."""

from nacl.exceptions import CryptoError
from nacl.secret import Aead

from storage.errors import SealBrokenError

VERSION = b"\x01"
LENGTH = 4


class Sealer:
    """XChaCha20-Poly1305; table, person and `bound` (what else the row says) are associated."""

    def __init__(self, key: bytes) -> None:
        self._box = Aead(key)

    def seal(
        self, body: bytes, table: str, person: bytes, bound: bytes = b"", floor: int = 256
    ) -> bytes:
        about = _about(table, person, bound)
        return VERSION + self._box.encrypt(padded(body, floor), about)

    def open(self, sealed: bytes, table: str, person: bytes, bound: bytes = b"") -> bytes:
        if sealed[:1] != VERSION:
            raise SealBrokenError("A sealed body begins with an unknown version.")
        try:
            inside = self._box.decrypt(sealed[1:], _about(table, person, bound))
        except (CryptoError, ValueError) as error:
            raise SealBrokenError("A sealed body does not open where it stands.") from error
        return unpadded(inside)


def padded(body: bytes, floor: int) -> bytes:
    """The body with its length in front, filled up to a power of two, at least `floor`."""
    length = LENGTH + len(body)
    size = max(floor, 1 << (length - 1).bit_length())
    return len(body).to_bytes(LENGTH, "big") + body + bytes(size - length)


def unpadded(inside: bytes) -> bytes:
    return inside[LENGTH : LENGTH + int.from_bytes(inside[:LENGTH], "big")]


def _about(table: str, person: bytes, bound: bytes) -> bytes:
    """Says how long the person's key is, so that no two different rows are spoken of alike."""
    return f"{table} {len(person)} ".encode() + person + bound
