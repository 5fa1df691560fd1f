"""The way to the server: token, address, proxy, and answers that are none."""

from collections.abc import Callable

import pytest
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import GetMe
from aiohttp import web

from bot.telegram.client import Client
from bot.telegram.trouble import TelegramRefusedError
from tests.phone import BotApi


@pytest.mark.parametrize("token", ["", "abc", "12 3:abc", "x:abc", "1:"])
def test_malformed_token(token: str) -> None:
    """A setting that is no token is said in a sentence, before anything is called."""
    with pytest.raises(TelegramRefusedError, match="ASKFIRST_TELEGRAM_TOKEN"):
        Client(token)


async def test_client_closes(api: BotApi) -> None:
    """Leaving the client closes its connections."""
    async with Client(api.token, api=api.url) as client:
        assert (await client.ask(GetMe())).is_bot
    session = client._bot.session
    assert isinstance(session, AiohttpSession)
    assert session._session
    assert session._session.closed


async def test_http_proxy(api: BotApi, connect: Callable[..., Client]) -> None:
    """With a proxy set, calls go to the proxy: here the phone plays it for a name that is none."""
    client = connect(url="http://telegram.invalid", proxy=api.url)
    assert (await client.ask(GetMe())).is_bot


async def test_proxy_that_cannot_be_used() -> None:
    """A proxy of an unknown kind is said in a sentence."""
    with pytest.raises(TelegramRefusedError, match="ASKFIRST_TELEGRAM_PROXY"):
        Client("42:abc", proxy="gopher://127.0.0.1:1")


@pytest.mark.parametrize(
    "body",
    [b"<html>502</html>", b"[]", b"\xff\xfe", b'{"ok": true, "result": 5}', b"[" * 100_000, b""],
    ids=["html", "list", "no-utf8", "no-list", "deep", "empty"],
)
async def test_contract_answers_that_are_none(connect: Callable[..., Client], body: bytes) -> None:
    """Whatever stands in the way may answer: it counts as trouble of the network."""

    async def answer(_: web.Request) -> web.Response:
        return web.Response(body=body, content_type="application/json", charset="utf-8")

    app = web.Application()
    app.router.add_post("/{tail:.*}", answer)
    runner = web.AppRunner(app, shutdown_timeout=0.2)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    client = connect(url=f"http://127.0.0.1:{runner.addresses[0][1]}")
    with pytest.raises(TelegramNetworkError):
        await client.updates(None, 0)
    await runner.cleanup()


async def test_updates_without_numbers(api: BotApi, client: Client) -> None:
    """Updates that cannot be acknowledged are no answer; one with a number is."""
    api.world.updates.put({"message": "?"})
    with pytest.raises(TelegramNetworkError):
        await client.updates(None, 0)
