"""Which help points to offer: the best two come first, and the answer is never empty."""

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import chain, zip_longest

from helplines.freshness import NO_OVERRIDES, in_force, stale
from helplines.model import Directory, HelpPoint, Kind, Overrides, Place, Situation

Points = tuple[HelpPoint, ...]

HOME_ANCHORS = ("vn_111", "vn_113")
ABROAD_ANCHORS = ("mofa", "mofa_second")
"""Who stands in when nobody else is left, and who keeps an old entry company."""


def route(  # noqa: PLR0913 - each is one fact about the person or the day
    directory: Directory,
    place: Place,
    situation: Situation,
    *,
    can_speak: bool = True,
    today: date,
    overrides: Overrides = NO_OVERRIDES,
) -> Points:
    """The help points for where the person stands and what it is about, best two first."""
    live = in_force(directory, today, overrides)
    anchor_of = {where: _anchor(directory, live, where) for where in (Place.VN, Place.OTHER)}
    if place is not Place.UNKNOWN:
        anchor = anchor_of[Place.OTHER if place.is_abroad else Place.VN]
        return _answer(live, anchor, place, situation, can_speak=can_speak, today=today)
    halves = [
        _answer(live, anchor, where, situation, can_speak=can_speak, today=today)
        for where, anchor in anchor_of.items()
    ]
    return _in_turn(*halves)


def _answer(  # noqa: PLR0913 - the question of `route`, taken apart
    live: Mapping[str, HelpPoint],
    anchor: HelpPoint,
    place: Place,
    situation: Situation,
    *,
    can_speak: bool,
    today: date,
) -> Points:
    points = served(live.values(), place, situation)
    if not can_speak:
        points = _without_a_voice(points)
    return _in_company(points or (anchor,), anchor, live, place, today)


def served(points: Iterable[HelpPoint], place: Place, situation: Situation) -> Points:
    """Those that are for this and can be reached from there, by rank; no stand-in."""
    ranked = [
        (rank, point)
        for point in points
        if (rank := point.rank(place, situation)) and point.reachable_from(place)
    ]
    return tuple(point for _, point in sorted(ranked, key=lambda pair: pair[0]))


def _without_a_voice(points: Points) -> Points:
    """Who cannot speak writes, or has a relative in Viet Nam call: the best number for the
    relative, what can be written to, the other numbers. What only they could dial is left out."""
    written = [p for p in points if p.kind is not Kind.CALL]
    by_relative = [p for p in points if p.kind is Kind.CALL and p.reachable_from(Place.VN)]
    return (*by_relative[:1], *written, *by_relative[1:])


def _in_company(
    points: Points, anchor: HelpPoint, live: Mapping[str, HelpPoint], place: Place, today: date
) -> Points:
    """An old entry never stands alone: the anchor joins, or another when it is the anchor."""
    if not any(stale(point, today) for point in points):
        return points
    if anchor not in points:
        points = (*points[:2], anchor, *points[2:])
    if len(points) == 1:
        others = (live[key] for key in _anchors(place) if key in live)
        points += tuple(point for point in others if point != anchor)[:1]
    return points


def _anchor(directory: Directory, live: Mapping[str, HelpPoint], place: Place) -> HelpPoint:
    """The first anchor in force. If operators switched off all of them, the first one anyway."""
    keys = _anchors(place)
    return next((live[key] for key in keys if key in live), directory.points[keys[0]])


def _anchors(place: Place) -> tuple[str, ...]:
    return ABROAD_ANCHORS if place.is_abroad else HOME_ANCHORS


def _in_turn(home: Points, abroad: Points) -> Points:
    """Home and abroad by turns, each point once: nobody said where they are."""
    pairs = chain.from_iterable(zip_longest(home, abroad))
    return tuple({point.id: point for point in pairs if point is not None}.values())
