"""What a message looks like on the phone, and what became of it."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from authoring.lang import Lang
from bot.channel import Delivery, Fate
from bot.outgoing import Button, Message
from bot.telegram.client import Client
from bot.telegram.send import TelegramChannel
from tests.phone import BotApi, Person, methods
from tests.phone.refusal import Refusal, bad, forbidden
from tests.telegram.fakes import pixel, read_aloud, said


async def test_plain_message(api: BotApi, lan: Person, channel: TelegramChannel) -> None:
    """A message arrives as it is and its id comes back, for wiping."""
    sent = await channel.send(str(lan.id), said("Chào bạn.\n\n• một\n• hai"))
    assert lan.last.text == "Chào bạn.\n\n• một\n• hai"
    assert sent == Delivery(Fate.SENT, (str(lan.last.id),))


async def test_contract_markup_of_a_person_arrives_unchanged(
    lan: Person, channel: TelegramChannel
) -> None:
    """Quoted words may hold any sign: nothing is read as markup, nothing needs escaping."""
    text = "Bạn viết: <b>&amp; *lương* _cao_ [x](http://a.example) \\ {0} </b>"
    await channel.send(str(lan.id), said(text))
    assert lan.last.text == text
    assert lan.last.links == ()


async def test_how_it_is_sent(api: BotApi, lan: Person, channel: TelegramChannel) -> None:
    """No preview of links, no markup, no protection; sound unless it is to be silent."""
    await channel.send(str(lan.id), said("https://lua.example"))
    await channel.send(str(lan.id), said("im lặng", silent=True))
    loud, silent = api.called("sendMessage")
    assert loud["link_preview_options"] == '{"is_disabled": true}'
    assert set(loud) == {"chat_id", "text", "link_preview_options"}
    assert silent["disable_notification"] == "true"


async def test_buttons(lan: Person, channel: TelegramChannel) -> None:
    """One button a row; two short neighbours share one, a third begins the next."""
    labels = ("Có", "Không", "Chưa rõ", "Mình muốn hỏi chuyện khác", "Thôi")
    await channel.send(str(lan.id), said("Chọn nhé", *labels))
    assert lan.last.buttons == (
        ("Có", "Không"),
        ("Chưa rõ",),
        ("Mình muốn hỏi chuyện khác",),
        ("Thôi",),
    )


async def test_long_message_is_split(lan: Person, channel: TelegramChannel) -> None:
    """A text over the limit comes in parts, its buttons under the last."""
    text = "\n\n".join(f"Đoạn {n}. " + "chữ " * 150 for n in range(20))
    sent = await channel.send(str(lan.id), said(text, "Xong"))
    assert "".join("".join(s.text for s in lan.hears).split()) == "".join(text.split())
    assert len(lan.hears) > 2
    assert [s.labels for s in lan.hears] == [[]] * (len(lan.hears) - 1) + [["Xong"]]
    assert sent.message_ids == tuple(str(s.id) for s in lan.hears)


async def test_rest_of_a_long_message_follows(
    api: BotApi, lan: Person, channel: TelegramChannel
) -> None:
    """When Telegram asks to wait between two parts, the first is not sent twice."""
    message = said("\n\n".join("chữ " * 500 for _ in range(4)))
    api.world.burst = 1
    first = await channel.send(str(lan.id), message)
    assert (first.fate, len(lan.hears)) == (Fate.LATER, 1)
    api.world.burst = None
    second = await channel.send(str(lan.id), message)
    assert second.message_ids == tuple(str(s.id) for s in lan.hears)
    assert len({s.text for s in lan.hears}) == len(lan.hears) or len(lan.hears) == 2
    again = await channel.send(str(lan.id), message)
    assert len(again.message_ids) == len(second.message_ids)


async def test_too_many_messages(api: BotApi, lan: Person, channel: TelegramChannel) -> None:
    """429 says how long to wait, and the message waits that long."""
    api.fails("sendMessage", retry_after=17)
    assert await channel.send(str(lan.id), said("a")) == Delivery(Fate.LATER, seconds=17)


@pytest.mark.parametrize("code", [500, 502, 503, 504, 401, 404, 409, 418])
async def test_trouble_of_the_server_is_waited_out(
    api: BotApi, lan: Person, channel: TelegramChannel, code: int
) -> None:
    """What is not the message's fault leaves it to the host's own backoff."""
    api.fails("sendMessage", error_code=code)
    assert await channel.send(str(lan.id), said("a")) == Delivery(Fate.LATER)


async def test_broken_answer(api: BotApi, lan: Person, channel: TelegramChannel) -> None:
    """An answer that breaks off leaves the message to be sent again: twice rather than never."""
    api.half_response("sendMessage")
    assert (await channel.send(str(lan.id), said("a"))).fate is Fate.LATER


async def test_nobody_at_the_address(lan: Person, connect: Callable[..., Client]) -> None:
    """A server that cannot be reached is waited for."""
    away = TelegramChannel(connect(url="http://127.0.0.1:9"), pixel, read_aloud)
    assert (await away.send(str(lan.id), said("a"))).fate is Fate.LATER


async def test_slow_server(
    api: BotApi, lan: Person, channel: TelegramChannel, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A call that takes too long is given up and tried later."""
    ask = channel._client.ask
    monkeypatch.setattr(channel._client, "ask", lambda method: ask(method, seconds=1))
    api.hangs("sendMessage", seconds=5)
    async with asyncio.timeout(3):
        assert (await channel.send(str(lan.id), said("a"))).fate is Fate.LATER


