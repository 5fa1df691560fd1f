"""The program on a fresh data folder, with Telegram on the fake server, and people who write."""

from collections.abc import AsyncIterator, Iterator, MutableMapping
from pathlib import Path
from typing import Any

import pytest
from structlog.testing import capture_logs

from bot.app import App
from bot.house import House
from tests.phone import TOKEN, BotApi, Person
from tests.talk.channels import Home
from tests.talk.running import running


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi() as server:
        yield server


@pytest.fixture
async def home(tmp_path: Path, house: House, api: BotApi) -> Home:
    settings = {"telegram_token": TOKEN, "telegram_api": api.url}
    return await Home(tmp_path, house, **settings).prepare()


@pytest.fixture
async def web_home(tmp_path: Path, house: House) -> Home:
    return await Home(tmp_path, house).prepare()


@pytest.fixture
async def web(web_home: Home) -> AsyncIterator[App]:
    async with web_home.open() as app:
        yield app


@pytest.fixture
async def app(home: Home) -> AsyncIterator[App]:
    """The program, running until the test ends."""
    async with running(home) as app:
        yield app


@pytest.fixture
def lan(api: BotApi) -> Person:
    return Person(api, "Lan Thử")


@pytest.fixture
def minh(api: BotApi) -> Person:
    return Person(api, "Minh Thử")


@pytest.fixture
def lines() -> Iterator[list[MutableMapping[str, Any]]]:
    """What was logged while the test ran."""
    with capture_logs() as caught:
        yield caught
