"""Promises to people, held at every step of the real flows where somebody can be waiting."""

import re

import pytest

from authoring.lang import Lang
from authoring.text import Text
from flows.engine import ReplyKind
from flows.engine.model import AskStep
from flows.engine.state import Effect, EffectKind, Place
from tests.flows.talk import NEW, REAL, STATES, Talk, state

ALWAYS = REAL.flows.flows["always"].steps
NUMBERS = str(getattr(ALWAYS["numbers"], "choose", ""))
SOS = str(getattr(REAL.flows.step(REAL.flows.start("sos")), "choose", ""))
FOOTER: Text = getattr(ALWAYS["footer"], "options", {})["numbers"]

HOLDS_NUMBERS = re.compile(r"_numbers}|\b11[135]\b")

NOT_ASKED_FOR_WORDS = [
    place
    for place in STATES
    if place.flow == "check_offer" or not isinstance(REAL.flows.step(place), AskStep)
]
"""What is typed at a question for words of one's own is the answer, whatever it says."""

every_state = pytest.mark.parametrize("place", STATES, ids=str)


@pytest.fixture
def talk(place):
    return Talk(REAL, state(place))


@pytest.fixture
def here(place):
    return "" if place == NEW else str(place)


@every_state
def test_contract_numbers_from_every_state(talk, here):
    """/111 and the bare 111 show the numbers at once, alone, and the place is kept."""
    for text in ("/111", "111", "/111@askfirst_bot", " 111! "):
        assert talk.types(text) == [NUMBERS]
        assert talk.at == here


@every_state
def test_contract_numbers_are_one_tap_away(talk, place):
    """Under every question stands the button with the numbers, and its label can be typed; where
    it would give somebody away, the numbers stand in the message or behind its first button."""
    shown = REAL.show(state(place)).says[-1]
    if place != NEW and not getattr(REAL.flows.step(place), "footer", True):
        first = talk.taps_data(shown.options[0].data)
        said = f"{shown.text} {shown.hidden}"
        assert HOLDS_NUMBERS.search(said) or HOLDS_NUMBERS.search(first[-1])
        return
    assert any(option.data.startswith("always.") for option in shown.options)
    assert FOOTER in [option.label for option in shown.options]
    assert talk.taps_data("always.footer.numbers") == [NUMBERS]
    for label in REAL._doors.labels(FOOTER) if place != NEW else ():
        talk.types("hmm hmm")
        assert talk.types(label) == [NUMBERS]


@every_state
def test_contract_stop_forgets(place):
    """One sentence, no session, one order to forget; nothing that was said goes along."""
    for text in ("/stop", "stop", "/dung", "Dừng", "dừng lại", "/STOP@askfirst_bot"):
        talk = Talk(REAL, state(place))
        assert talk.types(text) == [str(REAL.flows.phrases.stopped)]
        assert talk.session is None
        assert talk.sprint.effects == (Effect(EffectKind.FORGET),)
        (said,) = talk.sprint.says
        assert (said.answers, said.findings, said.options) == ({}, {}, ())


WITH_WORDS = (
    ReplyKind.TEXT,
    ReplyKind.FORWARD,
    ReplyKind.LINK,
    ReplyKind.EDITED,
    ReplyKind.PICTURE,
)


@every_state
def test_contract_sos_in_front_of_everything(place):
    """A cry for help is answered first whatever was asked, and the way back is kept."""
    for kind in WITH_WORDS:
        talk = Talk(REAL, state(place))
        before = talk.session
        for text in ("cứu em với", "tuyển gấp, cứu", "1 cứu", "cứu" + " a" * 30_000):
            assert talk.sends(kind, text) == [SOS]
            assert (talk.at, talk.sprint.refused) == ("sos.first", None)
        assert talk.session is not None
        assert before is None or set(before.trail) <= set(talk.session.trail)


@every_state
def test_contract_sos_by_its_command(talk):
    """/sos and the bare word do the same."""
    for text in ("/sos", "sos", "SOS!"):
        assert talk.types(text) == [SOS]


