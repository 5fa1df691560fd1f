"""Whatever a browser sends, to the real program behind the page: one sentence, the place kept."""

from collections.abc import AsyncIterator, Mapping
from html import unescape

import httpx
import pytest

from authoring.lang import Lang
from bot.app import App
from bot.house import House
from flows.engine.model import ChooseStep
from tests.bot.breaking import counts
from tests.bot.browsing import browsing
from tests.bot.words import own
from tests.talk.channels import Home

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
LANGS = pytest.mark.parametrize("lang", list(Lang), ids=str)


@pytest.fixture
async def browser(web: App, lang: Lang) -> AsyncIterator[httpx.AsyncClient]:
    """Somebody's browser, who stands at the question for the offer."""
    async with browsing(web, lang) as one:
        await said(one, {"tap": "welcome.menu.offer"})
        yield one


async def said(browser: httpx.AsyncClient, form: Mapping[str, str]) -> str:
    answer = await browser.post("/", data=dict(form))
    assert answer.status_code == 200
    return flat(answer.text)


def flat(page: str) -> str:
    return " ".join(unescape(page).split())


def sentence(house: House, name: str, lang: Lang) -> str:
    return flat(own(house, name, lang))


NOTHING = {
    "empty": "",
    "spaces": "  \n\t ",
    "emoji": "🙏😭👍",
    "nul": "\x00\x00",
    "controls": "\x01\x1b\x07",
    "marks": "\u202e\u2067\u200b",
}


@LANGS
@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING)
async def test_nothing_in_it(
    browser: httpx.AsyncClient, house: House, lang: Lang, text: str, lines
) -> None:
    """Empty text, emoji, NUL: "no words came", the question again, nothing in the log."""
    page = await said(browser, {"text": text})
    assert sentence(house, "empty", lang) in page
    assert "textarea" in page
    assert lines == []


@LANGS
@pytest.mark.parametrize(
    "tap", ["nonsense", "welcome.menu.gone", "a.b.c", "💥", "x" * 5000, "\x00"]
)
async def test_unknown_tap(
    browser: httpx.AsyncClient, house: House, lang: Lang, tap: str, lines
) -> None:
    """A button that nobody made: where we are now, in the language of the page."""
    page = await said(browser, {"tap": tap})
    assert sentence(house, "unknown_button", lang) in page
    assert lines == []


@LANGS
async def test_one_megabyte(
    browser: httpx.AsyncClient, web_home: Home, house: House, lang: Lang
) -> None:
    """A body of 1 MB is answered by a calm page with numbers; the place is kept."""
    before = counts(web_home)
    answer = await browser.post("/", content=b"text=" + b"a" * 1_000_000, headers=FORM)
    assert answer.status_code == 413
    assert 'href="tel:111"' in answer.text
    assert 'href="tel:+84981848484"' in answer.text
    assert counts(web_home) == before
    assert sentence(house, "empty", lang) in await said(browser, {"text": ""})


@LANGS
async def test_longer_than_can_be_read(
    browser: httpx.AsyncClient, house: House, lang: Lang
) -> None:
    """More than 20,000 characters in a form that is not too large: please send only the part."""
    page = await said(browser, {"text": "a b " * 6000})
    assert sentence(house, "too_long", lang) in page


@LANGS
@pytest.mark.parametrize("body", [b"text=%ff%fe", b"text=\xff\xfe", b"text=%ED%A0%80"])
async def test_not_utf8(
    browser: httpx.AsyncClient, web_home: Home, lang: Lang, body: bytes
) -> None:
    """Bytes that are no text get a calm page with numbers, and nothing is stored."""
    before = counts(web_home)
    answer = await browser.post("/", content=body, headers=FORM)
    assert answer.status_code == 400
    assert 'href="tel:111"' in answer.text
    assert counts(web_home) == before


@LANGS
@pytest.mark.parametrize(
    "text",
    ["<b>&</b><script>alert(1)</script> lương 5 triệu", "\u202elương 5 triệu\u202c", "lương\x00 5"],
)
async def test_odd_text(browser: httpx.AsyncClient, lang: Lang, text: str, lines) -> None:
    """Markup and marks are text: nothing of them becomes part of the page."""
    answer = await browser.post("/", data={"text": text})
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text
    assert "<b>&" not in answer.text
    assert lines == []


@LANGS
async def test_two_taps_at_once(browser: httpx.AsyncClient, house: House, lang: Lang) -> None:
    """The same button sent twice from one page is one tap; from two pages it says so."""
    await said(browser, {"text": "/help"})
    form = {"tap": "help.situation.suspicion", "nonce": "0" * 32}
    first = await said(browser, form)
    again = await said(browser, form)
    assert sentence(house, "again", lang) not in again
    where = house.flows.flows["help"].steps["place"]
    assert isinstance(where, ChooseStep)
    assert house.wording.say(lang, where.choose) in first
    other = {"tap": "help.situation.suspicion"}
    assert sentence(house, "again", lang) in await said(browser, other)


@LANGS
async def test_old_button(browser: httpx.AsyncClient, house: House, lang: Lang) -> None:
    """Going back in the browser and tapping an old button is answered with where we are."""
    await said(browser, {"text": "/help"})
    await said(browser, {"tap": "help.situation.child"})
    page = await said(browser, {"tap": "help.situation.lost_money"})
    assert sentence(house, "old_button", lang) in page
