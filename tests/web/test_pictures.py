"""Pictures on the page: shown with words for those who cannot see them, and by their address."""

import asyncio
from io import BytesIO

import httpx
import pytest
from PIL import Image

from tests.web.fakes import FakeBot

PATH = "/the/vi/danger/documents_kept,irregular_border.png"
UNKNOWN = (
    "/the/vi/danger/documents_kept,no_such_sign.png",
    "/the/vi/danger/documents_kept,documents_kept.png",
    "/the/vi/danger/minor,urgency,documents_kept,irregular_border.png",
    "/the/vi/danger/documents_kept",
    "/the/vi/danger/documents_kept.png.png",
    "/the/vi/danger/.png",
    "/the/vi/fine/documents_kept.png",
    "/the/fr/danger/documents_kept.png",
    "/the/vi/danger/%3Cscript%3E.png",
)


async def test_a_picture_has_an_address(client: httpx.AsyncClient, bot: FakeBot) -> None:
    """The address alone makes the picture: no cookie, no session, nothing that a browser keeps."""
    for path in (PATH, "/the/en/suspicious/0.png"):
        page = await client.get(path)
        assert (page.status_code, page.headers["content-type"]) == (200, "image/png")
        assert page.headers["cache-control"] == "no-store"
        assert "set-cookie" not in page.headers
        assert Image.open(BytesIO(page.content)).size == (1080, 1080)
    assert (bot.shown, bot.taken) == ([], [])


@pytest.mark.parametrize("path", UNKNOWN)
async def test_what_is_not_known_is_not_drawn(client: httpx.AsyncClient, path: str) -> None:
    """Nobody can have words of their own drawn under our name, or the same picture twice."""
    assert (await client.get(path)).status_code == 404


@pytest.mark.parametrize("level", ["nothing_found", "not_an_offer"])
async def test_contract_no_card_for_nothing_found(client: httpx.AsyncClient, level: str) -> None:
    """No address gives a picture that a recruiter could show around as a certificate."""
    for signs in ("0", "documents_kept"):
        assert (await client.get(f"/the/vi/{level}/{signs}.png")).status_code == 404


async def test_the_page_shows_and_saves_it(client: httpx.AsyncClient) -> None:
    """The picture stands under its words, says the same aloud, and can be saved with one tap."""
    page = (await client.post("/", data={"text": "/picture"})).text
    assert f'<img src="{PATH}"' in page
    assert 'alt="Tấm hình để gửi đi. Trong hình: Khoan đã, đừng đi.' in page
    assert f'href="{PATH}" download=' in page


async def test_many_at_once(client: httpx.AsyncClient) -> None:
    """Several people who look at pictures at the same moment all get theirs."""
    paths = [f"/the/{lang}/{level}/minor.png" for lang in ("vi", "en") for level in
             ("danger", "suspicious", "ask_more")] * 2  # fmt: skip
    pages = await asyncio.gather(*(client.get(path) for path in paths))
    assert [page.status_code for page in pages] == [200] * len(paths)
    assert len({page.content for page in pages}) == 6
