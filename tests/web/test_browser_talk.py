"""A conversation in a real Chromium the size of a cheap phone, with and without JavaScript."""

import asyncio
import re

import pytest
from playwright.async_api import Page, Route, expect

from tests.web.conftest import Phone
from tests.web.fakes import FakeBot
from tests.web.reading import OFFER

pytestmark = pytest.mark.asyncio(loop_scope="session")
with_and_without_script = pytest.mark.parametrize("js", [True, False], ids=["script", "no-script"])


async def send(page: Page, text: str) -> None:
    await page.fill("#message", text)
    await page.get_by_role("button", name="Gửi").click()
    await expect(page.locator(".said").last).to_contain_text(text[:40])


@with_and_without_script
async def test_welcome_words_tap(phone: Phone, bot: FakeBot, *, js: bool) -> None:
    """Somebody reads the welcome, pastes an offer, presses a button, and is answered each time."""
    page = await phone(js=js)
    await expect(page.get_by_text("Chào bạn")).to_be_visible()
    await send(page, OFFER)
    await expect(page.get_by_text("Họ đòi giữ hộ chiếu")).to_be_visible()
    await expect(page.locator("#message")).to_have_value("")
    await page.get_by_role("button", name="Giờ mình nên làm gì?").click()
    await expect(page.locator(".said").last).to_have_text("Giờ mình nên làm gì?")
    await expect(page.get_by_text("nói chuyện với một người bạn tin")).to_be_visible()
    await expect(page.locator("#choices button")).to_have_count(0)
    assert [one.text or one.tap for one in bot.taken] == [OFFER, "check_offer.step.next"]
    assert len({one.address for one in bot.taken}) == 1


@with_and_without_script
async def test_long_text(phone: Phone, bot: FakeBot, *, js: bool) -> None:
    """20,000 accented characters, the most the box takes, arrive whole."""
    page = await phone(js=js)
    words = (("ộ" * 7 + " ") * 249 + "ộ" * 7 + "\n") * 10
    await send(page, words)
    assert bot.taken[0].text.replace("\r\n", "\n") == words
    assert await page.locator("#message").get_attribute("maxlength") == "20000"


@with_and_without_script
async def test_language_switch(phone: Phone, *, js: bool) -> None:
    """The button with the other language's name changes answers and labels, and keeps the draft."""
    page = await phone(js=js)
    await page.fill("#message", "viết dở")
    await page.get_by_role("button", name="English").click()
    await expect(page.locator("html")).to_have_attribute("lang", "en")
    await expect(page.get_by_role("button", name="Send")).to_be_visible()
    await expect(page.get_by_text("I help you look at a job offer")).to_be_visible()
    await expect(page).to_have_title("Work questions")
    await expect(page.locator("#message")).to_have_value("viết dở")
    await page.get_by_role("button", name="Tiếng Việt").click()
    await expect(page.locator("html")).to_have_attribute("lang", "vi")
    await expect(page.get_by_text("Chào bạn")).to_be_visible()


@with_and_without_script
async def test_pressed_twice(phone: Phone, bot: FakeBot, *, js: bool) -> None:
    """An impatient double press on the very first message is one message."""
    page = await phone(js=js)
    await page.fill("#message", OFFER)
    await page.get_by_role("button", name="Gửi").dblclick()
    await expect(page.get_by_text("Họ đòi giữ hộ chiếu")).to_be_visible()
    assert [one.text for one in bot.taken] == [OFFER]


@with_and_without_script
async def test_numbers_and_back(phone: Phone, *, js: bool) -> None:
    """One tap from anywhere leads to numbers that dial, one more back to the conversation."""
    page = await phone(js=js)
    await page.get_by_role("link", name="Gọi 111 · 113").click()
    await expect(page.get_by_role("link", name="111", exact=True)).to_have_attribute(
        "href", "tel:111"
    )
    await page.get_by_role("link", name="Quay lại trò chuyện").click()
    await expect(page.get_by_text("Chào bạn")).to_be_visible()


