"""Safety mode on a phone: under cover when somebody looks, few taps, numbers that can be tapped."""

import re
from collections.abc import Sequence

import pytest

from authoring.lang import Lang
from bot.app import App
from bot.house import Given, House, build
from bot.outgoing import Message
from bot.rehearsal import respond
from flows.engine import Reply, ReplyKind, Session
from flows.engine.state import Place
from helplines.model import Place as Country
from tests.bot.words import label
from tests.conftest import DAY
from tests.phone import BotApi, Person

NOBODY = re.compile(
    r"chưa có ai được báo|chưa báo cho ai|nobody has been told|told nobody", re.IGNORECASE
)
WATCHED = "nó check máy, em đang bị nhốt ở Bavet"
FIRST_CARD = 160
"""Characters of the first answer's numbers: they fit where only a glance is possible."""


def told(house: House, text: str) -> tuple[Session, Sequence[Message]]:
    sprint = respond(house, None, Reply(ReplyKind.TEXT, text))
    assert sprint.session is not None
    return sprint.session, house.renderer.messages(sprint.says)


def tapped(house: House, session: Session, data: str) -> tuple[Session, Sequence[Message]]:
    sprint = respond(house, session, Reply(ReplyKind.TAP, tap=data))
    assert sprint.session is not None, data
    return sprint.session, house.renderer.messages(sprint.says)


ANSWERS = ("sos", "heavy")
"""Flows that speak to people in danger."""


@pytest.mark.parametrize("lang", list(Lang))
@pytest.mark.parametrize("flow", ANSWERS)
def test_contract_says_nobody_was_told(house: House, flow: str, lang: Lang) -> None:
    """Every answer to somebody in danger says that nobody has been told, to a child as well; only
    a single question between two of them, what clearing does, and tips do not repeat it."""
    silent = {"unsure", "where", "age", "tips", "clear", "later"}
    for name in house.flows.flows[flow].steps:
        for young in ("no", "yes"):
            place = Place(flow=flow, step=name)
            answers = {"place": "kh", "under_18": young}
            version = house.flows.version(flow)
            here = Session(lang=lang, chosen=True, at=place, version=version, answers=answers)
            for message in house.renderer.messages(house.engine.show(here).says):
                assert name in silent or NOBODY.search(message.text), (name, message.text)


@pytest.mark.parametrize("text", ["cuu em voi", "help me please, they locked me in", WATCHED])
def test_contract_the_first_answer_is_short_and_holds_the_numbers(house: House, text: str) -> None:
    """At most 160 characters tell that it is automatic, that nobody was told, and the numbers."""
    _, (first, *_) = told(house, text)
    card = first.hidden or first.text.split("\n\n")[0]
    assert len(card) <= FIRST_CARD
    assert NOBODY.search(card)
    for number in ("113", "111", "+84 981 84 84 84", "117"):
        assert number in card


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("em dang o campuchia bi nhot cuu em", "sos.where"),
        ("em 16 tuổi bị giữ ở quán karaoke, cứu em", "sos.age"),
        ("i am 15, they locked me in, help me", "sos.age"),
    ],
)
def test_contract_what_was_told_is_not_asked_again(house: House, text: str, never: str) -> None:
    """A country or an age that stood in the cry is never asked for."""
    session, _ = told(house, text)
    session, _ = tapped(house, session, "sos.first.yes")
    for _ in range(3):
        assert str(session.at) != never
        if str(session.at) == "sos.numbers":
            break
        options = {"sos.where": "vn", "sos.age": "skip"}
        session, _ = tapped(house, session, f"{session.at}.{options[str(session.at)]}")
    assert str(session.at) == "sos.numbers"


@pytest.mark.parametrize("country", [c for c in Country if c is not Country.UNKNOWN])
def test_contract_three_taps_to_the_two_best_numbers(house: House, country: Country) -> None:
    """From the cry to the numbers for a place: three taps and not a word typed."""
    session, _ = told(house, "cuu em voi")
    for data in ("sos.first.yes", f"sos.where.{country}", "sos.age.skip"):
        session, messages = tapped(house, session, data)
    assert str(session.at) == "sos.numbers"
    assert messages[-1].text.count("☎") == 2


def test_contract_a_child_is_spoken_to_as_a_child(house: House) -> None:
    """Who said to be under 18 reads "em", and inside Viet Nam 111 first."""
    session, _ = told(house, "em 16 tuổi bị giữ ở quán karaoke ở Gia Lai, cứu em")
    _, messages = tapped(house, session, "sos.first.yes")
    numbers = messages[-1].text
    assert numbers.index("☎ 111") < numbers.index("☎ 113")
    assert re.search(r"\bem\b", numbers)
    assert not re.search(r"\bbạn\b", numbers)


async def test_contract_a_watched_phone_shows_nothing(app: App, api: BotApi, lan: Person) -> None:
    """One neutral line, silent, the numbers under a spoiler, and no word of danger on a button."""
    await lan.types(WATCHED)
    (seen,) = await lan.waits_for()
    assert seen.spoiler
    assert not re.search(r"\d{3}", seen.preview)
    shown = seen.text
    for secret in seen.hidden:
        shown = shown.replace(secret, "")
        assert NOBODY.search(secret)
    assert not re.search(r"\d{3}|cứu|nguy|báo|công an", shown)
    assert seen.labels == ["Mở", "Xóa"]
    assert api.called("sendMessage")[-1]["disable_notification"] in {True, "true", "True"}


async def test_contract_short_codes_are_never_contacts(app: App, house: House, lan: Person) -> None:
    """Apps put a plus before a shared number: 113 is text and a button that copies it; the
    Foreign Ministry is a contact, under a name that tells nothing."""
    await lan.types("cuu em voi")
    await lan.waits_for()
    for data, count in (("first.yes", 1), ("where.kh", 1), ("age.no", 2)):
        await lan.taps(label(house, f"sos.{data}"))
        heard = await lan.waits_for(count)
    assert [seen.phone for seen in heard if seen.phone] == ["+84981848484"]
    assert "Gọi về nhà" in heard[-1].text
    await lan.taps("Chép số 117")
    assert lan.copied == ["117"]


def test_a_page_opens_what_no_app_dials() -> None:
    """With an address of our own there is a button that opens the page with a link to tap."""
    house = build(given=Given(day=lambda: DAY, public_url="https://example.org/"))
    session, _ = told(house, "cuu em voi")
    for data in ("sos.first.yes", "sos.where.vn", "sos.age.no"):
        session, messages = tapped(house, session, data)
    links = [button.url for button in messages[-1].buttons if button.url]
    assert links == ["https://example.org/goi/113"]
    assert messages[-1].on("web").buttons == tuple(b for b in messages[-1].buttons if b.data)


def test_contract_the_desperate_are_never_left_with_nobody(house: House) -> None:
    """Every screen of that branch leads on while somebody is alone, and names 115 or a person."""
    session, _ = told(house, "em không muốn sống nữa, em muốn chết")
    assert session.at is not None
    assert session.at.flow == "heavy"
    for data in ("thanks.alone", "alone.nobody", "nobody.again", "alone.nobody"):
        session, messages = tapped(house, session, f"heavy.{data}")
        assert re.search(r"115|một người", messages[-1].text), data


def test_contract_an_unclear_word_of_death_is_asked_about(house: House) -> None:
    """ "mình muốn chết" may be a way of speaking: it is asked kindly, and yes leads on."""
    session, _ = told(house, "mình muốn chết")
    assert str(session.at) == "heavy.unsure"
    session, _ = tapped(house, session, "heavy.unsure.yes")
    assert str(session.at) == "heavy.thanks"
