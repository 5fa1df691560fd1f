"""Links with a word: each opens one conversation; no other word does anything."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.engine import Reply, ReplyKind, Session
from flows.engine.links import LINKS, links_of
from flows.engine.state import Place
from tests.flows.fakes import all_well
from tests.flows.small import small_flows
from tests.flows.talk import NEW, REAL, STATES, Talk, answered, reread, state

WORDS = links_of(REAL.flows)


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("place", [NEW, *STATES[1::9]], ids=str)
def test_a_word_opens_its_conversation_from_anywhere(place, word):
    """Whatever went before is over, as with a plain /start, and the menu is one step back."""
    talk = Talk(REAL, state(place))
    talk.types(f"/start {word}")
    flow = WORDS[word].removeprefix("flow:")
    assert talk.at.split(".")[0] == flow
    assert talk.answers == {}
    assert talk.session is not None
    assert talk.session.findings == {}
    talk.types("/back")
    assert talk.at == "welcome.menu"


@pytest.mark.parametrize("said", ["/start", "/start@a_bot", "/start nothing", "/start offer now",
                                  "/start welcome", "/start flow:sos", "/start sos"])  # fmt: skip
def test_any_other_word_is_an_ordinary_start(said):
    """Unknown words, several words and names of flows that are in no table show the menu."""
    talk = Talk(REAL, state(STATES[5]))
    talk.types(said)
    assert talk.at == "welcome.menu"


@pytest.mark.parametrize("said", ["/start OFFER", "/start@a_bot offer", "  /start   offer "])
def test_a_word_is_read_as_apps_write_it(said):
    """With the bot's name, in capitals, with more spaces."""
    talk = Talk(REAL)
    talk.types(said)
    assert talk.at == "check_offer.offer"


@pytest.mark.parametrize("word", WORDS)
def test_opening_shows_what_starting_shows(word):
    """A page that is opened by a link shows what an app shows; its session is not kept."""
    sprint = REAL.open(Session(), word)
    if sprint.errand is not None:
        sprint = REAL.open(Session(), word, [(sprint.errand, all_well(sprint.errand))])
    typed = Talk(REAL)
    said = typed.types(f"/start {word}")
    assert [str(say.text) for say in sprint.says] == list(said)
    assert [say.options for say in sprint.says] == [say.options for say in typed.sprint.says]


@pytest.mark.parametrize("word", WORDS)
def test_every_button_of_an_opened_page_works(word):
    """Somebody new answers what the link's page showed: nothing is an old button."""
    shown = Talk(REAL)
    shown.types(f"/start {word}")
    for data in shown.buttons:
        sprint = answered(REAL, None, Reply(ReplyKind.TAP, tap=data, link=word))
        assert sprint.refused is None, data
        assert reread(sprint.session) == sprint.session


def test_words_typed_on_an_opened_page_are_taken():
    """On the page for an offer any words are an offer, as where the question was asked."""
    sprint = answered(REAL, None, Reply(ReplyKind.TEXT, "chưa biết gì nhiều", link="offer"))
    assert sprint.session is not None
    assert sprint.session.answers["offer"] == "chưa biết gì nhiều"


def test_a_link_moves_nobody_who_is_somewhere():
    """Only somebody new is put where the page's link leads."""
    before = state(Place(flow="help", step="numbers"))
    sprint = answered(REAL, before, Reply(ReplyKind.TEXT, "ừm ừm", link="learn"))
    assert before is not None
    assert sprint.session is not None
    assert sprint.session.at == before.at


@settings(max_examples=300, deadline=None)
@given(word=st.text(max_size=80), place=st.sampled_from(STATES))
def test_contract_no_word_of_a_link_raises(word, place):
    """Whatever stands in a link, somebody gets the menu or one of the known conversations."""
    for reply in (Reply(ReplyKind.TEXT, f"/start {word}"), Reply(ReplyKind.TEXT, "a", link=word)):
        sprint = answered(REAL, state(place), reply)
        assert sprint.says
    opened = REAL.open(Session(), word)
    assert opened.says or opened.errand


def test_a_table_without_campaigns_has_four_words(tmp_path):
    """Four words are always there; a campaign adds its name."""
    assert set(links_of(small_flows(tmp_path / "a"))) == set(LINKS)
    assert set(WORDS) > set(LINKS)
