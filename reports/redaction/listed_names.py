"""Names beside a name: the others of a list, and names where a sentence has few other words."""

from collections.abc import Iterable, Iterator

from reports.redaction.levels import Level, levels
from reports.redaction.sequences import Sequences
from reports.redaction.spelling import spelt

_COMMAS = frozenset({", ", ",", " , ", " ,", "/", " / ", " & ", "&", " + ", "+", "; "})
_JOINTS = frozenset(
    map(spelt, ["và", "với", "cùng", "va", "voi", "and", "&", "lẫn", "hoặc", "hay"])
)
_ADDRESSED = frozenset(
    map(spelt, ["mi", "mày", "may", "m", "em", "e", "con", "cháu", "mầy", "bây"])
)
_NOT_HAILED = frozenset(["troi", "oi", "troi", "chu", "sep", "me", "ma", "bo", "ban", "moi"])
_LONGEST = 4


class ListedNames:
    """Spans of word numbers."""

    def __init__(self, sequences: Sequences) -> None:
        self._in = sequences
        self._words = sequences.words
        self._names = sequences.names
        self._levels = levels(sequences.names)

    def beside(self, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Tí Sún, [Lài], [Đen]; so and [may]: what is listed behind a name found."""
        ends = {end for _, end in spans}
        waiting = sorted(ends)
        while waiting:
            place = self._next_item(waiting.pop())
            end = self._item(place) if place else 0
            if end > place and end not in ends:
                ends.add(end)
                waiting.append(end)
                yield place, end

    def _next_item(self, end: int) -> int:
        """Where the next of the list begins, 0 for nowhere."""
        if end >= self._in.size:
            return 0
        if self._in.gaps[end - 1] in _COMMAS:
            joined = self._words[end].spelt in _JOINTS and self._in.follows(end + 1)
            return end + joined
        joined = self._in.follows(end) and self._words[end].spelt in _JOINTS
        return end + 1 if joined and self._in.follows(end + 1) else 0

    def _item(self, place: int) -> int:
        word = self._words[place]
        if word.is_number or self._in.is_sense(place) or self._in.is_org(place):
            return 0
        if word.marked:
            return self._marked(place)
        return self._lowercase(place) if self._in.is_caseless else 0

    def _marked(self, place: int) -> int:
        end = self._in.end_of_marked(place, _LONGEST)
        word = self._words[place]
        named = self._names.is_known(word) or self._names.is_nickname(word)
        if end == place or not named or self._in.is_place(place) or self._in.before_org(end):
            return 0
        return end

    def _lowercase(self, place: int) -> int:
        """Words of the lexicon up to a pause or what goes on."""
        if not self._names.is_given(self._words[place]) and self._in.is_bare:
            return 0
        at = place
        while at < min(place + 3, self._in.size) and (at == place or self._in.follows(at)):
            word = self._words[at]
            if self._levels.of(word) == Level.NEVER or self._levels.goes_on(word):
                break
            at += 1
        at = self._in.with_nickname(at) if at > place else at
        ended = not self._in.follows(at) or self._levels.goes_on(self._words[at])
        if at == place or not ended or self._in.is_place(place) > 1:
            return 0
        known = any(map(self._names.is_known, self._words[place:at]))
        ordinary = at == place + 2 and self._levels.are_ordinary(*self._words[place:at])
        return at if known and not ordinary else 0

    def addressed(self) -> Iterator[tuple[int, int]]:
        """hiền, mi đừng đi; hoa oi: who is spoken to at the beginning of a line."""
        for place, word in enumerate(self._words):
            if word.is_number or not self._names.is_given(word) or self._names.is_kin(word):
                continue
            if self._is_hailed(place) or (self._begins(place) and self._is_spoken_to(place)):
                yield place, place + 1

    def _begins(self, place: int) -> bool:
        return not place or "\n" in self._in.gaps[place - 1]

    def _is_hailed(self, place: int) -> bool:
        """hoa oi, but not ban be oi."""
        if not self._in.follows(place + 1) or self._words[place + 1].folded != "oi":
            return False
        word, alone = self._words[place], not self._in.follows(place)
        return alone and word.folded not in _NOT_HAILED and not self._names.is_never(word)

    def _is_spoken_to(self, place: int) -> bool:
        after = place + 1
        if after >= self._in.size or self._in.gaps[place] not in {", ", ",", " , "}:
            return False
        return self._words[after].spelt in _ADDRESSED