def test_contract_sos_when_the_flow_has_changed():
    """Neither an old session nor a step that is gone stands before the numbers."""
    session = state(STATES[1])
    assert session is not None
    for update in ({"version": "old"}, {"at": NEW}):
        talk = Talk(REAL, session.model_copy(update=update))
        assert talk.types("cứu") == [SOS]


@every_state
def test_start_and_menu_lead_to_the_menu(talk):
    """/start and the word menu open the menu from anywhere, with nothing kept but the language."""
    for text in ("/start", "menu", "/batdau"):
        talk.types(text)
        assert talk.at == "welcome.menu"
        assert len(talk.sprint.says) == 1
        assert talk.answers == {}


@every_state
def test_help_opens_from_everywhere(talk):
    """/help asks what it is about, at once."""
    assert len(talk.types("/help")) == 1
    assert talk.at == "help.situation"


@every_state
def test_privacy_is_told_aside(talk, here):
    """/privacy is one message; the place is kept."""
    assert len(talk.types("/privacy")) == 1
    assert talk.at == here


@every_state
def test_language_switches_and_shows_the_question_again(talk, here):
    """/language is the other language and the same question; twice is back again."""
    for lang in (Lang.EN, Lang.VI):
        assert len(talk.types("/language")) == 1
        assert talk.at == (here or "welcome.menu")
        assert {say.lang for say in talk.sprint.says} == {lang}
        assert talk.session.chosen


@every_state
def test_back_is_heard_everywhere(talk, place):
    """/back goes to the question before; without one it says so and shows the menu."""
    said = talk.types("/back")
    assert talk.at == ("welcome.menu" if place == NEW else "learn.topics")
    assert len(said) == (2 if place == NEW else 1)


@pytest.mark.parametrize("place", NOT_ASKED_FOR_WORDS, ids=str)
def test_an_offer_is_checked_at_once_in_every_state(talk):
    """Pasted or forwarded, in its own language, whatever menu was open."""
    talk.types("We are hiring, this is danger")
    assert (talk.at, talk.session.lang) == ("check_offer.danger", Lang.EN)
    talk.sends(ReplyKind.FORWARD, "Tuyển gấp, suspicious")
    assert talk.at == "check_offer.suspicious"
    assert {say.lang for say in talk.sprint.says} == {Lang.VI}


@every_state
def test_a_chosen_language_stays(place):
    """An offer or a cry in the other language does not change what the person picked."""
    for text in ("We are hiring", "cứu me"):
        talk = Talk(REAL, state(place))
        talk.types("/language")
        talk.types(text)
        assert {say.lang for say in talk.sprint.says} == {Lang.EN}
        talk.types("tiếng việt")
        talk.types(text)
        assert {say.lang for say in talk.sprint.says} == {Lang.VI}


ASKED = [place for place in NOT_ASKED_FOR_WORDS if place.flow != "sos"]


@pytest.mark.parametrize("place", ASKED, ids=str)
def test_contract_in_doubt_one_question_is_asked(talk, here):
    """What may be a cry for help is no reason to guess: it is asked, and no goes back."""
    talk.types("em sợ")
    assert talk.at == "sos.unsure"
    talk.taps("no")
    assert talk.at == (here or "welcome.menu")


@pytest.mark.parametrize("place", ASKED, ids=str)
def test_a_doubtful_offer_is_checked_unless_danger_is_likely(talk):
    """An offer that scares is still an offer; a likely cry in one is asked about first."""
    talk.types("Tuyển gấp, danger, sợ")
    assert talk.at == "check_offer.danger"
    talk.types("Tuyển gấp, danger, sợ lắm")
    assert talk.at == "sos.unsure"


def test_words_of_ones_own_are_no_doubt():
    """Where somebody tells, what they tell may be frightening; a certain cry is still heard."""
    talk = Talk(REAL, state(Place(flow="report", step="words")))
    talk.types("em sợ lắm")
    assert talk.at == "report.contacts"
    talk = Talk(REAL, state(Place(flow="report", step="words")))
    talk.types("cứu em")
    assert talk.at == "sos.first"
