"""Finds phrases in a skeleton in one linear pass, by word, then compares the accents."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple

import ahocorasick

from signs.normalise import Form, Normaliser, Skeleton


class Hit(NamedTuple):
    """A phrase of `owner` at the words [first, last); `bare` when accents had to be guessed."""

    owner: str
    phrase: str
    first: int
    last: int
    bare: bool


class _Entry(NamedTuple):
    """One accented spelling and everybody who asked for it."""

    length: int
    keys: list[str]
    owners: tuple[tuple[str, str], ...]


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
            entries[folded].append(_Entry(len(keys), keys, tuple(owners)))
        self._automaton = ahocorasick.Automaton()
        for folded, same in entries.items():
            self._automaton.add_word(f" {folded} ", tuple(same))
        self._automaton.make_automaton()
        self._empty = not entries

    def hits(self, skeleton: Skeleton) -> dict[str, list[Hit]]:
        """Every hit by its owner, in order of its last word; hits may overlap."""
        forms = skeleton.forms
        found: dict[str, list[Hit]] = {}
        if self._empty or not forms:
            return found
        words = [form.folded for form in forms]
        ends = accumulate([len(word) + 1 for word in words])
        place = dict(zip(ends, range(1, len(words) + 1), strict=True))
        keys = [form.key for form in forms]
        bare = [form.bare for form in forms]
        for end, entries in self._automaton.iter(f" {' '.join(words)} "):
            last = place[end]
            for length, wanted, owners in entries:
                first = last - length
                exact = keys[first:last] == wanted
                if not exact and not _may_be_meant(wanted, keys, bare, first):
                    continue
                for owner, phrase in owners:
                    hit = Hit(owner, phrase, first, last, not exact)
                    if owner in found:
                        found[owner].append(hit)
                    else:
                        found[owner] = [hit]
        return found


def _may_be_meant(wanted: list[str], keys: list[str], bare: list[bool], first: int) -> bool:
    """Whether the words, written with fewer accents than the phrase, can be the phrase."""
    for offset, key in enumerate(wanted):
        if keys[first + offset] != key and not bare[first + offset]:
            return False
    # One word without accents among accented ones is that word, not a careless spelling.
    around = bare[max(0, first - 5) : first + 6]
    return len(wanted) > 1 or around.count(False) * 5 <= len(around) * 2
