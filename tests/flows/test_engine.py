"""How the engine walks: say, choose, ask, check, submit, end; what is kept, and the way back."""

import pytest

from authoring.lang import Lang
from flows.engine import Errand, Found, Reply, ReplyKind
from flows.engine.walk import TRAIL_CAP


def test_somebody_new_sees_the_menu_in_vietnamese(talk):
    """The first message, whatever it is, gets the menu and its buttons, and nothing before it."""
    assert talk.types("xin chào") == ["Hello!"]
    assert talk.session.lang is Lang.VI
    assert talk.buttons == [
        "welcome.menu.offer", "welcome.menu.story", "welcome.menu.language",
        "always.footer.numbers",
    ]  # fmt: skip


def test_every_kind_of_step_in_one_conversation(talk, scripts):
    """choose, ask, ask, check, submit, say and end follow each other as the file says."""
    talk.types("hi")
    assert talk.taps("story") == ["Have you paid?"]
    assert talk.taps("yes") == ["What happened?"]
    assert talk.types("They wrote to me") == ["A word nobody keeps?"]
    assert talk.types("Rosebud") == ["Thank you.", "Goodbye."]
    assert talk.at == "survey.bye"
    assert scripts["weigh"].read[0] == {"secret": "Rosebud", "paid": "yes"}
    assert [o.rpartition(".")[2] for o in talk.buttons] == ["back", "numbers", "menu"]


def tells_a_story(talk):
    talk.types("hi")
    for word in ("story", "later"):
        talk.taps(word)
    talk.types("They wrote to me")
    return talk.types("Rosebud")


def test_a_submit_hands_over_only_what_was_asked_for_a_report(talk):
    """The errand holds the answers marked `keep: report`, and no other; stored, they are gone."""
    assert tells_a_story(talk) == ["Thank you.", "Goodbye."]
    assert [errand.data for errand in talk.clerk.asked] == [{"lang": "vi", "paid": "later"}]
    assert talk.answers == {"story": "They wrote to me"}
    assert talk.session.findings["filed"] == 1


def test_what_was_not_stored_stays(talk):
    """Another outcome leads elsewhere, and the answers are still there to try again."""
    talk.clerk.outcome = "closed"
    assert tells_a_story(talk) == ["Goodbye."]
    assert talk.answers["paid"] == "later"


def test_what_is_said_once_is_not_remembered(talk):
    """It stands with what is said in that sprint, and in no session."""
    tells_a_story(talk)
    assert talk.sprint.says[-1].findings["words"] == ["a", "b"]
    assert "words" not in talk.session.findings


def test_until_an_errand_is_done_nothing_happens(talk):
    """The sprint with an errand says nothing and leaves no session; the same reply with the
    errand done gives the whole of it."""
    talk.types("hi")
    for word in ("story", "later", "skip"):
        talk.taps(word)
    reply = Reply(ReplyKind.TEXT, "Rosebud")
    waiting = talk.engine.respond(talk.session, reply)
    assert (waiting.says, waiting.session, waiting.effects) == ((), None, ())
    assert waiting.errand == Errand("file", {"lang": "vi", "paid": "later"})
    other = (Errand("file", {"lang": "vi", "paid": "no"}), Found("stored"))
    assert talk.engine.respond(talk.session, reply, [other]).errand == waiting.errand
    done = talk.engine.respond(talk.session, reply, [(waiting.errand, Found("stored"))])
    assert [str(say.text) for say in done.says] == ["Thank you.", "Goodbye."]


def test_an_outcome_chooses_the_way(talk, scripts):
    """Another outcome of the check leads elsewhere, and nothing is submitted."""
    scripts["weigh"].outcomes = ["light"]
    talk.types("hi")
    for word in ("story", "no", "skip"):
        talk.taps(word)
    assert talk.types("x") == ["Goodbye."]
    assert talk.sprint.effects == ()


def test_an_answer_is_kept_as_long_as_its_question_says(talk):
    """`session` and `report` stay in the session; `never` is gone with the sprint that read it."""
    talk.types("hi")
    talk.taps("story")
    talk.taps("yes")
    talk.types("They wrote to me")
    talk.types("Rosebud")
    assert talk.answers == {"story": "They wrote to me"}
    assert "Rosebud" not in talk.session.model_dump_json()


def test_what_checks_find_is_remembered(talk):
    """Findings pile up in the session by name, and every later check gets them."""
    talk.types("Tuyển gấp")
    assert talk.session.findings == {"asked": ["danger"]}
    assert talk.sprint.says[-1].findings == {"asked": ["danger"]}


def test_back_goes_the_way_that_was_come(talk):
    """Each back shows the question before; at the start it says so and shows the menu again."""
    talk.types("hi")
    talk.taps("story")
    talk.taps("yes")
    talk.types("They wrote to me")
    assert talk.taps("back") == ["What happened?"]
    assert talk.types("/back") == ["Have you paid?"]
    assert talk.types("quay lại") == ["Hello!"]
    assert talk.types("/back") == ["phrase nothing_before", "Hello!"]


def test_back_passes_over_what_only_said_or_checked(talk):
    """The trail holds questions and ends only: from the end one lands at the last question."""
    talk.types("hi")
    for word in ("story", "yes", "skip"):
        talk.taps(word)
    talk.types("x")
    assert [str(place) for place in talk.session.trail] == [
        "welcome.menu", "survey.paid", "survey.story", "survey.secret",
    ]  # fmt: skip
    assert talk.taps("back") == ["A word nobody keeps?"]


