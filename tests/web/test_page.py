"""The conversation over plain HTTP: what a browser without script gets."""

import re

import httpx

from flows.engine.state import ReplyKind
from tests.web.fakes import FakeBot
from tests.web.reading import OFFER, nonce_of


async def test_welcome_begins_nothing(client: httpx.AsyncClient, bot: FakeBot) -> None:
    """Looking at the page shows the welcome and leaves no cookie and no session."""
    page = await client.get("/")
    assert page.status_code == 200
    assert "Chào bạn" in page.text
    assert "set-cookie" not in page.headers
    assert (bot.shown, bot.taken) == ([""], [])


async def test_words_and_answer_come_as_one_page(client: httpx.AsyncClient, bot: FakeBot) -> None:
    """A sent message comes back as a whole page with the words, the answer and its buttons."""
    page = await client.post("/", data={"text": OFFER})
    assert page.text.startswith("<!doctype html>")
    assert f'<div class="said" dir="auto">{OFFER}</div>' in page.text
    assert "Họ đòi giữ hộ chiếu" in page.text
    assert 'name="tap" value="check_offer.step.call"' in page.text
    (taken,) = bot.taken
    assert (taken.channel, taken.kind, taken.text, taken.tap) == ("web", ReplyKind.TEXT, OFFER, "")
    assert taken.key.startswith("web:")


async def test_multipart_is_read_the_same(client: httpx.AsyncClient, bot: FakeBot) -> None:
    """The page's own form, sent as multipart, is read like any other; files are left aside."""
    text, picture = (None, OFFER), ("a.png", b"\x89PNG", "image/png")
    page = await client.post("/", files=[("text", text), ("picture", picture)])
    assert page.status_code == 200
    assert [one.text for one in bot.taken] == [OFFER]


async def test_a_tap_is_shown_by_its_label(client: httpx.AsyncClient, bot: FakeBot) -> None:
    """A tap carries the button's data to the bot and shows the label as what the person said."""
    form = {"tap": "check_offer.step.call", "said:check_offer.step.call": "Mình gọi cho ai được?"}
    page = await client.post("/", data=form)
    assert '<div class="said" dir="auto">Mình gọi cho ai được?</div>' in page.text
    (taken,) = bot.taken
    assert (taken.kind, taken.tap, taken.text) == (ReplyKind.TAP, "check_offer.step.call", "")


async def test_a_tap_keeps_the_draft(client: httpx.AsyncClient, bot: FakeBot) -> None:
    """Words that stood in the box when a button was pressed are still there afterwards."""
    page = await client.post("/", data={"tap": "check_offer.step.call", "text": "đang viết dở"})
    assert re.search(r"<textarea[^>]*>\nđang viết dở</textarea>", page.text)
    assert bot.taken[0].text == ""


async def test_markup_in_words_stays_words(client: httpx.AsyncClient) -> None:
    """Tags that somebody sends are shown as text, in their own words and in the bot's quote."""
    page = await client.post("/", data={"text": "<script>alert(1)</script>"})
    assert "<script>alert" not in page.text
    assert page.text.count("&lt;script&gt;alert(1)&lt;/script&gt;") == 2


async def test_long_words_come_back_short(client: httpx.AsyncClient, bot: FakeBot) -> None:
    """20,000 characters of Vietnamese reach the bot whole and come back as their beginning."""
    words = ("ệ" * 9 + " ") * 2000
    page = await client.post("/", files={"text": (None, words)})
    assert page.status_code == 200
    assert bot.taken[0].text == words
    assert page.text.count("ệ") < 700


async def test_language_button_speaks_for_the_person(
    client: httpx.AsyncClient, bot: FakeBot
) -> None:
    """The language button says /language like typed text; the answer is a page in the new one."""
    page = await client.post("/?lang=vi", data={"command": "/language", "text": "dở dang"})
    assert (bot.taken[0].kind, bot.taken[0].text) == (ReplyKind.TEXT, "/language")
    assert '<html lang="en">' in page.text
    assert "Your message" in page.text
    assert "<title>Work questions</title>" in page.text
    assert "dở dang" in page.text


