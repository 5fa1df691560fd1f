"""Errands: what a turn waits for is done outside it, holds up nobody else, and may go wrong."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest

from authoring.lang import Lang
from bot.app import App
from bot.house import House
from flows.engine import Found
from storage.errors import StoreUnavailableError
from tests.bot.breaking import rows, sent_out, until
from tests.bot.words import asked_for_an_offer
from tests.phone import TOKEN, BotApi, Person
from tests.talk.channels import Home, WebPlayer
from tests.talk.running import running
from tests.talk.transcript import Act

OFFER = "Tuyển 5 bạn phụ bếp lương 9 triệu, LOOK, liên hệ zalo để phỏng vấn"
PLAIN = "Tuyển gấp nam nữ sang Campuchia, việc nhẹ lương cao 1000 USD/tháng, bao hộ chiếu"


@dataclass
class Runner:
    """Goes on errands when it is let; `trouble` is raised instead, once for each entry."""

    may_go: asyncio.Event = field(default_factory=asyncio.Event)
    trouble: list[Exception] = field(default_factory=list)
    went: list[str] = field(default_factory=list)

    async def go(self, data: Mapping[str, Any], person: bytes) -> Found:
        self.went.append(data["offer"])
        await self.may_go.wait()
        if self.trouble:
            raise self.trouble.pop(0)
        return Found("nothing_found")


@pytest.fixture
def runner() -> Runner:
    return Runner()


@pytest.fixture
async def out(tmp_path, house: House, api: BotApi, runner: Runner) -> AsyncIterator[Home]:
    """The program whose check sends the host out for some offers."""
    settings = {"telegram_token": TOKEN, "telegram_api": api.url}
    home = await Home(tmp_path, sent_out(house), **settings).prepare()
    async with running(home) as app:
        _send(app, runner)
        yield home


def _send(app: App, runner: Runner) -> None:
    app.errands._runners = {"look": runner.go}


async def test_contract_an_errand_holds_up_nobody_else(
    out: Home, house: House, lan: Person, minh: Person, runner: Runner
) -> None:
    """While one person's errand takes its time others are answered, and the errand is not begun
    again; then that person is answered, once."""
    await asked_for_an_offer(house, lan)
    await lan.types(OFFER)
    await until(lambda: runner.went == [OFFER])
    await minh.types(PLAIN)
    assert "⛔" in (await minh.waits_for())[0].text
    await asyncio.sleep(0.1)
    assert runner.went == [OFFER]
    runner.may_go.set()
    assert len(await lan.waits_for(1)) == 1
    await until(lambda: rows(out, "inbox") == [])


async def test_contract_an_errand_that_fails_gets_an_apology(
    out: Home, house: House, lan: Person, runner: Runner, lines
) -> None:
    """A bug on the way is a bug of that turn: apology with 111, set aside, nothing lost."""
    runner.may_go.set()
    runner.trouble.append(ValueError("Lan's words"))
    await asked_for_an_offer(house, lan)
    await lan.types(OFFER)
    assert (await lan.waits_for())[0].text == house.memory.broken(Lang.VI).text
    [row] = rows(out, "inbox")
    assert (row["state"], row["reason"]) == (1, "ValueError")
    assert "Lan's words" not in str(lines)


async def test_an_errand_waits_for_the_database(
    out: Home, house: House, lan: Person, runner: Runner, lines
) -> None:
    """A database that goes away during an errand loses nothing: it is done again later."""
    runner.may_go.set()
    runner.trouble.append(StoreUnavailableError())
    await asked_for_an_offer(house, lan)
    await lan.types(OFFER)
    assert len(await lan.waits_for(1)) == 1
    assert runner.went == [OFFER, OFFER]


async def test_the_web_page_waits_for_its_errand(tmp_path, house: House, runner: Runner) -> None:
    """The request stays open until the errand is done; its page holds the answer."""
    runner.may_go.set()
    home = await Home(tmp_path, sent_out(house)).prepare()
    player = WebPlayer(home, resumed=False)
    try:
        await player.act(Act("text", "/start"))
        assert player._app is not None
        _send(player._app, runner)
        heard = await player.act(Act("text", OFFER))
        assert runner.went == [OFFER]
        assert heard
    finally:
        await player.close()
