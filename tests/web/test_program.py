"""The program as it ships, started as a process and talked to in a real Chromium on a phone."""

import asyncio
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, ViewportSize, expect

ROOT = Path(__file__).parents[2]
SCREENSHOTS = ROOT / "docs" / "screenshots"
PHONE: ViewportSize = {"width": 390, "height": 844}
OFFERS = {
    "vi": "Tuyển gấp nam nữ 18-30 việc nhẹ lương cao 1000 USD/tháng tại Campuchia, bao hộ chiếu,"
    " xe đón tận nhà",
    "en": "Job offer: data entry in Thailand, $1000/month, ticket paid, no contract needed,"
    " Telegram only",
}
SEND = {"vi": "Gửi", "en": "Send"}
MORE = {"vi": "Xem kỹ các dấu hiệu này", "en": "More about these signs"}
WARNED = {"vi": "⛔ Khoan hãy đi", "en": "⛔ Stop here for now"}


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a program that makes its own keys and database, as `make run` does."""
    folder = tmp_path_factory.mktemp("program")
    settings = {"ASKFIRST_DATA_DIR": str(folder), "ASKFIRST_WEB_PORT": "0"}
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "run"],
        cwd=ROOT,
        env={**os.environ, **settings, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        lines = iter(process.stdout.readline, "")
        found = next(m for line in lines if (m := re.search(r"http://\S+", line)))
        yield found[0]
        process.terminate()


async def opened(chromium: Browser, address: str, lang: str) -> Page:
    context = await chromium.new_context(viewport=PHONE, device_scale_factor=2)
    page = await context.new_page()
    await page.goto(f"{address}?lang={lang}")
    return page


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.asyncio(loop_scope="session")
async def test_an_offer_is_checked_in_a_browser(
    chromium: Browser, program: str, lang: str, request: pytest.FixtureRequest
) -> None:
    """Pasting an offer brings the signs, quoted, with the numbers; a tap explains them."""
    page = await opened(chromium, program, lang)
    if request.config.getoption("--update"):
        await page.screenshot(path=SCREENSHOTS / f"welcome.{lang}.png")
    await page.locator("textarea").fill(OFFERS[lang])
    await page.get_by_role("button", name=SEND[lang], exact=True).click()
    await expect(page.locator(".message").last).to_contain_text(WARNED[lang])
    await expect(page.locator(".message").last.get_by_role("link", name="111")).to_be_visible()
    if request.config.getoption("--update"):
        await asyncio.sleep(0.5)
        await page.screenshot(path=SCREENSHOTS / f"verdict.{lang}.png")
    await page.get_by_role("button", name=MORE[lang]).click()
    await expect(page.locator(".message").last).to_contain_text("→")
    await page.context.close()


async def says(page: Page, words: str) -> None:
    await page.locator("textarea").fill(words)
    await page.get_by_role("button", name=SEND["vi"], exact=True).click()


async def taps(page: Page, label: str) -> None:
    await page.get_by_role("button", name=label, exact=True).click()


async def pictured(page: Page, name: str, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update"):
        await asyncio.sleep(0.5)
        await page.screenshot(path=SCREENSHOTS / f"{name}.png")


@pytest.mark.asyncio(loop_scope="session")
async def test_contract_a_watched_page_shows_no_number(
    chromium: Browser, program: str, request: pytest.FixtureRequest
) -> None:
    """The numbers are folded away until they are asked for; then they can be tapped."""
    page = await opened(chromium, program, "vi")
    await says(page, "nó check máy, em đang bị nhốt ở Bavet")
    answer = page.locator(".message").last
    await expect(answer).to_contain_text("Lúc nào tiện thì xem")
    await expect(page.locator("#log")).not_to_contain_text("bị nhốt")
    number = answer.get_by_role("link", name="111", exact=True)
    await expect(number).to_be_hidden()
    await pictured(page, "covert.vi", request)
    await answer.locator("summary").click()
    await expect(number).to_be_visible()
    await page.context.close()


@pytest.mark.asyncio(loop_scope="session")
async def test_the_quiz_is_played_in_a_browser(
    chromium: Browser, program: str, request: pytest.FixtureRequest
) -> None:
    """From the menu to the first explanation by taps alone."""
    page = await opened(chromium, program, "vi")
    await says(page, "/start learn")
    choices = page.locator("#choices button")
    await page.locator("#choices button", has_text="🎯").click()
    await expect(page.locator(".message").last).not_to_contain_text("🎯")
    await choices.first.click()
    await pictured(page, "quiz.vi", request)
    await choices.first.click()
    await expect(page.locator(".message").last).not_to_be_empty()
    await pictured(page, "quiz_why.vi", request)
    await page.context.close()


@pytest.mark.asyncio(loop_scope="session")
async def test_a_picture_for_the_family_in_a_browser(
    chromium: Browser, program: str, request: pytest.FixtureRequest
) -> None:
    """A dangerous offer leads to a picture that can be saved."""
    page = await opened(chromium, program, "vi")
    await says(page, OFFERS["vi"])
    for label in (
        "Giờ mình nên làm gì?",
        "Mình mới thấy tin thôi",
        "Không, đủ 18 rồi",
        "Ảnh tóm tắt gửi người nhà",
    ):
        await taps(page, label)
    picture = page.locator(".exchange img").last
    await expect(picture).to_be_visible()
    await picture.scroll_into_view_if_needed()
    await pictured(page, "card.vi", request)
    await page.context.close()
