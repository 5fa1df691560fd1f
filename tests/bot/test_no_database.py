"""The database is away: everybody still gets the numbers, and nothing is fetched a second time."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from authoring.lang import Lang
from bot.app import App
from bot.house import House
from bot.serving import web_ports
from bot.web.app import web_app
from tests.bot.breaking import emptied, locked, rows, until, without_database
from tests.bot.browsing import browsing
from tests.bot.words import label
from tests.phone import BotApi, Person
from tests.talk.channels import Home

WAYS = pytest.mark.parametrize("way", [locked, emptied])
KEPT = {"vi": "chưa lưu gì", "en": "Nothing was kept"}
SOS = {"vi": "cuu em voi", "en": "help me please, they locked me in and took my passport"}
NOBODY = {"vi": "chưa có ai được báo", "en": "nobody has been told"}
TEXTS = {
    "vi": "cho em hỏi việc này có nên đi không ạ",
    "en": "is this job in Thailand something I should take?",
}
LANGS = pytest.mark.parametrize("lang", ["vi", "en"])
Way = Callable[[Home], Any]


def numbers_in(text: str) -> bool:
    return all(number in text for number in ("113", "111", "+84 981 84 84 84"))


@WAYS
@LANGS
async def test_contract_numbers_without_a_database(
    app: App, home: Home, house: House, api: BotApi, lan: Person, lang: str, way: Way
) -> None:
    """Whatever broke, the numbers come, with "nothing was kept" in the language of the text, and
    Telegram is told that the update needs no second delivery."""
    async with without_database(app, home, way):
        await lan.types(TEXTS[lang])
        said = (await lan.waits_for())[0].text
        assert said == house.memory.no_database(Lang(lang)).text
        assert numbers_in(said)
        await until(lambda: not api.world.updates.pending)
        await lan.stays_quiet(1)
    assert len(lan.hears) == 1


@WAYS
@LANGS
async def test_contract_sos_without_a_database(
    app: App, home: Home, api: BotApi, lan: Person, lang: str, way: Way
) -> None:
    """A cry for help gets its card without any database, once, and is acknowledged."""
    async with without_database(app, home, way):
        await lan.types(SOS[lang])
        said = (await lan.waits_for(timeout=2))[0].text
        assert NOBODY[lang] in said
        assert numbers_in(said)
        await until(lambda: not api.world.updates.pending)
        await lan.stays_quiet(1)
    assert len(lan.hears) == 1


async def test_commands_taps_and_things_without_words(
    app: App, home: Home, house: House, api: BotApi, lan: Person
) -> None:
    """What has no language of its own is answered in Vietnamese."""
    await lan.types("/start")
    await lan.waits_for()
    expected = house.memory.no_database(Lang.VI).text
    async with without_database(app, home):
        await lan.types("/start")
        await lan.sends_voice()
        await lan.sends_location()
        await lan.types("🙏🙏")
        await lan.taps(label(house, "welcome.menu.help"))
        await until(lambda: len(lan.hears) >= 6)
        await until(lambda: not api.world.updates.pending)
    assert [seen.text for seen in lan.hears[1:]] == [expected] * 5


async def test_place_is_kept_and_talk_goes_on(
    app: App, home: Home, house: House, lan: Person
) -> None:
    """When the database is back the conversation stands where it stood."""
    await lan.types("/start")
    await lan.waits_for()
    await lan.taps(label(house, "welcome.menu.offer"))
    await lan.waits_for()
    async with without_database(app, home):
        await lan.types(TEXTS["vi"])
        await lan.waits_for()
    assert rows(home, "inbox") == []
    await lan.types("Tuyển gấp nam nữ sang Campuchia, việc nhẹ lương cao 1000 USD/tháng")
    await lan.waits_for(lambda seen: "⛔" in seen.text)


async def test_answers_under_way_are_sent_when_it_is_back(
    app: App, home: Home, house: House, api: BotApi, lan: Person, minh: Person
) -> None:
    """The database goes away between an answer's sending and its mark: nothing stops for good,
    and people are answered when it is back."""
    api.hangs("sendMessage", seconds=0.5)
    await lan.types("/start")
    await until(lambda: bool(api.called("sendMessage")))
    async with without_database(app, home):
        await until(lambda: bool(lan.hears))
        await lan.stays_quiet(0.5)
    await minh.types("/start")
    await minh.waits_for()
    await until(lambda: rows(home, "outbox") == [])
    assert len(lan.hears) == 1


async def post(app: App, form: dict[str, str]) -> str:
    """One message from a browser in English, without script."""
    async with browsing(app, Lang.EN) as browser:
        answer = await browser.post("/", data=form)
    assert answer.status_code == 200
    return answer.text


@WAYS
async def test_contract_web_without_a_database(app: App, home: Home, way: Way) -> None:
    """The page too: numbers and "nothing was kept" for words and taps, the card for a cry."""
    async with without_database(app, home, way):
        for form in ({"text": TEXTS["en"]}, {"tap": "welcome.menu.help"}, {"text": "/start"}):
            said = await post(app, form)
            assert KEPT["en"] in said, form
            assert "+84 981 84 84 84" in said
        assert NOBODY["en"] in await post(app, {"text": SOS["en"]})


@WAYS
async def test_pages_of_numbers_need_no_database(app: App, home: Home, way: Way) -> None:
    """`/so`, `/sos` and the first page are shown whatever the database does."""
    page: Any = web_app(web_ports(app))
    async with (
        without_database(app, home, way),
        httpx.AsyncClient(
            transport=httpx.ASGITransport(page), base_url="http://127.0.0.1"
        ) as browser,
    ):
        for path in ("/so", "/sos", "/"):
            answer = await browser.get(path)
            assert answer.status_code == 200
            assert "111" in answer.text
