"""What the phone reads from HTML, aiogram writes back as the same HTML."""

import pytest
from aiogram import Bot

from tests.phone import Person

SAME = (
    "<b>đậm</b> <i>nghiêng</i> <u>gạch</u> <s>bỏ</s>",
    "🎈 <b>hai <i>lớp</i></b> 🎈",
    "<tg-spoiler>kín</tg-spoiler>",
    '<a href="https://a.vn/?x=1">trang</a> <a href="tg://user?id=1">người</a>',
    "<code>1 &lt; 2</code> &amp; &gt;",
    "<pre>mã</pre>",
    "<blockquote>trích</blockquote>",
    "<blockquote expandable>trích dài</blockquote>",
)
WRITTEN_OTHERWISE = {
    "<strong>a</strong><em>b</em><ins>c</ins><strike>d</strike><del>e</del>": (
        "<b>a</b><i>b</i><u>c</u><s>d</s><s>e</s>"
    ),
    '<span class="tg-spoiler">kín</span>': "<tg-spoiler>kín</tg-spoiler>",
    "<B>to</B>&quot;&#39;&#x1F388;": "<b>to</b>\"'🎈",
    "<b></b>còn": "còn",
    '<a href="https://a.vn/?x=1&amp;y=2">trang</a>': '<a href="https://a.vn/?x=1&y=2">trang</a>',
}
CASES = {**{text: text for text in SAME}, **WRITTEN_OTHERWISE}


@pytest.mark.parametrize(("sent", "again"), CASES.items())
async def test_both_read_the_same_markup(sent: str, again: str, bot: Bot, lan: Person) -> None:
    """Kinds and offsets agree: our reading, written by aiogram, is what was sent."""
    message = await bot.send_message(lan.id, sent, parse_mode="HTML")
    assert message.html_text == again


async def test_given_entities_are_kept(bot: Bot, lan: Person) -> None:
    """A text with entities instead of tags is set in the same way."""
    first = await bot.send_message(lan.id, "🎈 <b>đậm</b>", parse_mode="HTML")
    again = await bot.send_message(lan.id, first.text or "", entities=first.entities)
    assert again.html_text == "🎈 <b>đậm</b>"
