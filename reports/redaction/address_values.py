"""What stands behind an address word: the number of a house or lane, the name of a street."""

from reports.redaction.address_lexicon import address_words
from reports.redaction.sequences import Sequences

LEADS = frozenset({" ", "  ", ".", ". ", ": ", ":", "", " : ", "\u00a0"})
_IN_NUMBER = frozenset({"", "/", "-", ".", " / ", "/ ", " /"})
_LONGEST_WORD, _LONGEST_NAME = 3, 5


class Values:
    """Answers by the number of a word; each end is one past the last word, or where it began."""

    def __init__(self, sequences: Sequences) -> None:
        self.sequences = sequences
        self.words = sequences.words
        self.gaps = sequences.gaps
        self.spelt = [word.spelt for word in self.words]
        self._lexicon = address_words()

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
        while at < len(words) and gaps[at - 1] in _IN_NUMBER and self._goes_on(at):
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
        return self.name(place, longest=4) if self.sequences.follows(place) else place

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

    def lower_name(self, place: int) -> int:
        """A lowercase name: up to the next pause or address word, or a word that stops it."""
        at = self._pause(place)
        if not at and (counted := self._counted(place)):
            return counted
        if at and self.spelt[place] not in self._lexicon.not_values:
            return at
        at = place
        while at < min(place + 3, len(self.words)):
            stops = self.spelt[at] in self._lexicon.not_values or self.word(at)[0] > at
            if stops or self.words[at].is_number or (at > place and self.gaps[at - 1] != " "):
                break
            at += 1
        return at

    def _counted(self, place: int) -> int:
        """One past a short number that ends a lowercase name (thôn đông 2,)."""
        for at in range(place, min(place + 3, len(self.words) - 1)):
            number = self.words[at + 1]
            if self.gaps[at] != " " or self.words[at].is_number:
                return 0
            if number.is_number:
                return at + 2 if len(number.text) < 3 and self.gaps[at + 1][:1] in {",", "."} else 0
        return 0

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
