"""Lowercase names that stand elsewhere too: said again, with a nickname, beside a number."""

from collections.abc import Iterable, Iterator

from reports.redaction.levels import Level, levels
from reports.redaction.sequences import Sequences

_HAIL = "ơi"
_FEWEST = 3
"""Letters of a short name that is looked for again by itself."""


class Repeats:
    """Spans of word numbers."""

    def __init__(self, sequences: Sequences) -> None:
        self._in = sequences
        self._words = sequences.words
        self._levels = levels(sequences.names)

    def again(self, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Every place where the whole of a name found is written once more in lowercase."""
        names: dict[str, set[tuple[str, ...]]] = {}
        for start, end in spans:
            said = tuple(word.spelt for word in self._words[start:end])
            if self._is_telling(start, end):
                names.setdefault(said[0], set()).add(said)
        for place, word in enumerate(self._words):
            for said in names.get(word.spelt, ()):
                end = place + len(said)
                if tuple(one.spelt for one in self._words[place:end]) == said:
                    yield place, end

    def _is_telling(self, start: int, end: int) -> bool:
        if end - start == 1 and len(self._words[start].text) < _FEWEST:
            return False
        return any(self._levels.of(word) >= Level.STRANGE for word in self._words[start:end])

    def nicknamed(self) -> Iterator[tuple[int, int]]:
        """duy đen, hậu ơi: a name with a word that is only said of people."""
        if self._in.is_bare or self._in.is_english:
            return
        for place, word in enumerate(self._words):
            if word.marked or not self._levels.of(word) or self._in.after_org(place):
                continue
            end = self._in.with_nickname(place + 1)
            hailed = self._in.follows(end) and self._words[end].spelt == _HAIL
            if (end > place + 1 or hailed) and self._in.names.is_given(word):
                yield place, end

    def before(self, place: int) -> tuple[int, int] | None:
        """The lowercase names that end with the word at `place`, right before a number."""
        first = place + 1
        while first and place - first < 3 and self._is_part(first - 1):
            if first <= place and not self._in.follows(first):
                break
            first -= 1
        known = [self._levels.of(word) for word in self._words[first : place + 1]]
        return (first, place + 1) if Level.CLEAR in known else None

    def _is_part(self, place: int) -> bool:
        word = self._words[place]
        if word.marked or word.is_number or self._in.is_english or self._in.after_org(place):
            return False
        named = self._in.names.is_given(word) or self._in.names.is_surname(word)
        return named and self._levels.of(word) >= Level.UNSURE
