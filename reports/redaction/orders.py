"""Names by order of birth behind a cue: tám lến, 5 lực, cô bảy."""

from functools import lru_cache

from reports.redaction.levels import Level, levels
from reports.redaction.lexicon import folds, lexicon, spellings
from reports.redaction.name_cues import Cue
from reports.redaction.sequences import Sequences
from reports.redaction.spelling import spelt

_ORDERS = "hai ba tư năm sáu bảy bẩy tám chín mười út cả"
_BARE_ORDERS = "hai ba tu nam sau bay tam chin muoi ut ca"
_LONE_ORDERS = "tư sáu bảy bẩy tám chín út ut"
_PREFIXES = "a bé lão cu tiểu ah"


@lru_cache(maxsize=4)
def _spelt(words: str) -> frozenset[str]:
    return frozenset(map(spelt, words.split()))


class Orders:
    """Each end is one past the last word of the name, or 0."""

    def __init__(self, sequences: Sequences) -> None:
        self._in = sequences
        self._words = sequences.words
        self._levels = levels(sequences.names)
        counted = lexicon().ordinary.counted
        self._counted = folds(counted) if sequences.is_bare else spellings(counted)
        bare = _spelt(_BARE_ORDERS) if sequences.is_bare else frozenset()
        self._orders = _spelt(_ORDERS) | _spelt(_PREFIXES) | bare

    def end(self, place: int, cue: Cue) -> int:
        """The end of a name that begins with an order of birth, a digit for it, bé or a."""
        word, after = self._words[place], place + 1
        if not (cue.is_kin or cue.is_named) or not self._in.follows(after):
            return 0
        digit = word.is_number and len(word.text) == 1 and word.text > "1"
        if self._in.is_english or not (digit or word.spelt in self._orders):
            return 0
        if self._is_named(after, cue):
            return after + 1
        return place + 1 if self._is_alone(place, cue) else 0

    def with_year(self, end: int) -> int:
        """hồng nhung 9x, tú 2k5: with the year of birth that is written as a nickname."""
        if not self._in.follows(end) or end + 1 >= self._in.size or self._in.gaps[end]:
            return end
        digit, letter = self._words[end], self._words[end + 1]
        if digit.is_number and len(digit.text) == 1 and letter.folded in {"x", "k"}:
            years = end + 2 < self._in.size and self._in.gaps[end + 1] == ""
            return end + 2 + years
        return end

    def _is_named(self, place: int, cue: Cue) -> bool:
        """Whether the word behind the order is the name."""
        word = self._words[place]
        if word.marked or word.is_number or word.spelt in self._counted:
            return False
        if self._levels.goes_on(word) or self._in.names.is_kin(word):
            return False
        level = self._levels.of(word)
        if self._in.names.is_nickname(word) or level == Level.CLEAR or cue.is_named:
            return True
        enough = Level.STRANGE if self._in.is_bare else Level.UNSURE
        return level >= enough and self._ends(place + 1)

    def _ends(self, place: int) -> bool:
        if not self._in.follows(place) or self._words[place].is_number:
            return True
        return self._levels.goes_on(self._words[place])

    def _is_alone(self, place: int, cue: Cue) -> bool:
        """cô bảy, cậu tám: the order is the name, and no number of things."""
        counts = self._in.follows(place + 1) and self._words[place + 1].spelt in self._counted
        sure = cue.is_kin and (cue.is_strong or not cue.needs_known)
        return sure and not counts and self._words[place].spelt in _spelt(_LONE_ORDERS)