async def test_a_known_person_sees_where_they_are(client: httpx.AsyncClient) -> None:
    """Opening the page again shows the current screen, in the language of the conversation."""
    await client.post("/", data={"command": "/language"})
    page = await client.get("/?lang=vi")
    assert "I help you look at a job offer" in page.text
    assert '<html lang="en">' in page.text


async def test_language_around_a_newcomer(client: httpx.AsyncClient) -> None:
    """The address decides, then a browser that reads English and no Vietnamese, else Vietnamese."""
    for path, accepts, lang in (
        ("/?lang=en", "vi", "en"),
        ("/?lang=xx", "", "vi"),
        ("/", "en-US,en;q=0.9", "en"),
        ("/", "en-US,en;q=0.9,vi;q=0.8", "vi"),
        ("/", "ko-KR", "vi"),
    ):
        page = await client.get(path, headers={"Accept-Language": accepts})
        assert f'<html lang="{lang}">' in page.text, (path, accepts)


async def test_htmx_gets_the_exchange_alone(client: httpx.AsyncClient) -> None:
    """With htmx the answer is one exchange and the next buttons with a fresh nonce."""
    sent = nonce_of((await client.get("/")).text)
    form = {"text": OFFER, "nonce": sent}
    page = await client.post("/?lang=vi", data=form, headers={"HX-Request": "true"})
    assert page.text.lstrip().startswith('<article class="exchange">')
    assert 'id="choices" class="choices" hx-swap-oob="true"' in page.text
    assert "<html" not in page.text
    assert nonce_of(page.text) != sent


async def test_htmx_gets_a_whole_page_in_a_new_language(client: httpx.AsyncClient) -> None:
    """When the language changes, htmx replaces the labels around the conversation as well."""
    form = {"command": "/language"}
    page = await client.post("/?lang=vi", data=form, headers={"HX-Request": "true"})
    assert page.headers["hx-retarget"] == "body"
    assert '<html lang="en">' in page.text


async def test_contract_numbers_need_nothing(client: httpx.AsyncClient, bot: FakeBot) -> None:
    """/so and /sos are plain pages with numbers that dial: no cookie, no session, no bot."""
    for path in ("/so", "/sos"):
        for lang in ("vi", "en"):
            page = await client.get(path, params={"lang": lang})
            assert page.status_code == 200
            assert '<a class="phone" href="tel:111">111</a>' in page.text
            assert 'href="tel:+84981848484"' in page.text
            assert "set-cookie" not in page.headers
            assert "<form" not in page.text
    assert (bot.shown, bot.taken) == ([], [])


async def test_contract_title_tells_an_onlooker_nothing(client: httpx.AsyncClient) -> None:
    """Every page's title is the neutral one, whatever the page is about."""
    for path in ("/", "/so", "/sos", "/to-ghi", "/nope"):
        page = await client.get(path)
        assert "<title>Hỏi việc</title>" in page.text


async def test_leaving_needs_no_script(client: httpx.AsyncClient) -> None:
    """Every page has a plain link to a weather search that says nothing about where from."""
    for path in ("/", "/so", "/sos", "/to-ghi", "/nope"):
        page = await client.get(path)
        link = re.search(r'<a id="leave" href="([^"]+)" rel="([^"]+)"', page.text)
        assert link
        assert link[1].startswith("https://www.google.com/search?q=")
        assert "noreferrer" in link[2]


async def test_a_verdict_shows_where_it_stands(client: httpx.AsyncClient, bot: FakeBot) -> None:
    """Below a verdict the page shows the words with the signs marked, and folds each sign out."""
    page = await client.post("/", data={"text": OFFER})
    assert "<mark title=" in page.text
    assert re.search(r"<details>\s*<summary>[^<]+</summary>", page.text)


async def test_marked_words_stay_words(client: httpx.AsyncClient) -> None:
    """Tags inside marked words are shown, not followed."""
    page = await client.post("/", data={"text": "giữ <b>hộ chiếu</b>"})
    assert "<b>" not in page.text
