"""What can be put into another chat: signs without the offer's words, never a certificate."""

import re
from collections.abc import MutableMapping
from typing import Any

import pytest

from authoring.lang import Lang
from bot.app import App
from bot.house import House
from bot.inline import LONGEST, Shared, inline_phrases
from bot.neutral import alarming_in
from flows.engine.links import LINKS
from signs.verdict import Level
from tests.bot.breaking import bytes_on_disk, counts, rows, until
from tests.bot.walk import OFFERS
from tests.bot.words import sentence
from tests.conftest import DAY
from tests.phone import BotApi, Person
from tests.phone.inline import Offered
from tests.talk.channels import Home

ADDRESS = "https://ask.example/"
OFFER = "Tuyển gấp sang Campuchia việc nhẹ lương cao 1000 USD, bao hộ chiếu, zalo 0900 000 012"
CRIES = ("cứu em với em bị nhốt", "cuu em voi", "help me they took my passport", "muốn chết quá")
TOLD = {Level.DANGER, Level.SUSPICIOUS, Level.ASK_MORE}


@pytest.fixture
def shared(house: House) -> Shared:
    return Shared(house.checker, house.cards, house.danger, lambda: DAY, ADDRESS)


@pytest.mark.parametrize("level", OFFERS)
def test_contract_no_inline_answer_for_nothing_found(shared: Shared, level: str) -> None:
    """What shows no sign, and what is no offer, makes no article: who made the offer would show it
    around as a certificate. Only the button is left."""
    inline = shared.about(OFFERS[level], Lang.VI)
    assert (inline.article is not None) == (level in TOLD)
    assert inline.opens == "offer"


def test_contract_every_honest_offer_makes_no_article(shared: Shared, house: House) -> None:
    """Whatever the checker finds nothing in, or takes for no offer, gives no article, with each
    sign's own examples of what it is not."""
    seen = set()
    for sign in house.catalogue.signs.values():
        for text in (*sign.examples.no_match.vi, *sign.examples.match.vi):
            level = house.checker.check(text[:LONGEST].strip(), today=DAY).level
            seen.add(level)
            if level not in TOLD:
                assert shared.about(text, Lang.VI).article is None, text
    assert seen == set(Level)


@pytest.mark.parametrize("text", CRIES)
def test_contract_a_cry_for_help_is_not_put_into_a_chat(shared: Shared, text: str) -> None:
    """Others would read it: nothing but a button that opens the chat where the numbers are."""
    inline = shared.about(text, Lang.VI)
    assert inline.article is None
    assert inline.opens == "help"


@pytest.mark.parametrize("text", ["", "   ", "a", "🎈", "@", "\x00", "\ud83d", "x" * 5000])
def test_anything_else_is_a_button(shared: Shared, text: str) -> None:
    """Nothing, a letter, half a sign: a button whose word opens something."""
    for lang in Lang:
        inline = shared.about(text, lang)
        assert inline.article is None
        assert inline.opens in LINKS
        assert 0 < len(inline.button) <= 64


@pytest.mark.parametrize("lang", list(Lang))
def test_what_a_chat_gets(shared: Shared, lang: Lang) -> None:
    """The signs, whom to call, the page's address; no words of the offer, no number in it, no
    accusation; neutral where a notification shows it; within one message."""
    text = {Lang.VI: OFFER, Lang.EN: OFFERS_EN}[lang]
    article = shared.about(text, lang).article
    assert article is not None
    assert "0900" not in article.text
    assert not {"zalo", "1000", "$1000"} & set(article.text.lower().split())
    assert "111" in article.text
    assert "+84 981 84 84 84" in article.text
    assert article.text.endswith(ADDRESS)
    assert "t.me" not in article.text
    assert len(article.text) <= 900
    for shown in (article.text, article.title):
        assert alarming_in(shown) is None
    assert not re.search(r"[{}]", article.text)


OFFERS_EN = "Hiring typists in Thailand, $1000 a month, ticket paid, no contract, zalo 0900 000 012"


def test_without_an_address_none_is_named(shared: Shared, house: House) -> None:
    """A bot whose operator gave no public address names none."""
    article = (
        Shared(house.checker, house.cards, house.danger, lambda: DAY).about(OFFER, Lang.VI).article
    )
    assert article is not None
    assert "http" not in article.text


def test_the_longest_article_fits(shared: Shared, house: House) -> None:
    """Of every sign's examples the article keeps 900 characters."""
    for sign in house.catalogue.signs.values():
        for text in (*sign.examples.match.vi, *sign.examples.match.en):
            article = shared.about(text, Lang.VI).article
            assert article is None or len(article.text) <= 900, text


def everything(home: Home) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of the tables that anything can be written to."""
    tables = ("inbox", "session", "outbox", "message_id", "report", "meta")
    known = {row["name"] for row in rows(home, "sqlite_master")}
    return {t: [tuple(row) for row in rows(home, t)] for t in tables if t in known}


async def answered(person: Person, text: str) -> Offered:
    """What the person is offered above the keyboard."""
    query = await person.asks_elsewhere(text)
    await until(lambda: query.answer is not None)
    assert query.answer is not None
    return query.answer


async def test_contract_inline_stores_nothing(
    home: Home,
    app: App,
    api: BotApi,
    lan: Person,
    lines: list[MutableMapping[str, Any]],
) -> None:
    """An offer, a cry and idle words in another chat leave no row, no byte and no log line."""
    before = everything(home)
    answers = [await answered(lan, text) for text in (OFFER, *CRIES, "trời mưa to quá")]
    assert [len(one.articles) for one in answers] == [1, 0, 0, 0, 0, 0]
    assert set(counts(home).values()) == {0}
    assert everything(home) == before
    for secret in (str(lan.id), "Campuchia", "Lan Thử"):
        assert secret.encode() not in bytes_on_disk(home)
    assert [line for line in lines if line["event"] != "telegram_face_refused"] == []
    assert lan.hears == []


async def test_the_button_opens_the_question_for_an_offer(
    app: App, house: House, lan: Person
) -> None:
    """Pressing it says /start offer in the bot's chat, which is where an offer can be pasted."""
    button = (await answered(lan, "trời mưa to quá")).button
    assert button["text"] == house.wording.say(Lang.VI, inline_phrases().open)
    await lan.starts(button["start_parameter"])
    (heard,) = await lan.waits_for()
    assert heard.text == sentence(house, "check_offer.offer")
