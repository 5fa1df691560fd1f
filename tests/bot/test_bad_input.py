"""Whatever arrives on a phone gets one kind sentence, keeps the person's place, raises nothing."""

from collections.abc import AsyncIterator, MutableMapping
from typing import Any

import pytest

from authoring.lang import Lang
from bot.app import App
from bot.house import House
from flows.engine import Reply, ReplyKind, Session
from tests.bot.breaking import bytes_on_disk, counts, until
from tests.bot.words import asked_for_an_offer, label, own
from tests.phone import BotApi, NotSeenError, Person
from tests.talk.channels import Home

LANGS = pytest.mark.parametrize("lang", list(Lang), ids=str)
TROUBLE = {"error", "critical", "exception", "warning"}
Lines = list[MutableMapping[str, Any]]


@pytest.fixture(autouse=True)
async def calm(lines: Lines) -> AsyncIterator[None]:
    """No test here may leave a warning or an error in the log."""
    yield
    assert [line for line in lines if line["log_level"] in TROUBLE] == []


def answer_to(house: House, kind: ReplyKind, lang: Lang) -> list[str]:
    """What the flow files say to this kind of message, to somebody asked for an offer."""
    session = Session(lang=lang, chosen=True)
    for reply in (Reply(ReplyKind.TEXT, "/start"), Reply(ReplyKind.TAP, tap="welcome.menu.offer")):
        session = house.engine.respond(session, reply).session or session
    says = house.engine.respond(session, Reply(kind)).says
    return [message.text for message in house.renderer.messages(says)]


async def stands_at(person: Person, question: str) -> bool:
    """The place was kept: dots are refused, and the same question is asked again."""
    await person.types("...")
    return (await person.waits_for(2))[-1].text == question


THREE = ("danger", "missing", "offer")
KINDS = {
    "sticker": (ReplyKind.STICKER, ()),
    "voice": (ReplyKind.VOICE, THREE),
    "photo": (ReplyKind.PICTURE, THREE),
    "contact": (ReplyKind.CONTACT, ()),
    "location": (ReplyKind.LOCATION, THREE),
    "document": (ReplyKind.DOCUMENT, THREE),
}


@LANGS
@pytest.mark.parametrize("name", list(KINDS))
async def test_contract_what_is_not_text(
    app: App, house: House, home: Home, lan: Person, name: str, lang: Lang
) -> None:
    """One message in the person's language; voice, photo and place with three ways on and 111."""
    kind, ways = KINDS[name]
    question = await asked_for_an_offer(house, lan, lang)
    await getattr(lan, f"sends_{name}")()
    heard = await lan.waits_for()
    await lan.stays_quiet(1.2)
    [seen] = lan.fresh
    assert [seen.text] == answer_to(house, kind, lang)
    assert seen.labels == [label(house, f"always.{kind}.{way}", lang) for way in ways]
    if kind in {ReplyKind.VOICE, ReplyKind.PICTURE, ReplyKind.LOCATION}:
        assert "111" in heard[0].text
    assert await stands_at(lan, question)
    assert counts(home)["inbox"] == 0


@LANGS
async def test_contract_a_location_is_kept_nowhere(
    app: App, house: House, home: Home, lan: Person, lang: Lang, lines: Lines
) -> None:
    """The coordinates are in no byte on disk, in no log line and in no answer; the bot says so."""
    await asked_for_an_offer(house, lan, lang)
    await lan.sends_location(21.0245123, 105.8411987)
    said = (await lan.waits_for())[0].text
    assert {Lang.VI: "không lưu vị trí", Lang.EN: "did not keep your location"}[lang] in said
    await until(lambda: counts(home)["outbox"] == 0)
    whole = bytes_on_disk(home) + repr(lines).encode() + said.encode()
    for secret in (b"21.02", b"105.84", b"8411987"):
        assert secret not in whole


@pytest.mark.parametrize("number", range(3))
async def test_the_three_ways_lead_on(app: App, house: House, lan: Person, number: int) -> None:
    """Each of the three buttons under a voice message works, also as somebody's first message."""
    await lan.sends_voice()
    await lan.waits_for(2)
    voice = next(seen for seen in lan.hears if len(seen.labels) == 3)
    await lan.taps_old(voice, voice.labels[number])
    heard = (await lan.waits_for())[0]
    assert heard.labels
    assert heard.text != own(house, "unknown_button")


@LANGS
async def test_an_edited_message(app: App, house: House, lan: Person, lang: Lang) -> None:
    """An edit is noticed with one sentence; edited into an offer it is checked."""
    await asked_for_an_offer(house, lan, lang)
    await lan.types("...")
    await lan.waits_for(2)
    await lan.edits("ok ok")
    assert [seen.text for seen in await lan.waits_for()] == [own(house, "edited", lang)]
    await lan.edits("Tuyển gấp nam nữ sang Campuchia, việc nhẹ lương cao 1000 USD/tháng, ib zalo")
    assert "⛔" in (await lan.waits_for())[0].text


@LANGS
@pytest.mark.parametrize("data", ["nonsense", "welcome.menu.gone", "a.b.c.d.e", "\u202e..", "💥"])
async def test_unknown_button(
    app: App, house: House, api: BotApi, lan: Person, lang: Lang, data: str
) -> None:
    """A button that nobody made is answered with where we are, and stops spinning."""
    question = await asked_for_an_offer(house, lan, lang)
    api.raw_update(callback_query=_tap(lan, data))
    heard = await lan.waits_for(2)
    assert [seen.text for seen in heard] == [own(house, "unknown_button", lang), question]


