"""Trouble comes when a test orders it, as often as ordered, and then goes."""

import asyncio

import pytest
from aiogram import Bot
from aiogram.exceptions import (
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)

from tests.phone import BotApi, Person
from tests.phone.refusal import bad
from tests.phone_tests.conftest import Ask


async def test_a_method_fails_as_often_as_ordered(api: BotApi, bot: Bot, lan: Person) -> None:
    """Two ordered failures fail two calls, and nothing was sent by them."""
    api.fails("sendMessage", error_code=502, times=2)
    for _ in range(2):
        with pytest.raises(TelegramServerError, match="Bad Gateway"):
            await bot.send_message(lan.id, "một")
    await bot.send_message(lan.id, "hai")
    assert [seen.text for seen in lan.hears] == ["hai"]
    assert len(api.called("sendMessage")) == 3


async def test_a_bot_is_told_how_long_to_wait(api: BotApi, bot: Bot, lan: Person) -> None:
    """A flood answer carries its seconds where Telegram puts them."""
    api.fails("sendMessage", retry_after=3)
    with pytest.raises(TelegramRetryAfter) as caught:
        await bot.send_message(lan.id, "một")
    assert caught.value.retry_after == 3


async def test_work_may_be_done_before_the_failure(api: BotApi, bot: Bot, lan: Person) -> None:
    """The person has the message although the bot was told that it failed."""
    api.fails("sendMessage", error_code=500, after_doing=True)
    with pytest.raises(TelegramServerError):
        await bot.send_message(lan.id, "một")
    assert lan.last.text == "một"


async def test_half_an_answer_is_no_answer(api: BotApi, bot: Bot, lan: Person) -> None:
    """The line breaks in the middle of the answer, after the work was done."""
    api.half_response("sendMessage")
    with pytest.raises(TelegramNetworkError):
        await bot.send_message(lan.id, "một")
    assert lan.last.text == "một"
    await bot.send_message(lan.id, "hai")
    assert lan.last.text == "hai"


async def test_a_hanging_call_holds_up_nobody_else(api: BotApi, bot: Bot, lan: Person) -> None:
    """A slow call arrives late, and other calls pass it meanwhile."""
    api.hangs("sendMessage", seconds=0.2)
    async with asyncio.TaskGroup() as group:
        group.create_task(bot.send_message(lan.id, "chậm"))
        await asyncio.sleep(0.05)
        await bot.send_message(lan.id, "nhanh")
    assert [seen.text for seen in lan.hears] == ["nhanh", "chậm"]


async def test_a_client_that_gives_up_loses_nothing_but_the_call(
    api: BotApi, bot: Bot, lan: Person
) -> None:
    """A call that was given up while it hung is not done later."""
    api.hangs("sendMessage", seconds=1.2)
    with pytest.raises(TelegramNetworkError):
        await bot.send_message(lan.id, "chậm", request_timeout=1)
    await lan.stays_quiet(0.3)


async def test_ordered_trouble_can_be_called_off(api: BotApi, bot: Bot, lan: Person) -> None:
    """After recovery calls succeed although more failures were ordered."""
    api.fails("sendMessage", error_code=503, times=9)
    api.refuses("getMe", bad("no such words"))
    api.recovers()
    await bot.send_message(lan.id, "một")
    assert (await bot.me()).is_bot


async def test_an_order_names_its_own_words(api: BotApi, ask: Ask) -> None:
    """A refusal of the test's choice comes back as it was given."""
    api.refuses("getMe", bad("group chat was upgraded"))
    assert (await ask("getMe"))["description"] == "Bad Request: group chat was upgraded"


async def test_an_older_server_lacks_methods(bot: Bot, api: BotApi) -> None:
    """A method that a self-hosted server does not have yet is not found there."""
    assert await bot.set_my_short_description("ngắn")
    api.world.lacks = frozenset({"setMyShortDescription"})
    with pytest.raises(TelegramNotFound):
        await bot.set_my_short_description("ngắn")


async def test_a_wrong_token_opens_nothing(api: BotApi, bot: Bot) -> None:
    """Another token is unauthorized, whatever it asks for."""
    async with Bot("42:another", session=bot.session) as stranger:
        with pytest.raises(TelegramUnauthorizedError):
            await stranger.get_me()
