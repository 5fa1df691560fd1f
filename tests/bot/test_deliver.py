"""The outbox on its way to phones: retried, set aside, one person's trouble nobody else's."""

import asyncio
from secrets import token_hex
from typing import Any

import pytest

from authoring.lang import Lang
from bot.app import App
from bot.codec import Letter, pack_letter
from bot.deliver import MOST_ATTEMPTS, backoff
from bot.outgoing import Message
from storage.values import Arrived, Outcome, Outgoing, PersonTurn
from tests.bot.breaking import rows, until
from tests.phone import BotApi, Person
from tests.phone.refusal import bad
from tests.talk.channels import Home
from tests.talk.running import running


async def put_out(app: App, *bodies: tuple[Person, bytes]) -> None:
    """Rows in the outbox, in this order, as turns write them."""
    for number, (person, body) in enumerate(bodies):
        whose = app.arrival.person("telegram", str(person.id))
        key = token_hex(8)
        await app.store.put([Arrived(whose, "test", key, number, b"x", waits=False)])

        def work(turn: PersonTurn, body: bytes = body) -> Outcome:
            return Outcome(turn.person, None, (Outgoing(turn.person, "telegram", body),))

        await app.store.run_turns(work, person=whose)
    app.sent.set()


def letter(person: Person, text: str, address: str = "") -> bytes:
    return pack_letter(Letter(address or str(person.id), Message(text, Lang.VI)))


@pytest.mark.parametrize("trouble", [{"error_code": 500}, {"error_code": 502}, {"retry_after": 1}])
async def test_contract_trouble_of_telegram_loses_nothing(
    app: App, home: Home, api: BotApi, lan: Person, trouble: dict[str, Any]
) -> None:
    """An answer that Telegram does not take now is sent again, once, and then gone from here."""
    api.fails("sendMessage", times=2, **trouble)
    await lan.types("/start")
    await lan.waits_for(timeout=9)
    await until(lambda: rows(home, "outbox") == [])
    await lan.stays_quiet(1)
    assert len(lan.hears) == 1
    assert len(api.called("sendMessage")) == 3


async def test_no_network_then_network(app: App, home: Home, api: BotApi, lan: Person) -> None:
    """An answer that broke off half-way arrives, at worst twice."""
    api.half_response("sendMessage")
    await lan.types("/start")
    await until(lambda: bool(lan.hears) and rows(home, "outbox") == [])
    assert 1 <= len(lan.hears) <= 2


async def test_contract_poison_is_set_aside(
    home: Home, api: BotApi, lan: Person, minh: Person, lines
) -> None:
    """What can never be sent is put aside under the name of a rule; others are served, and so is
    the same person afterwards."""
    lan.chat.started = minh.chat.started = True
    api.refuses("sendMessage", bad("message is too long, said Lan"))
    async with home.open() as app:
        await put_out(app, (lan, letter(lan, "một")), (minh, letter(minh, "hai")))
        await put_out(app, (lan, letter(lan, "ba")), (minh, letter(minh, "bốn", address="@minh")))
        await put_out(app, (minh, letter(minh, " ")), (minh, letter(minh, "năm")))
    async with running(home):
        await until(lambda: [seen.text for seen in lan.hears] == ["ba"])
        await until(lambda: [seen.text for seen in minh.hears] == ["hai", "năm"])
        await until(lambda: all(row["state"] for row in rows(home, "outbox")))
    aside = sorted(row["reason"] for row in rows(home, "outbox"))
    assert aside == ["address", "empty", "too_long"]
    assert "Lan" not in repr(lines)


@pytest.mark.parametrize("body", [b"\xff", b"{}", b"[]", b'{"address": "1", "message": {}}'])
async def test_contract_letter_of_another_shape_stops_nobody(
    home: Home, lan: Person, minh: Person, body: bytes
) -> None:
    """An outbox row that another release wrote is put aside; everything behind it is sent."""
    lan.chat.started = minh.chat.started = True
    async with home.open() as app:
        await put_out(app, (lan, body), (lan, letter(lan, "một")), (minh, letter(minh, "hai")))
    async with running(home):
        await until(lambda: bool(lan.hears) and bool(minh.hears))
        await until(lambda: [row["reason"] for row in rows(home, "outbox")] == ["unreadable"])


