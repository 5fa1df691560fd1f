"""A server, a person, a bot and a bare caller for the tests of the phone."""

from collections.abc import AsyncIterator, Callable, Coroutine
from io import BytesIO
from typing import Any

import aiohttp
import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from tests.phone import BotApi, Person

Ask = Callable[..., Coroutine[Any, Any, dict[str, Any]]]


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi(http_webhooks=True) as server:
        yield server


@pytest.fixture
async def lan(api: BotApi) -> Person:
    """Somebody who has pressed Start."""
    person = Person(api, "Lan Thử")
    await person.starts()
    return person


@pytest.fixture
async def bot(api: BotApi) -> AsyncIterator[Bot]:
    session = AiohttpSession(api=TelegramAPIServer.from_base(api.url))
    yield Bot(api.token, session=session)
    if session._session:  # Bot.close() sleeps 250 ms for TLS, which loopback does not have
        await session._session.close()


@pytest.fixture
async def ask(api: BotApi) -> AsyncIterator[Ask]:
    """Call a method with a bare JSON body, so that no library corrects the call; with bytes, which
    JSON cannot say, as multipart."""
    async with aiohttp.ClientSession() as session:

        async def call(method: str, token: str = api.token, **params: Any) -> dict[str, Any]:
            url = f"{api.url}/bot{token}/{method}"
            async with session.post(url, **_body(params)) as answer:
                body: dict[str, Any] = await answer.json()
                assert answer.status == body.get("error_code", 200)
                return body

        yield call


def _body(params: dict[str, Any]) -> dict[str, Any]:
    if not any(isinstance(value, bytes) for value in params.values()):
        return {"json": params}
    form = aiohttp.FormData()
    for name, value in params.items():
        if isinstance(value, bytes):
            form.add_field(name, BytesIO(value), filename=name)
        else:
            form.add_field(name, str(value))
    return {"data": form}
