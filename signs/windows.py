"""Finds hits of several things that stand close together, in linear time."""

from bisect import bisect_left
from collections.abc import Sequence

from signs.match import BY_FIRST, Hit

Steps = Sequence[int]
"""How far each word is from the beginning of the text, pauses counted as words (see Skeleton)."""


def together(groups: Sequence[Sequence[Hit]], within: int | None, steps: Steps) -> list[Hit]:
    """One hit of every group, all within `within` steps of the rarest group's hit; the first such
    set, or nothing. Without `within` anywhere in the text."""
    if not groups or not all(groups):
        return []
    if within is None:
        return [min(group, key=BY_FIRST) for group in groups]
    rarest = min(groups, key=len)
    ordered = [(sorted(group, key=BY_FIRST), group is rarest) for group in groups]
    for anchor in rarest:
        chosen = [anchor if own else _nearest(g, anchor, within, steps) for g, own in ordered]
        if all(chosen):
            return [hit for hit in chosen if hit is not None]
    return []


def near(hits: Sequence[Hit], place: Hit, within: int, steps: Steps) -> bool:
    """Whether any of the hits stands within so many steps; `hits` are in order of the text."""
    return _nearest(hits, place, within, steps) is not None


def _gap(one: Hit, other: Hit, steps: Steps) -> int:
    if other.first >= one.last:
        return steps[other.first] - steps[one.last - 1] - 1
    if one.first >= other.last:
        return steps[one.first] - steps[other.last - 1] - 1
    return 0


def _nearest(group: Sequence[Hit], anchor: Hit, within: int, steps: Steps) -> Hit | None:
    at = bisect_left(group, anchor.first, key=BY_FIRST)
    around = group[max(0, at - 2) : at + 2]
    best = min(around, key=lambda hit: _gap(anchor, hit, steps), default=None)
    return best if best is not None and _gap(anchor, best, steps) <= within else None
