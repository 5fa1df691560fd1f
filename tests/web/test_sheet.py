"""The call sheet: a relative fills it in, and not one letter of it leaves the device."""

import re

import httpx
import pytest
from playwright.async_api import expect

from bot.web.phrases import FIELDS
from tests.web.conftest import Phone
from tests.web.fakes import FakeBot

BOX = re.compile(r"<(?:textarea|input|select)\b[^>]*>")
TOLD = "Người nhà, 0900 000 011"


async def test_contract_the_call_sheet_sends_nothing(
    client: httpx.AsyncClient, bot: FakeBot
) -> None:
    """Its boxes have no name and no form, the page has no script and sets no cookie, and the
    address takes nothing."""
    for lang in ("vi", "en"):
        page = await client.get("/to-ghi", params={"lang": lang})
        assert page.status_code == 200
        boxes = BOX.findall(page.text)
        assert len(boxes) == len(FIELDS)
        assert all('autocomplete="off"' in box for box in boxes)
        assert not any(re.search(r"\s(name|form)=", box) for box in boxes)
        assert not re.search(r"<(form|script|button)\b", page.text)
        assert "set-cookie" not in page.headers
        assert page.headers["cache-control"] == "no-store"
    assert (await client.post("/to-ghi", data={"text": TOLD})).status_code == 405
    assert (bot.shown, bot.taken) == ([], [])


async def test_it_says_where_the_words_stay(client: httpx.AsyncClient) -> None:
    """Above the boxes stands that all stays on the device and is gone with the page, and not the
    other pages' sentence about what the program keeps."""
    page = await client.get("/to-ghi", params={"lang": "vi"})
    assert page.text.index("chỉ nằm trên máy này") < page.text.index("<textarea")
    assert "mã hóa" not in page.text


async def test_every_page_leads_to_it(client: httpx.AsyncClient) -> None:
    """At the foot of every page, in its language."""
    for path in ("/", "/so", "/sos", "/nope"):
        page = await client.get(path, params={"lang": "en"})
        assert 'href="/to-ghi?lang=en"' in page.text


@pytest.mark.asyncio(loop_scope="session")
@pytest.mark.parametrize("js", [True, False], ids=["script", "no-script"])
async def test_what_is_typed_goes_nowhere_and_is_gone(phone: Phone, *, js: bool) -> None:
    """In a browser typing and Enter ask the server for nothing; opened anew, the boxes are empty,
    also after a reload and on the way back."""
    page = await phone("/to-ghi?lang=vi", js=js)
    asked: list[str] = []
    page.on("request", lambda r: None if "/static/icon." in r.url else asked.append(r.url))
    for field in FIELDS:
        await page.fill(f"#{field}", TOLD)
    await page.press(f"#{FIELDS[0]}", "Enter")
    assert asked == []
    assert await page.context.cookies() == []
    await page.reload()
    await expect(page.locator(f"#{FIELDS[0]}")).to_have_value("")
    await page.fill(f"#{FIELDS[0]}", TOLD)
    await page.goto("/so")
    await page.go_back()
    await expect(page.locator(f"#{FIELDS[0]}")).to_have_value("")


@pytest.mark.asyncio(loop_scope="session")
async def test_on_paper_only_the_sheet_is_left(phone: Phone) -> None:
    """A print shows the labels with room to write, and none of the page around them."""
    page = await phone("/to-ghi?lang=vi")
    await page.emulate_media(media="print")
    await expect(page.locator("label").last).to_be_visible()
    for around in (".shortcuts", "footer", ".note", ".back"):
        await expect(page.locator(around).first).to_be_hidden()
