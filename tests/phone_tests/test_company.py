"""A person waits for the bot, and people and groups do not mix."""

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramForbiddenError

from tests.phone import BotApi, NotSeenError, Person


async def test_waiting_counts_what_is_new(bot: Bot, lan: Person) -> None:
    """Waiting gives the messages since the last act, by number or by what they say."""
    await bot.send_message(lan.id, "cũ")
    await lan.types("tiếp")
    await bot.send_message(lan.id, "một")
    await bot.send_message(lan.id, "hai")
    assert [seen.text for seen in await lan.waits_for(2)] == ["một", "hai"]
    assert await lan.waits_for(lambda seen: "hai" in seen.text)
    with pytest.raises(NotSeenError, match="một"):
        await lan.waits_for(3, timeout=0.05)
    await lan.stays_quiet(0.05)


async def test_typing_and_silence_are_seen(bot: Bot, lan: Person) -> None:
    """The person sees that the bot is typing, and says so when it never spoke."""
    with pytest.raises(NotSeenError, match="said nothing"):
        _ = lan.last
    assert not lan.typing_seen
    await bot.send_chat_action(lan.id, "typing")
    assert lan.typing_seen


async def test_several_people_do_not_see_each_other(bot: Bot, api: BotApi, lan: Person) -> None:
    """Each person has an own chat, an own number and an own clock."""
    minh = Person(api, "Minh Thử")
    await minh.types("xin chào")
    await bot.send_message(minh.id, "chào Minh")
    minh.time_passes(hours=50)
    assert lan.hears == []
    assert minh.id != lan.id
    assert (minh.clock.now() - lan.clock.now()).days == 2


async def test_a_group_is_left(bot: Bot, api: BotApi, lan: Person) -> None:
    """A bot that leaves a group can no longer write there."""
    group = await lan.adds_to_group("Nhóm Việc Làm Thử")
    await lan.says_in(group, "có ai không")
    await bot.leave_chat(group.id)
    assert not group.member
    with pytest.raises(TelegramForbiddenError, match="not a member"):
        await bot.send_message(group.id, "chào nhóm")
