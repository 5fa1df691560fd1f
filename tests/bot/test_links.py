"""Links with a word, and the line of a campaign in the menu, on the phone and on the page."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from authoring.lang import Lang
from bot.app import App
from bot.house import Given, House, build
from bot.neutral import alarming_in
from flows.engine import Session
from flows.engine.links import links_of
from tests.bot.breaking import counts
from tests.bot.browsing import browsing
from tests.bot.words import label, sentence
from tests.phone import Person
from tests.talk.channels import Home

LANGS = pytest.mark.parametrize("lang", list(Lang), ids=str)
JULY = date(2027, 7, 30)


@pytest.fixture(scope="module")
def in_july() -> House:
    return build(given=Given(day=lambda: JULY))


def menu(house: House, lang: Lang) -> str:
    (message,) = house.renderer.messages(house.engine.show(Session(lang=lang)).says)
    return message.text


def heading(house: House, word: str, lang: Lang) -> str:
    """The first line of what a word opens, as the page shows it."""
    shown = house.turn.open(word, lang)
    assert isinstance(shown, tuple)
    return shown[0].text.splitlines()[0]


@LANGS
def test_contract_the_banner_fits_and_gives_nobody_away(house: House, lang: Lang) -> None:
    """In every campaign the menu is one message of 600 characters at most, begins as ever, and
    the line speaks of work: who picks up the phone learns nothing."""
    plain = menu(house, lang)
    for campaign in house.flows.campaigns.campaigns.values():
        banner = house.wording.say(lang, campaign.banner)
        assert len(banner) <= 120
        assert len(f"{plain}\n\n{banner}") <= 600
        assert alarming_in(banner) is None


@LANGS
def test_the_banner_stands_in_its_season_only(house: House, in_july: House, lang: Lang) -> None:
    """Below the menu on 30 July; on a day without a campaign there is no trace of it."""
    banner = in_july.wording.say(lang, in_july.flows.campaigns.campaigns["july30"].banner)
    assert menu(in_july, lang) == f"{menu(house, lang)}\n\n{banner}"
    assert house.cards.banner(lang) == ""
    assert not menu(house, lang).endswith("\n")


def test_every_day_of_a_year_has_one_banner_or_none(house: House) -> None:
    """No day raises, and the season of the national campaign has no gap."""
    days = [date(2028, 1, 1) + timedelta(days=n) for n in range(366)]
    table = house.flows.campaigns
    found = [day for day in days if table.on(day)]
    assert (found[0], found[-1], len(found)) == (date(2028, 7, 1), date(2028, 9, 30), 92)


@pytest.mark.parametrize("word", ["offer", "help", "learn", "july30"])
@LANGS
async def test_contract_looking_at_a_linked_page_stores_nothing(
    web: App, web_home: Home, house: House, word: str, lang: Lang
) -> None:
    """The page of a link shows where it leads, sets no cookie, and leaves no row."""
    async with browsing(web, lang) as browser:
        page = await browser.get("/", params={"start": word})
    assert heading(house, word, lang) in page.text
    assert f'name="start" value="{word}"' in page.text
    assert "set-cookie" not in page.headers
    assert set(counts(web_home).values()) == {0}


async def test_the_report_page_says_whether_reports_are_open(web: App, web_home: Home) -> None:
    """What stands behind an errand is looked up for somebody who only looks; still no row."""
    async with browsing(web, Lang.EN) as browser:
        page = await browser.get("/?start=report")
    assert page.status_code == 200
    assert sentence(web.house, "report.closed", Lang.EN).splitlines()[0] in page.text
    assert set(counts(web_home).values()) == {0}


async def test_what_is_typed_on_a_linked_page_is_taken_there(web: App, house: House) -> None:
    """The first answer on the page of a link belongs to what it showed; then the word is gone."""
    async with browsing(web, Lang.VI) as browser:
        tap = {"start": "help", "tap": "help.situation.missing"}
        page = await browser.post("/", data=tap)
        asked = sentence(house, "family.missing_place")
        assert asked in page.text
        assert 'name="start"' not in page.text
        later = await browser.get("/?start=offer")
        assert asked in later.text


OTHER_WORDS = (
    "", "start=", "start=welcome", "start=sos", "start=flow:sos", "start=%00", "start=a&start=b",
    "start=" + "x" * 3000, "start=../../etc", "den=offer", "start=%3Cscript%3E",
)  # fmt: skip


@pytest.mark.parametrize("query", OTHER_WORDS)
async def test_any_other_word_shows_the_welcome(web: App, house: House, query: str) -> None:
    """Nothing else opens anything, and nothing of it comes back in the page."""
    async with browsing(web, Lang.VI) as browser:
        page = await browser.get(f"/?{query}")
    assert page.status_code == 200
    assert menu(house, Lang.VI).splitlines()[0] in page.text
    for part in ("x" * 50, "<script>", "../../etc", "flow:sos"):
        assert part not in page.text


@settings(max_examples=200, deadline=None)
@given(word=st.text(max_size=60))
def test_contract_no_word_raises(house: House, word: str) -> None:
    """Whatever stands in the address, somebody sees the welcome or one known conversation."""
    for lang in Lang:
        shown = house.turn.open(word, lang)
        assert shown


@pytest.mark.parametrize("word", ["offer", "help", "learn", "summer"])
async def test_a_link_of_the_app_opens_it(app: App, house: House, lan: Person, word: str) -> None:
    """On the phone the word comes behind /start."""
    await lan.starts(word)
    (heard,) = await lan.waits_for()
    assert heard.text.splitlines()[0] == heading(house, word, Lang.VI)
    assert label(house, "always.footer.back") in heard.labels


def test_links_are_few(house: House) -> None:
    """Only the words of the table and the names of campaigns; each fits a link of the app."""
    words = links_of(house.flows)
    assert set(words) == {"offer", "help", "learn", "report", *house.flows.campaigns.campaigns}
    assert all(len(word) <= 64 and word.isidentifier() and word.isascii() for word in words)
