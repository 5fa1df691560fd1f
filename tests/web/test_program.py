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
WARNED = {"vi": "⛔ Bạn khoan hãy đi", "en": "⛔ Stop here for now"}


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
