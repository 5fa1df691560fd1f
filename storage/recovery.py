"""The recovery key: its public half is pinned in a file, its private half stands on paper only.

On paper it is fourteen groups of four letters and digits, the last of which check the others.
"""

import base64
import hashlib
import re
from pathlib import Path

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

from storage.errors import KeysError
from storage.keys import SIZE, read_key, write_key

PINNED = "recovery.pub"
CHECK = 3
"""Bytes of checksum: of 16 million wrong keys one would pass for right."""
GROUP, LENGTH = 4, 56
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: no letter that could be taken for a digit, and no U."""
_EXTENDED_HEX = "0123456789ABCDEFGHIJKLMNOPQRSTUV"
_TO_PAPER = str.maketrans(_EXTENDED_HEX, ALPHABET)
_FROM_PAPER = str.maketrans(ALPHABET, _EXTENDED_HEX)
_LOOK_ALIKES = str.maketrans("OIL", "011")
_BETWEEN = re.compile(r"[\s\-–—]+")


def public_half(key: bytes) -> bytes:
    """What is pinned for a recovery key of 32 bytes."""
    return bytes(PrivateKey(key).public_key)


def pin_recovery(folder: Path, public: bytes) -> Path:
    """Writes the public half. Raises FileExistsError: a pinned key is changed by nobody."""
    path = folder / PINNED
    write_key(path, public)
    return path


def pinned_recovery(folder: Path) -> bytes:
    """The public half, 32 bytes. Raises KeysError when it is not there yet or is none."""
    path = folder / PINNED
    if not path.exists():
        raise KeysError(
            f"No backup was made: {path} is missing, and without it a backup could be sealed to "
            "nobody; it is made together with the recovery key, when the first operator enrols."
        )
    public = read_key(path)
    try:
        SealedBox(PublicKey(public)).encrypt(b"")
    except CryptoError as error:
        raise KeysError(f"What stands in {path} is no public key.") from error
    return public


def on_paper(key: bytes) -> str:
    """The key as people write it down: XXXX-XXXX-..., 14 groups."""
    symbols = base64.b32hexencode(key + _checksum(key)).decode().translate(_TO_PAPER)
    return "-".join(symbols[at : at + GROUP] for at in range(0, LENGTH, GROUP))


def from_paper(text: str) -> bytes:
    """The key that somebody typed or pasted, 32 bytes; small letters, blanks and other line breaks
    are no mistakes. Raises KeysError that says, where it can, in which group the mistake is."""
    groups = [one for one in _BETWEEN.split(text.upper().translate(_LOOK_ALIKES)) if one]
    symbols = "".join(groups)
    if not symbols:
        raise KeysError("No recovery key was given; nothing was changed.")
    strange = next((at for at, one in enumerate(symbols) if one not in ALPHABET), None)
    if strange is not None:
        raise _mistyped(f"character {strange + 1} does not occur in such a key")
    if len(symbols) != LENGTH:
        odd = next((n for n, one in enumerate(groups, 1) if len(one) != GROUP), None)
        where = f"; look at group {odd}" if odd and len(groups) > 1 else ""
        raise _mistyped(f"it has {len(symbols)} letters and digits instead of {LENGTH}{where}")
    key = _checked(symbols)
    if key is None:
        suspect = _suspect(symbols)
        raise _mistyped(f"look at group {suspect}" if suspect else "more than one character")
    return key


def _mistyped(what: str) -> KeysError:
    return KeysError(f"The recovery key is mistyped ({what}); nothing was changed.")


def _checksum(key: bytes) -> bytes:
    return hashlib.blake2b(key, digest_size=CHECK, person=b"recovery key").digest()


def _checked(symbols: str) -> bytes | None:
    """The key in 56 symbols, or None when their checksum is another one."""
    raw = base64.b32hexdecode(symbols.translate(_FROM_PAPER))
    return raw[:SIZE] if _checksum(raw[:SIZE]) == raw[SIZE:] else None


def _suspect(symbols: str) -> int | None:
    """The group, counted from 1, in which another character, or two neighbours changed about,
    would make the key right; None when more than that is wrong."""
    for at in range(LENGTH):
        before, here, after = symbols[:at], symbols[at], symbols[at + 1 :]
        others = [before + one + after for one in ALPHABET if one != here]
        others.append(before + after[:1] + here + after[1:])
        if any(_checked(one) for one in others):
            return at // GROUP + 1
    return None
