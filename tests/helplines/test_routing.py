"""Which two numbers come first, for every place and situation."""

from itertools import product

import pytest

from helplines.model import Override, Place, Situation
from helplines.routing import route

EVERYWHERE = list(product(Place, Situation))
ABROAD = ("mofa", "mofa_second")
HERE_FIRST: dict[str, dict[str, tuple[str, str]]] = {
    "vn": {
        "danger": ("vn_113", "vn_111"),
        "violence": ("vn_113", "vn_111"),
        "missing": ("vn_111", "mofa"),
        "child": ("vn_111", "vn_113"),
        "suspicion": ("vn_111", "vn_113"),
        "advice": ("vn_111", "mofa"),
        "lost_money": ("vn_113", "vn_156"),
        "labour_dispute": ("vn_111", "vn_113"),
        "suicide_risk": ("vn_115", "vn_113"),
        "accident": ("vn_115", "vn_112"),
    },
    "kh": {
        "danger": ("kh_117", "mofa"),
        "violence": ("kh_117", "mofa"),
        "missing": ("mofa", "kh_117"),
        "child": ("kh_117", "mofa"),
    },
    "mm": dict.fromkeys(map(str, Situation), ("mofa", "mm_embassy")),
    "th": dict.fromkeys(map(str, Situation), ("mofa", "th_embassy")),
    "ph": {
        "danger": ("ph_1343", "mofa"),
        "violence": ("ph_1343", "mofa"),
        "missing": ("mofa", "ph_1343"),
        "child": ("ph_1343", "mofa"),
        "suspicion": ("mofa", "ph_1343"),
        "labour_dispute": ("mofa", "ph_1343"),
    },
    "tw": {
        "danger": ("tw_1955", "mofa"),
        "violence": ("tw_1955", "mofa"),
        "child": ("mofa", "tw_1955"),
        "suspicion": ("tw_1955", "mofa"),
        "advice": ("tw_1955", "mofa"),
        "labour_dispute": ("tw_1955", "mofa"),
    },
    "kr": {
        "danger": ("mofa", "kr_danuri"),
        "violence": ("kr_danuri", "mofa"),
        "child": ("mofa", "kr_danuri"),
        "advice": ("kr_1345", "mofa"),
        "labour_dispute": ("kr_1345", "mofa"),
    },
    "gb": {
        "danger": ("gb_999", "mofa"),
        "violence": ("gb_999", "mofa"),
        "child": ("gb_modern_slavery", "mofa"),
        "suspicion": ("gb_modern_slavery", "mofa"),
        "advice": ("gb_modern_slavery", "mofa"),
        "labour_dispute": ("gb_modern_slavery", "mofa"),
        "suicide_risk": ("gb_999", "mofa"),
        "accident": ("gb_999", "mofa"),
    },
    "us": {
        "danger": ("us_trafficking", "mofa"),
        "violence": ("us_trafficking", "mofa"),
        "missing": ("mofa", "us_trafficking"),
        "child": ("us_trafficking", "mofa"),
        "suspicion": ("us_trafficking", "mofa"),
        "advice": ("us_trafficking", "mofa"),
        "labour_dispute": ("us_trafficking", "mofa"),
    },
}


def ids(points):
    return tuple(point.id for point in points)


def expected(place, situation):
    if place is Place.UNKNOWN:
        return (HERE_FIRST["vn"][situation][0], "mofa")
    return HERE_FIRST.get(place, {}).get(situation, ABROAD)


@pytest.mark.parametrize(("place", "situation"), EVERYWHERE)
def test_the_best_two(directory, today, place, situation):
    """The first two are those of the reviewed table."""
    assert ids(route(directory, place, situation, today=today))[:2] == expected(place, situation)


@pytest.mark.parametrize(("place", "situation"), EVERYWHERE)
def test_everybody_offered_can_be_reached_from_there(directory, today, place, situation):
    """A number that does not work where the person stands is not offered there."""
    here = (Place.VN, Place.OTHER) if place is Place.UNKNOWN else (place,)
    for point in route(directory, place, situation, today=today):
        assert any(point.reachable_from(where) for where in here)


@pytest.mark.parametrize("place", [place for place in Place if place.is_abroad])
def test_who_cannot_speak_abroad_gets_the_ministry_in_writing(directory, today, place):
    """Abroad without a voice: the ministry's number for a relative, then its e-mail address."""
    points = route(directory, place, Situation.DANGER, can_speak=False, today=today)
    assert ids(points)[0] == "mofa"
    assert "mofa_mail" in ids(points)[:2]
    assert "mofa_second" in ids(points)
    assert all(point.reachable_from(Place.VN) for point in points)


def test_who_cannot_speak_at_home_still_gets_the_police(directory, today):
    """In Viet Nam somebody nearby can call, so the numbers stay."""
    points = route(directory, Place.VN, Situation.DANGER, can_speak=False, today=today)
    assert ids(points) == ("vn_113", "vn_111")


def test_who_cannot_speak_and_is_nowhere_known(directory, today):
    """Without a place the home and the foreign answer come by turns, the written one early."""
    points = route(directory, Place.UNKNOWN, Situation.DANGER, can_speak=False, today=today)
    assert ids(points)[:4] == ("vn_113", "mofa", "vn_111", "mofa_mail")


def test_nobody_is_named_twice(directory, today):
    """A point that serves at home and abroad is offered once to somebody of unknown place."""
    found = ids(route(directory, Place.UNKNOWN, Situation.MISSING, today=today))
    assert len(found) == len(set(found))


def test_a_line_that_an_operator_rang_takes_its_place(directory, today):
    """Thailand's 1300 leads in danger once an operator has rung it."""
    overrides = {"th_1300": Override(enabled=True, rang_on=today)}
    points = route(directory, Place.TH, Situation.DANGER, today=today, overrides=overrides)
    assert ids(points)[:2] == ("th_1300", "mofa")


def test_a_line_switched_off_is_gone(directory, today):
    """An operator who found 117 dead takes it away at once."""
    overrides = {"kh_117": Override(enabled=False)}
    points = route(directory, Place.KH, Situation.DANGER, today=today, overrides=overrides)
    assert ids(points)[:2] == ABROAD


def test_country_codes_become_places():
    """An answer's code is a place; another country is other, no answer is unknown."""
    assert [Place.of(code) for code in ("KH", "au", "")] == [
        Place.KH,
        Place.OTHER,
        Place.UNKNOWN,
    ]
