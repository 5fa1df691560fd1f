"""Both implementations of the protocol read every update that the phone can produce."""

import json
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
import telegram
from aiogram.types import Update
from pydantic import ValidationError

from tests.phone import BOT, BotApi, Person
from tests.phone.parsed import Parsed

Act = Callable[[Person], Awaitable[object]]
CHANNEL = telegram.Chat(-100_800_000_001, telegram.Chat.CHANNEL, title="Kênh Thử")
GROUP = telegram.Chat(-800_000_009, telegram.Chat.GROUP, title="Nhóm Thử")
SOMEBODY = telegram.User(900_000_777, "Tuyển Thử", is_bot=False)


async def taps(person: Person) -> None:
    row = [telegram.InlineKeyboardButton("Có", callback_data="yes")]
    board = telegram.InlineKeyboardMarkup([row])
    person.world.add_note(person.chat, BOT, text=Parsed("chọn"), keyboard=board)
    await person.taps("Có")


async def taps_what_is_gone(person: Person) -> None:
    await taps(person)
    for note in person.chat.notes.values():
        note.deleted = True
    await person.taps_again()


async def edits(person: Person) -> None:
    await person.types("một")
    await person.edits("hai")


async def blocks_and_returns(person: Person) -> None:
    await person.blocks()
    await person.unblocks()


ACTS: dict[str, Act] = {
    "types": lambda p: p.types("/help xem https://a.vn 🎈 nhé"),
    "starts": lambda p: p.starts("truong-hoc"),
    "forwards from a hidden person": lambda p: p.forwards("việc nhẹ"),
    "forwards from a user": lambda p: p.forwards("việc nhẹ", SOMEBODY),
    "forwards from a channel": lambda p: p.forwards("việc nhẹ", CHANNEL),
    "forwards from a group": lambda p: p.forwards("việc nhẹ", GROUP),
    "edits": edits,
    "photo": lambda p: p.sends_photo(caption="lời mời", album="album-1", origin="Ẩn danh"),
    "document": lambda p: p.sends_document(),
    "voice": lambda p: p.sends_voice(),
    "sticker": lambda p: p.sends_sticker(),
    "location": lambda p: p.sends_location(),
    "contact": lambda p: p.sends_contact(),
    "asks elsewhere": lambda p: p.asks_elsewhere("tuyển gấp"),
    "taps": taps,
    "taps what is gone": taps_what_is_gone,
    "blocks": blocks_and_returns,
    "adds to a group": lambda p: p.adds_to_group(),
}


def reduced(value: Any) -> Any:
    """Keep what is there: no empty fields and no order of keys."""
    if isinstance(value, dict):
        return {k: reduced(v) for k, v in value.items() if v not in (None, [], {})}
    return [reduced(item) for item in value] if isinstance(value, list) else value


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
async def test_both_implementations_agree(act: Act, api: BotApi) -> None:
    """aiogram reads each update strictly and gives back the same JSON that was sent."""
    person = Person(api, "Lan Thử", username="lan_thu")
    await act(person)
    sent = api.world.updates.pending
    assert sent
    for update in sent:
        read = Update.model_validate(update, strict=False)
        again = json.loads(read.model_dump_json(by_alias=True, exclude_none=True))
        assert reduced(dates_as_numbers(again)) == reduced(update)


def dates_as_numbers(value: Any) -> Any:
    """aiogram writes its dates as text; compare them as Telegram's seconds."""
    if isinstance(value, dict):
        return {k: seconds(v) if "date" in k else dates_as_numbers(v) for k, v in value.items()}
    return [dates_as_numbers(item) for item in value] if isinstance(value, list) else value


def seconds(value: Any) -> Any:
    return int(value) if isinstance(value, str) and value.isdigit() else dates_as_numbers(value)


async def test_marks_are_counted_in_utf16(api: BotApi) -> None:
    """A command and a link are marked at the offsets that both implementations read."""
    person = Person(api)
    await person.types("🎈 /help https://a.vn")
    message = Update.model_validate(api.world.updates.pending[-1]).message
    assert message is not None
    assert message.text is not None
    found = [entity.extract_from(message.text) for entity in message.entities or []]
    assert found == ["/help", "https://a.vn"]


async def test_an_unreadable_update_is_unreadable(api: BotApi, lan: Person) -> None:
    """The ordered update breaks aiogram and leaves its neighbours readable."""
    number = api.unparsable_update(lan.chat)
    await lan.types("sau")
    before, broken, after = api.world.updates.pending
    assert broken["update_id"] == number
    with pytest.raises(ValidationError):
        Update.model_validate(broken)
    assert [Update.model_validate(u).message is not None for u in (before, after)] == [True, True]


async def test_what_the_bot_may_not_know_is_not_sent(api: BotApi) -> None:
    """False service marks of the building library never reach the bot."""
    await Person(api).types("xin chào")
    assert "group_chat_created" not in api.world.updates.pending[-1]["message"]
