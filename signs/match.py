"""Finds phrases in a skeleton in one linear pass, by word, then compares the accents."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple

import ahocorasick

from signs.normalise import Form, Normaliser, Skeleton


class Hit(NamedTuple):
    """A phrase at the words [first, last); `bare` when accents had to be guessed."""

    phrase: str
    first: int
    last: int
    bare: bool


_new = tuple.__new__
"""Thousands of hits a second are made: without the detour over the class."""


class _Entry(NamedTuple):
    """One accented spelling, the phrase it was written as, and everybody who asked for it."""

    length: int
    keys: list[str]
    phrase: str
    owners: tuple[str, ...]


class Matcher:
    """All phrases of all owners in one automaton. Place names with a letter wrong could be added
    here as further entries (edit distance 1, five letters and more)."""

    def __init__(self, normaliser: Normaliser, phrases: Iterable[tuple[str, str]]) -> None:
        """`phrases` are (owner, phrase)."""
        spelled: dict[tuple[Form, ...], list[tuple[str, str]]] = defaultdict(list)
        for owner, phrase in dict.fromkeys(phrases):
            spelled[normaliser.forms(phrase)].append((owner, phrase))
        spelled.pop((), None)
        entries: dict[str, list[_Entry]] = defaultdict(list)
        for forms, owners in spelled.items():
            keys = [form.key for form in forms]
            folded = " ".join(form.folded for form in forms)
            names = tuple(dict.fromkeys(owner for owner, _ in owners))
            entries[folded].append(_Entry(len(keys), keys, owners[0][1].lower(), names))
        self._automaton = ahocorasick.Automaton()
        for folded, same in entries.items():
            self._automaton.add_word(f" {folded} ", tuple(same))
        self._automaton.make_automaton()
        self._empty = not entries

    def hits(self, skeleton: Skeleton) -> dict[str, list[Hit]]:
        """Every hit by its owner, in order of its last word; hits may overlap."""
        found: defaultdict[str, list[Hit]] = defaultdict(list)
        words = skeleton.folded
        if self._empty or not words:
            return found
        ends = accumulate([len(word) + 1 for word in words])
        place = dict(zip(ends, range(1, len(words) + 1), strict=True))
        keys = [form.key for form in skeleton.forms]
        bare = [form.bare for form in skeleton.forms]
        for end, entries in self._automaton.iter(f" {' '.join(words)} "):
            last = place[end]
            for length, wanted, phrase, owners in entries:
                first = last - length
                exact = keys[first:last] == wanted
                if not exact and not (
                    (bare[first] or keys[first] == wanted[0])
                    and _may_be_meant(wanted, keys, bare, first)
                ):
                    continue
                hit = _new(Hit, (phrase, first, last, not exact))
                for owner in owners:
                    found[owner].append(hit)
        return found


def _may_be_meant(wanted: list[str], keys: list[str], bare: list[bool], first: int) -> bool:
    """Whether the words, written with fewer accents than the phrase, can be the phrase."""
    if len(wanted) == 1:
        # One word without accents among accented ones is that word, not a careless spelling.
        around = bare[max(0, first - 5) : first + 6]
        return around.count(False) * 5 <= len(around) * 2
    for offset, key in enumerate(wanted):
        if keys[first + offset] != key and not bare[first + offset]:
            return False
    return True
