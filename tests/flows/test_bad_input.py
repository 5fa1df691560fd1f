"""Whatever arrives: one kind sentence, the question again, the place kept, nothing raised."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from authoring.lang import Lang
from flows.engine import Reply, ReplyKind, Session
from flows.engine.labels import holds_number
from flows.engine.model import AskStep
from flows.engine.run import TEXT_CAP, cleaned
from flows.engine.state import EffectKind, Refusal
from tests.flows.small import SURVEY
from tests.flows.talk import NEW, REAL, STATES, WAITING, Talk, answered, state

PHRASES = REAL.flows.phrases
every_state = pytest.mark.parametrize("place", STATES, ids=str)

WORDS = (ReplyKind.TEXT, ReplyKind.LINK, ReplyKind.FORWARD)
WORDLESS = [kind for kind in ReplyKind if kind not in {*WORDS, ReplyKind.TAP, ReplyKind.EDITED}]

BLANK = {
    "empty": "",
    "spaces": "  \n\t \r\n ",
    "NUL and controls": "\x00\x01\x07\x1b\x7f\x85",
    "a lone surrogate": "\ud83d",
    "no-break spaces": "\u00a0\u2003\u3000",
}

STRANGE = {
    "emoji": "😀👍🏽",
    "right-to-left marks": "\u200f\u202e\u2066\u2069",
    "zero width": "\u200b\u200d\ufeff",
    "combining only": "\u0301\u0302",
    "punctuation": "?!... -- ***",
}

GARBLED = {
    "invalid HTML": '<b><a href="javascript:x">&amp;&#0;</i',
    "braces": "{verdict} {0} {} %s %(x)s",
    "controls inside": "a\x00b\x1bc",
    "surrogates inside": "x\ud800y\udfff",
    "digits that are no number": "²①",
    "mixed scripts": "аpple ภาษา 中文 العربية",
    "one long word": "a" * TEXT_CAP,
    "a megabyte of accents": "a" + "\u0301" * 19_000,
}


AFTER_WORDS = {
    "check_offer.offer": "check_offer.danger",
    "report.words": "report.contacts",
    "receipt.read_words": "receipt.answered",
    "receipt.addition": "receipt.addition_shown",
    "receipt.add_words": "receipt.added",
    "receipt.withdraw_words": "receipt.gone",
    "companies.name": "companies.no_list",
    "fees.wage": "fees.length",
    "fees.months": "fees.asked",
    "fees.asked": "fees.due",
    "recruiter.answer": "recruiter.claimed",
}
"""Where each question for words leads when all is well."""


def question(place):
    """What the person sees of this state when it is shown once more."""
    return str(REAL.show(state(place)).says[-1].text)


@pytest.fixture
def talk(place):
    return Talk(REAL, state(place))


def assert_kept(talk, place, said):
    """One sentence at most, then the question; same place, answers and way back."""
    assert 1 <= len(said) <= 2
    before = state(place)
    if before is None:
        assert talk.at == "welcome.menu"
        return
    assert said[1:] in ([], [question(place)])
    for part in ("at", "answers", "findings", "trail", "lang"):
        assert getattr(talk.session, part) == getattr(before, part)


@every_state
def test_what_has_no_words_gets_its_sentence(place):
    """Voice, location, contact, sticker, file, picture: told what it is, then nothing is lost."""
    for kind in WORDLESS:
        talk = Talk(REAL, state(place))
        said = talk.sends(kind)
        assert_kept(talk, place, said)
        assert talk.sprint.refused is Refusal.NOT_HERE
        assert said[0] != question(place)


@pytest.mark.parametrize(
    "kind",
    [ReplyKind.VOICE, ReplyKind.LOCATION, ReplyKind.PICTURE, ReplyKind.DOCUMENT, ReplyKind.OTHER],
)
def test_what_people_in_danger_send_gets_three_ways_out(kind):
    """In danger, somebody missing, check an offer: each leads on from any state."""
    for place in STATES:
        for option, at in (("danger", "sos.first"), ("missing", "family.missing_place"),
                           ("offer", "check_offer.offer")):  # fmt: skip
            talk = Talk(REAL, state(place))
            talk.sends(kind)
            talk.taps_data(f"always.{kind}.{option}")
            assert talk.at == at


@every_state
@pytest.mark.parametrize("name", BLANK)
def test_a_blank_message_is_told_so(place, name):
    """Nothing in it, or only what no person typed."""
    for kind in WORDS:
        talk = Talk(REAL, state(place))
        said = talk.sends(kind, BLANK[name])
        assert_kept(talk, place, said)
        assert talk.sprint.refused is Refusal.EMPTY
        assert said[0] == str(PHRASES.empty)


@every_state
@pytest.mark.parametrize("name", STRANGE)
def test_a_message_without_a_letter_is_no_answer(place, name):
    """Emoji, marks and dots keep the place, even where words are asked for."""
    for kind in (*WORDS, ReplyKind.PICTURE):
        talk = Talk(REAL, state(place))
        assert_kept(talk, place, talk.sends(kind, STRANGE[name]))


@every_state
@pytest.mark.parametrize("name", GARBLED)
def test_words_that_fit_no_button_keep_the_place(talk, place, name):
    """At buttons, and where a number is asked for, other words get one sentence; where words are
    asked for, they are taken."""
    said = talk.types(GARBLED[name])
    step = REAL.flows.step(place)
    if isinstance(step, AskStep) and step.takes_a_number and not holds_number(GARBLED[name]):
        assert_kept(talk, place, said)
        assert talk.sprint.refused in {Refusal.NO_NUMBER, Refusal.EMPTY}
    elif isinstance(step, AskStep):
        assert talk.at == AFTER_WORDS[str(place)]  # the checks here read whatever they are given
        if place.flow == "check_offer":
            assert talk.answers["offer"] == cleaned(GARBLED[name])
    else:
        assert_kept(talk, place, said)
        if place != NEW:
            assert talk.sprint.refused is Refusal.NOT_AN_OPTION


@every_state
def test_a_message_that_is_too_long_is_refused_kindly(place):
    """20,001 characters or a megabyte, offer or not: nothing of it is kept."""
    for size in (TEXT_CAP + 1, 1_000_000):
        for kind in (*WORDS, ReplyKind.EDITED, ReplyKind.PICTURE):
            talk = Talk(REAL, state(place))
            said = talk.sends(kind, ("tuyển " * (size // 6 + 1))[: size - 1] + "x")
            assert_kept(talk, place, said)
            assert talk.sprint.refused is Refusal.TOO_LONG
            assert said[0] == str(PHRASES.too_long)
            assert "tuyển" not in str(talk.session)


def test_a_megabyte_takes_no_time():
    """Nothing beyond twice the limit is looked at, whatever it is made of."""
    for text in ("tuyển " * 170_000, "\x00" * 1_000_000, " " * 999_999 + "x", "\u0301" * 1_000_000):
        talk = Talk(REAL, state(WAITING[0]))
        began = time.perf_counter()
        talk.types(text)
        assert time.perf_counter() - began < 0.1
        assert talk.sprint.refused is Refusal.TOO_LONG


@every_state
def test_an_edited_message_is_noticed(place):
    """Corrections are seen, and asked for again if they matter."""
    for text in ("", "một chữ khác"):
        talk = Talk(REAL, state(place))
        said = talk.sends(ReplyKind.EDITED, text)
        assert said[0] == str(PHRASES.edited)
        assert_kept(talk, place, said)


NOBODYS = (
    "", ".", "x", "a.b.c", "welcome.menu", "welcome.menu.gone", "gone.step.option", "\x00",
    "\ud800", "always.\ud800.x", "😀", "a" * 1_000_000, "..", "always", "always.",
    "always.footer.", "1",
)  # fmt: skip


@every_state
def test_a_button_nobody_made_is_unknown(place):
    """Any data at all, even what no channel could carry."""
    for data in NOBODYS:
        talk = Talk(REAL, state(place))
        said = talk.taps_data(data)
        assert_kept(talk, place, said)
        assert talk.sprint.refused is Refusal.UNKNOWN_BUTTON
        assert said[0] == str(PHRASES.unknown_button)


@every_state
def test_every_button_of_every_flow_can_be_tapped_from_every_state(place):
    """Followed, refused or too old: an answer always, and always a place that exists."""
    for source in WAITING:
        for option in REAL.show(state(source)).says[-1].options:
            sprint = answered(REAL, state(place), Reply(ReplyKind.TAP, tap=option.data))
            assert sprint.says
            if sprint.session is None:
                assert [effect.kind for effect in sprint.effects] == [EffectKind.WIPE]
                continue
            assert sprint.session.at is None or REAL.flows.step(sprint.session.at) is not None


def test_the_refusal_is_in_the_persons_language():
    """Every sentence of a sprint has the language of the session."""
    session = state(WAITING[0])
    assert session is not None
    talk = Talk(REAL, session.model_copy(update={"lang": Lang.EN}))
    for kind in ReplyKind:
        talk.sends(kind, "")
        assert {say.lang for say in talk.sprint.says} == {Lang.EN}


@pytest.mark.parametrize("kind", WORDS)
def test_a_question_that_takes_text_takes_every_kind_of_words(talk_small, kind):
    """A link or a forward is an answer where text is asked for."""
    talk_small.sends(kind, "a word")
    assert talk_small.at == "survey.secret"


def test_a_question_for_something_else_says_what_it_cannot_use(engine_of):
    """Typed words at a question that takes only forwards are refused and the question stays."""
    talk = Talk(engine_of(survey=SURVEY.replace("accepts: [text]", "accepts: [forward]")))
    talk.types("hi")
    talk.taps("story")
    talk.taps("yes")
    assert talk.types("words") == ["phrase not_here", "What happened?"]
    assert (talk.sprint.refused, talk.at) == (Refusal.NOT_HERE, "survey.story")
    talk.sends(ReplyKind.FORWARD, "words")
    assert talk.at == "survey.secret"


@pytest.fixture
def talk_small(talk_of_small):
    talk_of_small.types("hi")
    talk_of_small.taps("story")
    talk_of_small.taps("yes")
    return talk_of_small


@pytest.fixture
def talk_of_small(engine_of):
    return Talk(engine_of())


_ANY = st.text(st.characters(), max_size=60)  # lone surrogates and controls too


@settings(deadline=None, max_examples=300)
@given(place=st.sampled_from(STATES), kind=st.sampled_from(ReplyKind), text=_ANY, tap=_ANY)
def test_no_reply_raises_in_any_state(place, kind, text, tap):
    """Any characters, any kind, any state: something is said, and the session survives JSON."""
    sprint = answered(REAL, state(place), Reply(kind, text, tap))
    assert sprint.says
    session = sprint.session
    if session is not None:
        assert Session.model_validate_json(session.model_dump_json()) == session


@given(_ANY)
def test_cleaned_text_is_what_a_person_typed(text):
    """Cleaning twice changes nothing, and what is left can be stored and sent."""
    once = cleaned(text)
    assert cleaned(once) == once
    assert once.encode("utf-8").decode("utf-8") == once
    assert "\x00" not in once
