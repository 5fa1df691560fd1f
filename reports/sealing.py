"""Seals a report's fields for the team: the bot that writes them cannot read them again.

A fresh key a field encrypts it (XChaCha20-Poly1305; the report and the field's name are
associated, so that nothing can be moved to another row), and that key goes into a sealed box
(X25519) for the team's public key.
"""

from dataclasses import dataclass

import nacl.utils
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.secret import Aead

from reports.padding import padded, unpadded

VERSION = b"\x01"
KEY_SIZE = 32


class SealBrokenError(Exception):
    """A sealed field does not open where it stands, or not with this key."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """`wrapped`: the key, for whom it is sealed; `body`: the field, padded and encrypted."""

    wrapped: bytes
    body: bytes


def seal(body: bytes, public: bytes, report: bytes, field: str) -> Sealed:
    """`public`: 32 bytes, the key of those who may read it; `report`: the report's id. Raises
    ValueError when the body is larger than a report may be."""
    key = nacl.utils.random(KEY_SIZE)
    sealed = Aead(key).encrypt(padded(body), _about(report, field))
    return Sealed(SealedBox(PublicKey(public)).encrypt(key), VERSION + sealed)


def unseal(sealed: Sealed, private: bytes, report: bytes, field: str) -> bytes:
    """The body again, for whoever holds the private key. Raises SealBrokenError."""
    if sealed.body[:1] != VERSION:
        raise SealBrokenError("A sealed field begins with an unknown version.")
    try:
        key = SealedBox(PrivateKey(private)).decrypt(sealed.wrapped)
        inside = Aead(key).decrypt(sealed.body[1:], _about(report, field))
    except (CryptoError, ValueError, TypeError) as error:
        raise SealBrokenError("A sealed field does not open where it stands.") from error
    return unpadded(inside)


def _about(report: bytes, field: str) -> bytes:
    """Says how long the id is, so that no two pairs are spoken of alike."""
    return f"report {len(report)} ".encode() + report + field.encode()
