"""Lowercase names that nothing announces: a surname with thị or văn, names of the highlands."""

from collections.abc import Iterator

from reports.redaction.levels import Level, levels
from reports.redaction.lexicon import lexicon
from reports.redaction.name_cues import cue_before
from reports.redaction.sequences import Sequences
from reports.redaction.spelling import fold, spelt
from reports.redaction.syllables import is_syllable

_MIDDLES = frozenset(["thi", "van"])
_AMID = frozenset(map(spelt, ["thị", "a"]))
_NOT_THI = frozenset(map(spelt, ["trấn", "xã", "trường", "hiếu", "lực", "tứ", "phần", "giác"]))
_OFTEN = frozenset(
    ["nguyen", "tran", "pham", "huynh", "trinh", "dinh", "hoang", "phan", "bui", "ngo", "le", "vu"]
)


class PlainNames:
    """Spans of word numbers."""

    def __init__(self, sequences: Sequences) -> None:
        self._in = sequences
        self._words = sequences.words
        self._lexicon = sequences.names
        self._levels = levels(sequences.names)
        highland = lexicon().names.highland
        self._highland = frozenset(map(fold, highland))

    def all(self) -> Iterator[tuple[int, int]]:
        for place, word in enumerate(self._words):
            if word.is_number:
                continue
            end = self._end(place)
            if end > place and not self._in.after_org(place):
                yield place, end

    def _end(self, place: int) -> int:
        word = self._words[place]
        if word.folded.startswith(("h'", "h’", "k'", "k’")) and len(word.text) > 3:
            return self._over(place + 1, 1)
        if end := self._of_highland(place) or self._of_y(place):
            return end
        if word.marked:
            return self._of_strangers(place)
        if word.folded in self._lexicon.bare_surnames:
            return self._with_middle(place) or self._of_three(place)
        return 0

    def _level(self, place: int) -> Level:
        return self._levels.of(self._words[place])

    def _over(self, end: int, most: int) -> int:
        """Over up to so many further words that may be names."""
        last = min(end + most, self._in.size)
        while end < last and self._in.follows(end) and self._level(end) >= Level.STRANGE:
            end += 1
        return end

    def _of_highland(self, place: int) -> int:
        """ksor nhăn, rah lan phem."""
        for length in (2, 1):
            if self._in.phrase(place, length) in self._highland and self._in.follows(place + 1):
                first = place + length
                if not self._in.follows(first) or self._words[first].is_number:
                    continue
                middle = self._words[first].folded in _MIDDLES and self._in.follows(first + 1)
                if middle or self._words[first].marked or self._level(first) > Level.NEVER:
                    return self._over(first + 1 + middle, 1)
        return 0

    def _of_strangers(self, place: int) -> int:
        """Xeo Thị Nhi, Lìu A Sềnh: capitalised words of which thị or a is the second."""
        if not (self._in.follows(place + 1) and self._in.follows(place + 2)):
            return 0
        one, two, three = self._words[place : place + 3]
        if not (two.marked and three.marked) or two.spelt not in _AMID or len(three.text) < 2:
            return 0
        strange = self._in.is_sense(place + 1) or self._lexicon.is_never(one)
        if strange or len(one.text) < 2 or not is_syllable(one.folded) or one.is_shouted:
            return 0
        return max(place + 3, self._in.end_of_marked(place + 2, 2))

    def _of_y(self, place: int) -> int:
        """y sơn niê: Y, a name, a surname of the highlands."""
        if self._words[place].folded != "y" or not self._in.follows(place + 2):
            return 0
        return place + 3 if self._words[place + 2].folded in self._highland else 0

    def _with_middle(self, place: int) -> int:
        """vi thị thơm, ha van binh; not lý văn phòng."""
        if not (self._in.follows(place + 1) and self._in.follows(place + 2)):
            return 0
        surname, middle, last = self._words[place : place + 3]
        if middle.folded not in _MIDDLES or not self._lexicon.is_middle(middle):
            if not (surname.is_bare and middle.is_bare and middle.folded in _MIDDLES):
                return 0
        elif not self._lexicon.is_surname(surname):
            return 0
        if last.is_number or self._in.is_sense(place + 1) or last.spelt in _NOT_THI:
            return 0
        if middle.is_bare and self._in.is_bare and surname.folded not in _OFTEN:
            return self._fourth(place + 3) if self._level(place + 2) >= Level.STRANGE else 0
        return self._fourth(place + 3)

    def _fourth(self, place: int) -> int:
        """One further word that may be a name: trương thị cẩm tú."""
        end = self._over(place, 1)
        if end > place or not self._in.follows(place) or self._level(place) == Level.NEVER:
            return end
        given = self._lexicon.is_given(self._words[place]) and self._is_bounded(place + 1)
        return place + 1 if given else end

    def _is_bounded(self, place: int) -> bool:
        return not self._in.follows(place) or self._levels.goes_on(self._words[place])

    def _of_three(self, place: int) -> int:
        """lý cẩm phấn: a surname and two names; without accents only between pauses."""
        paused = not self._in.follows(place) and not self._in.follows(place + 3)
        if (
            (self._in.is_bare and not paused)
            or not self._in.follows(place + 2)
            or not self._in.follows(place + 1)
        ):
            return 0
        names = self._words[place + 1 : place + 3]
        if not self._lexicon.is_surname(self._words[place]):
            return 0
        given = all(self._lexicon.is_given(w) or self._lexicon.is_middle(w) for w in names)
        sure = [self._level(place + 1), self._level(place + 2)]
        announced = cue_before(self._in, place) or not self._in.follows(place)
        if not given or Level.NEVER in sure or not (Level.CLEAR in sure or announced):
            return 0
        if self._in.is_place(place) > 1 or self._in.is_place(place + 1) > 1:
            return 0
        return place + 3 if self._is_bounded(place + 3) else 0
