"""Pieces of an address without a word that says so: 88 Trần Phú, Vidu Street."""

from dataclasses import dataclass

from reports.redaction.address_lexicon import address_words
from reports.redaction.address_values import Values
from reports.redaction.sequences import Sequences
from reports.redaction.spelling import spelt
from reports.redaction.syllables import is_syllable

_STREETS = frozenset([spelt("đường"), spelt("phố"), "duong", "pho", "street"])


@dataclass(frozen=True, slots=True)
class Piece:
    """Words [start, end); a sure piece is an address by itself, others need company."""

    start: int
    end: int
    is_sure: bool
    is_said: bool = True
    """Whether it begins with an address word."""


class Houses:
    """House numbers with the name of a street, and English names of streets and wards."""

    def __init__(self, sequences: Sequences, values: Values) -> None:
        self._in = sequences
        self._values = values
        self._words = sequences.words
        self._gaps = sequences.gaps
        self._lexicon = address_words()
        self._has_english = any(w.folded in self._lexicon.after_name for w in self._words)

    def at(self, place: int) -> Piece | None:
        return self._house(place) or self._english(place)

    def _house(self, place: int) -> Piece | None:
        """22 An Dương Vương; 88 Trần Phú: a number and the name of a street."""
        inside = place and self._gaps[place - 1] in {"", "/", "-", "."}
        lettered = self._gaps[place] == "" and len(self._words[place].text) == 1
        if inside or not (self._words[place].is_number or lettered):
            return None
        end = self._values.number(place)
        if end == place or end >= len(self._words) or self._gaps[end - 1] not in {" ", ", "}:
            return None
        name = self._values.name(end, longest=4)
        if self._is_before_street(place, end):
            return Piece(place, end, is_sure=False, is_said=False)
        if name > end:
            return self._street(place, end, name)
        return self._lowercase(place, end) if self._gaps[end - 1] == " " else None

    def _is_before_street(self, place: int, end: int) -> bool:
        """45/7 ngõ, 219 đường: the street is a piece of its own."""
        street, _ = self._values.word(end)
        in_lane = "/" in self._gaps[place:end]
        return street > end and (in_lane or self._words[end].spelt in _STREETS)

    def _lowercase(self, place: int, end: int) -> Piece | None:
        if street := self._english(end):
            return Piece(place, street.end, is_sure=True)
        if not self._in.is_caseless:
            return None
        in_lane = "/" in self._gaps[place:end] and not self._is_day(place, end)
        if in_lane and not self._in.is_english:
            known = self._values.lower_name(end, longest=3)
            return Piece(place, known, is_sure=True) if known > end else None
        known = self._in.end_of_known(end, 4)
        known = known if known - end > 1 else self._values.before_piece(end)
        return Piece(place, known, is_sure=False, is_said=False) if known - end > 1 else None

    def _is_day(self, place: int, end: int) -> bool:
        """12/6, 11/11/1957: a date rather than a house in a lane."""
        numbers = [int(word.text) for word in self._words[place:end] if word.is_number]
        if len(numbers) != end - place or numbers[-1] > 1900:
            return True
        return len(numbers) == 2 and numbers[0] <= 31 and numbers[1] <= 12

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
        if not self._has_english:
            return None
        for at in range(place, min(place + 5, len(self._words))):
            if at > place and not self._in.follows(at):
                break
            if at > place and self._words[at].folded in self._lexicon.after_name:
                return Piece(place, at + 1, is_sure=True)
            if not self._is_of_name(at):
                break
        return None

    def _is_of_name(self, at: int) -> bool:
        word = self._words[at]
        if word.marked:
            return not self._in.names.is_never(word)
        if not self._in.is_caseless or word.is_number:
            return False
        if self._in.names.is_never(word) or word.folded in self._lexicon.after_name:
            return False
        return is_syllable(word.folded) or self._values.is_strange(at)