@pytest.mark.parametrize(
    "refusal",
    [
        forbidden("user is deactivated"),
        forbidden("bot can't initiate conversation with a user"),
        bad("chat not found"),
        bad("PEER_ID_INVALID"),
    ],
)
async def test_gone(api: BotApi, lan: Person, channel: TelegramChannel, refusal: Refusal) -> None:
    """Who is not there any more is reported as gone."""
    api.refuses("sendMessage", refusal)
    assert await channel.send(str(lan.id), said("a")) == Delivery(Fate.GONE)


async def test_blocked(lan: Person, channel: TelegramChannel) -> None:
    """Who blocked the bot is gone, and so is a chat that never was."""
    await lan.blocks()
    assert (await channel.send(str(lan.id), said("a"))).fate is Fate.GONE
    assert (await channel.send("123456", said("a"))).fate is Fate.GONE


@pytest.mark.parametrize(
    ("data", "text", "reason"),
    [("x" * 65, "a", "button_data"), ("x", "", "empty"), ("x", " \n ", "empty")],
)
async def test_contract_poison_names_the_rule_only(
    lan: Person, channel: TelegramChannel, data: str, text: str, reason: str
) -> None:
    """What Telegram will never take is set aside under the rule's name."""
    message = Message(text, Lang.VI, (Button("Có", data),))
    assert await channel.send(str(lan.id), message) == Delivery(Fate.POISON, reason=reason)


async def test_contract_unknown_refusal_quotes_nothing(
    api: BotApi, lan: Person, channel: TelegramChannel
) -> None:
    """The server's own sentence can hold the person's words, so it goes nowhere."""
    api.refuses("sendMessage", bad("cannot parse 'lan o svay rieng'"))
    assert (await channel.send(str(lan.id), said("a"))).reason == "bad_request"


@pytest.mark.parametrize("address", ["", "lan", "１２", "-", "--5", "9" * 40])
async def test_address_that_is_none(channel: TelegramChannel, address: str) -> None:
    """An address that is no chat number is set aside, not raised."""
    assert (await channel.send(address, said("a"))).reason == "address"


async def test_half_a_letter(lan: Person, channel: TelegramChannel) -> None:
    """Half a surrogate pair becomes a replacement sign, and the rest arrives."""
    await channel.send(str(lan.id), said("a\ud83d b"))
    assert lan.last.text == "a\ufffd b"


async def test_unknown_fields_of_an_answer(
    api: BotApi, lan: Person, channel: TelegramChannel, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An answer with shapes of a later Bot API still says that the message was sent."""

    async def later_shape(call: Any) -> dict[str, Any]:
        return {"message_id": 77, "chat": "no longer an object", "entities": 5}

    monkeypatch.setitem(methods.METHODS, "sendMessage", later_shape)
    assert await channel.send(str(lan.id), said("a")) == Delivery(Fate.SENT, ("77",))
