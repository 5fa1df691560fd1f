"""Files change while people talk: they are told kindly, and nothing they need is in the way."""

import pytest

from tests.flows.small import FILES, SURVEY, WELCOME
from tests.flows.talk import Talk


@pytest.fixture
def changed(engine_of, talk):
    """Somebody in the middle of the survey, and the same person after the survey got a step."""
    talk.types("hi")
    talk.taps("story")
    talk.taps("yes")
    newer = SURVEY.replace("later: Not yet", "later: Not yet, never: Never")
    return Talk(engine_of("newer", survey=newer), talk.session)


def test_a_changed_flow_restarts_kindly(changed):
    """It says so in one sentence, begins that flow again, and the menu is one back away."""
    assert changed.types("anything") == ["phrase changed", "Have you paid?"]
    assert changed.types("Never") == ["What happened?"]
    changed.types("/back")
    assert changed.types("/back") == ["Hello!"]


def test_changed_wording_interrupts_nobody(engine_of, talk):
    """The version comes from ids: another sentence or label leaves people where they are."""
    talk.types("hi")
    talk.taps("story")
    newer = SURVEY.replace("Have you paid?", "Did you pay?").replace("Not yet", "Not so far")
    other = Talk(engine_of("newer", survey=newer), talk.session)
    assert other.types("Not so far") == ["What happened?"]


def test_a_changed_flow_never_swallows_an_offer(changed):
    """What somebody pasted is checked, not thrown away with the old place."""
    assert changed.types("Tuyển gấp") == ["Signs seen."]


@pytest.mark.parametrize(
    ("reply", "said"),
    [("/111", "Numbers: {card}"), ("cứu tôi", "{card} Can you write?"), ("/start", "Hello!")],
)
def test_a_changed_flow_never_hides_the_numbers(changed, reply, said):
    """The always layer and SOS come before the restart."""
    assert changed.types(reply) == [said]


def test_a_changed_flow_never_hides_the_numbers_behind_their_button(changed):
    """The button under an old question is part of the always layer too."""
    assert changed.taps_data("always.footer.numbers") == ["Numbers: {card}"]


def test_a_flow_that_is_gone_leads_to_the_menu(engine_of, talk):
    """Somebody who stood in a flow that no longer exists starts at the menu."""
    talk.types("hi")
    talk.taps("story")
    welcome = FILES["welcome"].replace("flow:survey", "flow:help")
    other = Talk(engine_of("newer", survey=None, welcome=welcome), talk.session)
    assert other.types("hm") == ["phrase changed", "Hello!"]


@pytest.mark.parametrize("text", ["/back", "/language", "tap"])
def test_a_way_back_into_a_flow_that_is_gone_is_forgotten(engine_of, talk, text):
    """Places that no longer exist drop out of the trail; nothing is raised."""
    talk.types("hi")
    talk.taps("story")
    talk.taps_data("welcome.menu.offer")
    assert [str(place) for place in talk.session.trail] == ["welcome.menu", "survey.paid"]
    other = Talk(
        engine_of("newer", survey=None, welcome=WELCOME.replace("flow:survey", "flow:help")),
        talk.session,
    )
    if text == "tap":
        other.taps_data("always.footer.back")
    else:
        other.types(text)
    assert other.at == ("check_offer.offer" if text == "/language" else "welcome.menu")
