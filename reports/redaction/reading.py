"""A text as a person reads it: disguise removed, with a way back to the original characters."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from reports.redaction.kinds import Kind
from reports.redaction.spelling import fold, letters_of_ours
from reports.redaction.words import Word, words_of

WALL = "‹"
"""Stands for every character of a blank: no letter, no digit, no separator."""

_INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff"
_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff" + _INVISIBLE
_ORDINARY = re.escape("".join(map(chr, range(0x20, 0x7F)))) + "\n\t–—…“”‘’•·‹" + letters_of_ours()
_ODD = re.compile(f"[\\s\\S][{_MARKS}]+|[^{_ORDINARY}]")
_BLANK = re.compile("|".join(f"‹{kind}›" for kind in Kind))
_LONGEST_CLUSTER = 16
"""A letter bears two marks; normalising takes quadratic time in the length of a heap of them."""

_ALIKE = {
    **dict(zip("авекмнорстухіјѕԁһԛԝ", "abekmhopctyxijsdhqw", strict=True)),
    **dict(zip("АВЕКМНОРСТУХІЈЅ", "ABEKMHOPCTYXIJS", strict=True)),
    **dict(zip("αβεικνορτυχω", "abeikvoptuxw", strict=True)),
    **dict(zip("ΑΒΕΙΚΜΝΟΡΤΥΧΖΗ", "ABEIKMNOPTYXZH", strict=True)),
    **dict(zip("łɑɡıøɩ⭕🅾🅞🅐🅑", "lagioi0OOAB", strict=True)),
}


@dataclass(frozen=True)
class Reading:
    """`plain` as it was meant, `folded` also lowercase and without accents, both as long.

    From `at[i]` on `plain` runs beside the original from `starts[i]`; the last character of run
    i ends at `ends[i]` there.
    """

    plain: str
    folded: str
    at: list[int]
    starts: list[int]
    ends: list[int]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Offsets into the original of the read characters [start, end), which are not empty."""
        first = bisect_right(self.at, start) - 1
        last = bisect_right(self.at, end - 1) - 1
        begin = min(self.starts[first] + start - self.at[first], self.ends[first] - 1)
        whole = end == (self.at[last + 1] if last + 1 < len(self.at) else len(self.plain))
        stop = self.ends[last] if whole else self.starts[last] + end - self.at[last]
        return begin, min(stop, self.ends[last])

    @cached_property
    def words(self) -> list[Word]:
        return words_of(self.plain, self.folded)

    @cached_property
    def gaps(self) -> list[str]:
        """What stands behind each word and before the next one."""
        inner = [self.plain[a.end : b.start] for a, b in pairwise(self.words)]
        return [*inner, self.plain[self.words[-1].end :]] if self.words else []

    def word_at(self, place: int) -> int:
        """The number of the first word that begins at `place` or later."""
        return bisect_left(self._word_starts, place)

    @cached_property
    def _word_starts(self) -> list[int]:
        return [word.start for word in self.words]


def read(text: str) -> Reading:
    """Linear in the text, never raises."""
    text = _BLANK.sub(lambda blank: WALL * len(blank.group()), text)
    pieces: list[str] = []
    at: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    length = done = 0

    def run(piece: str, start: int, end: int) -> None:
        nonlocal length
        if piece:
            pieces.append(piece)
            at.append(length)
            starts.append(start)
            ends.append(end)
            length += len(piece)

    for odd in _ODD.finditer(text):
        start, end = odd.span()
        run(text[done:start], done, start)
        run(_tidy(odd.group()[:_LONGEST_CLUSTER]), start, end)
        done = end
    run(text[done:], done, len(text))
    plain = "".join(pieces)
    return Reading(plain, fold(plain), at, starts, ends)


@lru_cache(maxsize=8192)
def _tidy(cluster: str) -> str:
    """A letter with its marks as one character; an ornament as the sign it stands for."""
    composed = unicodedata.normalize("NFKC", cluster.translate(_TO_LETTERS))
    return "".join(filter(None, map(_sign, composed)))


def _sign(char: str) -> str:
    if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return ""
    digit = unicodedata.digit(char, None)
    return char if digit is None else str(digit)


_TO_LETTERS = str.maketrans(_ALIKE)
