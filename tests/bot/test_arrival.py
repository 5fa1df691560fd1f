"""From arrival to answer on a phone: SOS first, waiting, order, repeats, blocked people."""

import asyncio

import pytest

from bot.app import App
from bot.house import House
from tests.bot.breaking import counts, rows, until
from tests.bot.words import asked_for_an_offer
from tests.phone import BotApi, Person
from tests.talk.channels import Home
from tests.talk.players import EnginePlayer
from tests.talk.running import running
from tests.talk.transcript import Act

SOS = {"vi": "cuu em voi", "en": "help me please, they locked me in and took my passport"}
NOBODY = {"vi": "chưa có ai được báo", "en": "nobody has been told"}
FIRST = "Tuyển gấp nam nữ sang Campuchia, việc nhẹ lương cao 1000 USD/tháng"
SECOND = "Bao hộ chiếu, xe đón tận nhà, ib zalo 0900 000 001"
SCHEMES = pytest.mark.parametrize("lang", ["vi", "en"])


@SCHEMES
async def test_contract_sos_is_answered_ahead_of_a_waiting_forward(
    app: App, lan: Person, lang: str
) -> None:
    """A cry for help is answered at once, although a forward before it waits for quiet."""
    await lan.forwards(FIRST)
    await lan.types(SOS[lang])
    heard = await lan.waits_for(1, timeout=2)
    assert NOBODY[lang] in heard[0].text
    await until(lambda: len(lan.hears) == 2)
    await lan.stays_quiet(1)
    assert sum(seen.text == heard[0].text for seen in lan.hears) == 1


@SCHEMES
async def test_contract_says_nobody_was_told(app: App, lan: Person, lang: str) -> None:
    """Somebody in danger reads that this is automatic, that nobody was told, and numbers."""
    await lan.types(SOS[lang])
    card = (await lan.waits_for())[0].text
    assert NOBODY[lang] in card
    assert all(number in card for number in ("113", "111", "+84 981 84 84 84"))
    await lan.stays_quiet(1)
    assert len(lan.hears) == 1


async def test_contract_forwarded_sos_is_answered_once(app: App, lan: Person) -> None:
    """Forwards that came together, one of them a cry for help: one card, and one answer."""
    await lan.forwards("Chị ơi sang đây làm với em, lương 20 triệu, bao ăn ở")
    await lan.forwards("mẹ ơi cứu con, con bị nhốt, họ giữ hộ chiếu của con rồi")
    await lan.stays_quiet(0)
    await until(lambda: len(lan.hears) >= 2)
    await lan.stays_quiet(1.5)
    assert sum(NOBODY["vi"] in seen.text for seen in lan.hears) == 1


@SCHEMES
async def test_contract_danger_verdict_says_nobody_was_told(
    app: App, lan: Person, lang: str
) -> None:
    """A verdict of the highest level says that it is automatic and that nobody was told."""
    offers = {
        "vi": f"{FIRST}. {SECOND}",
        "en": "Hiring men and women 18-30 for easy typing work in Cambodia, 1000 USD a month, no "
        "experience, we pay passport and ticket and pick you up at home",
    }
    await lan.types(offers[lang])
    verdict = (await lan.waits_for())[0].text
    assert "⛔" in verdict
    assert NOBODY[lang] in verdict


async def test_sos_during_trouble_of_sending(app: App, api: BotApi, lan: Person) -> None:
    """When the first answer to a cry for help is not taken, the turn sends it, once."""
    api.fails("sendMessage", error_code=502)
    await lan.types(SOS["vi"])
    await lan.waits_for()
    await lan.stays_quiet(1)
    assert [NOBODY["vi"] in seen.text for seen in lan.hears] == [True]


async def test_forwards_sent_together_are_one_answer(app: App, lan: Person) -> None:
    """Two forwards and an album are answered once, after a moment of quiet."""
    await lan.forwards(FIRST)
    await lan.forwards(SECOND)
    await lan.sends_photo(album="a", caption="Xem ảnh này")
    await lan.sends_photo(album="a")
    await lan.stays_quiet(0.5)
    await lan.waits_for()
    await lan.stays_quiet(1.5)
    assert len(lan.hears) == 1
    assert "⛔" in lan.last.text


