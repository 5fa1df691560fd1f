"""Keyed sketches of offers: two that say nearly the same are found, no words can be read back.

Pairs of neighbouring words fall into few buckets (many pairs share one, so that a bucket names
no words), the set of buckets is min-hashed (Broder 1997) and of each minimum four bits are kept
(Li and König 2010). What an attacker who holds the key still learns is measured by
tests/reports/test_sketches.py and tests/bench/sketches.py.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b, shake_256
from itertools import pairwise
from struct import Struct
from typing import TypeVar

Key = TypeVar("Key")

FUNCTIONS = 256
"""Minima of a sketch. Fewer lose reworded offers or join strangers: a Jaccard of 0.48 (every fifth
word replaced) has to stand out from the 0.1 to 0.2 that adverts of one trade have in common. More
tell an attacker little: whoever knew the buckets outright would hardly guess better."""
BUCKETS = 1024
"""What pairs of words are hashed to. With more, pairs that share a word can be chained to sentences
again; with fewer, strangers share too many by chance. They bound what can be learned: whoever knew
an offer's buckets, and how common each pair is, would have one pair in five right."""
MOST = 120
"""Pairs of a long text that count, those with the least hashes: the same of each wording. Without
this long adverts would fill the buckets and grow alike; the rest of the text leaves no trace."""
FEWEST = 20
"""Pairs of words below which there is no sketch: a text so short could be guessed from it."""
TOGETHER = 107
"""Minima out of 256 that agree in offers that are joined; strangers agree in about 28."""

_BITS = 4
_BYTES = FUNCTIONS * _BITS // 8
_BANDS = Struct(f"<{FUNCTIONS // 4}H")
"""Four minima to a band: with three, ten times as many strangers would have to be compared."""
_LOW = int("1" * FUNCTIONS, 16)
"""The lowest bit of every nibble."""
_ROW = Struct(f"<{FUNCTIONS}I")
"""The place of one bucket in each of the keyed orders."""
_SHORTEST_KEY = 16
_BLANK = re.compile("‹[^‹›]*›")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Sketch:
    """Four bits of each minimum, as they are stored."""

    values: bytes

    def __post_init__(self) -> None:
        if len(self.values) != _BYTES:
            raise ValueError(f"a sketch has {_BYTES} bytes, not {len(self.values)}")

    @property
    def bands(self) -> tuple[int, ...]:
        """64 small integers for the index: compared are offers that share at least one."""
        return tuple(band << 16 | four for band, four in enumerate(_BANDS.unpack(self.values)))

    def agreement(self, other: "Sketch") -> int:
        """How many of the 256 minima seem to be the same."""
        return _agreement(int.from_bytes(self.values), int.from_bytes(other.values))

    def alike(self, other: "Sketch") -> bool:
        """Whether both were made from one offer, reworded by a fifth at most."""
        return self.agreement(other) >= TOGETHER

    def joined(self, stored: Iterable[tuple[Key, bytes]]) -> list[Key]:
        """Which of the candidates are alike: the same as `alike`, fast enough for thousands."""
        mine, read = int.from_bytes(self.values), int.from_bytes
        return [
            key
            for key, values in stored
            if len(values) == _BYTES and _agreement(mine, read(values)) >= TOGETHER
        ]


class Sketcher:
    """Makes the sketches of one key; sketches of two keys cannot be compared."""

    def __init__(self, key: bytes) -> None:
        if len(key) < _SHORTEST_KEY:
            raise ValueError(f"the key of sketches has at least {_SHORTEST_KEY} bytes")
        self._pair = partial(blake2b, digest_size=8, key=key, person=b"sketch")
        drawn = shake_256(b"sketch" + key).digest(BUCKETS * _ROW.size)
        self._rows = list(_ROW.iter_unpack(drawn))

    def sketch(self, text: str) -> Sketch | None:
        """The sketch of a redacted text, None for one that is too short."""
        pairs = sorted(set(map(self._hash, set(_pairs(text)))))
        if len(pairs) < FEWEST:
            return None
        rows = [self._rows[bucket] for bucket in {pair % BUCKETS for pair in pairs[:MOST]}]
        minima = [min(column) & 15 for column in zip(*rows, strict=True)]
        nibbles = zip(minima[::2], minima[1::2], strict=True)
        return Sketch(bytes(low | high << _BITS for low, high in nibbles))

    def _hash(self, pair: str) -> int:
        return int.from_bytes(self._pair(pair.encode()).digest())


def _agreement(one: int, other: int) -> int:
    """Nibbles that are equal: the bits that differ are gathered in the lowest bit of each."""
    differ = one ^ other
    differ |= differ >> 2
    return FUNCTIONS - ((differ | differ >> 1) & _LOW).bit_count()


def words_of(text: str) -> list[str]:
    """Lower-case runs of letters and digits without accents; blanks such as ‹phone› are no words.

    The compatible form (NFKD) also undoes the bold and round letters that recruiters decorate with.
    """
    plain = unicodedata.normalize("NFKD", _BLANK.sub(" ", text).casefold()).casefold()
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _WORD.findall(letters.replace("đ", "d"))


def _pairs(text: str) -> Iterator[str]:
    """Neighbouring words. Which came first is not told: that makes chaining pairs harder."""
    return (" ".join(sorted(pair)) for pair in pairwise(words_of(text)))
