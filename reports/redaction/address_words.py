"""Pieces of an address: a word such as ngõ, phường, Ward with its number or name."""

from collections.abc import Iterator
from dataclasses import dataclass

from reports.redaction.address_lexicon import address_words
from reports.redaction.address_values import LEADS, Values
from reports.redaction.sequences import Sequences
from reports.redaction.spelling import spelt

_NUMBER_WORD = spelt("số")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words [start, end); a sure piece is an address by itself, others need company."""

    start: int
    end: int
    is_sure: bool
    is_said: bool = True
    """Whether it begins with an address word."""


class Pieces:
    """Finds the pieces of one text."""

    def __init__(self, sequences: Sequences) -> None:
        self._in = sequences
        self._values = Values(sequences)
        self._words = sequences.words
        self._gaps = sequences.gaps
        self._lexicon = address_words()

    def all(self) -> Iterator[Piece]:
        place = 0
        while place < len(self._words):
            piece = self._said(place) or self._house(place) or self._english(place)
            if piece:
                yield piece
            place = piece.end if piece else place + 1

    def _said(self, place: int) -> Piece | None:
        value, group = self._values.word(place)
        if value == place or value >= len(self._words) or not self._leads(place, value):
            return None
        return self._numbered(place, value, group) or self._named(place, value, group)

    def _leads(self, place: int, value: int) -> bool:
        """Whether what is written at `value` can belong to the address word at `place`."""
        lead, word = self._gaps[value - 1], self._words[place]
        if lead not in LEADS or (place and self._gaps[place - 1] == ""):
            return False
        if self._in.is_place(place) > 1:
            return False
        if self._in.is_english and word.folded in self._lexicon.not_english:
            return False
        if value == place + 1 and len(word.text) <= 2:
            return lead != "" or self._words[value].is_number
        return not lead.startswith(".") and (":" not in lead or word.marked)

    def _numbered(self, place: int, value: int, group: str) -> Piece | None:
        end = self._values.number(value)
        if end == value:
            return None
        streets = group != "weak" or self._words[place].spelt == _NUMBER_WORD
        named = self._values.name_behind(end) if streets else end
        sure = group == "sure" or (named > end and group == "named") or self._abbreviated(place)
        return Piece(place, named, sure)

    def _named(self, place: int, value: int, group: str) -> Piece | None:
        said = " ".join(word.spelt for word in self._words[place:value])
        end = self._values.name(value)
        if end > value:
            if self._titled(place, value) or self._is_office(said, value, end):
                return None
            return Piece(place, end, group in {"sure", "named"} or self._abbreviated(place))
        if self._in.is_english or not self._in.is_caseless or said not in self._lexicon.lower:
            return None
        if len(said) == 1 and not self._gaps[value - 1].startswith("."):
            return None
        end = self._values.lower_name(value)
        return Piece(place, end, is_sure=False) if end > value else None

    def _is_office(self, said: str, value: int, end: int) -> bool:
        """Phòng Nội vụ, P. Nhân sự, P.TCHC: a room only has a number or a letter."""
        word = self._words[value]
        if said == "p":
            return self._in.is_sense(value) or (end - value == 1 and word.text.isupper())
        return said in self._lexicon.numbered and not (end - value == 1 and len(word.text) == 1)

    def _titled(self, place: int, value: int) -> bool:
        """Whether both only have the capitals of a title: Xã Hội, Đường Dây."""
        word = self._words[place]
        stops = self._words[value].spelt in self._lexicon.not_values
        return word.marked and len(word.text) > 2 and stops

    def _abbreviated(self, place: int) -> bool:
        """P. Bến Nghé, Q.1, Đ. Lê Lợi, TT. Trâu Quỳ: capital letters with a full stop or number."""
        word, gap, after = self._words[place].text, self._gaps[place], self._words[place + 1]
        short_number = after.is_number and len(after.text) < 3
        if word in {"q", "p"}:
            return short_number and gap in {"", ".", ". "}
        if word in {"P", "Q", "Đ", "KP"}:
            return gap in {".", ". "} or (gap == "" and short_number)
        return word in {"TT", "TX", "H", "X"} and gap in {".", ". "} and not after.is_number

    def _house(self, place: int) -> Piece | None:
        """22 An Dương Vương; 88 Trần Phú: a number and the name of a street."""
        inside = place and self._gaps[place - 1] in {"", "/", "-", "."}
        if not self._words[place].is_number or inside:
            return None
        end = self._values.number(place)
        if end == place or end >= len(self._words) or self._gaps[end - 1] not in {" ", ", "}:
            return None
        if "/" in self._gaps[place:end] and self._values.word(end)[0] > end:
            return Piece(place, end, is_sure=False, is_said=False)
        name = self._values.name(end, longest=4)
        if name > end:
            return self._street(place, end, name)
        known = self._in.end_of_known(end, 4) if self._in.is_caseless else end
        if known - end < 2 and self._in.is_caseless:
            known = self._values.before_piece(end)
        return Piece(place, known, is_sure=False, is_said=False) if known - end > 1 else None

    def _street(self, place: int, end: int, name: int) -> Piece | None:
        """The house number [place, end) with the capitalised words [end, name)."""
        if self._in.is_sense(end) or self._in.is_place(end, province=True):
            return None
        if name < len(self._words) and self._words[name].folded in self._lexicon.after_name:
            return Piece(place, name + 1, is_sure=True)
        names, first = self._in.names, self._words[end]
        known = name - end > 1 and all(map(names.is_known, self._words[end:name]))
        sure = known and names.is_surname(first) and not names.is_never(first)
        return Piece(place, name, is_sure=sure, is_said=False)

    def _english(self, place: int) -> Piece | None:
        """Vidu Street, Dich Vong Ward: capitalised words and what they are the name of."""
        word = self._words[place]
        if not word.marked or self._in.names.is_never(word):
            return None
        for at in range(place + 1, min(place + 5, len(self._words))):
            if self._in.follows(at) and self._words[at].folded in self._lexicon.after_name:
                return Piece(place, at + 1, is_sure=True)
            if not self._in.follows(at) or not self._words[at].marked:
                break
        return None


def is_cue(folded: str) -> bool:
    """Whether an address is announced: địa chỉ, ở, tại, trụ sở."""
    return folded in address_words().cues
