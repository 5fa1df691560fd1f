"""Pieces of an address: a word such as ngõ, phường, Ward with its number or name."""

from collections.abc import Iterator

from reports.redaction.address_lexicon import address_words
from reports.redaction.address_values import LEADS, Values
from reports.redaction.houses import Houses, Piece
from reports.redaction.sequences import Sequences
from reports.redaction.spelling import spelt

_NUMBER_WORDS = frozenset([spelt("số"), "so", spelt("nhà"), "nha"])
_PARISHES = frozenset([spelt("xã"), "xa", "phuong", "thon", "xom", spelt("bản"), spelt("làng")])


class Pieces:
    """Finds the pieces of one text."""

    def __init__(self, sequences: Sequences) -> None:
        self._in = sequences
        self._values = Values(sequences)
        self._words = sequences.words
        self._gaps = sequences.gaps
        self._lexicon = address_words()
        self._houses = Houses(sequences, self._values)

    def all(self) -> Iterator[Piece]:
        place = 0
        while place < len(self._words):
            piece = self._said(place) or self._houses.at(place)
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
        end = max(self._values.number(value), self._values.day(value), self._values.letter(value))
        if end == value:
            return None
        streets = group != "weak" or self._words[place].spelt in _NUMBER_WORDS
        named = self._values.name_behind(end) if streets else end
        in_lane = group == "named" or "/" in self._gaps[value:end]
        sure = group == "sure" or (named > end and in_lane) or self._abbreviated(place)
        return Piece(place, named, sure)

    def _named(self, place: int, value: int, group: str) -> Piece | None:
        said = " ".join(word.spelt for word in self._words[place:value])
        end = self._values.name(value)
        if end > value:
            if self._titled(place, value) or self._is_office(said, value, end):
                return None
            return Piece(place, end, group in {"sure", "named"} or self._abbreviated(place))
        if self._in.is_english or not self._in.is_caseless:
            return None
        if group == "weak" and said not in self._lexicon.lower:
            return None
        dotted = self._gaps[value - 1].startswith(".")
        if len(said) == 1 and not dotted and not self._values.are_of_place(value):
            return None
        end = self._values.lower_name(value)
        return (
            Piece(place, end, is_sure=self._is_clear(place, said, group, end - value))
            if end > value
            else None
        )

    def _is_clear(self, place: int, said: str, group: str, length: int) -> bool:
        """Whether an address word and a lowercase name are an address by themselves."""
        if self._abbreviated(place):
            return True
        if self._in.is_bare:
            return said in _PARISHES and length > 1
        return group == "sure" or (said in _PARISHES and length > 1)

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
        if word == "p":
            return short_number and gap in {"", ".", ". "}
        if word in {"P", "Đ", "KP"} or (word == "Q" and not after.is_number):
            return gap in {".", ". "} or (gap == "" and short_number)
        return word in {"TT", "TX", "H", "X"} and gap in {".", ". "} and not after.is_number


def is_cue(folded: str) -> bool:
    """Whether an address is announced: địa chỉ, ở, tại, trụ sở."""
    return folded in address_words().cues