async def test_log_grows_and_newest_is_in_view(phone: Phone) -> None:
    """With script the conversation stays on the page, scrolled to the newest words."""
    page = await phone(reduced_motion="reduce")
    for text in ("một", "hai", "ba"):
        await send(page, text)
    await expect(page.locator(".exchange")).to_have_count(4)
    await expect(page.locator(".said").last).to_be_in_viewport()
    kept = "JSON.stringify([localStorage, sessionStorage, location.href])"
    assert not {"một", "hai", "check_offer"} & set(re.findall(r"\w+", await page.evaluate(kept)))


async def test_no_connection(phone: Phone, bot: FakeBot) -> None:
    """Without a connection the page says so, keeps the words, and sends them later, once."""
    page = await phone(errors=True)
    await page.context.set_offline(offline=True)
    await page.fill("#message", OFFER)
    await page.get_by_role("button", name="Gửi").click()
    await expect(page.get_by_role("status")).to_contain_text("gọi 111")
    await expect(page.locator("#message")).to_have_value(OFFER)
    await page.context.set_offline(offline=False)
    await page.get_by_role("button", name="Gửi").click()
    await expect(page.get_by_text("Họ đòi giữ hộ chiếu")).to_be_visible()
    await expect(page.get_by_role("status")).to_be_empty()
    assert len(bot.taken) == 1


async def test_trouble_with_script(phone: Phone, bot: FakeBot) -> None:
    """An error appears in the conversation with the numbers, and the words stay in the box."""
    page = await phone(errors=True)
    await page.fill("#message", "break")
    await page.get_by_role("button", name="Gửi").click()
    await expect(page.get_by_text("Bên mình đang có trục trặc")).to_be_visible()
    await expect(page.locator("#message")).to_have_value("break")
    await page.evaluate("document.getElementById('message').removeAttribute('maxlength')")
    await page.fill("#message", "a" * 300_000)
    await page.get_by_role("button", name="Gửi").click()
    await expect(page.get_by_text("mình không đọc hết một lần được")).to_be_visible()
    await send(page, OFFER)
    assert len(bot.taken) == 1


async def test_words_typed_while_waiting_stay(phone: Phone) -> None:
    """What somebody goes on typing while the answer is on its way is not wiped by it."""
    page = await phone()

    async def slowly(route: Route) -> None:
        await asyncio.sleep(0.3)
        await route.continue_()

    await page.route(lambda url: "lang=" in url, slowly)
    await page.fill("#message", "một")
    await page.get_by_role("button", name="Gửi").click()
    await expect(page.get_by_text("Bạn chờ mình một chút")).to_be_visible()
    await page.fill("#message", "hai")
    await expect(page.locator(".said")).to_have_text("một")
    await expect(page.locator("#message")).to_have_value("hai")


async def test_leaving_with_script_leaves_no_way_back(phone: Phone, served: str) -> None:
    """Quick exit replaces the page, so that the browser's back button does not return to it."""
    page = await phone("/so")
    await page.goto("/")
    await page.evaluate("(to) => { document.getElementById('leave').href = to }", f"{served}/sos")
    await page.get_by_role("link", name="Thoát nhanh").click()
    await page.wait_for_url("**/sos")
    await page.go_back()
    assert page.url == f"{served}/so"


async def test_clearing_with_script_leaves_no_way_back(phone: Phone, served: str) -> None:
    """The typed word leaves like the button: nothing of the talk stays on the screen, the cookie
    is gone, and the browser's back button does not return to it."""
    page = await phone("/so")
    await page.goto("/")
    await send(page, OFFER)
    await page.evaluate("(to) => { document.getElementById('leave').href = to }", f"{served}/sos")
    await page.fill("#message", "/xoa")
    await page.get_by_role("button", name="Gửi").click()
    await page.wait_for_url("**/sos")
    assert await page.context.cookies() == []
    await page.go_back()
    assert page.url == f"{served}/so"
