"""What people see at once: the button stops spinning, the bot types, a group is left."""

import asyncio
from functools import partial

from bot.telegram.client import Client
from bot.telegram.reception import MOST_TYPING, Reception
from bot.telegram.send import TelegramChannel
from bot.telegram.values import Received, Unreadable
from tests.phone import BotApi, Chat, Person
from tests.telegram.fakes import FAREWELL, FakeHost, polling, said, until


async def test_button_stops_spinning(
    api: BotApi, lan: Person, client: Client, channel: TelegramChannel, host: FakeHost
) -> None:
    """A tap is answered, without a toast, and reaches the host with its data."""
    await channel.send(str(lan.id), said("Chọn nhé", "Kiểm tra"))
    await lan.taps("Kiểm tra")
    async with polling(client, host):
        await until(lambda: all(tap.answered for tap in api.world.taps.values()))
        await until(lambda: bool(host.kept))
    assert [one.tap for one in host.kept.values()] == ["flow.step.0"]
    assert lan.toasts == []


async def test_button_stops_spinning_twice(
    api: BotApi, lan: Person, client: Client, channel: TelegramChannel, host: FakeHost
) -> None:
    """An impatient second tap is answered like the first."""
    await channel.send(str(lan.id), said("Chọn nhé", "Kiểm tra"))
    await lan.taps("Kiểm tra")
    await lan.taps_again()
    async with polling(client, host):
        await until(lambda: len(host.kept) == 2)
        await until(lambda: all(tap.answered for tap in api.world.taps.values()))
    assert len(api.called("answerCallbackQuery")) == 2


async def test_button_stops_spinning_while_the_host_fails(
    api: BotApi, lan: Person, client: Client, channel: TelegramChannel, host: FakeHost
) -> None:
    """The tap is answered once, however often its batch is tried again."""
    await channel.send(str(lan.id), said("Chọn nhé", "Kiểm tra"))
    await lan.taps("Kiểm tra")
    host.fails = 3
    async with polling(client, host):
        await until(lambda: bool(host.kept))
        await until(lambda: all(tap.answered for tap in api.world.taps.values()))
    assert len(api.called("answerCallbackQuery")) == 1


async def test_old_tap_that_is_refused_stops_nothing(
    api: BotApi, lan: Person, client: Client, channel: TelegramChannel, host: FakeHost
) -> None:
    """A tap from before a long outage can no longer be answered; it is still heard."""
    await channel.send(str(lan.id), said("Chọn nhé", "Kiểm tra"))
    await lan.taps("Kiểm tra")
    lan.time_passes(hours=1)
    async with polling(client, host):
        await until(lambda: bool(host.kept))
        await lan.types("còn đó không")
        await until(lambda: len(host.kept) == 2)


async def test_typing_is_shown(api: BotApi, lan: Person, client: Client, host: FakeHost) -> None:
    """Typing shows for words, once for several at a time, and not for a sticker."""
    await lan.sends_sticker()
    await lan.types("một")
    await lan.forwards("hai")
    async with polling(client, host):
        await until(lambda: lan.typing_seen)
    assert lan.chat.actions == ["typing"]


async def test_slow_courtesies_hold_nobody_up(
    api: BotApi, lan: Person, client: Client, host: FakeHost
) -> None:
    """While Telegram is slow to show typing, the next words arrive."""
    api.hangs("sendChatAction", seconds=3, times=2)

    def heard(text: str) -> bool:
        return host.texts[-1:] == [text]

    async with polling(client, host):
        for text in ("một", "hai"):
            await lan.types(text)
            await until(partial(heard, text))


async def test_flood_of_people_is_not_typed_to(api: BotApi, client: Client, host: FakeHost) -> None:
    """Typing is left out when too many calls are under way; the words are not."""
    api.hangs("sendChatAction", seconds=1, times=1000)
    people = [Person(api, f"Người {n}") for n in range(MOST_TYPING + 10)]
    for person in people:
        await person.types("chào")
    async with polling(client, host):
        await until(lambda: len(host.kept) == len(people))
        await until(lambda: bool(api.called("sendChatAction")))
        await asyncio.sleep(0.1)
    assert len(api.called("sendChatAction")) <= MOST_TYPING


def told(group: Chat) -> list[str]:
    return [note.text.text for note in group.notes.values() if note.from_bot and note.text]


async def test_group_is_told_once_and_left(
    api: BotApi, lan: Person, client: Client, host: FakeHost
) -> None:
    """In a group the bot says once, in both languages, that it works in private, and leaves."""
    group = await lan.adds_to_group()
    await lan.says_in(group, "chào bot")
    async with polling(client, host):
        await until(lambda: not group.member)
        await lan.says_in(group, "ơ kìa")
        await lan.types("riêng")
        await until(lambda: host.texts == ["riêng"])
    assert told(group) == [FAREWELL]
    assert "private" in FAREWELL
    assert "riêng" in FAREWELL


async def test_group_that_cannot_be_left_at_first(
    api: BotApi, lan: Person, client: Client, host: FakeHost
) -> None:
    """A group is left with its next message when Telegram refused; it is not told twice."""
    api.fails("leaveChat", error_code=500)
    group = await lan.adds_to_group()
    async with polling(client, host):
        await until(lambda: len(api.called("leaveChat")) == 1)
        await asyncio.sleep(0.05)
        await lan.says_in(group, "chào bot")
        await until(lambda: not group.member)
    assert told(group) == [FAREWELL]


async def test_unreadable_updates_are_counted(client: Client, host: FakeHost) -> None:
    """Each unreadable update counts once, also when its batch is given again."""
    batch = [Received(number, Unreadable(number)) for number in (1, 2)]
    async with asyncio.TaskGroup() as tasks:
        reception = Reception(client, host.ports, FAREWELL, tasks)
        await reception.take(batch)
        await reception.take(batch)
    assert reception.unreadable == 2
