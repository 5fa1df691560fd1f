"""How the age of a check shows."""

from datetime import timedelta

import pytest

from helplines.freshness import checked_note, freshness, in_force, stale
from helplines.model import CheckedHow, Override, Place, Situation
from helplines.routing import route


@pytest.mark.parametrize(("days", "is_old"), [(0, False), (179, False), (180, True), (400, True)])
def test_an_entry_is_old_from_180_days(directory, days, is_old):
    """Its date is shown from the 180th day, and not before."""
    point = directory.points["vn_113"]
    today = point.verified_on + timedelta(days=days)
    assert stale(point, today) is is_old
    assert checked_note(point, today) == (point.verified_on if is_old else None)


def test_a_clock_that_is_behind_makes_nothing_old(directory):
    """A machine whose date is before the check shows the entry as it is."""
    point = directory.points["vn_113"]
    assert not stale(point, point.verified_on - timedelta(days=3))


@pytest.mark.parametrize(("days", "codes"), [(149, []), (150, ["HELP101"]), (180, ["HELP102"])])
def test_freshness_names_what_is_due(with_dates, today, days, codes):
    """A check is due at 150 days and overdue at 180; each complaint names the file's line."""
    directory = with_dates(others=today, vn_113=today - timedelta(days=days))
    issues = freshness(directory, today)
    assert [issue.code for issue in issues] == codes
    assert all(issue.path == "helplines/directory.yaml" and issue.line > 1 for issue in issues)


def test_freshness_leaves_switched_off_entries_alone(with_dates, today):
    """Nobody is asked to ring what no user sees."""
    assert freshness(with_dates(others=today, th_1300=today - timedelta(days=900)), today) == []


def test_everything_is_fresh_today(directory, today):
    """The shipped file needs no ring on the day it was written."""
    assert freshness(directory, today) == []


def test_a_ring_is_the_newest_check(directory):
    """An operator's ring renews the date and says how it was checked."""
    rang_on = directory.points["vn_113"].verified_on + timedelta(days=300)
    overrides = {"vn_113": Override(enabled=True, rang_on=rang_on)}
    point = in_force(directory, rang_on, overrides)["vn_113"]
    assert point.verified_on == rang_on
    assert point.checked_how is CheckedHow.RANG


def test_an_older_ring_does_not_turn_the_date_back(directory, today):
    """The file was checked after the operator rang, so its date stays."""
    overrides = {"vn_113": Override(enabled=True, rang_on=today - timedelta(days=90))}
    point = in_force(directory, today, overrides)["vn_113"]
    assert point.verified_on == directory.points["vn_113"].verified_on


def test_an_override_of_an_unknown_id_is_ignored(directory, today):
    """An entry that left the file leaves nothing behind."""
    assert in_force(directory, today, {"gone": Override(enabled=True)}) == in_force(
        directory, today
    )


def test_an_old_entry_keeps_its_place_and_gets_company(with_dates, today):
    """115 stays first in an accident and 111 joins among the first three."""
    directory = with_dates(vn_115=today - timedelta(days=200))
    points = route(directory, Place.VN, Situation.ACCIDENT, today=today)
    assert [point.id for point in points][:3] == ["vn_115", "vn_112", "vn_111"]
