"""Runs of words that make up one name, from a given word on."""

import re
from functools import cached_property, lru_cache

from reports.redaction.lexicon import folds, lexicon, spellings
from reports.redaction.name_words import Names, names
from reports.redaction.reading import WALL, Reading

LONGEST = 5
_ENGLISH = frozenset(
    ["the", "and", "to", "is", "of", "for", "in", "my", "you", "we", "i", "are", "at", "on", "they"]
)
_BLANK = re.compile(f"{WALL}+")
_SPACE = frozenset({" ", "  ", "\u00a0"})
_SAME_WORD = frozenset({" ", "  ", "\u00a0", "-", ". ", "' ", "’ "})


class Sequences:
    """Answers questions about the words of one text by their number."""

    def __init__(self, reading: Reading) -> None:
        self.words = reading.words
        self.gaps = reading.gaps
        self.names: Names = names(folds_words=self.is_bare)
        orgs = lexicon().cues.orgs
        self._orgs = spellings(orgs) | (folds(orgs) if self.is_bare else frozenset())
        self._org_ends = folds(lexicon().cues.org_ends)
        self.size = len(self.words)
        self._places: dict[int, int] = {}
        self._senses: dict[int, bool] = {}
        self._blanks = len(_BLANK.findall(reading.plain))

    @cached_property
    def is_bare(self) -> bool:
        """Whether the text is written without accents."""
        letters = [word for word in self.words if not word.is_number]
        return sum(word.is_bare for word in letters) * 100 >= len(letters) * 96

    @cached_property
    def is_caseless(self) -> bool:
        """Whether hardly a word inside a sentence has a capital; a blank may have stood for one."""
        inner = [w for w, gap in zip(self.words[1:], self.gaps, strict=False) if gap in _SPACE]
        capitals = sum(word.marked and not word.is_shouted for word in inner) + self._blanks
        shouted = sum(word.is_shouted for word in inner)
        return capitals * 20 <= len(inner) or shouted * 10 > len(inner) * 6

    @cached_property
    def is_english(self) -> bool:
        common = sum(word.folded in _ENGLISH for word in self.words)
        return self.is_bare and common > 1 and common * 12 > len(self.words)

    def follows(self, place: int) -> bool:
        """Whether the word stands right behind the one before it, with a space between."""
        return 0 < place < self.size and self.gaps[place - 1] in _SPACE

    def phrase(self, place: int, length: int) -> str:
        return " ".join(word.folded for word in self.words[place : place + length])

    def is_place(self, place: int, *, province: bool = False) -> int:
        """How many words from here on are the name of a province, a country, a famous place."""
        if province:
            return self._length_of(place, self.names.provinces)
        if place not in self._places:
            self._places[place] = self._length_of(place, self.names.places)
        return self._places[place]

    def _length_of(self, place: int, known: frozenset[str]) -> int:
        first = self.words[place]
        if (first.folded if self.is_bare else first.spelt) not in self.names.place_starts:
            return 0
        for length in (3, 2, 1):
            if self._phrase(place, length) in known and self._in_one(place, length):
                return length
        return 0

    def _phrase(self, place: int, length: int) -> str:
        """The same with its accents, where the text has any."""
        if self.is_bare:
            return self.phrase(place, length)
        return " ".join(word.spelt for word in self.words[place : place + length])

    def _in_one(self, place: int, length: int) -> bool:
        last = place + length
        return last <= self.size and all(self.follows(at) for at in range(place + 1, last))

    def is_sense(self, place: int) -> bool:
        """Whether the word and the next are an everyday expression: trung tâm, hồ sơ."""
        if place not in self._senses:
            self._senses[place] = self._are_sense(place)
        return self._senses[place]

    def _are_sense(self, place: int) -> bool:
        if not self.follows(place + 1):
            return False
        one, two = self.words[place], self.words[place + 1]
        return f"{one.spelt} {two.spelt}" in self.names.sense or (
            one.is_bare and two.is_bare and f"{one.folded} {two.folded}" in _bare_sense()
        )

    def after_org(self, place: int) -> bool:
        """Whether a word for a company or a place stands right before."""
        if not self.follows(place):
            return False
        one = self.words[place - 1].spelt
        two = f"{self.words[place - 2].spelt} {one}" if self.follows(place - 1) else ""
        return one in self._orgs or two in self._orgs

    def near_org(self, place: int) -> bool:
        """Whether one of the few words before, in the same breath, is one for a company."""
        for back in range(1, 5):
            if not self.follows(place - back + 1):
                return False
            if self.after_org(place - back + 1):
                return True
        return False

    def before_org(self, place: int) -> bool:
        """Whether a word such as Group, Spa, Tower ends the capitalised run here."""
        if not self.follows(place) or not self.words[place].marked:
            return False
        return self.words[place].folded in self._org_ends

    def inside_capitals(self, place: int) -> bool:
        """Whether the word only goes on with a capitalised run that began before it."""
        if not self.follows(place) or not self.words[place - 1].marked:
            return False
        began_sentence = place == 1 or not self.follows(place - 1)
        return not began_sentence

    def end_of_marked(self, place: int, longest: int = LONGEST) -> int:
        """One past the last of the capitalised words from `place` on that may be one name."""
        at = place
        while at < min(place + longest, self.size):
            word = self.words[at]
            if at > place and not (self.gaps[at - 1] in _SAME_WORD and word.marked):
                break
            coded = self.gaps[at] == "" and at + 1 < self.size
            if not word.marked or word.is_number or coded or self.is_sense(at):
                break
            if self.names.is_never(word) and not self._is_part(at, place):
                break
            if at > place and self.gaps[at - 1] == ". " and len(self.words[at - 1].text) > 1:
                break
            middle = at > place and self.names.is_middle(word)
            if not middle and self.is_place(at) > (1 if self.names.is_given(word) else 0):
                break
            at += 1
        return at

    def end_of_given(self, place: int) -> int:
        """One past up to two given names that are also other words or places: Tin, Thanh Xuân."""
        at = place
        while at < min(place + 2, self.size) and (at == place or self.follows(at)):
            if not (self.words[at].marked and self.names.is_given(self.words[at])):
                break
            at += 1
        return place if self.follows(at) and self.words[at].marked else at

    def _is_part(self, at: int, place: int) -> bool:
        """Whether a word that is no name by itself is part of one: Lương Văn Thắng."""
        if at > place:
            return self.names.is_given(self.words[at])
        after = at + 1
        if not self.names.is_surname(self.words[at]) or not self.follows(after):
            return False
        two = self.words[after]
        return two.marked and (self.names.is_given(two) or self.names.is_middle(two))

    def is_org(self, place: int) -> bool:
        """Whether a word for a company or a place begins here."""
        one = self.words[place].spelt
        two = f"{one} {self.words[place + 1].spelt}" if self.follows(place + 1) else ""
        return one in self._orgs or two in self._orgs

    def end_of_known(self, place: int, longest: int) -> int:
        """The same for words of the lexicon whatever their case."""
        at = place
        while at < min(place + longest, self.size):
            word = self.words[at]
            if at > place and not self.follows(at):
                break
            part = self.names.is_given(word) or self.names.is_middle(word)
            if not part or (self.is_sense(at) and not (at == place and self.names.is_middle(word))):
                break
            if self.is_place(at) > 1 and not self.names.is_middle(word):
                break
            at += 1
        return at

    def with_nickname(self, end: int) -> int:
        """One further when a word such as béo, đen, sẹo goes with the name."""
        if self.follows(end) and self.names.is_nickname(self.words[end]):
            return end + 1
        return end


@lru_cache(maxsize=1)
def _bare_sense() -> frozenset[str]:
    return folds(lexicon().places.titles_of_sense)
