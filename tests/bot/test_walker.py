"""What holds on every screen of the house, in both languages."""

import re

import pytest

from authoring.lang import Lang
from bot.house import House
from bot.neutral import PREVIEW, alarming_in
from flows.engine.lint import ways
from flows.engine.model import AskStep, ChooseStep, EndStep
from flows.engine.state import Place
from tests.bot.walk import Screen, tap, walked

USUAL, VERDICT = 600, 900
"""Characters of a message, and of a verdict or a page that explains signs."""
LONG_CARDS = {"{verdict}", "{signs_page}", "{find_out}"}
WHOLE_CARDS = {"{report_preview}", "{receipt_answers}"}
"""Shown whole, however long: what would be stored, and what operators wrote."""
NUMBERS = re.compile(r"\b11[135]\b|\+84 981")

LANGS = pytest.mark.parametrize("lang", list(Lang))


@pytest.fixture(scope="module")
def by_language(house: House) -> dict[Lang, tuple[Screen, ...]]:
    return {lang: tuple(walked(house, lang)) for lang in Lang}


@pytest.fixture
def screens(by_language: dict[Lang, tuple[Screen, ...]], lang: Lang) -> tuple[Screen, ...]:
    return by_language[lang]


@LANGS
def test_every_step_and_button_is_reached(house: House, screens: tuple[Screen, ...]) -> None:
    """Buttons alone lead to every waiting step, and every button is on some screen."""
    shown = {data for screen in screens for data in screen.buttons}
    waiting = {
        place
        for place, step in house.flows.places()
        if isinstance(step, ChooseStep | AskStep | EndStep) and place.flow != "always"
    }
    assert {s.session.at for s in screens} >= waiting
    wanted = {
        f"{place}.{option}" for place in waiting for option in ways(_step(house, place)) if option
    }
    assert wanted <= shown


def _step(house: House, place: Place) -> ChooseStep | AskStep | EndStep:
    step = house.flows.step(place)
    assert isinstance(step, ChooseStep | AskStep | EndStep)
    return step


@LANGS
def test_contract_no_dead_end(screens: tuple[Screen, ...]) -> None:
    """Whatever was tapped, something can be tapped next."""
    for screen in screens:
        assert screen.buttons, screen.way


@LANGS
def test_contract_help_within_two_taps(house: House, screens: tuple[Screen, ...]) -> None:
    """From every screen numbers to call are at most two taps away."""
    for screen in screens:
        assert _near(house, screen, 2), screen.way


def _near(house: House, screen: Screen, taps: int) -> bool:
    if any(NUMBERS.search(message.text) for message in screen.messages):
        return True
    return taps > 0 and any(_near(house, tap(house, screen, b), taps - 1) for b in screen.buttons)


@LANGS
def test_every_message_keeps_its_limit(house: House, screens: tuple[Screen, ...]) -> None:
    """600 characters a message, 900 a verdict; 40 a button, 64 bytes its data."""
    long = {place for place, step in house.flows.places() if _sentence(step) in LONG_CARDS}
    whole = {place for place, step in house.flows.places() if _sentence(step) in WHOLE_CARDS}
    for screen in screens:
        if {screen.session.at, screen.session.aside} & whole:
            continue
        for message in screen.messages:
            limit = VERDICT if {screen.session.at, screen.session.aside} & long else USUAL
            assert 0 < len(message.text) <= limit, (screen.way, len(message.text), message.text)
            for button in message.buttons:
                assert 0 < len(button.label) <= 40, button
                assert len(button.data.encode()) <= 64, button


def _sentence(step: object) -> str:
    return getattr(step, "choose", None) or getattr(step, "end", None) or ""


@LANGS
def test_contract_notification_is_neutral(screens: tuple[Screen, ...]) -> None:
    """The first 40 characters of a message tell an onlooker nothing."""
    for screen in screens:
        for message in screen.messages:
            assert alarming_in(message.text) is None, (screen.way, message.text[:PREVIEW])


@LANGS
def test_nothing_is_left_untranslated_or_unfilled(screens: tuple[Screen, ...], lang: Lang) -> None:
    """No placeholder is left in a message; Vietnamese screens hold no English sentence."""
    english = re.compile(r"\b(the|your|you|with|and)\b")
    for screen in screens:
        for message in screen.messages:
            assert not re.search(r"[{}]", message.text), message.text
            if screen.session.lang is Lang.VI:
                assert not english.search(message.text), message.text


@LANGS
def test_contract_never_says_safe(screens: tuple[Screen, ...]) -> None:
    """No screen says that an offer is safe, that somebody is a victim, or promises rescue."""
    banned = re.compile(
        r"(công việc|lời mời|công ty|tin)( này)? (là )?an toàn|bạn là nạn nhân|sẽ cứu|"
        r"\b(is|are|looks?) safe\b|you are a victim|we will (save|rescue)",
        re.IGNORECASE,
    )
    for screen in screens:
        for message in screen.messages:
            assert not banned.search(message.text), message.text
