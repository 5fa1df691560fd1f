"""A Bot API server on loopback, somebody with a phone, our client and a host."""

from collections.abc import AsyncIterator, Callable

import pytest

from bot.telegram.client import Client
from bot.telegram.send import TelegramChannel
from tests.phone import BotApi, Person
from tests.telegram.fakes import FakeHost, pixel, read_aloud


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi() as server:
        yield server


@pytest.fixture
async def connect(api: BotApi) -> AsyncIterator[Callable[..., Client]]:
    """More clients of the same bot, as other processes have."""
    made: list[Client] = []

    def connected(token: str = "", url: str = "", proxy: str = "") -> Client:
        made.append(Client(token or api.token, api=url or api.url, proxy=proxy))
        return made[-1]

    yield connected
    for client in made:
        session = getattr(client._bot.session, "_session", None)
        if session:  # close() sleeps 250 ms for TLS, which loopback does not have
            await session.close()


@pytest.fixture
def client(connect: Callable[..., Client]) -> Client:
    return connect()


@pytest.fixture
def channel(client: Client) -> TelegramChannel:
    return TelegramChannel(client, pixel, read_aloud)


@pytest.fixture
async def lan(api: BotApi) -> Person:
    """Somebody who has pressed Start; a private person in every field that Telegram shows."""
    person = Person(api, "Lan Kínđáo", username="lan_kindao", language="vi")
    await person.starts()
    api.world.updates.clear()
    return person


@pytest.fixture
def host() -> FakeHost:
    return FakeHost()
