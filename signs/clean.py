"""Strips a text of disguise: one composed lowercase letter a place, with its original offsets."""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from signs.syllables import ACCENTED, LETTERS

_PLAIN = (
    re.escape("".join(map(chr, range(0x20, 0x7F)))) + "\n\t"
    "đĐ–—…“”‘’•·" + ACCENTED + ACCENTED.upper()
)
_ODD = re.compile(f"[^{_PLAIN}]+")
_MARKS = ("\u0302", "\u0306", "\u031b", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
"""Those that make another letter stand before the tones: only so do both compose."""
_LETTER_SET = frozenset(LETTERS)
_ALIKE = {
    **dict(zip("авекмнорстухіјѕԁһԛԝг", "abekmhopctyxijsdhqwr", strict=True)),
    **dict(zip("αβεικνορτυχηωγ", "abeikvoptuxnwy", strict=True)),
    **dict(zip("łɑɡıøɩʋʟðɖ", "lagioivlđđ", strict=True)),
}
"""Letters of other alphabets that look like ours; applied after decomposition and lowercase."""


@dataclass(frozen=True, slots=True)
class Clean:
    """The cleaned text, and runs of it with the original offsets at which they began.

    `at[i]` is where run i begins in `text`; it stood at `starts[i]` in the original. A run is as
    long in both, except that one letter may have been written with several marks, up to `ends[i]`.
    """

    text: str
    at: list[int]
    starts: list[int]
    ends: list[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Original offsets of the cleaned characters [start, end), which must not be empty."""
        first = bisect_right(self.at, start) - 1
        last = bisect_right(self.at, end - 1) - 1
        stop = self.starts[last] + end - self.at[last]
        whole = end == (self.at[last + 1] if last + 1 < len(self.at) else len(self.text))
        return self.starts[first] + start - self.at[first], self.ends[last] if whole else stop


def clean(text: str) -> Clean:
    """NFKC, look-alikes to Latin, invisible marks gone, lowercase. Linear, never raises."""
    stream = _Stream()
    done = 0
    for odd in _ODD.finditer(text):
        start, end = odd.span()
        stream.run(text[done:start], done)
        for place in range(start, end):
            stream.odd(text[place], place)
        done = end
    stream.run(text[done:], done)
    stream.settle()
    return Clean("".join(stream.pieces).lower(), stream.at, stream.starts, stream.ends)


class _Stream:
    """Runs of characters as they come; the last letter stays open to combining marks."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.at: list[int] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.length = 0
        self.marks: set[str] = set()

    def run(self, piece: str, place: int) -> None:
        """Characters that stay as they are, from `place` of the original on."""
        if not piece:
            return
        if self.marks:
            self.settle()
        self.pieces.append(piece)
        self.at.append(self.length)
        self.starts.append(place)
        self.ends.append(place + len(piece))
        self.length += len(piece)

    def odd(self, char: str, place: int) -> None:
        for kind, unit in _units(char):
            if kind == "mark":
                self._mark(unit, place)
            else:
                self.run(unit, place)

    def _mark(self, mark: str, place: int) -> None:
        """Marks that Vietnamese does not know are decoration and go; no letter, no mark."""
        if not self.pieces or self.pieces[-1][-1].lower() not in _LETTER_SET:
            return
        if len(self.pieces[-1]) > 1:
            letter = self.pieces[-1][-1]
            self.pieces[-1] = self.pieces[-1][:-1]
            self.ends[-1] -= 1
            self.length -= 1
            self.run(letter, self.ends[-1])
        self.ends[-1] = place + 1
        if mark in _MARKS:
            self.marks.add(mark)

    def settle(self) -> None:
        """Compose the open letter with its marks, or leave it bare when that is no letter."""
        if not self.marks:
            return
        base, *own = list(unicodedata.normalize("NFD", self.pieces[-1].lower()))
        composed = unicodedata.normalize(
            "NFC", base + "".join(m for m in _MARKS if m in own or m in self.marks)
        )
        self.pieces[-1] = composed if composed in _LETTER_SET else base
        self.marks.clear()


@lru_cache(maxsize=4096)
def _units(char: str) -> tuple[tuple[str, str], ...]:
    """What one unusual character says: marks, and letters or signs that stay."""
    units = []
    for unit in unicodedata.normalize("NFKD", char):
        kind = unicodedata.category(unit)
        if kind[0] == "M":
            units.append(("mark", unit))
        elif kind == "Zs":
            units.append(("run", " "))
        elif kind[0] == "Z" or unit in "\r\v\f\x85\x1c\x1d\x1e":
            units.append(("run", "\n"))
        elif kind[0] != "C":
            lower = unit.lower()[:1]
            units.append(("run", _ALIKE.get(lower, lower)))
    return tuple(units)
