"""The edges of an address: the floor and the kind of house before it, the last words behind."""

from reports.redaction.address_values import Values
from reports.redaction.levels import levels
from reports.redaction.lexicon import folds, lexicon
from reports.redaction.sequences import Sequences
from reports.redaction.syllables import is_syllable

_SURE_LODGINGS = frozenset({"villa", "biet thu", "phong tro", "nha tro", "nha nghi", "nha kho"})
_SMALL = frozenset({" ", ", ", ",", " - ", "-", "  "})
_MOST = 5


class Edges:
    """Answers by the number of a word."""

    def __init__(self, sequences: Sequences, values: Values) -> None:
        self._in = sequences
        self._words = sequences.words
        self._gaps = sequences.gaps
        self._values = values
        self._levels = levels(sequences.names)
        table = lexicon().addresses
        self._lodgings = folds(table.lodgings)
        self._leads = folds(table.before_number)
        self._counted = folds(table.counted)

    def in_lodging(self, start: int) -> bool:
        """Whether a word for a house of its own stands right before: biệt thự số 13."""
        return any(self._says(start, length, _SURE_LODGINGS) for length in (2, 1))

    def before(self, start: int) -> int:
        """Back over the kind of house, floors and rooms: tầng 3, 17 ...; nhà kho cuối ..."""
        for _ in range(_MOST):
            earlier = self._one_back(start)
            if earlier == start:
                break
            start = earlier
        return start

    def _one_back(self, start: int) -> int:
        if not start or self._gaps[start - 1] not in _SMALL:
            return start
        for length in (3, 2, 1):
            if self._says(start, length, self._lodgings):
                return start - length
        if not self._words[start - 1].is_number or len(self._words[start - 1].text) > 4:
            return start
        if (
            start > 1
            and self._words[start - 2].folded in self._leads
            and self._gaps[start - 2] == " "
        ):
            return start - 2
        parted = start > 1 and self._gaps[start - 2] in {", ", ","} and self._gaps[start - 1] == " "
        return start - 1 if parted else start

    def _says(self, start: int, length: int, phrases: frozenset[str]) -> bool:
        if start < length or self._gaps[start - 1] not in _SMALL:
            return False
        return self._in.phrase(start - length, length) in phrases

    def behind(self, end: int) -> int:
        """On over a last number or letter, and in lowercase over the last words of a name."""
        end = self._number(end)
        if not self._in.is_caseless or self._in.is_english:
            return end
        return self._number(self._tail(end))

    def _number(self, end: int) -> int:
        """ngõ thái thịnh 13 thì; thuan tay 2."""
        if not self._in.follows(end):
            return end
        word, after = self._words[end], end + 1
        if word.is_number:
            if len(word.text) > 3:
                return end
            if after < self._in.size and self._gaps[end] == "":
                lettered = len(self._words[after].text) == 1 and self._ends(after + 1)
                return after + 1 if lettered and self._words[after].folded in "abcd" else end
        elif len(word.text) > 1 or word.folded not in "abcd":
            return end
        return after if self._ends(after) else end

    def _ends(self, place: int) -> bool:
        if not self._in.follows(place):
            return place >= self._in.size or self._gaps[place - 1] not in {"", "/", "-", "."}
        word = self._words[place]
        begins = self._values.word(place)[0] > place or self._levels.goes_on(word)
        return begins and word.folded not in self._counted

    def _tail(self, end: int) -> int:
        """Up to two words before a pause, none of which belongs to a sentence."""
        at = end
        while self._in.follows(at) and at < end + 3:
            word = self._words[at]
            sentence = self._levels.goes_on(word) or self._in.names.is_kin(word)
            if sentence or word.is_number or word.marked or self._in.is_sense(at):
                return end
            if self._in.is_place(at) or not is_syllable(word.folded):
                return end
            at += 1
        return end if at > end + 2 or at == end else at
