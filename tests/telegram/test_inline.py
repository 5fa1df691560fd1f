"""Words behind the bot's name in another chat: answered at once, for one person, kept nowhere."""

import asyncio

from structlog.testing import capture_logs

from authoring.lang import Lang
from bot.channel import Inline
from bot.telegram.client import Client
from bot.telegram.read import read, received
from bot.telegram.values import Asked
from tests.phone import BotApi, Person
from tests.telegram.fakes import FakeHost, polling, until
from tests.telegram.raw import FROM, update


async def test_an_offer_can_be_put_into_a_chat(
    api: BotApi, lan: Person, client: Client, host: FakeHost
) -> None:
    """One article, whose words are what the other chat gets, and a button into the bot's chat."""
    query = await lan.asks_elsewhere("tuyển gấp")
    async with polling(client, host):
        await until(lambda: query.answer is not None)
    assert query.answer is not None
    assert query.answer.titles == ["Tiêu đề"]
    assert query.answer.sent("Tiêu đề") == "Về: tuyển gấp"
    assert query.answer.button == {"text": "Mở (vi)", "start_parameter": "offer"}


async def test_nothing_to_tell_is_a_button_alone(
    api: BotApi, lan: Person, client: Client, host: FakeHost
) -> None:
    """Without an article there is nothing that could be sent."""
    query = await lan.asks_elsewhere("chào")
    async with polling(client, host):
        await until(lambda: query.answer is not None)
    assert query.answer is not None
    assert query.answer.articles == ()
    assert query.answer.button["start_parameter"] == "offer"


async def test_contract_an_inline_answer_is_for_one_person_and_kept_nowhere(
    api: BotApi, lan: Person, client: Client, host: FakeHost
) -> None:
    """Telegram's servers keep no answer, and show none to somebody who writes the same."""
    await lan.asks_elsewhere("tuyển gấp")
    async with polling(client, host):
        await until(lambda: bool(api.called("answerInlineQuery")))
    (call,) = [one for one in api.calls if one.method == "answerInlineQuery"]
    assert call.flag("is_personal")
    assert call.string("cache_time") == "0"
    assert host.kept == {}
    assert host.batches == []


async def test_of_words_written_letter_by_letter_the_last_are_answered(
    api: BotApi, lan: Person, client: Client, host: FakeHost
) -> None:
    """What came in one batch from one person is answered once, and from two people twice."""
    minh = Person(api, "Minh Thử")
    for text in ("tu", "tuy", "tuyển"):
        last = await lan.asks_elsewhere(text)
    other = await minh.asks_elsewhere("tuyển")
    async with polling(client, host):
        await until(lambda: last.answer is not None and other.answer is not None)
    assert host.asked == ["tuyển", "tuyển"]
    assert len(api.called("answerInlineQuery")) == 2


async def test_a_refused_or_broken_answer_stops_nobody(
    api: BotApi, lan: Person, client: Client, host: FakeHost
) -> None:
    """An answer that comes too late, and a check with a bug, cost that answer; words arrive."""
    host.breaks = True
    await lan.asks_elsewhere("bí mật")
    with capture_logs() as lines:
        async with polling(client, host):
            await until(lambda: bool(host.asked))
            host.breaks = False
            await lan.asks_elsewhere("bí mật")
            lan.time_passes(hours=1)
            await until(lambda: bool(api.called("answerInlineQuery")))
            await lan.types("riêng")
            await until(lambda: host.texts == ["riêng"])
    events = {line["event"] for line in lines}
    assert events == {"telegram_inline_failed", "telegram_courtesy_failed"}
    assert "bí mật" not in repr(lines)


async def test_an_inline_answer_holds_nobody_up(
    api: BotApi, lan: Person, client: Client, host: FakeHost
) -> None:
    """While Telegram is slow with it, the next words arrive."""
    api.hangs("answerInlineQuery", seconds=3)
    async with polling(client, host):
        await lan.asks_elsewhere("tuyển")
        await lan.types("riêng")
        async with asyncio.timeout(2):
            await until(lambda: host.texts == ["riêng"])


def test_the_language_of_the_phone_is_for_no_words() -> None:
    """English for an English phone, Vietnamese for any other; nothing else of a person is read."""
    for code, lang in (("en-GB", Lang.EN), ("vi", Lang.VI), ("ko", Lang.VI), (None, Lang.VI)):
        who = FROM if code is None else {**FROM, "language_code": code}
        one = update(inline_query={"id": "q", "from": who, "query": "a", "offset": ""})
        assert read(one) == Asked("q", 900_000_009, "a", lang)
        assert received(one).tap == ""


def test_what_is_asked_shows_in_no_log() -> None:
    """Neither the question nor the answer prints its words."""
    inline = Inline("bí mật", "offer")
    assert "bí mật" not in repr((Asked("q", 1, "bí mật", Lang.VI), inline))
