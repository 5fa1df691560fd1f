"""Clearing a chat: what was written is gone, one harmless line is the last, nothing comes after."""

import asyncio

import pytest

from authoring.lang import Lang
from bot.app import App
from bot.house import House
from tests.bot.breaking import counts, rows, until
from tests.bot.words import label
from tests.phone import BotApi, Person
from tests.phone.refusal import bad
from tests.talk.channels import Home


@pytest.fixture
def harmless(house: House) -> str:
    return house.wording.say(Lang.VI, house.flows.phrases.wiped)


async def talks(person: Person, house: House) -> None:
    for text in ("/start", "cứu em với, nó nhốt em", "Tuyển gấp đi Campuchia lương 30 triệu"):
        await person.types(text)
        await person.waits_for()


@pytest.mark.parametrize("words", ["/xoa", "/wipe", "thoát", "THOAT", "exit", "00", "/xoa ngay"])
async def test_contract_wiping_leaves_one_harmless_line(
    app: App, home: Home, house: House, lan: Person, harmless: str, words: str
) -> None:
    """Of the bot's and the person's messages nothing is on the screen but that line, and of the
    person nothing in the database but the id of it."""
    await talks(lan, house)
    await lan.types(words)
    await until(lambda: [seen.text for seen in lan.sees] == [harmless])
    await until(lambda: counts(home) == {"session": 0, "inbox": 0, "outbox": 0, "message_id": 1})


async def test_the_button_wipes_too(
    app: App, home: Home, house: House, lan: Person, harmless: str
) -> None:
    """From the covert branch: how to clear this chat, then clear it."""
    await lan.types("cứu em với, nó nhốt em")
    await lan.waits_for()
    for one in ("first.watched", "covert.wipe", "clear.now"):
        await lan.taps(label(house, f"sos.{one}"))
        if one != "clear.now":
            await lan.waits_for()
    await until(lambda: [seen.text for seen in lan.sees] == [harmless])


async def test_contract_nothing_arrives_after_the_harmless_line(
    app: App, home: Home, house: House, api: BotApi, lan: Person, harmless: str
) -> None:
    """An answer was on its way, held up in the network, while the chat was cleared: when it comes
    through it is taken away again, and the line is still the last."""
    await talks(lan, house)
    before = len(api.called("sendMessage"))
    api.hangs("sendMessage", seconds=2)
    await lan.types("Tuyển gấp sang Lào làm CSKH lương 25 triệu, bao ăn ở")
    await until(lambda: len(api.called("sendMessage")) > before)
    await lan.types("/xoa")
    await until(lambda: not rows(home, "session"))
    await until(lambda: [seen.text for seen in lan.sees] == [harmless])
    await asyncio.sleep(1)
    assert [seen.text for seen in lan.sees] == [harmless]


async def test_contract_what_is_too_old_stays_and_hinders_nothing(
    app: App, home: Home, house: House, lan: Person, harmless: str
) -> None:
    """Messages of more than two days cannot be deleted; all newer ones are."""
    await lan.types("/start")
    await lan.waits_for()
    old = [seen.text for seen in lan.sees]
    lan.time_passes(hours=49)
    await talks(lan, house)
    await lan.types("/xoa")
    await until(lambda: [seen.text for seen in lan.sees] == [*old, harmless])


async def test_wiping_again_and_again(app: App, home: Home, lan: Person, harmless: str) -> None:
    """Twice in a row, and by somebody who never wrote before: the same line, never an error."""
    for _ in range(3):
        await lan.types("/xoa")
        await until(lambda: [seen.text for seen in lan.sees] == [harmless])


async def test_a_chat_that_refuses_deletion_still_gets_its_line(
    app: App, home: Home, house: House, api: BotApi, lan: Person, harmless: str
) -> None:
    """What cannot be taken away does not hold up the rest."""
    await talks(lan, house)
    api.refuses("deleteMessages", bad("message can't be deleted"))
    await lan.types("/xoa")
    await until(lambda: harmless in [seen.text for seen in lan.sees])
    assert counts(home)["session"] == 0
