"""How old a check is, and which help points may be shown today."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from authoring.issue import Issue
from helplines.model import CheckedHow, Directory, HelpPoint, Override, Overrides, Reliability

WARN_DAYS = 150
STALE_DAYS = 180

NO_OVERRIDES: Overrides = MappingProxyType({})


def age(point: HelpPoint, today: date) -> int:
    """Days since somebody checked the number; never checked counts as stale."""
    return (today - point.verified_on).days if point.verified_on else STALE_DAYS


def stale(point: HelpPoint, today: date) -> bool:
    """Old enough that it is shown with its date and never alone."""
    return age(point, today) >= STALE_DAYS


def checked_note(point: HelpPoint, today: date) -> date | None:
    """The day to show as "checked on ...", or None while the check is recent."""
    return point.verified_on if stale(point, today) else None


def freshness(directory: Directory, today: date) -> list[Issue]:
    """HELP101 a check is due, HELP102 it is overdue; for enabled entries. A warning to `lint`,
    a failure to `make fresh` alone."""
    issues = []
    for key, point in directory.points.items():
        days = age(point, today)
        if point.enabled and days >= WARN_DAYS:
            code = "HELP102" if days >= STALE_DAYS else "HELP101"
            said = f"{key} was last checked {days} days ago: ring it and renew verified_on"
            issues.append(directory.source.issue(("points", key, "verified_on"), code, said))
    return issues


def in_force(
    directory: Directory, today: date, overrides: Overrides = NO_OVERRIDES
) -> Mapping[str, HelpPoint]:
    """What may be shown today, with the operators' rings as the newest check."""
    points = {
        key: _as_rung(point, overrides.get(key), today) for key, point in directory.points.items()
    }
    return {key: point for key, point in points.items() if _shown(point, overrides.get(key), today)}


def _shown(point: HelpPoint, override: Override | None, today: date) -> bool:
    if override is not None and not override.enabled:
        return False
    if point.reliability is not Reliability.A:
        return override is not None and _rung(override, today)
    return point.verified_on is not None and (point.enabled or override is not None)


def _rung(override: Override, today: date) -> bool:
    return override.rang_on is not None and override.rang_on <= today


def _as_rung(point: HelpPoint, override: Override | None, today: date) -> HelpPoint:
    if override is None or override.rang_on is None or not _rung(override, today):
        return point
    if point.verified_on and point.verified_on > override.rang_on:
        return point
    rung = {"verified_on": override.rang_on, "checked_how": CheckedHow.RANG}
    return point.model_copy(update=rung)
