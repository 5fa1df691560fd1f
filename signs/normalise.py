"""Text to skeleton: the words a person meant, however they are spelled, and where they stand."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import accumulate, chain, pairwise

from signs.clean import Clean, clean
from signs.pieces import pulled_apart, rejoined
from signs.syllables import LETTERS, SYLLABLES, accent_key, fold, folded_key

LIMIT = 20_000
"""Characters of a text that are checked; no offer is longer."""

_WORD = re.compile(r"([^\W_]+(?:[@$]+[^\W_]+)*@?)")
_PHRASE_WORD = re.compile(r"[^\W_]+")
_STRONG = re.compile(r"[.!?;\n]")
_LEET = str.maketrans("01345@7$", "oieasats")
_STRETCHED = re.compile(r"([a-zà-ỹ])\1+")
_ODD_SPELLING = re.compile(r"[0-9@$]|(.)\1")
_LETTER = frozenset(LETTERS)


@dataclass(frozen=True, slots=True)
class Form:
    """One spelling of a word: `key` is compared between accented words, `folded` otherwise."""

    key: str
    folded: str
    bare: bool
    """Written without any accent."""


@dataclass(slots=True)
class Skeleton:
    """The words of a text in order; all lists have one entry a word.

    `starts` and `stops` are [start, end) in `clean.text`; `pauses[i]` is what stood between word
    i-1 and word i: 0 only space, 1 a lighter sign such as a comma, 2 the end of a sentence or line.
    """

    clean: Clean
    plain: str
    """`clean.text` without accents, the same length: facts are read from it."""
    forms: list[Form] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    stops: list[int] = field(default_factory=list)
    pauses: list[int] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.forms)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Offsets in the original text of the words [first, last)."""
        return self.clean.span(self.starts[first], self.stops[last - 1])

    def word(self, index: int) -> str:
        """The folded word, or nothing outside the text."""
        return self.forms[index].folded if 0 <= index < len(self.forms) else ""


def form(word: str) -> Form:
    if word.isascii():
        folded = folded_key(word)
        return Form(folded, folded, bare=True)
    return Form(accent_key(word), folded_key(word), bare=False)


class Normaliser:
    """Knows the spellings (teencode -> words) and the vocabulary that phrases are made of.

    A disguised word is undone only towards a Vietnamese syllable or a word of the vocabulary:
    that keeps `e8`, `b1` and `q.7` as they are.
    """

    def __init__(self, spellings: Mapping[str, str], vocabulary: Iterable[str] = ()) -> None:
        self._known = frozenset(vocabulary)
        # Only dictionary words are remembered: names and numbers of people never are.
        self._remembered: dict[str, tuple[Form, ...]] = {
            token: tuple(map(form, words.split())) for token, words in spellings.items()
        }
        self._folds: dict[str, str] = {}

    def skeleton(self, text: str) -> Skeleton:
        """At most LIMIT characters are read. Linear in them, never raises."""
        cleaned = clean(text[:LIMIT])
        parts = _WORD.split(cleaned.text)
        ends = list(accumulate(map(len, parts)))
        words, gaps = parts[1::2], parts[0::2]
        starts, stops = ends[0:-1:2], ends[1::2]
        folds = [w if w.isascii() else self._folds.get(w) or fold(w) for w in words]
        plain = "".join(chain.from_iterable(zip(gaps, [*folds, ""], strict=True)))
        apart = pulled_apart(words, gaps)
        if apart:
            words, starts, stops, gaps = self._whole(words, starts, stops, gaps, apart)
        meant = [self._remembered.get(word) or self._read(word) for word in words]
        _spare_thousands(words, meant)
        pauses = [0 if gap == " " else _pause_of(gap) for gap in gaps[: len(words)]]
        if max(map(len, meant), default=0) > 1:
            counts = list(map(len, meant))
            starts, stops = _repeated(starts, counts), _repeated(stops, counts)
            pauses = [p for p, n in zip(pauses, counts, strict=True) for p in [p, *[0] * (n - 1)]]
        return Skeleton(cleaned, plain, list(chain.from_iterable(meant)), starts, stops, pauses)

    def forms(self, phrase: str) -> tuple[Form, ...]:
        """The words of a phrase that a person wrote in a file: plain, not disguised."""
        meant: list[Form] = []
        for word in _PHRASE_WORD.findall(phrase.lower()):
            meant += self._remembered.get(word) or self._read(word)
        return tuple(meant)

    def _whole(
        self,
        words: list[str],
        starts: list[int],
        stops: list[int],
        gaps: list[str],
        apart: list[tuple[int, int]],
    ) -> tuple[list[str], list[int], list[int], list[str]]:
        """The four lists with the words of `apart` put together, back to front."""
        for first, last in reversed(apart):
            run = slice(first, last)
            tokens = list(zip(words[run], starts[run], stops[run], strict=True))
            tokens = rejoined(tokens, gaps[run], self._knows)
            words[run] = [token for token, _, _ in tokens]
            starts[run] = [start for _, start, _ in tokens]
            stops[run] = [stop for _, _, stop in tokens]
            gaps[run] = [gaps[first], *[" "] * (len(tokens) - 1)]
        return words, starts, stops, gaps

    def _knows(self, word: str) -> bool:
        folded = fold(word)
        return folded in SYLLABLES or folded in self._known or word in self._remembered

    def _read(self, token: str) -> tuple[Form, ...]:
        if token.isdigit():
            return (Form(token, token, bare=True),)
        if self._knows(token):
            meant = self._remembered[token] = (form(token),)
            self._folds[token] = fold(token)
            return meant
        if _ODD_SPELLING.search(token) is None:
            return (form(token),)
        found = self._undisguised(token)
        if found is None and "@" in token:
            parts = [part for part in re.split(r"[@$]+", token) if part]
            return tuple(f for part in parts for f in (self._remembered.get(part) or (form(part),)))
        return self._remembered.get(found or token) or (form(found or token),)

    def _undisguised(self, token: str) -> str | None:
        """The known word behind digits for letters or letters drawn out, if there is one."""
        letters = sum(char in _LETTER for char in token)
        if letters != len(token) and letters >= 2:
            mapped = token.translate(_LEET)
            whole = token[0] in _LETTER or not self._knows(token.lstrip("0123456789"))
            if whole and mapped.isalpha() and self._knows(mapped):
                return mapped
        if _STRETCHED.search(token):
            for shorter in (_STRETCHED.sub(r"\1\1", token), _STRETCHED.sub(r"\1", token)):
                if shorter != token and self._knows(shorter):
                    return shorter
        return None


def _spare_thousands(words: list[str], meant: list[tuple[Form, ...]]) -> None:
    """The k of 500 k is money, not a short không."""
    if "k" in words:
        for place, (before, word) in enumerate(pairwise(words), 1):
            if word == "k" and before.isdigit():
                meant[place] = (form("k"),)


def _repeated(values: list[int], counts: list[int]) -> list[int]:
    return [value for value, count in zip(values, counts, strict=True) for _ in range(count)]


def _pause_of(gap: str) -> int:
    if _STRONG.search(gap):
        return 2
    return 0 if not gap or gap.isspace() else 1
