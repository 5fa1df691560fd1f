"""Cookie, address and key: who is visiting, and what happens when a form is sent twice."""

import re

import httpx

from tests.web.fakes import FakeBot
from tests.web.reading import nonce_of


async def test_cookie_says_nothing_and_dies_with_the_browser(client: httpx.AsyncClient) -> None:
    """The first message brings a random cookie, out of reach for scripts, without a lifetime."""
    page = await client.post("/", data={"text": "xin chào"})
    assert re.fullmatch(
        r"s=[0-9a-f]{32}; HttpOnly; Path=/; SameSite=lax", page.headers["set-cookie"]
    )


async def test_cookie_is_secure_behind_tls(client: httpx.AsyncClient) -> None:
    """Over https the cookie is bound to the host and never travels in the clear."""
    page = await client.post("https://127.0.0.1/", data={"text": "xin chào"})
    assert page.headers["set-cookie"].startswith("__Host-s=")
    assert "Secure" in page.headers["set-cookie"]


async def test_the_bot_never_sees_the_cookie(client: httpx.AsyncClient, bot: FakeBot) -> None:
    """Address and key are hashes: whoever reads storage cannot become the visitor."""
    await client.post("/", data={"text": "xin chào"})
    token = client.cookies["s"]
    (taken,) = bot.taken
    assert token not in taken.address + taken.key
    await client.get("/")
    assert bot.shown == [taken.address]


async def test_one_visitor_one_address(client: httpx.AsyncClient, bot: FakeBot) -> None:
    """Messages of one visit share an address and keep their order; keys differ."""
    for text in ("một", "hai", "ba"):
        await client.post("/", data={"text": text})
    assert len({one.address for one in bot.taken}) == 1
    assert len({one.key for one in bot.taken}) == 3
    orders = [one.order for one in bot.taken]
    assert orders == sorted(orders)


async def test_a_made_up_cookie_is_none(client: httpx.AsyncClient, bot: FakeBot) -> None:
    """A cookie that we cannot have given out shows the welcome."""
    await client.get("/", headers={"Cookie": "s=../../etc"})
    assert bot.shown == [""]


async def test_sent_twice_is_taken_once(client: httpx.AsyncClient, bot: FakeBot) -> None:
    """A second press on the same page runs no second turn and shows the current screen."""
    await client.post("/", data={"text": "chào"})
    form = {"text": "một lời mời", "nonce": nonce_of((await client.get("/")).text)}
    first, second = [await client.post("/", data=form) for _ in range(2)]
    assert [one.text for one in bot.taken] == ["chào", "một lời mời"]
    assert "Họ đòi giữ hộ chiếu" in first.text
    assert "Họ đòi giữ hộ chiếu" in second.text


async def test_a_first_message_sent_twice_is_one_visit(
    client: httpx.AsyncClient, bot: FakeBot
) -> None:
    """Even before there is a cookie, two presses are one message of one visitor."""
    form = {"text": "một lời mời", "nonce": nonce_of((await client.get("/")).text)}
    cookies = set()
    for _ in range(2):
        client.cookies.clear()
        page = await client.post("/", data=form)
        cookies.add(page.headers["set-cookie"])
    assert len(bot.taken) == 1
    assert len(cookies) == 1


async def test_a_stranger_cannot_choose_the_visit(client: httpx.AsyncClient) -> None:
    """Where the browser does not vouch for the form, its nonce does not decide the cookie."""
    client.headers.pop("Sec-Fetch-Site")
    cookies = set()
    for _ in range(2):
        client.cookies.clear()
        page = await client.post("/", data={"text": "chào", "nonce": "a" * 32})
        cookies.add(page.headers["set-cookie"])
    assert len(cookies) == 2


async def test_new_words_from_an_old_page_are_heard(
    client: httpx.AsyncClient, bot: FakeBot
) -> None:
    """Somebody who goes back in the browser and writes something else is not ignored."""
    nonce = nonce_of((await client.get("/")).text)
    await client.post("/", data={"text": "một", "nonce": nonce})
    await client.post("/", data={"text": "cứu em", "nonce": nonce})
    assert [one.text for one in bot.taken] == ["một", "cứu em"]


async def test_without_a_nonce_nothing_is_dropped(client: httpx.AsyncClient, bot: FakeBot) -> None:
    """A form without a nonce is taken every time."""
    for _ in range(2):
        await client.post("/", data={"text": "có"})
    assert len(bot.taken) == 2
