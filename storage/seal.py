"""Seals bodies so that they open only in their own table, for their own person, under the key of
their day. A sealed body is: version (1 byte), day (2), nonce (24), the padded body and a tag."""

from nacl.exceptions import CryptoError
from nacl.secret import Aead

from storage.day_keys import DayKeys
from storage.errors import SealBrokenError

VERSION = b"\x02"
BARE = b"\x01"
"""Sealed before there were day keys: no day follows. Such rows are gone 48 hours after the upgrade,
the key that opens them two days after the one on which it happened."""
HEAD = 3
LENGTH = 4


class Sealer:
    """XChaCha20-Poly1305; version, day, table, person and `bound` (what else the row says) are
    associated."""

    def __init__(self, days: DayKeys) -> None:
        self._days = days

    def seal(
        self, body: bytes, table: str, person: bytes, bound: bytes = b"", floor: int = 256
    ) -> bytes:
        """Seals under today's key; the length says only which power of two, at least `floor`."""
        day, box = self._days.newest()
        head = VERSION + day.to_bytes(HEAD - 1, "big")
        about = head + _about(table, person, bound)
        return head + box.encrypt(padded(body, floor), about)

    def open(self, sealed: bytes, table: str, person: bytes, bound: bytes = b"") -> bytes:
        """Raises SealBrokenError for what was altered, moved, or whose key is forgotten."""
        box, head, rest = self._parted(sealed)
        try:
            inside = box.decrypt(rest, head + _about(table, person, bound))
        except (CryptoError, ValueError) as error:
            raise SealBrokenError("A sealed body does not open where it stands.") from error
        return unpadded(inside)

    def _parted(self, sealed: bytes) -> tuple[Aead, bytes, bytes]:
        """The box that opens a body, what of the body's head is associated, and the rest."""
        version = sealed[:1]
        if version == BARE:
            return self._days.bare(), b"", sealed[1:]
        if version != VERSION:
            raise SealBrokenError("A sealed body begins with an unknown version.")
        head = sealed[:HEAD]
        return self._days.of(int.from_bytes(head[1:], "big")), head, sealed[HEAD:]


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
