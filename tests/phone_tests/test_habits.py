"""What Telegram does on its own, one test for each habit of the table."""

import asyncio
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramConflictError

from tests.phone import BotApi, Person
from tests.phone_tests.conftest import Ask
from tests.phone_tests.hook import Hook


def texts(body: dict[str, Any]) -> list[str]:
    return [update["message"]["text"] for update in body["result"]]


async def test_updates_confirmed(lan: Person, ask: Ask) -> None:
    """A fetch with a higher offset confirms what came before it, and only that."""
    await lan.types("một")
    await lan.types("hai")
    first = (await ask("getUpdates"))["result"][0]["update_id"]
    assert texts(await ask("getUpdates", offset=first + 1)) == ["một", "hai"]
    assert texts(await ask("getUpdates", offset=first + 2)) == ["hai"]
    assert texts(await ask("getUpdates", offset=first)) == ["hai"]


async def test_updates_again(lan: Person, ask: Ask) -> None:
    """An update that was not confirmed comes again with every fetch."""
    assert texts(await ask("getUpdates")) == texts(await ask("getUpdates")) == ["/start"]


async def test_updates_negative(lan: Person, ask: Ask) -> None:
    """A negative offset takes updates from the end and forgets the others."""
    await lan.types("một")
    await lan.types("hai")
    assert texts(await ask("getUpdates", offset=-1)) == ["hai"]
    assert texts(await ask("getUpdates")) == ["hai"]


@pytest.mark.parametrize(("limit", "given"), [(2, 2), (0, 1), (1000, 100), (None, 100)])
async def test_updates_limit(limit: int | None, given: int, lan: Person, ask: Ask) -> None:
    """Between one and a hundred updates come at once, however many are asked for."""
    for number in range(120):
        await lan.types(str(number))
    wanted = {} if limit is None else {"limit": limit}
    assert len((await ask("getUpdates", **wanted))["result"]) == given


async def test_updates_timeout(lan: Person, ask: Ask) -> None:
    """A long poll ends as soon as something comes, and empty when nothing does."""
    last = (await ask("getUpdates"))["result"][-1]["update_id"]
    async with asyncio.TaskGroup() as group:
        poll = group.create_task(ask("getUpdates", offset=last + 1, timeout=5))
        await asyncio.sleep(0.05)
        await lan.types("đây")
    assert texts(poll.result()) == ["đây"]
    started = asyncio.get_running_loop().time()
    assert texts(await ask("getUpdates", offset=last + 2, timeout=1)) == []
    assert asyncio.get_running_loop().time() - started >= 0.9


async def test_updates_allowed(lan: Person, ask: Ask) -> None:
    """Kinds that were not asked for never come, until the list is emptied."""
    await ask("getUpdates", offset=-1, allowed_updates=["callback_query"])
    await lan.types("bỏ qua")
    assert texts(await ask("getUpdates")) == ["/start"]
    await ask("getUpdates", allowed_updates=[])
    await lan.types("nghe")
    assert texts(await ask("getUpdates")) == ["/start", "nghe"]


async def test_updates_one_reader(lan: Person, bot: Bot, ask: Ask) -> None:
    """The newer of two polls wins and the older is told that it was ended."""
    await ask("getUpdates", offset=10**9)
    async with asyncio.TaskGroup() as group:
        older = group.create_task(_conflict(bot))
        await asyncio.sleep(0.1)
        await ask("getUpdates")
    assert "terminated by other getUpdates request" in older.result()


async def _conflict(bot: Bot) -> str:
    with pytest.raises(TelegramConflictError) as caught:
        await bot.get_updates(timeout=5)
    return caught.value.message


async def test_webhook_secret(lan: Person, bot: Bot) -> None:
    """Every webhook request carries the secret that was set with the address."""
    async with Hook() as hook:
        await bot.set_webhook(hook.url, secret_token="only-us_1")
        await hook.waits_for(1)
    assert hook.secrets == ["only-us_1"]


async def test_webhook_again(lan: Person, bot: Bot) -> None:
    """An update is sent again until the bot answers 200."""
    async with Hook(answers=[500, 503]) as hook:
        await bot.set_webhook(hook.url)
        await hook.waits_for(3)
    assert len(set(hook.update_ids)) == 1


async def test_webhook_drop(lan: Person, bot: Bot) -> None:
    """Pending updates are forgotten when the bot asks for it."""
    await bot.delete_webhook(drop_pending_updates=True)
    assert await bot.get_updates() == []


async def test_delete_many_skips(lan: Person, bot: Bot) -> None:
    """Messages that are not there do not stop the others from going."""
    sent = await bot.send_message(lan.id, "xoá mình đi")
    assert await bot.delete_messages(lan.id, [sent.message_id, 99_999])
    assert lan.hears == []


async def test_contact_plus(lan: Person, bot: Bot) -> None:
    """A shared short number is shown with a plus in front, and so cannot be dialled."""
    await bot.send_contact(lan.id, phone_number="111", first_name="Tổng đài")
    assert lan.last.phone == "+111"
    assert lan.last.text == "Tổng đài\n+111"


async def test_query_cut(api: BotApi, lan: Person, bot: Bot) -> None:
    """Of a longer text the bot gets the first 256 characters."""
    await lan.asks_elsewhere("tuyển " * 100)
    found = [u.inline_query for u in await bot.get_updates() if u.inline_query]
    assert [len(query.query) for query in found] == [256]


async def test_text_trimmed(lan: Person, bot: Bot) -> None:
    """White space around a text is gone and the marks inside stay where they belong."""
    await bot.send_message(lan.id, "\n  <tg-spoiler>kín</tg-spoiler> \n", parse_mode="HTML")
    assert (lan.last.text, lan.last.hidden) == ("kín", ("kín",))


async def test_methods_case(api: BotApi, ask: Ask) -> None:
    """A method is found however its letters are written."""
    assert (await ask("GETME"))["result"]["username"] == "hoi_truoc_khi_di_bot"
    assert api.called("getMe")
