"""Keys that keep guessable things (a phone number, five words) from being guessed out of a stolen
database; several live side by side while old reports last."""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field

from nacl.pwhash import argon2id

OPERATIONS, MEMORY = 3, 32 * 1024 * 1024
"""Of one Argon2id computation; about 60 ms on one core, beyond OWASP's least of 2 and 19 MiB."""
SALT_SIZE = argon2id.SALTBYTES


@dataclass(frozen=True)
class Pepper:
    """`number` stands with every row that was made with it."""

    number: int
    key: bytes = field(repr=False)

    def hardened(self, value: bytes, purpose: str, size: int = 32) -> bytes:
        """`size` bytes that take a slow computation to make, under this pepper; the same for the
        same value and purpose."""
        return hardened(self.mac(value, purpose), purpose, size)

    def mac(self, value: bytes, purpose: str) -> bytes:
        """32 bytes, quickly made, under this pepper."""
        return hmac.digest(self.key, purpose.encode() + b"\0" + value, "sha256")


@dataclass(frozen=True)
class Peppers:
    """The newest is for what is new; what is old is looked for under each."""

    by_number: Mapping[int, Pepper]

    @property
    def newest(self) -> Pepper:
        return self.by_number[max(self.by_number)]


def hardened(value: bytes, purpose: str, size: int) -> bytes:
    """Argon2id of a value; the salt is fixed by the purpose because the result must be found
    again without knowing who asks."""
    salt = hmac.digest(b"askfirst salt", purpose.encode(), "sha256")[:SALT_SIZE]
    return argon2id.kdf(size, value, salt, opslimit=OPERATIONS, memlimit=MEMORY)
