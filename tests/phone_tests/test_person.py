"""A person speaks through the phone and sees what a bot does, with aiogram as the bot."""

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError, TelegramRetryAfter
from aiogram.types import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)

from tests.phone import BotApi, NotSeenError, Person


def board(*rows: list[str]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(
        inline_keyboard=[
            [InlineKeyboardButton(text=label, callback_data=f"do:{label}") for label in row]
            for row in rows
        ]
    )


async def taps_of(bot: Bot) -> list[str]:
    updates = await bot.get_updates()
    return [u.callback_query.data or "" for u in updates if u.callback_query]


async def test_a_message_is_seen_without_its_tags(bot: Bot, lan: Person) -> None:
    """Text is plain, a spoiler is known, links are listed and the preview hides secrets."""
    await bot.send_message(
        lan.id,
        'Gọi <b>111</b> <tg-spoiler>ngay</tg-spoiler> <a href="https://a.vn">đây</a>',
        parse_mode="HTML",
    )
    assert lan.last.text == "Gọi 111 ngay đây"
    assert lan.last.spoiler
    assert lan.last.links == ("https://a.vn",)
    assert lan.last.preview == "Gọi 111 ▒▒▒▒ đây"


async def test_buttons_are_seen_as_rows_of_labels(bot: Bot, lan: Person) -> None:
    """Buttons keep their rows, and the transcript shows who said what."""
    await bot.send_message(lan.id, "Bạn cần gì?", reply_markup=board(["Kiểm tra", "Gọi"], ["Xoá"]))
    assert lan.last.buttons == (("Kiểm tra", "Gọi"), ("Xoá",))
    assert lan.transcript() == "> /start\n  Bạn cần gì?\n  [Kiểm tra] [Gọi]\n  [Xoá]"


async def test_a_tap_goes_to_the_newest_message_with_the_label(bot: Bot, lan: Person) -> None:
    """The same label on two messages taps the newer one."""
    await bot.send_message(lan.id, "cũ", reply_markup=board(["Tiếp"]))
    newer = await bot.send_message(lan.id, "mới", reply_markup=board(["Tiếp"]))
    await lan.taps("Tiếp")
    tap = (await bot.get_updates())[-1].callback_query
    assert tap is not None
    assert tap.message is not None
    assert (tap.data, tap.message.message_id) == ("do:Tiếp", newer.message_id)
    assert tap.from_user.id == lan.id


async def test_an_answered_tap_shows_a_toast(bot: Bot, lan: Person) -> None:
    """What the bot answers to a tap is seen, and whether it covers the screen."""
    await bot.send_message(lan.id, "chọn", reply_markup=board(["Xoá"]))
    await lan.taps("Xoá")
    tap = (await bot.get_updates())[-1].callback_query
    assert tap is not None
    await bot.answer_callback_query(tap.id, text="Đã xoá", show_alert=True)
    assert [(toast.text, toast.alert) for toast in lan.toasts] == [("Đã xoá", True)]


async def test_a_tap_may_be_repeated_or_come_late(bot: Bot, lan: Person) -> None:
    """Double taps, and taps on what has changed or gone since, reach the bot."""
    sent = await bot.send_message(lan.id, "chọn", reply_markup=board(["Xoá"]))
    seen = lan.last
    await lan.taps("Xoá")
    await lan.taps_again()
    await bot.delete_message(lan.id, sent.message_id)
    await lan.taps_old(seen, "Xoá")
    taps = [u.callback_query for u in await bot.get_updates() if u.callback_query]
    assert [tap.data for tap in taps] == ["do:Xoá"] * 3
    assert len({tap.id for tap in taps}) == 3
    assert taps[-1].message is not None
    assert taps[-1].message.date == 0


async def test_a_button_that_is_not_there_cannot_be_tapped(bot: Bot, lan: Person) -> None:
    """The complaint shows the screen, so that the reader sees why."""
    await bot.send_message(lan.id, "chọn", reply_markup=board(["Xoá"]))
    with pytest.raises(NotSeenError, match=r"\[Xoá\]"):
        await lan.taps("Gửi")
    with pytest.raises(NotSeenError, match="Xoá"):
        await lan.taps_old(lan.last, "Gửi")


async def test_a_link_opens_and_a_copy_button_copies(bot: Bot, lan: Person) -> None:
    """Such buttons act on the phone and the bot hears nothing."""
    row = [{"text": "Trang", "url": "https://a.vn"}, {"text": "Chép", "copy_text": {"text": "111"}}]
    await bot.send_message(
        lan.id, "chọn", reply_markup=InlineKeyboardMarkup.model_validate({"inline_keyboard": [row]})
    )
    await lan.taps("Trang")
    await lan.taps("Chép")
    assert (lan.opened, lan.copied) == (["https://a.vn"], ["111"])
    assert await taps_of(bot) == []


async def test_a_reply_keyboard_types_its_label(bot: Bot, lan: Person) -> None:
    """Keys under the input field send their label until they are removed."""
    keys = ReplyKeyboardMarkup(keyboard=[[KeyboardButton(text="Có")]])
    await bot.send_message(lan.id, "Đúng không?", reply_markup=keys)
    await lan.taps("Có")
    assert lan.sees[-1].text == "Có"
    await bot.send_message(lan.id, "Cảm ơn", reply_markup=ReplyKeyboardRemove())
    assert lan.reply_keyboard == []


async def test_an_edited_message_shows_its_new_form(bot: Bot, lan: Person) -> None:
    """After an edit only the new text and buttons are there, and it counts as fresh."""
    sent = await bot.send_message(lan.id, "một", reply_markup=board(["A"]))
    await lan.types("rồi")
    await bot.edit_message_text("hai", chat_id=lan.id, message_id=sent.message_id)
    assert (lan.last.text, lan.last.buttons, lan.last.edited) == ("hai", (), True)
    assert [seen.text for seen in lan.fresh] == ["hai"]
    markup = board(["B"])
    await bot.edit_message_reply_markup(
        chat_id=lan.id, message_id=sent.message_id, reply_markup=markup
    )
    assert lan.last.labels == ["B"]


async def test_a_deleted_message_is_gone(bot: Bot, lan: Person) -> None:
    """The bot may take back its own messages and the person's, for 48 hours."""
    sent = await bot.send_message(lan.id, "một")
    mine = await lan.types("hộ chiếu")
    await bot.delete_message(lan.id, mine.id)
    lan.time_passes(hours=47.9)
    await bot.delete_message(lan.id, sent.message_id)
    assert [seen.text for seen in lan.sees] == ["/start"]
    lan.time_passes(hours=0.2)
    with pytest.raises(TelegramBadRequest, match="can't be deleted for everyone"):
        await bot.delete_message(lan.id, lan.sees[0].id)


async def test_who_blocks_the_bot_hears_nothing(bot: Bot, lan: Person) -> None:
    """The bot is refused while it is blocked and welcome afterwards."""
    await lan.blocks()
    with pytest.raises(TelegramForbiddenError, match="bot was blocked by the user"):
        await bot.send_message(lan.id, "còn đó không?")
    with pytest.raises(RuntimeError, match="unblock"):
        await lan.types("xin chào")
    await lan.unblocks()
    await bot.send_message(lan.id, "chào bạn")
    assert lan.last.text == "chào bạn"


async def test_a_burst_is_refused_when_a_limit_is_set(bot: Bot, api: BotApi, lan: Person) -> None:
    """Past the burst one message a second goes through, for each chat on its own."""
    api.world.burst = 2
    hoa = Person(api, "Hoa Thử")
    await hoa.starts()
    await bot.send_message(lan.id, "1")
    await bot.send_message(lan.id, "2")
    with pytest.raises(TelegramRetryAfter) as caught:
        await bot.send_message(lan.id, "3")
    assert caught.value.retry_after == 1
    await bot.send_message(hoa.id, "1")
    lan.time_passes(seconds=1)
    await bot.send_message(lan.id, "3")
    assert [seen.text for seen in lan.hears] == ["1", "2", "3"]
