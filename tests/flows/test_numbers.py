"""Where a number is asked for: what is taken, what is asked again, and what clears nothing."""

import pytest

from flows.engine import ReplyKind
from flows.engine.model import AskStep
from flows.engine.state import Effect, EffectKind, Refusal
from tests.flows.small import small_flows
from tests.flows.talk import REAL, WAITING, Talk, state

ASKS = """
flow: survey
title: Numbers
start: paid
steps:
  paid: {choose: Have you paid?, options: {"yes": "Yes"}, then: sum}
  sum: {ask: How much?, into: sum, keep: session, accepts: [number], then: bye, skip: Skip it}
  bye: {end: Goodbye.}
"""
NUMBER_STEPS = [
    place
    for place in WAITING
    if isinstance(step := REAL.flows.step(place), AskStep) and step.takes_a_number
]
every_number_step = pytest.mark.parametrize("place", NUMBER_STEPS, ids=str)


@pytest.fixture
def asked(engine_of):
    """Somebody at the question for a number."""
    talk = Talk(engine_of(survey=ASKS))
    talk.types("/start")
    talk.taps("story")
    talk.taps("yes")
    assert talk.at == "survey.sum"
    return talk


def test_there_are_such_questions():
    """The flows that ship ask for numbers."""
    assert NUMBER_STEPS


@pytest.mark.parametrize("text", ["00", " 00 ", "00!"])
def test_contract_00_does_not_wipe_where_a_number_is_expected(asked, text):
    """A person who types 00 as an answer keeps the conversation."""
    asked.types(text)
    assert asked.at == "survey.bye"
    assert asked.answers == {"sum": text.strip()}
    assert asked.sprint.effects == ()


@every_number_step
def test_contract_00_wipes_at_no_real_question_for_a_number(place):
    """At none of the shipped questions for a number does 00 clear the chat."""
    talk = Talk(REAL, state(place))
    talk.types("00")
    assert talk.session is not None
    assert talk.sprint.effects == ()


@pytest.mark.parametrize("text", ["thoát", "THOAT", "exit", "/xoa", "/wipe"])
def test_contract_the_other_words_wipe_there_too(asked, text):
    """Only 00 may be a number: the other words clear the chat at this question as well."""
    asked.types(text)
    assert asked.session is None
    assert asked.sprint.effects == (Effect(EffectKind.WIPE),)


def test_00_wipes_when_something_else_was_shown_last(asked):
    """Whoever looks at the numbers to call, over the question, answers nothing with 00."""
    asked.types("/111")
    asked.types("00")
    assert asked.session is None


@pytest.mark.parametrize(
    "text", ["25 triệu", "180.000 yên", "36", "NT$ 27,470", "khoảng 3 năm", "2", "１８００００"]
)
def test_a_number_is_taken_with_the_words_around_it(asked, text):
    """Digits are an answer, with a currency, as a bare number, also one that a button stands at."""
    asked.types(text)
    assert asked.at == "survey.bye"
    assert asked.answers == {"sum": text}


@pytest.mark.parametrize("text", ["nhiều lắm", "không nhớ", "một trăm tám mươi nghìn", "²①"])
def test_words_without_a_number_are_asked_again(asked, text):
    """A kind sentence and the question once more; nothing is kept."""
    assert asked.types(text) == ["phrase no_number", "How much?"]
    assert (asked.sprint.refused, asked.answers) == (Refusal.NO_NUMBER, {})
    asked.types("12")
    assert asked.at == "survey.bye"


def test_its_own_button_can_be_typed(asked):
    """The way past the question is taken when its label is typed."""
    asked.types("bỏ qua")
    assert asked.at == "survey.bye"
    assert asked.answers == {}


def test_an_offer_pasted_there_is_checked(asked):
    """A whole advert is no number: it is looked at, as everywhere else."""
    for text in ("Tuyển gấp " + "lương cao " * 20 + "20 triệu", "tuyển người"):
        asked.sends(ReplyKind.FORWARD, text)
        assert asked.at == "check_offer.danger"
        asked.types("/back")


@every_number_step
def test_contract_fear_is_heard_where_a_number_is_asked_for(place):
    """Words that may be a cry for help are no answer to such a question: they are asked about."""
    talk = Talk(REAL, state(place))
    talk.types("em sợ")
    assert talk.at == "sos.unsure"


def test_number_stands_alone(tmp_path):
    """A question that takes words takes any: it cannot ask for a number as well."""
    both = ASKS.replace("[number]", "[number, text]")
    with pytest.raises(AssertionError, match="accepts 'number' alone"):
        small_flows(tmp_path / "flows", survey=both)
