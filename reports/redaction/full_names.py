"""Full names, known by the surname with which they begin."""

from reports.redaction.name_cues import Cue, cue_before
from reports.redaction.sequences import Sequences
from reports.redaction.spelling import spelt

_OFTEN = frozenset(
    ["nguyen", "tran", "pham", "huynh", "trinh", "dinh", "hoang", "phan", "bui", "ngo", "le", "vu"]
)
"""Surnames that, without accents, are hardly another word; the first six hardly ever."""
_ALWAYS = frozenset(["nguyen", "tran", "pham", "huynh", "trinh", "dinh"])
_ACCENTED = frozenset(map(spelt, ["bùi", "đặng", "đinh", "võ", "ngô", "phùng", "đoàn", "quách"]))
"""With their accents these are hardly another word either."""
_CLEAR_MIDDLES = frozenset([spelt("thị"), spelt("văn")])
_BARE_MIDDLES = frozenset(["thi", "van"])


class FullNames:
    """Each end is one past the last word of the name, or 0."""

    def __init__(self, sequences: Sequences) -> None:
        self._in = sequences
        self._lexicon = sequences.names
        self._words = sequences.words

    def end(self, place: int) -> int:
        """The end of the full name that begins with the surname at `place`."""
        word = self._words[place]
        if not self._lexicon.is_surname(word) or self._in.after_org(place):
            return 0
        if len(word.text) == 1 and self._is_letter(place + 1):
            return 0
        end = self._marked(place) if word.marked else self._plain(place)
        short = end - place == 2 and not cue_before(self._in, place)
        if end and (self._in.before_org(end) or (short and self._in.near_org(place))):
            return 0
        return end

    def _is_letter(self, place: int) -> bool:
        return place >= self._in.size or len(self._words[place].text) == 1

    def _marked(self, place: int) -> int:
        """Capitalised: Nguyễn Thị Hoa, Lò Văn Inh."""
        if self._in.is_sense(place) or self._in.is_place(place) > 1:
            return 0
        if self._in.inside_capitals(place) and not cue_before(self._in, place):
            return 0
        end = self._in.end_of_marked(place)
        tail = self._words[place + 1 : end]
        if not tail:
            return 0
        strange = [w for w in tail if not (self._lexicon.is_given(w) or self._lexicon.is_middle(w))]
        middle = len(tail) > 1 and self._lexicon.is_middle(tail[0])
        partly = self._lexicon.is_sure_surname(self._words[place]) and len(strange) < len(tail)
        return end if not strange or middle or partly else 0

    def _plain(self, place: int) -> int:
        """nguyễn văn nam, nguyen van nam: a frequent surname and two more words of the lexicon."""
        if not self._lexicon.is_sure_surname(self._words[place]):
            return 0
        end = self.end_of_given(place)
        if end - place < 3 or not self._lexicon.is_middle(self._words[place + 1]):
            return 0
        surname, middle = self._words[place].folded, self._words[place + 1]
        clear = middle.spelt in _CLEAR_MIDDLES
        clear = clear or (middle.folded in _BARE_MIDDLES and surname in _OFTEN)
        return end if clear or surname in _ALWAYS or self._words[place].spelt in _ACCENTED else 0

    def end_of_given(self, place: int) -> int:
        """The end of the given names behind the surname, without everyday words behind three."""
        end = self._in.end_of_known(place + 1, 3)
        while end - place > 3 and self._lexicon.is_everyday(self._words[end - 1]):
            end -= 1
        return end

    def signed(self, place: int) -> int:
        """A lowercase name of three with thị or văn in it, whatever the last word is."""
        words = self._words[place : place + 3]
        if len(words) < 3 or words[0].folded not in self._lexicon.bare_surnames:
            return 0
        together = self._in.follows(place + 1) and self._in.follows(place + 2)
        if not together or words[2].is_number or words[1].marked:
            return 0
        return place + 3 if words[1].folded in _BARE_MIDDLES else 0

    def called(self, place: int, cue: Cue) -> int:
        """The end of the lowercase full name behind a cue."""
        if not self._lexicon.is_surname(self._words[place]):
            return 0
        end = self.end_of_given(place)
        if end - place < 2:
            return 0
        believed = cue.is_strong or self._lexicon.is_sure_surname(self._words[place])
        if self._words[place + 1].folded in _BARE_MIDDLES and end - place > 2:
            return end if believed else 0
        everyday = sum(map(self._lexicon.is_everyday, self._words[place + 1 : end]))
        freely = cue.is_strong or (self._in.is_caseless and not self._lexicon.folds)
        allowed = 0 if end - place == 2 else 2 if freely else 1
        return end if believed and everyday <= allowed else 0
