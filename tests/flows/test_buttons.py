"""Buttons that do not fit: unknown, old, gone, tapped twice."""

import pytest

from flows.engine.state import Refusal
from tests.flows.small import FILES
from tests.flows.talk import Talk


def test_an_unknown_button_says_so_and_shows_the_question(talk):
    """No flow, no step, no option, no data at all: one sentence, then where we are."""
    talk.types("hi")
    talk.taps("story")
    for data in ("nowhere.at.all", "survey.paid.maybe", "survey.gone.yes", "survey", "", ".", "...",
                 "always.footer.x", "always.sticker.x", "survey.paid.yes.yes"):  # fmt: skip
        assert talk.taps_data(data) == ["phrase unknown_button", "Have you paid?"]
        assert (talk.sprint.refused, talk.at) == (Refusal.UNKNOWN_BUTTON, "survey.paid")


def test_a_button_of_a_flow_that_is_gone_is_unknown(engine_of):
    """An old message may hold buttons that no file knows any more."""
    welcome = FILES["welcome"].replace("flow:survey", "flow:help")
    talk = Talk(engine_of(survey=None, welcome=welcome))
    talk.types("hi")
    assert talk.taps_data("survey.paid.yes") == ["phrase unknown_button", "Hello!"]


def test_an_old_button_says_so_and_shows_the_question(talk):
    """A button of a question that was passed changes nothing."""
    talk.types("hi")
    talk.taps("story")
    talk.taps("yes")
    assert talk.taps_data("survey.paid.no") == ["phrase old_button", "What happened?"]
    assert (talk.sprint.refused, talk.answers) == (Refusal.OLD_BUTTON, {"paid": "yes"})


def test_an_old_button_into_another_conversation_still_works(talk):
    """The menu of yesterday opens what it names, because nothing is lost by it."""
    talk.types("hi")
    talk.taps("story")
    assert talk.taps_data("welcome.menu.offer") == ["Paste it."]


def test_the_same_button_twice_is_followed_once(talk):
    """Two taps at once: the second gets one short sentence, the place stays."""
    talk.types("hi")
    talk.taps("story")
    assert talk.taps_data("welcome.menu.story") == ["phrase again"]
    talk.taps("yes")
    assert talk.taps_data("survey.paid.yes") == ["phrase again"]
    assert (talk.sprint.refused, talk.at) == (Refusal.AGAIN, "survey.story")


@pytest.mark.parametrize("between", ["/help", "/start", "cứu", "hm"])
def test_a_button_tapped_again_after_something_else_is_no_double_tap(talk, between):
    """Only two taps in a row are one: a menu button pressed again later opens its flow."""
    talk.types("hi")
    talk.taps("offer")
    talk.types(between)
    assert talk.taps_data("welcome.menu.offer") != ["phrase again"]
