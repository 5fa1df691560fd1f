"""What a report is: what stands in clear columns, what is sealed, and what it came to."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum, IntFlag, StrEnum

from reports.sealing import Sealed


class Status(IntEnum):
    """Where a report stands at the desk; numbers are stored."""

    NEW = 0
    IN_REVIEW = 1
    REFERRED = 2
    ANSWERED = 3
    CLOSED = 4


class Flag(IntFlag):
    """What puts a report at the top of the queue."""

    HAPPENING = 1
    MISSING = 2
    MINOR = 4
    CRITICAL = 8
    """A sign for which one is enough to say stop."""
    WAITING = 16
    """Somebody added to it or waits for an answer."""
    MAY_PASS_ON = 32
    """The reporter lets it be passed to 111, police or organisations that help."""
    CONFIRMED = 64
    """An operator has confirmed what it says: of this report's contacts and offer, and of no
    other's in its case, people may be told that others have reported them."""


class Filed(StrEnum):
    """What became of an attempt to file; each is an outcome of the flow's submit step."""

    STORED = "stored"
    CLOSED = "closed"
    """There is no team key: nobody could read it."""
    TOO_LARGE = "too_large"


@dataclass(frozen=True, slots=True)
class Draft:
    """A report as the person saw it before saying yes. `offer` and `words` have their blanks;
    `contacts` are the recruiter's, as they are kept when the person agreed, for fingerprints
    otherwise. `seed`: 32 random bytes of which its id and receipt are made."""

    seed: bytes = field(repr=False)
    lang: str
    answers: Mapping[str, str]
    offer: str = ""
    words: str = ""
    signs: Mapping[str, str] = field(default_factory=dict)
    """Sign id -> its severity."""
    contacts: tuple[tuple[str, str], ...] = ()
    """(kind, value)."""
    consent: str = ""
    """Version of the text agreed to."""

    @property
    def id(self) -> bytes:
        """16 bytes; the same draft filed twice is one report."""
        return hashlib.blake2b(self.seed, digest_size=16, person=b"report id").digest()


@dataclass(frozen=True, slots=True)
class NewReport:
    """A row and what belongs to it, ready to be stored. `receipt` is a keyed hash; `contacts` are
    fingerprints, `sketch` the sketch of the offer (None for a short one), all made with the pepper
    of that number."""

    id: bytes
    day: date
    hour: int
    country: str
    channel: str
    signs: tuple[str, ...]
    flags: Flag
    sealed: Sealed
    receipt: bytes
    answer_key: bytes
    pepper: int
    contacts: tuple[bytes, ...] = ()
    sketch: bytes | None = None
