"""Names behind a word that announces one: anh, chị, tên, Mr and their like."""

from reports.redaction.full_names import FullNames
from reports.redaction.guesses import Guesses
from reports.redaction.name_cues import Cue
from reports.redaction.sequences import Sequences


class CalledNames:
    """Each end is one past the last word of the name, or `place` when there is none."""

    def __init__(self, sequences: Sequences, full: FullNames) -> None:
        self._in = sequences
        self._full = full
        self._lexicon = sequences.names
        self._words = sequences.words
        self._guesses = Guesses(sequences)

    def end(self, place: int, cue: Cue) -> int:
        """The end of the name at `place`, right behind the cue."""
        if place >= self._in.size or self._in.is_sense(place):
            return place
        if self._in.is_sense(place - 1):
            return self._guesses.ordered(place, cue) or place
        word = self._words[place]
        if word.marked:
            return self._with_byname(place, self._marked(place, cue))
        if not (cue.is_strong or cue.is_kin or self._in.is_caseless):
            return place
        signed = self._full.signed(place) if cue.is_strong and not cue.is_kin else 0
        foreign = self._foreign(place) if cue.is_strong else 0
        known = signed or foreign or self._full.called(place, cue)
        return self._with_byname(place, max(known, self._guesses.end(place, cue)))

    def _with_byname(self, place: int, end: int) -> int:
        """On over béo, khỉ, tóc vàng, tàu hũ behind the name."""
        if end > place:
            for length in (2, 1):
                last = end + length
                together = all(map(self._in.follows, range(end, last)))
                paused = length > 1 or not (self._in.is_bare and self._in.follows(last))
                if together and paused and self._lexicon.is_byname(self._words[end:last]):
                    return last
        return end

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
        word = self._words[place]
        end = self._in.end_of_marked(place)
        somewhere = self._in.after_org(place) or (cue.needs_known and self._in.is_place(place) > 1)
        if end == place and (cue.is_kin or cue.is_named) and not somewhere:
            end = self._in.end_of_given(place)
        if end == place or self._in.before_org(end) or self._in.is_org(place):
            return place
        if all(len(part.text) == 1 for part in self._words[place:end]):
            return place
        known = self._lexicon.is_known(word) or word.spelt in self._lexicon.orders
        known = known or self._lexicon.is_nickname(word)
        shouted = end - place == 1 and len(word.text) > 1 and word.text.isupper()
        if (cue.needs_known or shouted) and not known:
            return place
        given = (cue.is_kin or end - place > 1) and self._lexicon.is_given(word)
        return place if self._in.is_place(place) and not given else end
