"""Everybody can use the page: keyboard, screen reader, large type, both colour schemes."""

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page, expect

from tests.web.conftest import Phone
from tests.web.reading import OFFER

pytestmark = pytest.mark.asyncio(loop_scope="session")

FOCUSED = """() => {
  const one = document.activeElement, style = getComputedStyle(one);
  return [one.id || one.name || one.className, style.outlineStyle !== "none"
    && parseFloat(style.outlineWidth) >= 2];
}"""
SMALL = """() => [...document.querySelectorAll("a:not(.skip), button, textarea")]
  .filter((one) => one.getBoundingClientRect().height < 44).map((one) => one.outerHTML)"""
TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


async def assert_accessible(page: Page) -> None:
    results = await Axe().run(page, options={"resultTypes": ["violations"]})
    assert results.violations_count == 0, results.generate_report()


async def answered(page: Page) -> None:
    await page.fill("#message", OFFER)
    await page.locator(".send").click()
    await expect(page.locator(".said")).to_be_visible()


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_axe_finds_nothing(phone: Phone, scheme: str, lang: str) -> None:
    """No rule of axe is broken on any page, in either colour scheme and language."""
    page = await phone(f"/?lang={lang}", color_scheme=scheme, errors=True)
    await assert_accessible(page)
    await answered(page)
    await assert_accessible(page)
    for path in ("/so", "/sos", "/to-ghi", "/nope"):
        await page.goto(f"{path}?lang={lang}")
        await assert_accessible(page)


async def tab(page: Page) -> tuple[str, bool]:
    await page.keyboard.press("Tab")
    name, ringed = await page.evaluate(FOCUSED)
    return name, ringed


async def test_keyboard_order_and_visible_focus(phone: Phone) -> None:
    """Tab goes from the skip link over the shortcuts to buttons, box and send; focus is seen."""
    page = await phone()
    steps = [await tab(page) for _ in range(9)]
    assert [name for name, _ in steps] == [
        "skip", "command", "call", "", "leave", "tap", "tap", "message", "send",
    ]  # fmt: skip
    assert all(ringed for _, ringed in steps)


@pytest.mark.parametrize("js", [True, False], ids=["script", "no-script"])
async def test_keyboard_alone_is_enough(phone: Phone, *, js: bool) -> None:
    """Skip link, words, send, and the first button of the answer: all without a pointer."""
    page = await phone(js=js)
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await page.keyboard.type(OFFER)
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await expect(page.locator(".said")).to_have_text(OFFER)
    await page.locator("#choices button").first.focus()
    await page.keyboard.press("Space")
    await expect(page.locator(".said").last).to_have_text("Mình gọi cho ai được?")


async def test_focus_stays_where_it_helps(phone: Phone) -> None:
    """Enter sends and leaves the writer in the box; after a tap, Tab goes on at what is new."""
    page = await phone()
    await page.focus("#message")
    await page.keyboard.type("dòng một")
    await page.keyboard.press("Shift+Enter")
    await page.keyboard.type("dòng hai")
    await page.keyboard.press("Enter")
    await expect(page.locator(".said")).to_have_text("dòng một\ndòng hai", use_inner_text=True)
    await expect(page.locator("#message")).to_be_focused()
    await page.locator("#choices button").first.focus()
    await page.keyboard.press("Enter")
    await expect(page.locator("#log")).to_be_focused()


async def test_enter_on_a_phone_is_a_new_line(phone: Phone) -> None:
    """On a touch screen Enter never sends by accident."""
    page = await phone(is_mobile=True, has_touch=True)
    await page.focus("#message")
    await page.keyboard.type("một")
    await page.keyboard.press("Enter")
    await page.keyboard.type("hai")
    await expect(page.locator("#message")).to_have_value("một\nhai")


@pytest.mark.parametrize("width", [180, 280, 320, 360, 1280])
async def test_no_sideways_scrolling(phone: Phone, width: int) -> None:
    """From 200% zoom on a phone (180 px) to a desktop nothing runs out of the page."""
    page = await phone(viewport={"width": width, "height": 740})
    await page.fill("#message", "https://viec-nhe.example/" + "rất-dài-" * 60)
    await page.locator(".send").click()
    await expect(page.locator(".said")).to_be_visible()
    assert not await page.evaluate(TOO_WIDE)
    await page.goto("/so")
    assert not await page.evaluate(TOO_WIDE)


async def test_large_type(phone: Phone) -> None:
    """With type at 200% nothing runs out of the page and the text grows."""
    page = await phone()
    await page.evaluate("document.documentElement.style.fontSize = '200%'")
    await answered(page)
    assert not await page.evaluate(TOO_WIDE)
    size = "parseFloat(getComputedStyle(document.querySelector('.message')).fontSize)"
    assert await page.evaluate(size) == 32


async def test_targets_are_large(phone: Phone) -> None:
    """Everything that can be pressed is at least 44 px high."""
    page = await phone()
    assert await page.evaluate(SMALL) == []
    await answered(page)
    assert await page.evaluate(SMALL) == []
    await page.goto("/so")
    assert await page.evaluate(SMALL) == []


async def test_landmarks_and_languages(phone: Phone) -> None:
    """A screen reader finds banner, navigation, main, a polite log, and each text's language."""
    page = await phone("/?lang=en")
    for role in ("banner", "navigation", "main", "log", "contentinfo"):
        await expect(page.get_by_role(role)).to_have_count(1)
    await expect(page.get_by_role("log")).to_have_attribute("aria-live", "polite")
    await expect(page.get_by_label("Your message")).to_be_visible()
    await expect(page.locator(".message")).to_have_attribute("lang", "en")
    await expect(page.locator(".language [lang=vi]")).to_have_text("Tiếng Việt")
