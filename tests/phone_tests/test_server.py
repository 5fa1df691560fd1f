"""The server reads what clients send, in every form, and keeps what the bot sets."""

import asyncio
import json

import aiohttp
import pytest
from aiogram import Bot
from aiogram.types import BotCommand, BufferedInputFile, MenuButtonCommands, ReplyParameters

from tests.phone import BotApi, Person
from tests.phone_tests.conftest import Ask
from tests.phone_tests.hook import Hook


@pytest.mark.parametrize("way", ["query", "form", "multipart", "json"])
async def test_parameters_come_in_every_form(way: str, api: BotApi, lan: Person) -> None:
    """Address, form, multipart parts and JSON say the same thing."""
    board = {"inline_keyboard": [[{"text": "Có", "callback_data": "yes"}]]}
    params = {"chat_id": str(lan.id), "text": "chọn", "reply_markup": json.dumps(board)}
    url = f"{api.url}/bot{api.token}/sendMessage"
    async with aiohttp.ClientSession() as session:
        if way == "query":
            answer = await session.get(url, params=params)
        elif way == "json":
            answer = await session.post(url, json={**params, "reply_markup": board})
        else:
            form = aiohttp.FormData(params, default_to_multipart=way == "multipart")
            answer = await session.post(url, data=form)
        assert (await answer.json())["ok"]
    assert lan.last.buttons == (("Có",),)


async def test_a_sent_picture_can_be_fetched(bot: Bot, lan: Person) -> None:
    """The bot gets the very bytes that the person sent."""
    await lan.sends_photo(b"\x89PNG-bytes")
    message = (await bot.get_updates())[-1].message
    assert message is not None
    assert message.photo
    content = await bot.download(message.photo[-1])
    assert content is not None
    assert content.read() == b"\x89PNG-bytes"


async def test_the_profile_is_kept_by_language(api: BotApi, bot: Bot) -> None:
    """Name, descriptions, commands and menu are there to look at."""
    await bot.set_my_name("Hỏi", language_code="vi")
    await bot.set_my_description("dài", language_code="vi")
    await bot.set_my_short_description("ngắn")
    await bot.set_my_commands([BotCommand(command="help", description="Trợ giúp")])
    await bot.set_chat_menu_button(menu_button=MenuButtonCommands())
    profile = api.profile
    assert (profile.name, profile.description) == ({"vi": "Hỏi"}, {"vi": "dài"})
    assert profile.short_description == {"": "ngắn"}
    assert profile.commands["default", ""][0]["command"] == "help"
    assert profile.menu_button == {"type": "commands"}


async def test_a_reply_names_what_it_answers(bot: Bot, lan: Person) -> None:
    """A reply carries the message that it replies to."""
    first = await bot.send_message(lan.id, "một")
    wanted = ReplyParameters(message_id=first.message_id)
    second = await bot.send_message(lan.id, "hai", reply_parameters=wanted)
    assert second.reply_to_message is not None
    assert second.reply_to_message.text == "một"


async def test_a_webhook_keeps_the_order_of_a_chat(api: BotApi, bot: Bot) -> None:
    """A failing update holds up its own chat and no other."""
    lan, minh = Person(api, "Lan Thử"), Person(api, "Minh Thử")
    async with Hook(answers=[500]) as hook:
        await lan.types("1")
        await lan.types("2")
        await minh.types("a")
        await bot.set_webhook(hook.url)
        await hook.waits_for(4)
        info = await bot.get_webhook_info()
    texts = [update["message"]["text"] for update in hook.came]
    assert [text for text in texts if text != "a"] == ["1", "1", "2"]
    assert info.last_error_message == "Wrong response from the webhook: 500 Internal Server Error"
    assert info.url == hook.url


async def test_a_webhook_that_is_down_is_tried_again(api: BotApi, bot: Bot, lan: Person) -> None:
    """Updates wait while nobody listens and can be fetched once the webhook is deleted."""
    await bot.set_webhook("http://127.0.0.1:9/hook")
    await asyncio.sleep(0.1)
    info = await bot.get_webhook_info()
    assert (info.pending_update_count, info.last_error_message) == (1, "Connection refused")
    await bot.delete_webhook()
    assert len(await bot.get_updates()) == 1


async def test_a_public_webhook_is_never_called(api: BotApi, bot: Bot, lan: Person) -> None:
    """The phone opens no connection beyond loopback, whatever the bot sets."""
    await bot.set_webhook("https://bot.example.org/hook", certificate=BufferedInputFile(b"x", "c"))
    await asyncio.sleep(0.05)
    info = await bot.get_webhook_info()
    assert (info.pending_update_count, info.last_error_message) == (1, None)


async def test_setting_a_webhook_ends_a_poll(bot: Bot, lan: Person, ask: Ask) -> None:
    """A poll that waits is told that a webhook took over."""
    await ask("getUpdates", offset=-1, timeout=0)
    await ask("getUpdates", offset=10**9)
    async with asyncio.TaskGroup() as group:
        poll = group.create_task(ask("getUpdates", timeout=5))
        await asyncio.sleep(0.1)
        await bot.set_webhook("https://bot.example.org/hook")
    assert poll.result()["description"] == "Conflict: terminated by setWebhook request"


async def test_the_server_closes_while_somebody_polls() -> None:
    """Closing is quick even when a long poll waits."""
    async with asyncio.timeout(3), aiohttp.ClientSession() as session:
        async with BotApi() as api:
            url = f"{api.url}/bot{api.token}/getUpdates"
            poll = asyncio.gather(session.get(url, params={"timeout": 30}), return_exceptions=True)
            await asyncio.sleep(0.05)
        await poll
