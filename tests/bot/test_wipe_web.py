"""Clearing the conversation on the page: the browser goes somewhere harmless, the cookie ends."""

from collections.abc import AsyncIterator

import httpx
import pytest

from authoring.lang import Lang
from bot.app import App
from tests.bot.breaking import counts
from tests.bot.browsing import browsing
from tests.talk.channels import Home


@pytest.fixture
async def browser(web: App) -> AsyncIterator[httpx.AsyncClient]:
    """Somebody's browser, in the middle of a conversation."""
    async with browsing(web, Lang.VI) as one:
        await one.post("/", data={"text": "Tuyển gấp đi Campuchia lương 30 triệu"})
        assert one.cookies
        yield one


@pytest.mark.parametrize("words", ["/xoa", "thoát", "00"])
async def test_contract_wiping_leaves_the_page(
    browser: httpx.AsyncClient, web_home: Home, words: str
) -> None:
    """Without script: another site, no cookie, nothing in the database."""
    answer = await browser.post("/", data={"text": words})
    assert answer.status_code == 303
    assert "127.0.0.1" not in answer.headers["location"]
    assert answer.text == ""
    assert not browser.cookies
    assert counts(web_home) == {"session": 0, "inbox": 0, "outbox": 0, "message_id": 0}


async def test_wiping_with_script_tells_the_page_to_leave(browser: httpx.AsyncClient) -> None:
    """The script replaces the page, so that it adds nothing to the history."""
    answer = await browser.post("/", data={"text": "/xoa"}, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert (answer.text, answer.headers["hx-trigger"]) == ("", "leave")
    assert not browser.cookies
