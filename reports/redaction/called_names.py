"""Names behind a word that announces one: anh, chị, tên, Mr and their like."""

from reports.redaction.full_names import FullNames
from reports.redaction.name_cues import Cue
from reports.redaction.sequences import Sequences
from reports.redaction.spelling import spelt

_ORDERS = frozenset(map(spelt, ["tư", "sáu", "bảy", "bẩy", "tám", "chín", "út"]))
_COUNTED = frozenset(
    ["muoi", "tram", "nam", "thang", "ngay", "tuoi", "nguoi", "dua", "con", "trieu", "gio", "cai"]
)


class CalledNames:
    """Each end is one past the last word of the name, or `place` when there is none."""

    def __init__(self, sequences: Sequences, full: FullNames) -> None:
        self._in = sequences
        self._full = full
        self._lexicon = sequences.names
        self._words = sequences.words

    def end(self, place: int, cue: Cue) -> int:
        """The end of the name at `place`, right behind the cue."""
        if place >= self._in.size or self._in.is_sense(place) or self._in.is_sense(place - 1):
            return place
        word = self._words[place]
        if word.marked:
            return self._marked(place, cue)
        if word.is_number or self._lexicon.is_never(word) or self._lexicon.is_kin(word):
            return place
        if not (cue.is_strong or cue.is_kin or self._in.is_caseless):
            return place
        signed = self._full.signed(place) if cue.is_strong and not cue.is_kin else 0
        foreign = self._foreign(place) if cue.is_strong else 0
        return signed or foreign or self._full.called(place, cue) or self._lower(place, cue)

    def _foreign(self, place: int) -> int:
        """wang lei, david nguyen: lowercase words of the foreign lexicon."""
        at = place
        while at < min(place + 4, self._in.size) and (at == place or self._in.follows(at)):
            word = self._words[at]
            part = self._lexicon.is_foreign(word) or (at > place and self._lexicon.is_known(word))
            if not part or (at > place and self._lexicon.is_everyday(word)):
                break
            at += 1
        everyday = self._lexicon.is_everyday(self._words[place]) and at - place < 2
        return at if at > place and not everyday else 0

    def _marked(self, place: int, cue: Cue) -> int:
        end = self._in.end_of_marked(place)
        if end == place or self._in.before_org(end) or self._in.is_org(place):
            return place
        word = self._words[place]
        known = self._lexicon.is_known(word) or word.spelt in self._lexicon.orders
        shouted = end - place == 1 and len(word.text) > 1 and word.text.isupper()
        if (cue.needs_known or shouted) and not known:
            return place
        if self._in.is_place(place) and not (cue.is_kin and self._lexicon.is_given(word)):
            return place
        return end

    def _lower(self, place: int, cue: Cue) -> int:
        """Lowercase names are believed where the text has no capitals or the cue is strong."""
        word = self._words[place]
        end = self._in.end_of_known(place, 2)
        if end == place or self._in.is_place(place) > 1:
            return place
        shouted = word.text.isupper() and self._ends_phrase(end)
        if not (self._in.is_caseless or cue.is_strong or shouted):
            return place
        if cue.is_kin and self._is_order(place):
            return place + 1
        if self._lexicon.is_everyday(word):
            return self._everyday(place, end, cue)
        if end - place > 1 and self._lexicon.is_everyday(self._words[end - 1]):
            end -= 1
        return end

    def _is_order(self, place: int) -> bool:
        """cô bảy, cậu tám: an order of birth for a name, and no number of things."""
        counts = self._in.follows(place + 1) and self._words[place + 1].folded in _COUNTED
        return self._words[place].spelt in _ORDERS and not counts

    def _everyday(self, place: int, end: int, cue: Cue) -> int:
        """An ordinary word (mai, hoa) is a name as one of two, or before a pause or number."""
        nicknamed = self._in.with_nickname(place + 1) > place + 1
        paused = not self._in.follows(place + 1) and not self._lexicon.folds
        if not cue.is_strong:
            return place + 1 if cue.is_kin and (nicknamed or paused) else place
        if cue.is_named and not self._lexicon.folds and self._in.is_caseless:
            return end
        if end - place > 1 and not cue.is_kin:
            return end
        return place + 1 if self._ends_phrase(place + 1) else place

    def _ends_phrase(self, place: int) -> bool:
        """Whether a pause or a number follows: gap c mai. / zalo a nam 0900."""
        return not self._in.follows(place) or self._words[place].is_number
