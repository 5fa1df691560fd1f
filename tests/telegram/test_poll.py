"""The contract of long polling: stored first, acknowledged afterwards, stopped by nothing."""

import asyncio
from collections.abc import Callable, Sequence

from bot.incoming import Incoming
from bot.telegram.client import Client
from bot.telegram.poll import Poller
from tests.phone import BotApi, Person
from tests.telegram.fakes import FAREWELL, FakeHost, polling, until


def pending(api: BotApi) -> list[int]:
    return [update["update_id"] for update in api.world.updates.pending]


class DyingHost(FakeHost):
    """Stores a batch, and its process ends before anything is acknowledged."""

    process: asyncio.Task[None] | None = None

    async def _arrive(self, batch: Sequence[Incoming]) -> None:
        await super()._arrive(batch)
        assert self.process
        self.process.cancel()


async def test_what_people_send_arrives(
    api: BotApi, lan: Person, client: Client, host: FakeHost
) -> None:
    """Texts of two people arrive in the order of their updates and are then acknowledged."""
    ba = Person(api, "Ba")
    await lan.types("một")
    await ba.types("hai")
    async with polling(client, host):
        await until(lambda: len(host.kept) == 2)
        await lan.types("ba")
        await until(lambda: host.texts == ["một", "hai", "ba"] and not pending(api))
    assert sorted(one.order for one in host.kept.values()) == [
        one.order for one in host.kept.values()
    ]


async def test_everything_that_waited_is_one_batch(
    api: BotApi, lan: Person, client: Client, host: FakeHost
) -> None:
    """What was sent while the bot was away is handed over at once, in one call."""
    for text in ("một", "hai", "ba"):
        await lan.types(text)
    async with polling(client, host):
        await until(lambda: len(host.kept) == 3)
    assert [len(batch) for batch in host.batches] == [3]


async def test_contract_failed_arrival_acknowledges_nothing(
    api: BotApi, lan: Person, client: Client, host: FakeHost
) -> None:
    """A batch that the host could not store is fetched again until it can."""
    await lan.types("việc ở Campuchia")
    host.fails = 3
    async with polling(client, host):
        await until(lambda: bool(host.kept))
    assert len(host.batches) == 4
    assert len({tuple(batch) for batch in host.batches}) == 1


async def test_contract_nothing_is_acknowledged_while_arrival_fails(
    api: BotApi, lan: Person, client: Client, host: FakeHost
) -> None:
    """As long as the host fails, Telegram keeps every update."""
    await lan.types("việc ở Campuchia")
    host.fails = 10**6
    async with polling(client, host):
        await until(lambda: len(host.batches) > 2)
        assert len(pending(api)) == 1
    assert len(pending(api)) == 1


async def test_contract_restart_before_acknowledging_repeats_the_keys(
    api: BotApi, lan: Person, connect: Callable[..., Client]
) -> None:
    """A process that stored and died sees the same keys again, so that they can be dropped."""
    await lan.types("việc ở Campuchia")
    died, restarted = DyingHost(), FakeHost()
    async with asyncio.TaskGroup() as tasks:
        task = tasks.create_task(Poller(connect(), died.ports, FAREWELL, wait=1).run())
        died.process = task
    assert len(pending(api)) == 1
    async with polling(connect(), restarted):
        await until(lambda: bool(restarted.kept))
    assert restarted.batches[0] == died.batches[0]


async def test_contract_unreadable_update_stops_nobody(
    api: BotApi, lan: Person, client: Client, host: FakeHost
) -> None:
    """An update that cannot be read is acknowledged between two that can."""
    await lan.types("trước")
    api.unparsable_update(lan.chat)
    await lan.types("sau")
    async with polling(client, host):
        await until(lambda: host.texts == ["trước", "sau"] and not pending(api))


async def test_only_unreadable_updates(
    api: BotApi, lan: Person, client: Client, host: FakeHost
) -> None:
    """A batch without anything readable is acknowledged and asks nothing of the host."""
    api.unparsable_update(lan.chat)
    async with polling(client, host):
        await until(lambda: not pending(api))
    assert host.batches == []


async def test_only_needed_kinds_are_asked_for(api: BotApi, client: Client, host: FakeHost) -> None:
    """Kinds of update that nobody reads are not even sent."""
    async with polling(client, host):
        await until(lambda: bool(api.called("getUpdates")))
    wanted = api.called("getUpdates")[0]["allowed_updates"]
    assert (
        wanted
        == '["message", "edited_message", "callback_query", "my_chat_member", "inline_query"]'
    )


async def test_numbers_may_start_anew(
    api: BotApi, lan: Person, client: Client, host: FakeHost
) -> None:
    """After a quiet week Telegram may count from a lower number: those updates are read too."""
    async with polling(client, host):
        await lan.types("một")
        await until(lambda: bool(host.kept) and not pending(api))
        await until(lambda: "offset" not in api.called("getUpdates")[-1])
        lower = {"message_id": 9, "date": 1, "chat": {"id": lan.id, "type": "private"}}
        api.world.updates.put({"update_id": 5, "message": {**lower, "text": "hai"}})
        await until(lambda: host.texts == ["một", "hai"])


async def test_blocked_person_is_forgotten(
    api: BotApi, lan: Person, client: Client, host: FakeHost
) -> None:
    """Who blocks the bot is forgotten after what they sent before; nobody else is."""
    await lan.types("một")
    await lan.blocks()
    async with polling(client, host):
        await until(lambda: bool(host.gone) and not pending(api))
    assert host.gone == [f"telegram:{lan.id}"]
    assert host.texts == ["một"]


async def test_who_comes_back_is_heard(
    api: BotApi, lan: Person, client: Client, host: FakeHost
) -> None:
    """What somebody writes after unblocking is stored after they were forgotten."""
    await lan.types("một")
    await lan.blocks()
    await lan.unblocks()
    await lan.types("hai")
    async with polling(client, host):
        await until(lambda: len(host.kept) == 2)
    assert [len(batch) for batch in host.batches] == [1, 1]
    assert len(host.gone) == 1


async def test_cancelling_ends_it(api: BotApi, client: Client, host: FakeHost) -> None:
    """Cancellation ends a poller at once, also while it waits for Telegram."""
    poller = Poller(client, host.ports, FAREWELL, wait=20)
    async with asyncio.TaskGroup() as tasks:
        task = tasks.create_task(poller.run())
        await until(lambda: bool(api.called("getUpdates")))
        task.cancel()
    assert task.cancelled()
