"""Finds phrases in a skeleton in one linear pass, by word, then compares the accents."""

from bisect import insort
from collections import defaultdict
from collections.abc import Iterable
from itertools import accumulate
from operator import attrgetter
from typing import NamedTuple

import ahocorasick

from signs.around import Anchored, Around, Words, extended
from signs.normalise import Normaliser
from signs.patterns import compiled, is_pattern
from signs.pauses import SENTENCE
from signs.skeleton import Skeleton
from signs.syllables import syllable_share


class Hit(NamedTuple):
    """A phrase at the words [first, last); `bare` when accents had to be guessed."""

    phrase: str
    first: int
    last: int
    bare: bool


BY_FIRST, BY_LAST = attrgetter("first"), attrgetter("last")
"""Orders of hits in a text."""
_EVERYDAY = ("place:", "shadow", "word:contract", "word:company_head", "word:licence")
_NEEDED = frozenset(("word:not", "word:also", "word:still"))
"""Guessed words that must not be lost: what they deny counts for more."""
_new = tuple.__new__
"""Thousands of hits a second are made: without the detour over the class."""


class _Entry(NamedTuple):
    """One accented spelling, the phrase it was written as, everybody who asked for it as it
    stands, and the patterns of which it is the anchor."""

    length: int
    keys: list[str]
    phrase: str
    owners: tuple[str, ...]
    patterns: Anchored | None
    everyday: bool
    """Belongs to the engine's own words: a guessed word inside it is no word of its own."""


class Matcher:
    """All phrases of all owners in one automaton."""

    def __init__(self, normaliser: Normaliser, phrases: Iterable[tuple[str, str]]) -> None:
        """`phrases` are (owner, phrase); what a phrase may hold is told in signs/patterns."""
        plain: dict[str, list[tuple[str, str]]] = defaultdict(list)
        anchors: dict[str, list[Around]] = defaultdict(list)
        spelled: dict[str, Words] = {}
        for owner, phrase in dict.fromkeys(phrases):
            meant = compiled(phrase) if is_pattern(phrase) else [phrase]
            if isinstance(meant, list):
                for one in meant:
                    plain[_spelled(spelled, normaliser.forms(one))].append((owner, one))
                continue
            around = Around(owner, phrase, meant, normaliser.forms)
            for one in meant.groups[meant.anchor]:
                anchors[_spelled(spelled, normaliser.forms(one))].append(around)
        self._automaton = ahocorasick.Automaton()
        for folded, same in _entries(spelled, plain, anchors).items():
            self._automaton.add_word(f" {folded} ", tuple(same))
        self._automaton.make_automaton()
        self._empty = not (plain or anchors)

    def hits(self, skeleton: Skeleton) -> dict[str, list[Hit]]:
        """Every hit by its owner, in order of its last word; hits may overlap."""
        words = skeleton.folded
        if self._empty or not words:
            return {}
        ends = accumulate([len(word) + 1 for word in words])
        place = dict(zip(ends, range(1, len(words) + 1), strict=True))
        found = _Found(skeleton)
        keys, bare = found.keys, found.bare
        letters = [word for word in words if not word[0].isdigit()]
        guess = syllable_share(letters) > 0.5  # in English, me is not mẹ
        for end, entries in self._automaton.iter(f" {' '.join(words)} "):
            last = place[end]
            for entry in entries:
                first, wanted = last - entry[0], entry[1]
                if keys[first:last] == wanted:
                    found.note(entry, first, last, exact=True)
                elif (
                    guess
                    and (bare[first] or keys[first] == wanted[0])
                    and _may_be_meant(wanted, keys, bare, first)
                ):
                    found.note(entry, first, last, exact=False)
        return found.settled()


class _Found:
    """The hits of one text as they come."""

    def __init__(self, skeleton: Skeleton) -> None:
        self._forms = skeleton.forms
        self._words = skeleton.folded
        self.keys = [form.key for form in skeleton.forms]
        self.bare = [form.bare for form in skeleton.forms]
        self._sentence = list(accumulate(pause == SENTENCE for pause in skeleton.pauses))
        self._by: defaultdict[str, list[Hit]] = defaultdict(list)
        self._doubtful: list[tuple[tuple[str, ...], Hit]] = []
        self._wide: set[int] = set()

    def note(self, entry: _Entry, first: int, last: int, *, exact: bool) -> None:
        """The entry stands at these words; nothing is said across the end of a sentence."""
        length, _, phrase, owners, patterns, everyday = entry
        if length > 1:
            if self._sentence[first] != self._sentence[last - 1]:
                return
            if everyday:
                self._wide.update(range(first, last))
        if owners:
            hit = _new(Hit, (phrase, first, last, not exact))
            if length == 1 and not exact and owners[0] not in _NEEDED:
                self._doubtful.append((owners, hit))
            else:
                for owner in owners:
                    self._by[owner].append(hit)
        if patterns is not None:
            words = self._words
            behind = words[last] if last < len(words) else ""
            for around in patterns.possible(words[first - 1] if first else "", behind):
                self._around(around, first, last, exact=exact)

    def _around(self, around: Around, first: int, last: int, *, exact: bool) -> None:
        reach = extended(around, self._forms, first, last)
        if reach is not None and self._sentence[reach[0]] == self._sentence[reach[1] - 1]:
            hit = Hit(around.phrase, reach[0], reach[1], not exact or reach[2])
            self._by[around.owner].append(hit)

    def settled(self) -> dict[str, list[Hit]]:
        """A guessed word inside a longer phrase (dong in hop dong) is no word of its own."""
        for owners, hit in self._doubtful:
            if hit.first not in self._wide:
                for owner in owners:
                    insort(self._by[owner], hit, key=BY_LAST)
        return self._by


def _spelled(known: dict[str, Words], words: Words) -> str:
    """The accented spelling, remembered with its words; strings are quicker to look up."""
    spelling = " ".join([form.key for form in words])
    if words:
        known[spelling] = words
    return spelling


def _entries(
    spelled: dict[str, Words],
    plain: dict[str, list[tuple[str, str]]],
    anchors: dict[str, list[Around]],
) -> dict[str, list[_Entry]]:
    """Everything looked for, by its folded words."""
    entries: dict[str, list[_Entry]] = defaultdict(list)
    for spelling, words in spelled.items():
        owners = plain.get(spelling, ())
        names = tuple(dict.fromkeys([owner for owner, _ in owners]))
        phrase = owners[0][1].lower() if owners else ""
        keys = spelling.split(" ")
        around = Anchored(anchors[spelling]) if spelling in anchors else None
        folded = " ".join([form.folded for form in words])
        everyday = any(name.startswith(_EVERYDAY) for name in names)
        entries[folded].append(_Entry(len(keys), keys, phrase, names, around, everyday))
    return entries


def _may_be_meant(wanted: list[str], keys: list[str], bare: list[bool], first: int) -> bool:
    """Whether the words, written with fewer accents than the phrase, can be the phrase."""
    for offset, key in enumerate(wanted):
        if keys[first + offset] != key and not bare[first + offset]:
            return False
    # A word without accents among accented ones is that word, not a careless spelling.
    around = bare[max(0, first - 5) : first + len(wanted) + 5]
    return around.count(False) * 5 <= len(around) * 2
