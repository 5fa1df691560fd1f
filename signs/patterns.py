"""Phrases that are written with alternatives: "(đưa|nộp) hộ chiếu [cho] (chị|anh|sếp)".

A group in round brackets is one of its alternatives, one in square brackets may be missing. What
multiplies out to a few phrases becomes these phrases; of the others only one group is looked for,
and its neighbours are compared where it stands.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from math import prod

FEW = 6
"""Phrases up to which a pattern is simply written out."""
_GROUP = re.compile(r"\(([^()\[\]]*)\)|\[([^()\[\]]*)\]|([^()\[\]]+)")

Group = tuple[str, ...]
"""Alternatives; an empty one may be left out."""


@dataclass(frozen=True)
class Pattern:
    """Groups in order, of which `anchor` is looked for and the others stand around it."""

    groups: tuple[Group, ...]
    anchor: int


def groups_of(phrase: str) -> tuple[Group, ...]:
    """Raises ValueError for brackets that do not match or hold nothing."""
    groups: list[Group] = []
    read = 0
    for match in _GROUP.finditer(phrase):
        if match.start() != read:
            raise ValueError("brackets do not match")
        read = match.end()
        some, maybe, plain = match.groups()
        if plain is not None:
            if plain.strip():
                groups.append((plain.strip(),))
            continue
        words = tuple(part.strip() for part in (some if maybe is None else maybe).split("|"))
        if not all(words):
            raise ValueError("a bracket holds an empty alternative")
        groups.append(words if maybe is None else (*words, ""))
    if read != len(phrase):
        raise ValueError("brackets do not match")
    if all("" in group for group in groups):
        raise ValueError("every part of the phrase may be missing")
    return tuple(groups)


def is_pattern(phrase: str) -> bool:
    return "(" in phrase or "[" in phrase


def written_out(groups: tuple[Group, ...]) -> Iterator[str]:
    """Every phrase that the groups stand for."""
    return (" ".join(filter(None, words)) for words in product(*groups))


def compiled(phrase: str) -> list[str] | Pattern:
    """A few phrases, or the pattern with the group that is rarest to be met: the one whose
    alternatives are longest."""
    groups = groups_of(phrase)
    if prod(map(len, groups)) <= FEW:
        return list(written_out(groups))
    sure = [place for place, group in enumerate(groups) if "" not in group]
    return Pattern(groups, max(sure, key=lambda place: _length(groups[place])))


def _length(group: Group) -> float:
    return sum(map(len, group)) / len(group)