def test_there_is_no_back_button_where_there_is_no_way_back(talk):
    """The menu never shows it; the first question after it does."""
    talk.types("hi")
    assert "always.footer.back" not in talk.buttons
    talk.taps("story")
    assert "always.footer.back" in talk.buttons


def test_the_way_back_has_an_end(talk):
    """A person who wanders for hours carries a bounded trail."""
    talk.types("hi")
    for _ in range(TRAIL_CAP):
        talk.taps_data("welcome.menu.offer")
        talk.taps_data("welcome.menu.story")
    assert len(talk.session.trail) == TRAIL_CAP


@pytest.mark.parametrize("text", ["/111", "/privacy"])
def test_a_step_aside_leaves_the_place(talk, text):
    """What is shown aside says its own, and the question before it can still be answered."""
    talk.types("hi")
    talk.taps("story")
    before = talk.session
    (said,) = talk.types(text)
    assert said in {"Numbers: {card}", "About privacy."}
    assert (talk.at, talk.session.trail) == ("survey.paid", before.trail)
    assert talk.types("Not yet") == ["What happened?"]


def test_a_typed_number_means_what_was_shown_last(talk):
    """After a voice message 1 is its first button; once the question is shown again, that one's."""
    talk.types("hi")
    talk.taps("story")
    talk.sends(ReplyKind.VOICE)
    assert talk.types("gibberish") == ["phrase choose_one", "Have you paid?"]
    assert talk.types("1") == ["What happened?"]
    talk.sends(ReplyKind.VOICE)
    assert talk.types("1") == ["{card} Can you write?"]


def test_the_language_button_shows_the_same_step_again(talk):
    """Switching keeps the place and counts as the person's own choice."""
    talk.types("hi")
    assert talk.taps("language") == ["Hello!"]
    assert (talk.session.lang, talk.session.chosen, talk.at) == (Lang.EN, True, "welcome.menu")


def test_an_old_language_button_still_works(talk):
    """Whoever cannot read the answer scrolls up for the word English: it is never refused."""
    talk.types("hi")
    talk.taps("story")
    assert talk.taps_data("welcome.menu.language") == ["Have you paid?"]
    assert talk.session.lang is Lang.EN


@pytest.mark.parametrize(
    ("text", "lang"),
    [("English", Lang.EN), ("english!", Lang.EN), ("Tiếng Việt", Lang.VI), ("tieng viet", Lang.VI)],
)
def test_a_language_typed_by_name_is_that_language(talk, text, lang):
    """Asking for the language that is spoken already does not switch to the other one."""
    talk.types("hi")
    for _ in range(2):
        talk.types(text)
        assert talk.session.lang is lang


def test_the_first_message_that_is_an_offer_is_checked_at_once(talk, scripts):
    """No menu and no language question come before the answer; back leads to the menu."""
    assert talk.types("Tuyển gấp, lương cao") == ["Signs seen."]
    assert scripts["judge"].read == [{"offer": "Tuyển gấp, lương cao"}]
    assert talk.taps("back") == ["Hello!"]


@pytest.mark.parametrize("kind", [ReplyKind.TEXT, ReplyKind.LINK, ReplyKind.FORWARD,
                                  ReplyKind.PICTURE, ReplyKind.EDITED])  # fmt: skip
@pytest.mark.parametrize("before", [[], ["hi"], ["hi", "2"], ["hi", "2", "1"], ["/help", "1"]])
def test_an_offer_is_checked_in_any_state_where_buttons_are_shown(talk, kind, before):
    """However it comes, an offer needs no menu; only a typed question takes it as its answer."""
    for text in before:
        talk.types(text)
    if talk.at == "survey.story" and kind is not ReplyKind.EDITED:
        assert talk.sends(kind, "Tuyển gấp")[-1] == "A word nobody keeps?"
        return
    assert talk.sends(kind, "Tuyển gấp") == ["Signs seen."]


def test_an_offer_is_answered_in_its_language(talk):
    """The words of the offer decide, until the person picks a language."""
    for text, lang in (("We are hiring", Lang.EN), ("Tuyển gấp lắm", Lang.VI)):
        talk.types(text)
        assert talk.session.lang is lang
    talk.types("/language")
    talk.types("Tuyển gấp lần nữa")
    assert (talk.session.lang, talk.session.chosen) == (Lang.EN, True)


def test_a_new_offer_starts_afresh(talk):
    """Answers and findings about one offer never leak into the next."""
    talk.types("Tuyển một")
    talk.taps("help")
    talk.taps("vn")
    talk.types("Tuyển hai")
    assert talk.answers == {"offer": "Tuyển hai"}
    assert talk.session.findings == {"asked": ["danger"]}


def test_start_begins_again_in_the_same_language(talk):
    """/start forgets answers, findings and the way back, and keeps the language."""
    talk.types("We are hiring")
    talk.types("/start")
    session = talk.session
    assert (talk.at, session.answers, session.findings, session.trail) == (
        "welcome.menu", {}, {}, (),
    )  # fmt: skip
    assert session.lang is Lang.EN


def test_show_repeats_where_somebody_is(talk):
    """A page opened again shows the question; somebody new gets the menu."""
    talk.types("hi")
    talk.taps("story")
    assert [str(say.text) for say in talk.engine.show(talk.session).says] == ["Have you paid?"]
    assert [str(say.text) for say in talk.engine.show(None).says] == ["Hello!"]
