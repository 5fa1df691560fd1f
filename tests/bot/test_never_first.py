"""The bot never writes first: it answers, and then it is quiet."""

from pathlib import Path

import pytest

from bot.house import House
from tests.bot.breaking import counts, until
from tests.phone import BotApi, Person
from tests.talk.channels import Home, TelegramPlayer
from tests.talk.players import EnginePlayer, sent_for
from tests.talk.running import running
from tests.talk.transcript import FOLDER, read

TALKS = ("offer.danger.vi", "sos.watched.vi", "offer.first.en")


@pytest.mark.parametrize("name", TALKS)
async def test_contract_never_writes_first(
    home: Home, house: House, api: BotApi, name: str
) -> None:
    """After a whole conversation nothing more is sent, however long the person is silent, and not
    when the program starts again."""
    transcript = read(Path(FOLDER / f"{name}.txt"))
    straight, person = EnginePlayer(house, json=False), Person(api)
    player = TelegramPlayer(home, person, resumed=False)
    async with running(home):
        for act in transcript.acts:
            await player.act(act, sent_for(await straight.act(act)))
        await until(lambda: counts(home)["outbox"] == 0)
        heard = [seen.text for seen in person.hears]
        await person.stays_quiet(3)
    async with running(home):
        await person.stays_quiet(2)
    assert [seen.text for seen in person.hears] == heard


async def test_contract_somebody_who_only_looks_hears_nothing(home: Home, api: BotApi) -> None:
    """Whoever opened the chat and wrote nothing is not written to; nor is a stranger."""
    silent, talking = Person(api), Person(api)
    silent.chat.started = True
    async with running(home):
        await talking.types("/start")
        await talking.waits_for()
        await silent.stays_quiet(1)
    assert silent.hears == []


async def test_contract_blocked_and_unblocked(home: Home, api: BotApi) -> None:
    """Unblocking the bot is no message: it waits until something is written."""
    person = Person(api)
    async with running(home):
        await person.types("/start")
        await person.waits_for()
        await person.blocks()
        await until(lambda: counts(home)["session"] == 0)
        await person.unblocks()
        await person.stays_quiet(1)
    assert len(person.hears) == 1
