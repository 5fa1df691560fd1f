"""What stands behind an address word: the number of a house or lane, the name of a street."""

from reports.redaction.address_lexicon import address_words
from reports.redaction.levels import Level, levels
from reports.redaction.sequences import Sequences

LEADS = frozenset({" ", "  ", ".", ". ", ": ", ":", "", " : ", "\u00a0"})
_IN_NUMBER, _PARTICLES = frozenset({"", "/", "-", ".", " / ", "/ ", " /"}), frozenset("oekc")
_LONGEST_WORD, _LONGEST_NAME, _MOST_PARTS = 3, 5, 12


class Values:
    """Answers by the number of a word; each end is one past the last word, or where it began."""

    def __init__(self, sequences: Sequences) -> None:
        self.sequences = sequences
        self.words = sequences.words
        self.gaps = sequences.gaps
        self.spelt = [word.spelt for word in self.words]
        self._lexicon = address_words()
        self._levels = levels(sequences.names)

    def word(self, place: int) -> tuple[int, str]:
        """One past the address word that begins here, and its group."""
        if self.spelt[place] not in self._lexicon.firsts:
            return place, ""
        for length in range(min(_LONGEST_WORD, len(self.words) - place), 0, -1):
            group = self._lexicon.groups.get(" ".join(self.spelt[place : place + length]))
            inner = self.gaps[place : place + length - 1]
            if group and all(gap == " " for gap in inner):
                return place + length, group
        return place, ""

    def number(self, place: int) -> int:
        """12, 12/934, B7, CT2A, 12.05; not 8h, 5tr."""
        words, gaps = self.words, self.gaps
        at = place
        if not words[at].is_number:
            lettered = at + 1 < len(words) and len(words[at].text) < 4
            if not (lettered and words[at + 1].is_number and gaps[at] in {"", ".", "-"}):
                return place
            at += 1
        if len(words[at].text) > 4:
            return place
        at += 1
        last = min(place + _MOST_PARTS, len(words))
        while at < last and gaps[at - 1] in _IN_NUMBER and self._goes_on(at):
            at += 1
        has_unit = at < len(words) and gaps[at - 1] == ""
        return place if has_unit else at

    def _goes_on(self, at: int) -> bool:
        """Whether the word is a further part of a number, such as the A of 12A."""
        word, gap = self.words[at], self.gaps[at - 1]
        if word.is_number:
            return len(word.text) < (3 if gap == "." else 5)
        return len(word.text) < 2 and not (gap == "" and word.folded in {"h", "k", "m", "d"})

    def name_behind(self, place: int) -> int:
        """The name of the street behind a number: ngõ 342 Khương Đình."""
        if not self.sequences.follows(place):
            return place
        end = self.name(place, longest=4)
        if end > place or not self.sequences.is_caseless or self.sequences.is_english:
            return end
        return place if self.begins(place) else self.lower_name(place)

    def name(self, place: int, longest: int = _LONGEST_NAME) -> int:
        """A capitalised name, with a number behind it: Cổ Nhuế 2."""
        if place and self.gaps[place - 1] not in LEADS | {", "}:
            return place
        at = place
        while at < min(place + longest, len(self.words)) and self._names(place, at):
            at += 1
        if place < at < len(self.words) and self.gaps[at - 1] == " ":
            word = self.words[at]
            if word.is_number and len(word.text) < 3 and self.gaps[at] not in {"", " "}:
                at += 1
        return at

    def _names(self, place: int, at: int) -> bool:
        """Whether the word at `at` belongs to the name that begins at `place`."""
        word = self.words[at]
        if not word.marked or not (at == place or self.gaps[at - 1] in {" ", "-", "'"}):
            return False
        if at > place + 1 and self.sequences.is_place(at) > 1:
            return False
        new = at > place and self.word(at)[1] == "sure"
        return not new or self.sequences.names.is_given(word)

    def lower_name(self, place: int, longest: int = 4) -> int:
        """A lowercase name: words of places, up to a pause, an address word or any other word."""
        last = min(place + longest, len(self.words))
        at = place
        while at < last and (at == place or self.gaps[at - 1] in {" ", "-", "'"}):
            if not self._is_of_place(at, first=at == place):
                break
            at += 1
        at = at + 1 if at > place and self._is_last(at) else at
        return max(at, self._to_pause(place))

    def _to_pause(self, place: int) -> int:
        """One past up to four words before a pause, an address word or a province, unless one of
        them belongs to a sentence."""
        if self.begins(place) and not self._is_place_word(place):
            return place
        for at in range(place, min(place + 5, len(self.words))):
            word, after = self.words[at], at + 1
            paused = not self.sequences.follows(after) or (
                self.sequences.is_place(after, province=True) > 1
            )
            last = paused and at > place and not self._levels.goes_on(word)
            if word.is_number or not (last or self._may_be_of_place(at)):
                return place
            if paused or self.begins(after):
                return after
        return place

    def _may_be_of_place(self, at: int) -> bool:
        word = self.words[at]
        if self._is_place_word(at) or (len(word.text) == 1 and word.folded not in _PARTICLES):
            return True
        return self.spelt[at] not in self._lexicon.not_values and not self._is_of_sentence(at)

    def begins(self, place: int) -> bool:
        """Whether an address word with something behind it begins here."""
        end, group = self.word(place)
        return group != "" and self.sequences.follows(end)

    def _is_of_sentence(self, at: int) -> bool:
        word = self.words[at]
        return self._levels.goes_on(word) or self.sequences.names.is_kin(word)

    def are_of_place(self, place: int) -> bool:
        """Whether two words of the names of places stand here."""
        if place + 1 >= len(self.words) or not self.sequences.follows(place + 1):
            return False
        return self._is_place_word(place) and self._is_place_word(place + 1)

    def _is_place_word(self, at: int) -> bool:
        word, bare = self.words[at], self.sequences.is_bare
        return (word.folded if bare else word.spelt) in self._lexicon.place_words[bare]

    def _is_of_place(self, at: int, *, first: bool) -> bool:
        word = self.words[at]
        if word.is_number:
            return False
        if not first and self.sequences.is_place(at, province=True) > 1:
            return False
        if self.begins(at):
            return False
        if self._is_place_word(at):
            return True
        if first and self.spelt[at] in self._lexicon.not_values:
            return False
        enough = Level.STRANGE if self.sequences.is_bare else Level.UNSURE
        return self._levels.of(word) >= enough and not self._levels.goes_on(word)

    def _is_last(self, at: int) -> bool:
        """Whether a letter or short number behind a name ends it: xã phú mỹ a, bình đường 2."""
        if not self.sequences.follows(at) or self.gaps[at] == "" or self.sequences.follows(at + 1):
            return False
        word = self.words[at]
        return len(word.text) < 3 if word.is_number else word.folded in {"a", "b", "c", "d"}

    def is_strange(self, at: int) -> bool:
        """Whether no English or ordinary word stands there."""
        return self._levels.of(self.words[at]) >= Level.STRANGE

    def letter(self, place: int) -> int:
        """nhà c, toà b, block c: a single letter for a number."""
        word = self.words[place]
        alone = len(word.text) == 1 and word.folded in "abcdfg" and self.gaps[place] != ""
        if not (alone and (self.sequences.is_caseless or word.marked)):
            return place
        ended = not self.sequences.follows(place + 1) or self.word(place + 1)[0] > place + 1
        return place + 1 if ended else place

    def day(self, place: int) -> int:
        """3 tháng 2, 30/4: a street that is named after a day."""
        words = self.words[place : place + 3]
        if len(words) < 3 or not (words[0].is_number and words[2].is_number):
            return place
        return place + 3 if words[1].folded == "thang" and len(words[2].text) < 3 else place

    def before_piece(self, place: int) -> int:
        """Lowercase words up to a comma behind which an address word stands."""
        end = self._pause(place)
        after = end and end < len(self.words) and self.gaps[end - 1] in {", ", ","}
        return end if after and self.word(end)[0] > end else place

    def _pause(self, place: int) -> int:
        """One past the last word before a pause or an address word, 0 when that is far."""
        for at in range(place, min(place + 3, len(self.words))):
            if self.words[at].is_number:
                return 0
            ends = at + 1 == len(self.words) or self.gaps[at] != " "
            if ends or self.word(at + 1)[0] > at + 1:
                return at + 1
        return 0