async def test_order_to_one_person(home: Home, api: BotApi, lan: Person, minh: Person) -> None:
    """While the oldest message to somebody cannot be sent, the newer ones wait behind it."""
    lan.chat.started = minh.chat.started = True
    api.fails("sendMessage", retry_after=1)
    async with home.open() as app:
        texts = [str(n) for n in range(5)]
        await put_out(app, *((lan, letter(lan, text)) for text in texts))
        await put_out(app, (minh, letter(minh, "một")))
    async with running(home):
        await until(lambda: bool(minh.hears))
        await until(lambda: len(lan.hears) == 5)
    assert [seen.text for seen in lan.hears] == texts


def test_backoff_grows_to_a_minute() -> None:
    """Pauses double, are jittered, and are never longer than a minute."""
    assert 0 < backoff(0) <= 1 < backoff(2) <= 4 < backoff(4) <= 16
    assert 30 <= backoff(20) <= 60
    assert len({backoff(5) for _ in range(10)}) > 1


async def test_too_many_attempts(home: Home, api: BotApi, lan: Person) -> None:
    """What was tried twenty times is put aside, and what stands behind it is sent."""
    lan.chat.started = True
    api.fails("sendMessage", error_code=500)
    async with home.open() as app:
        await put_out(app, (lan, letter(lan, "một")), (lan, letter(lan, "hai")))
        row = (await app.store.next_out(limit=1, channels=["telegram"]))[0]
        for _ in range(MOST_ATTEMPTS):
            await app.store.retry_later(row.id, 0)
    async with running(home):
        await until(lambda: [seen.text for seen in lan.hears] == ["hai"])
        await until(
            lambda: [row["reason"] for row in rows(home, "outbox")] == ["too many attempts"]
        )


async def test_contract_one_slow_chat_holds_up_nobody(
    app: App, home: Home, api: BotApi, lan: Person, minh: Person
) -> None:
    """While Telegram takes its time over one message, everybody else is answered."""
    api.hangs("sendMessage", seconds=3)
    await lan.types("/start")
    await until(lambda: bool(api.called("sendMessage")))
    await minh.types("/start")
    await minh.waits_for(timeout=2)
    assert lan.hears == []
    await lan.types("/privacy")
    await until(lambda: len(lan.hears) == 2)
    await until(lambda: rows(home, "outbox") == [])
    assert len(api.called("sendMessage")) == 3


async def test_contract_a_stop_sends_nothing_twice(home: Home, api: BotApi, lan: Person) -> None:
    """Whoever is just being answered when the program is stopped hears it once."""
    await lan.types("/start")
    async with running(home):
        await lan.waits_for()
    assert rows(home, "outbox") == []
    api.hangs("sendMessage", seconds=0.7)
    await lan.types("/privacy")
    async with running(home):
        await until(lambda: len(api.called("sendMessage")) == 2)
    assert rows(home, "outbox") == []
    async with running(home):
        await lan.stays_quiet(1)
    assert len(lan.hears) == 2


async def test_rate_over_all_chats(home: Home, api: BotApi) -> None:
    """No more messages a second are sent than the setting says."""
    home.settings = home.settings.model_copy(update={"send_rate": 20})
    people = [Person(api, f"Người {n}") for n in range(12)]
    async with home.open() as app:
        for person in people:
            person.chat.started = True
            await put_out(app, (person, letter(person, str(person.id))))
    start = asyncio.get_running_loop().time()
    async with running(home):
        await until(lambda: all(person.hears for person in people))
    assert asyncio.get_running_loop().time() - start >= 11 / 20


async def test_ids_of_sent_messages_are_remembered(app: App, lan: Person) -> None:
    """The ids of what was said on both sides are kept, sealed, so that a chat can be wiped."""
    await lan.types("/start")
    await lan.waits_for()
    whose = app.arrival.person("telegram", str(lan.id))
    await asyncio.sleep(0.3)
    kept = {int(one) for one in await app.store.message_ids(whose)}
    assert kept == {seen.id for seen in lan.sees}
