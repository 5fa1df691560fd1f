"""What each thing that a phone can send becomes, and what is dropped on the way."""

from typing import Any

import pytest
import telegram

from bot.incoming import Incoming
from bot.telegram.read import read, received
from bot.telegram.values import Ignored
from flows.engine.state import ReplyKind
from tests.phone import BotApi, Person
from tests.telegram.raw import CHAT, FILE, PLACE, SIZE, last, of, update


def read_last(api: BotApi) -> Incoming:
    what = read(last(api))
    assert isinstance(what, Incoming)
    return what


async def test_typed_text(api: BotApi, lan: Person) -> None:
    """A typed text keeps its words and never waits."""
    sent = await lan.types("việc nhẹ lương cao")
    number = last(api)["update_id"]
    assert read(last(api)) == Incoming(
        channel="telegram",
        address=str(lan.id),
        key=f"telegram:{number}",
        order=number,
        kind=ReplyKind.TEXT,
        text="việc nhẹ lương cao",
        message_id=str(sent.id),
    )


@pytest.mark.parametrize(
    "origin",
    [
        "Tuyển Dụng Thử",
        telegram.User(1_000_001, "Người Lạ", is_bot=False),
        telegram.Chat(-1001, telegram.Chat.CHANNEL, title="Việc Làm"),
        telegram.Chat(-1002, telegram.Chat.SUPERGROUP, title="Nhóm"),
    ],
    ids=["hidden", "person", "channel", "group"],
)
async def test_forward(api: BotApi, lan: Person, origin: Any) -> None:
    """A forwarded text waits for its companions, wherever it comes from."""
    await lan.forwards("Tuyển gấp", origin)
    what = read_last(api)
    assert (what.kind, what.text, what.waits) == (ReplyKind.FORWARD, "Tuyển gấp", True)


async def test_forward_from_an_older_server(api: BotApi) -> None:
    """A server of before 2024 marks forwards by their date only."""
    assert of(text="Tuyển gấp", forward_date=1).kind is ReplyKind.FORWARD


@pytest.mark.parametrize(
    ("how", "kind", "text"),
    [
        ({}, ReplyKind.PICTURE, ""),
        ({"caption": "xem giúp"}, ReplyKind.PICTURE, "xem giúp"),
        ({"caption": "xem giúp", "album": "a1"}, ReplyKind.PICTURE, "xem giúp"),
        ({"caption": "Tuyển gấp", "origin": "Ai Đó"}, ReplyKind.FORWARD, "Tuyển gấp"),
        ({"origin": "Ai Đó"}, ReplyKind.PICTURE, ""),
    ],
)
async def test_photo(
    api: BotApi, lan: Person, how: dict[str, Any], kind: ReplyKind, text: str
) -> None:
    """Photos wait, because screenshots come in series; a forwarded caption is a forward."""
    await lan.sends_photo(**how)
    what = read_last(api)
    assert (what.kind, what.text, what.waits) == (kind, text, True)


async def test_other_things_from_the_phone(api: BotApi, lan: Person) -> None:
    """A voice message, a sticker, a document and a contact are told apart."""
    kinds = []
    for send in (lan.sends_voice, lan.sends_sticker, lan.sends_document, lan.sends_contact):
        await send()
        what = read_last(api)
        assert (what.text, what.waits) == ("", False)
        kinds.append(what.kind)
    assert kinds == [
        ReplyKind.VOICE, ReplyKind.STICKER, ReplyKind.DOCUMENT, ReplyKind.CONTACT,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ({"audio": {**FILE, "duration": 1}}, ReplyKind.VOICE),
        ({"video_note": {**FILE, "duration": 1, "length": 1}}, ReplyKind.VOICE),
        ({"video": {**SIZE, "duration": 1}}, ReplyKind.OTHER),
        ({"animation": {**SIZE, "duration": 1}, "document": FILE}, ReplyKind.STICKER),
        ({"dice": {"emoji": "🎲", "value": 3}}, ReplyKind.STICKER),
        ({"location": {**PLACE, "live_period": 900}}, ReplyKind.LOCATION),
        (
            {"location": PLACE, "venue": {"location": PLACE, "title": "t", "address": "a"}},
            ReplyKind.LOCATION,
        ),
        ({"document": FILE, "caption": "hợp đồng"}, ReplyKind.DOCUMENT),
        ({"story": {"chat": CHAT, "id": 1}}, ReplyKind.OTHER),
        ({}, ReplyKind.OTHER),
    ],
)
def test_rarer_things(content: dict[str, Any], kind: ReplyKind) -> None:
    """What the phone of the tests cannot send is still told apart, captions are kept."""
    what = of(**content)
    assert (what.kind, what.text) == (kind, content.get("caption", ""))


async def test_edited_text(api: BotApi, lan: Person) -> None:
    """An edited message carries its new words and the number of the old message."""
    sent = await lan.types("mat bang")
    await lan.edits("đi Campuchia")
    what = read_last(api)
    assert (what.kind, what.text, what.message_id) == (
        ReplyKind.EDITED,
        "đi Campuchia",
        str(sent.id),
    )


async def test_tap(api: BotApi, lan: Person) -> None:
    """A tap carries the data of its button, also when the message is long gone."""
    gone = {"chat": CHAT, "message_id": 5, "date": 0}
    query = {"id": "q1", "from": {"id": 7, "is_bot": False, "first_name": "L"}, "data": "a.b.c"}
    one = received(update(callback_query={**query, "message": gone, "chat_instance": "c"}))
    assert isinstance(one.what, Incoming)
    assert (one.tap, one.what.kind, one.what.tap) == ("q1", ReplyKind.TAP, "a.b.c")
    assert one.what.address == str(CHAT["id"])


def test_tap_without_a_message_is_ignored() -> None:
    """A button of an inline message is none of ours."""
    query = {"id": "q1", "from": {"id": 7, "is_bot": False, "first_name": "L"}}
    assert read(update(callback_query={**query, "chat_instance": "c"})) == Ignored()


async def test_contract_nothing_of_the_writer_is_kept(api: BotApi, lan: Person) -> None:
    """Name, user name, language, number, place and contact never reach the value."""
    await lan.types("chào")
    await lan.sends_contact("0900 123 456", "Người Bí Mật")
    await lan.sends_location(12.345678, 98.765432)
    await lan.forwards("tin", telegram.User(1_000_001, "Kẻ Chuyển", is_bot=False))
    await lan.edits("chào bạn")
    whole = " ".join(repr(received(u)) for u in api.world.updates.pending)
    for canary in ("Kínđáo", "kindao", "'vi'", "0900", "Mật", "12.3", "98.7", "Chuyển", "1000001"):
        assert canary not in whole
