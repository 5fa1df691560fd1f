"""Personal names: by surname, behind a word that says so, by place in the text, said again."""

from collections.abc import Iterator

from reports.redaction.called_names import CalledNames
from reports.redaction.full_names import FullNames
from reports.redaction.kinds import Hit, Kind
from reports.redaction.levels import Level, levels
from reports.redaction.listed_names import ListedNames
from reports.redaction.name_cues import cues_in
from reports.redaction.plain_names import PlainNames
from reports.redaction.reading import Reading
from reports.redaction.repeats import Repeats
from reports.redaction.sequences import Sequences

_SPEAKER_ENDS = (":", " :")
_BESIDE = frozenset({"", " ", " (", "(", " - ", "-", " – ", "–", " _", "_", "/", " / ", ", ", ": "})


def find_names(
    reading: Reading, sequences: Sequences, numbers: list[tuple[int, int]]
) -> Iterator[Hit]:
    """`numbers` are the telephone numbers and handles found, beside which a name often stands."""
    found = _Names(sequences)
    found.by_surname()
    found.by_cue()
    found.without_cue()
    found.by_position()
    found.beside(reading, numbers)
    found.in_lists()
    found.said_again()
    for start, end in sorted(found.spans):
        yield Hit(Kind.NAME, reading.words[start].start, reading.words[end - 1].end, sure=5)


class _Names:
    """Collects spans of word numbers."""

    def __init__(self, sequences: Sequences) -> None:
        self._in = sequences
        self._lexicon = sequences.names
        self._words = sequences.words
        self._full = FullNames(sequences)
        self._repeats = Repeats(sequences)
        self._listed = ListedNames(sequences)
        self._levels = levels(sequences.names)
        self.spans: set[tuple[int, int]] = set()
        self._called: set[str] = set()
        self._after_kin: list[int] = []

    def _add(self, start: int, end: int) -> None:
        """Unless a place of several words (Hồ Chí Minh) began before."""
        if any(self._in.is_place(start - back) > back for back in (1, 2) if start >= back):
            return
        end = self._in.with_nickname(end)
        self.spans.add((start, end))
        self._called.add(self._words[end - 1].spelt)

    def by_surname(self) -> None:
        for place in range(self._in.size):
            if end := self._full.end(place):
                self._add(place, end)

    def by_cue(self) -> None:
        called = CalledNames(self._in, self._full)
        for place, cue in cues_in(self._in):
            if cue.is_kin:
                self._after_kin.append(place)
            if (end := called.end(place, cue)) > place:
                self._add(place, end)

    def without_cue(self) -> None:
        plain, addressed = PlainNames(self._in).all(), self._listed.addressed()
        for start, end in (*plain, *self._repeats.nicknamed(), *addressed):
            self._add(start, end)

    def in_lists(self) -> None:
        for start, end in [*self._listed.beside(self.spans)]:
            self._add(start, end)

    def by_position(self) -> None:
        """Speakers at the start of a line (Yến: ...), and names that are called (Hậu ơi)."""
        for place, word in enumerate(self._words):
            known = self._lexicon.is_known(word) and len(word.text) > 1
            if not word.marked or not known or self._in.is_sense(place):
                continue
            end = self._in.end_of_marked(place, 4)
            if end == place or self._in.inside_capitals(place) or self._in.after_org(place):
                continue
            hailed = self._in.follows(end) and self._words[end].folded == "oi"
            if hailed or self._is_speaker(place, end) or self._stands_out(place, end):
                self._add(place, end)

    def _stands_out(self, place: int, end: int) -> bool:
        """Whether one or two capitalised names stand amid lowercase words: bên Cường giới thiệu."""
        if self._in.is_caseless or not self._in.follows(place) or self._in.is_english:
            return False
        if self._words[place - 1].marked or self._words[place - 1].is_number or end - place > 2:
            return False
        around = self._in.follows(end) and self._words[end].marked
        if (
            around
            or self._in.near_org(place)
            or self._in.before_org(end)
            or self._in.is_place(place)
        ):
            return False
        words = self._words[place:end]
        clear = any(self._levels.of(word) == Level.CLEAR for word in words)
        return clear and all(self._lexicon.is_given(w) and len(w.text) > 1 for w in words)

    def _is_speaker(self, place: int, end: int) -> bool:
        starts_line = place == 0 or "\n" in self._in.gaps[place - 1]
        known = all(map(self._lexicon.is_known, self._words[place:end]))
        if not starts_line or not known or not self._in.gaps[end - 1].startswith(_SPEAKER_ENDS):
            return False
        everyday = self._lexicon.is_everyday(self._words[place])
        return not self._in.is_place(place) and (end - place > 1 or not everyday)

    def beside(self, reading: Reading, numbers: list[tuple[int, int]]) -> None:
        """Capitalised names right before or behind a telephone number or a handle."""
        for start, end in numbers:
            after = reading.word_at(end)
            if after < self._in.size and reading.plain[end : self._words[after].start] in _BESIDE:
                self._beside(after)
            before = reading.word_at(start) - 1
            if before >= 0 and start - self._words[before].end <= 4:
                self._beside(self._first_marked(before), last=before + 1)
                if self._in.is_caseless and (span := self._repeats.before(before)):
                    self._add(*span)

    def _first_marked(self, place: int) -> int:
        """The first of up to four capitalised words that end at `place`."""
        first = place
        while place - first < 3 and self._in.follows(first) and self._words[first - 1].marked:
            first -= 1
        return first

    def _beside(self, first: int, last: int = 0) -> None:
        end = self._in.end_of_marked(first, 4)
        if end == first and self._in.is_caseless and not last:
            end = self._in.end_of_known(first, 3)
            if any(map(self._lexicon.is_everyday, self._words[first:end])):
                return
        words = self._words[first:end]
        if not words or (last and end != last) or not all(map(self._lexicon.is_known, words)):
            return
        if self._in.after_org(first) or self._in.inside_capitals(first) or self._in.before_org(end):
            return
        if not self._in.is_place(first):
            self._add(first, end)

    def said_again(self) -> None:
        """The same names elsewhere: behind a word of kinship, or capitalised and standing alone."""
        self.spans.update([*self._repeats.again(self.spans)])
        again = {name for name in self._called if len(name) > 1}
        for place in self._after_kin:
            if place < self._in.size and self._words[place].spelt in again:
                self.spans.add((place, place + 1))
        for place, word in enumerate(self._words):
            if word.marked and word.spelt in again and not self._in.inside_capitals(place):
                alone = not (self._in.follows(place + 1) and self._words[place + 1].marked)
                ordinary = self._lexicon.is_everyday(word) and not self._in.follows(place)
                elsewhere = self._in.after_org(place) or self._in.is_place(place)
                if alone and not ordinary and not elsewhere:
                    self.spans.add((place, place + 1))
