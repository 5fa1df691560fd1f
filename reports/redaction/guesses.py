"""Lowercase names behind a cue: which of the next words are taken for one."""

from reports.redaction.levels import Level, Levels, levels
from reports.redaction.lexicon import lexicon, spellings
from reports.redaction.name_cues import Cue
from reports.redaction.orders import Orders
from reports.redaction.sequences import Sequences
from reports.redaction.syllables import is_syllable

LONGEST = 4
_SURE_KIN = frozenset(["anh", "chi", "ong", "sep", "thay", "thg", "be", "gap"])
"""Words of kinship that mean nothing else, also without accents."""


class Guesses:
    """Each end is one past the last word of the name, or `place` when there is none."""

    def __init__(self, sequences: Sequences) -> None:
        self._in = sequences
        self._words = sequences.words
        self._levels: Levels = levels(sequences.names)
        self._orders = Orders(sequences)
        self._verbs = spellings(lexicon().ordinary.verbs)
        self._told = spellings(lexicon().ordinary.told)
        self._before_anh = frozenset(lexicon().ordinary.before_anh)

    def ordered(self, place: int, cue: Cue) -> int:
        return self._orders.end(place, cue)

    def end(self, place: int, cue: Cue) -> int:
        full = self._full(place, cue)
        if full > place:
            return full
        if self._is_pair(place):
            return self._orders.with_year(self._on(place + 2, place + LONGEST, cue))
        begun = self._orders.end(place, cue) or self._first(place, cue)
        if begun <= place:
            return place
        end = self._on(begun, place + LONGEST, cue)
        if cue.is_named and not self._in.is_english:
            end = max(end, self._to_pause(end, place + LONGEST))
        return self._orders.with_year(end)

    def _to_pause(self, end: int, last: int) -> int:
        """tên lìu a sềnh, tên kim xoa nhận: the few words up to a pause or to what goes on."""
        at = end
        while self._in.follows(at) and not self._levels.goes_on(self._words[at]):
            word = self._words[at]
            strange = word.is_number or word.marked or word.spelt in self._told
            if at >= last or strange or not is_syllable(word.folded):
                return end
            at += 1
        return at

    def _level(self, place: int) -> Level:
        return self._levels.of(self._words[place])

    def _full(self, place: int, cue: Cue) -> int:
        """A surname and two names; behind a sure cue, two words that do not go on."""
        if not (self._in.follows(place + 1) and self._in.follows(place + 2)):
            return 0
        one, *others = self._words[place : place + 3]
        if any(word.is_number or word.marked or self._levels.goes_on(word) for word in others):
            return 0
        if self._in.is_sense(place) or self._in.is_sense(place + 1) or self._is_ordinary(place + 1):
            return 0
        bare = all(word.is_bare for word in (one, *others))
        names = self._in.names
        surname = names.is_surname(one) or (bare and one.folded in names.bare_surnames)
        parts = [names.is_given(w) or names.is_middle(w) for w in others]
        if bare:
            parts = [w.folded in names.bare_given | names.bare_middles for w in others]
        rare = self._level(place) == Level.CLEAR and not names.is_given(one) and cue.is_kin
        believed = cue.is_strong and self._level(place) > Level.NEVER
        if surname and (all(parts) or rare or believed):
            return self._on(place + 3, place + LONGEST, cue)
        return 0

    def _is_pair(self, place: int) -> bool:
        """ngọc anh, tuan kiet: two syllables that are often a given name, of which one is hardly
        another word."""
        if not self._in.follows(place + 1) or self._words[place + 1].marked:
            return False
        one, two = self._words[place : place + 2]
        if not self._in.names.is_pair(one, two) or self._levels.are_ordinary(one, two):
            return False
        return not (self._in.is_sense(place) or self._in.is_place(place) > 1)

    def _first(self, place: int, cue: Cue) -> int:
        level = self._level(place)
        if level == Level.CLEAR:
            return place + 1
        if level == Level.STRANGE:
            return place + 1 if self._believes_strange(place, cue) else 0
        if level == Level.NEVER or self._is_ordinary(place):
            return place + 1 if level == Level.NEVER and self._is_rare(place, cue) else 0
        given = self._in.names.is_given(self._words[place])
        english = self._in.is_english and cue.is_kin and given
        if english or (cue.is_named and (given or not self._in.is_bare)):
            return place + 1
        return place + 1 if self._is_bounded(place + 1, cue) or self._has_second(place, cue) else 0

    def _is_rare(self, place: int, cue: Cue) -> bool:
        """Whether a word that is hardly ever a name is one here, between a cue and a pause."""
        sure = cue.is_strong or (cue.is_kin and not cue.needs_known)
        rare = sure and self._levels.is_rare(self._words[place]) and not self._is_ordinary(place)
        return rare and self._is_bounded(place + 1, cue)

    def _has_second(self, place: int, cue: Cue) -> bool:
        """Whether a second word shows that the ordinary one before it is a name: hồng nhung."""
        if not self._in.follows(place + 1):
            return False
        level = self._level(place + 1)
        if level >= Level.STRANGE:
            return cue.is_strong or (self._in.is_caseless and not self._in.is_bare)
        return level == Level.UNSURE and self._is_bounded(place + 2, cue)

    def _believes_strange(self, place: int, cue: Cue) -> bool:
        """Unknown words are names in a text without capitals, and behind the surest cues."""
        if self._in.is_english:
            return self._is_bounded(place + 1, cue) or self._has_second(place, cue)
        return self._in.is_caseless or cue.is_strong

    def _is_bounded(self, place: int, cue: Cue) -> bool:
        """Whether the name may end here: a pause, a number, a nickname, words that go on."""
        sure = cue.is_strong or not self._in.is_bare or self._in.is_english or self._is_sure(place)
        if not self._in.follows(place):
            return sure
        word = self._words[place]
        if word.is_number or self._in.names.is_nickname(word):
            return True
        if self._in.follows(place + 1) and self._in.names.is_byname(self._words[place : place + 2]):
            return True
        return self._levels.goes_on(word) and sure and not self._is_said_of(place - 1, cue)

    def _is_said_of(self, place: int, cue: Cue) -> bool:
        """em mai đi, cô bảo lễ tân: what is said of somebody rather than the name."""
        if cue.is_strong or not cue.is_kin:
            return False
        said = self._words[place].spelt
        return said in self._verbs or (said == "mai" and cue.needs_known)

    def _is_sure(self, place: int) -> bool:
        """Whether a word of kinship that means nothing else stands two words before."""
        return place > 1 and self._words[place - 2].folded in _SURE_KIN

    def _is_ordinary(self, place: int) -> bool:
        """Whether the word and the next are an everyday expression."""
        if self._in.is_sense(place):
            return True
        if not self._in.follows(place + 1):
            return False
        return self._levels.are_ordinary(self._words[place], self._words[place + 1])

    def _on(self, at: int, last: int, cue: Cue) -> int:
        """Over further words of the name."""
        while at < last and self._in.follows(at) and not self._words[at].marked:
            level = self._level(at)
            if self._in.names.is_nickname(self._words[at]):
                return at + 1
            if self._middle(at):
                at += 2
                continue
            if self._is_anh(at, cue):
                return at + 1
            if cue.is_named and self._is_last(at):
                return at + 1
            if level == Level.NEVER and self._is_rare(at, cue):
                return at + 1
            if level == Level.NEVER or self._is_ordinary(at):
                break
            foreign = self._in.names.is_foreign(self._words[at - 1])
            sure = cue.is_strong or foreign or self._is_bounded(at + 1, cue)
            if level == Level.UNSURE and not sure:
                break
            if level == Level.STRANGE and (self._in.is_english or not self._in.is_caseless):
                break
            at += 1
        return at

    def _middle(self, at: int) -> bool:
        """thị pà, van khuynh: behind it every word is a name."""
        middle = self._words[at].folded in {"thi", "van"} and self._in.names.is_middle(
            self._words[at]
        )
        return middle and self._in.follows(at + 1) and not self._words[at + 1].is_number

    def _is_anh(self, at: int, cue: Cue) -> bool:
        """The anh of tuấn anh, lan anh."""
        if self._words[at].folded != "anh" or self._words[at - 1].folded not in self._before_anh:
            return False
        return self._is_bounded(at + 1, cue)

    def _is_last(self, at: int) -> bool:
        """Whether a word between a name and a pause belongs to it: cuong mat,"""
        word = self._words[at]
        if self._in.follows(at + 1) or word.is_number or self._levels.goes_on(word):
            return False
        return not self._in.names.is_kin(word) and not self._in.is_english