async def test_typed_text_never_waits(app: App, lan: Person) -> None:
    """Typed words are answered long before a forward would be."""
    loop = asyncio.get_running_loop()
    await lan.types("/start")
    await lan.waits_for()
    before = loop.time()
    await lan.types("/privacy")
    await lan.waits_for()
    assert loop.time() - before < 0.7


async def test_order_of_a_persons_messages(app: App, house: House, lan: Person) -> None:
    """What somebody sends in a burst is answered in the order in which it was sent."""
    texts = ("/start", "/privacy", "/111", "/help", "/back", "abc", "/privacy")
    player = EnginePlayer(house, json=False)
    expected = [m.text for text in texts for m in await player.act(Act("text", text))]
    for text in texts:
        await lan.types(text)
    await until(lambda: len(lan.hears) >= len(expected))
    await lan.stays_quiet(1)
    assert [seen.text for seen in lan.hears] == expected


async def test_repeated_update_is_answered_once(app: App, api: BotApi, lan: Person) -> None:
    """The same update delivered twice is answered once."""
    await lan.types("/start")
    await lan.waits_for()
    update = {
        "message_id": 5,
        "date": 1_790_000_000,
        "chat": {"id": lan.id, "type": "private", "first_name": "Lan"},
        "from": {"id": lan.id, "is_bot": False, "first_name": "Lan"},
        "text": "/privacy",
    }
    number = api.raw_update(message=update)
    api.world.updates.put({"update_id": number, "message": update})
    await lan.waits_for(2)
    await lan.stays_quiet(1)
    assert len(lan.hears) == 2


@pytest.mark.parametrize("text", ["/privacy", SOS["vi"]])
async def test_contract_poller_restarted_before_acknowledging(
    home: Home, api: BotApi, lan: Person, text: str
) -> None:
    """An update that is fetched again by the next process is not answered a second time."""
    await lan.types(text)
    [update] = api.world.updates.pending
    async with running(home):
        await lan.waits_for()
        await until(lambda: counts(home)["outbox"] == 0)
    if not api.world.updates.pending:
        api.world.updates.put(update)
    async with running(home):
        await until(lambda: not api.world.updates.pending)
        await lan.stays_quiet(1)
    assert len(lan.hears) == (2 if text == SOS["vi"] else 1)  # a cry for help rather twice


@SCHEMES
async def test_contract_repeated_sos_is_answered_once(
    app: App, api: BotApi, lan: Person, lang: str
) -> None:
    """A cry for help that the same process fetches twice is answered once."""
    await lan.types(SOS[lang])
    [update] = api.world.updates.pending
    api.world.updates.put(update)
    await lan.waits_for()
    await until(lambda: not api.world.updates.pending)
    api.world.updates.put(update)
    await until(lambda: not api.world.updates.pending)
    await lan.stays_quiet(1)
    assert len(lan.hears) == 1


async def test_contract_blocked_person_is_forgotten(
    app: App, house: House, home: Home, lan: Person, minh: Person
) -> None:
    """Nothing of somebody who blocked the bot stays in the tables; others keep their place."""
    for person in (lan, minh):
        await asked_for_an_offer(house, person)
    await until(lambda: counts(home)["outbox"] == 0)
    assert counts(home)["session"] == 2
    await lan.blocks()
    await until(lambda: counts(home)["session"] == 1)
    gone = app.arrival.person("telegram", str(lan.id))
    for table in ("session", "inbox", "outbox", "message_id"):
        assert gone not in [row["person"] for row in rows(home, table)]
    await minh.types(FIRST)
    assert "⛔" in (await minh.waits_for())[0].text


async def test_contract_blocked_while_an_answer_was_on_its_way(
    app: App, home: Home, api: BotApi, lan: Person, minh: Person
) -> None:
    """Somebody whose app refuses the answer is forgotten too, and nobody else waits for it."""
    await lan.types("/start")
    lan.chat.blocked = True
    await minh.types("/start")
    await minh.waits_for()
    await until(lambda: counts(home)["session"] == 1 and counts(home)["outbox"] == 0)
    gone = app.arrival.person("telegram", str(lan.id))
    assert [row for row in rows(home, "session") if row["person"] == gone] == []
