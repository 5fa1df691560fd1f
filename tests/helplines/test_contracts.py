"""Promises to people who may have one call only."""

from datetime import timedelta
from itertools import product
from pathlib import Path

import pytest

from authoring.lang import Lang
from helplines.card import card_line, sos_line
from helplines.freshness import NO_OVERRIDES, stale
from helplines.help_phrases import help_phrases
from helplines.model import Override, Place, Reliability, Situation
from helplines.routing import route

ROOT = Path(__file__).resolve().parents[2]
EVERYWHERE = list(product(Place, Situation, (True, False)))
EVERY_CASE = pytest.mark.parametrize(("place", "situation", "can_speak"), EVERYWHERE)


def switched(directory, *, enabled, rang_on=None):
    return {key: Override(enabled=enabled, rang_on=rang_on) for key in directory.points}


@EVERY_CASE
def test_contract_no_country_ends_empty(directory, today, place, situation, can_speak):
    """Whatever operators switched off, there is somebody to turn to."""
    off = switched(directory, enabled=False)
    for overrides in (NO_OVERRIDES, off):
        asked = {"can_speak": can_speak, "today": today, "overrides": overrides}
        assert route(directory, place, situation, **asked)


@EVERY_CASE
def test_contract_nothing_below_a_without_a_ring(directory, today, place, situation, can_speak):
    """What is not reliability A is shown only after an operator rang it, never before that day."""
    tomorrow = today + timedelta(days=1)
    for overrides in (
        NO_OVERRIDES,
        switched(directory, enabled=True),
        switched(directory, enabled=True, rang_on=tomorrow),
    ):
        asked = {"can_speak": can_speak, "today": today, "overrides": overrides}
        points = route(directory, place, situation, **asked)
        assert all(point.reliability is Reliability.A for point in points)


@pytest.mark.parametrize("place", [place for place in Place if place.is_abroad])
def test_contract_111_is_never_offered_from_abroad(directory, today, place):
    """111 is a short code of Viet Nam, so nobody abroad is sent to it."""
    everything = switched(directory, enabled=True, rang_on=today)
    for situation, can_speak in product(Situation, (True, False)):
        asked = {"can_speak": can_speak, "today": today, "overrides": everything}
        points = route(directory, place, situation, **asked)
        assert "111" not in {point.number for point in points}


@pytest.mark.parametrize("lang", Lang)
def test_contract_every_recorded_line_says_so(directory, wording, today, lang):
    """Whoever is about to dial a line that records calls has been told."""
    recorded = [point for point in directory.points.values() if point.records_calls]
    assert "vn_111" in {point.id for point in recorded}
    for point in recorded:
        said = wording.say(lang, help_phrases().recorded)
        assert said in card_line(point, wording, lang, today)
        assert ("ghi âm" if lang is Lang.VI else "recorded") in wording.say(lang, point.on_call)


def test_contract_the_thai_number_for_thais_is_never_given(directory, today):
    """+66 99 130 1300 is for Thai nationals abroad: not in the file, not in a word of ours."""
    assert all("991301300" not in point.number for point in directory.points.values())
    for path in [*(ROOT / "helplines").glob("*.yaml"), *(ROOT / "locales").rglob("helplines.po*")]:
        assert "99 130 1300" not in path.read_text("utf-8")


@EVERY_CASE
def test_contract_an_old_entry_never_stands_alone(with_dates, today, place, situation, can_speak):
    """From 180 days on the ministry's line or 111 stands beside the entry."""
    old = today - timedelta(days=180)
    anchors = {"mofa", "mofa_second", "vn_111", "vn_113"}
    for directory in (
        with_dates(others=old),
        with_dates(others=old, mofa=today, vn_111=today),
    ):
        alone = {key: Override(enabled=False) for key in directory.points if key not in anchors}
        for overrides in (NO_OVERRIDES, alone):
            asked = {"can_speak": can_speak, "today": today, "overrides": overrides}
            points = route(directory, place, situation, **asked)
            assert len(points) > 1 or not stale(points[0], today)
            assert {point.id for point in points} & {"mofa", "vn_111"}


@pytest.mark.parametrize("lang", Lang)
def test_contract_the_sos_line_works_without_anything(directory, wording, today, lang):
    """At most 160 characters, with both Vietnamese numbers, the ministry's and Cambodia's."""
    line = sos_line(directory, wording, lang, today)
    assert len(line) <= 160
    assert all(number in line for number in ("113", "111", "+84 981 84 84 84", "117"))


def test_contract_unverified_numbers_are_nowhere(directory):
    """Numbers for which no page was found are not even in the file as switched off."""
    unverified = {"1155", "1362", "1350", "16440644", "12338", "0120250168", "0120279338"}
    assert not unverified & {point.number for point in directory.points.values()}