def _tap(person: Person, data: str | None) -> dict[str, Any]:
    """A tap on a button that the bot never sent, as the server would report it."""
    person.mark = person.chat.version
    chat = {"id": person.id, "type": "private", "first_name": "Lan"}
    user = {"id": person.id, "is_bot": False, "first_name": "Lan"}
    message = {"message_id": person.last.id, "date": 1_790_000_000, "chat": chat, "text": "x"}
    tap = {"id": "77", "from": user, "chat_instance": "1", "message": message}
    return tap if data is None else {**tap, "data": data}


async def test_a_button_without_data(app: App, house: House, api: BotApi, lan: Person) -> None:
    """A tap that says nothing at all is an unknown button."""
    await asked_for_an_offer(house, lan)
    api.raw_update(callback_query=_tap(lan, None))
    assert (await lan.waits_for(2))[0].text == own(house, "unknown_button")


@LANGS
async def test_an_old_button(app: App, house: House, lan: Person, lang: Lang) -> None:
    """A button of a question that is over says so and shows where we are."""
    await asked_for_an_offer(house, lan, lang)
    await lan.types("/help")
    old = (await lan.waits_for())[0]
    await lan.taps(label(house, "help.situation.lost_money", lang))
    where = (await lan.waits_for())[0]
    await lan.taps_old(old, label(house, "help.situation.child", lang))
    heard = await lan.waits_for(2)
    assert [seen.text for seen in heard] == [own(house, "old_button", lang), where.text]


@LANGS
async def test_two_taps_at_once(app: App, house: House, lan: Person, lang: Lang) -> None:
    """An impatient finger: the second tap gets one sentence and changes nothing."""
    await asked_for_an_offer(house, lan, lang)
    await lan.types("/help")
    await lan.waits_for()
    await lan.taps(label(house, "help.situation.lost_money", lang))
    mark = lan.mark
    await lan.taps_again()
    lan.mark = mark
    heard = await lan.waits_for(2)
    assert heard[1].text == own(house, "again", lang)
    await lan.taps(label(house, "help.place.vn", lang))
    assert "113" in (await lan.waits_for())[0].text


NOTHING = {
    "emoji": "🙏🙏😭",
    "one emoji": "👍",
    "controls": "\x01\x02\x1b\x07\x9f",
    "zero width": "\u200b\u200d\ufeff",
    "only marks": "\u202e\u202d\u2067\u2069",
    "dots": ". . .",
}


@LANGS
@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING)
async def test_text_without_words(
    app: App, house: House, lan: Person, lang: Lang, text: str
) -> None:
    """Emoji, control characters and invisible ones: "no words came", and the question again."""
    question = await asked_for_an_offer(house, lan, lang)
    await lan.types(text)
    heard = await lan.waits_for(2)
    assert [seen.text for seen in heard] == [own(house, "empty", lang), question]


ODD = {
    "html": "<b>&</b> <script>alert(1)</script> &amp; </div> lương 5 triệu <a href='x",
    "markdown": "*_`[x](y) lương 5 triệu _*`~~> # |",
    "rtl": "\u202elương 5 triệu\u202c שלום مرحبا",
    "mixed": "Тuyển ԁụng gấp lương 5 triệu １２３ ﷽",
    "nul": "lương\x00 5\x00 triệu\x00 tuyển",
    "long": ("lương 5 triệu một tháng " * 200)[:4096],
    "one word of 4096": "a" * 4096,
    "4096 lines": "\n".join("ab" * 1365)[:4096],
    "combining": "lương 5 triệu " + "a" + "\u0301" * 3000,
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
async def test_odd_text_is_read_like_any_other(
    app: App, house: House, lan: Person, text: str
) -> None:
    """Markup, other scripts, NUL and 4,096 characters: one answer that quotes nothing wrongly."""
    await asked_for_an_offer(house, lan)
    await lan.types(text)
    heard = await lan.waits_for()
    await lan.stays_quiet(1)
    assert len(lan.fresh) == 1
    assert len(heard[0].text) <= 900
    assert heard[0].labels


async def test_contract_half_a_character_stops_nobody(
    app: App, house: House, api: BotApi, lan: Person, minh: Person
) -> None:
    """An update with half of a surrogate pair is read like any other, and the next one too."""
    await asked_for_an_offer(house, lan)
    lan.mark = lan.chat.version
    chat = {"id": lan.id, "type": "private", "first_name": "Lan"}
    message = {"message_id": 5, "date": 1_790_000_000, "chat": chat, "text": "lương \ud800"}
    api.raw_update(message={**message, "from": {**chat, "is_bot": False}})
    await minh.types("/start")
    await minh.waits_for()
    assert (await lan.waits_for())[0].labels


async def test_contract_groups_are_left(
    app: App, house: House, home: Home, api: BotApi, lan: Person
) -> None:
    """In a group the bot says once that it works in private, leaves, and stores nothing."""
    group = await lan.adds_to_group()
    await lan.says_in(group, "Tuyển gấp nam nữ sang Campuchia lương 1000 USD/tháng BÍMẬTNHÓM")
    await until(lambda: not group.member)
    said = [note.text.text for note in group.notes.values() if note.from_bot and note.text]
    assert len(said) == 1
    assert counts(home) == {"session": 0, "inbox": 0, "outbox": 0, "message_id": 0}
    assert "BÍMẬTNHÓM".encode() not in bytes_on_disk(home)


async def test_the_person_sees_nothing_twice(app: App, house: House, lan: Person) -> None:
    """After a sticker nothing more comes: one message is one answer."""
    await asked_for_an_offer(house, lan)
    await lan.sends_sticker()
    await lan.waits_for()
    with pytest.raises(NotSeenError):
        await lan.waits_for(2, timeout=1)
