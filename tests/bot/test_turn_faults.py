"""Turns that go wrong are set aside alone; what cannot be read any more stops nobody."""

import json
from collections.abc import AsyncIterator

import pytest

from authoring.lang import Lang
from bot.app import App
from bot.codec import pack_incoming
from bot.house import House
from bot.incoming import Incoming
from flows.engine import Reply, ReplyKind, Session
from storage.values import Arrived, Outcome, Pending, PersonTurn
from tests.bot.breaking import BREAKING, broken, counts, rows, until
from tests.bot.words import asked_for_an_offer
from tests.phone import TOKEN, BotApi, Person
from tests.talk.channels import Home
from tests.talk.running import running

OFFER = "Tuyển gấp nam nữ sang Campuchia, việc nhẹ lương cao 1000 USD/tháng, bao hộ chiếu"


@pytest.fixture
async def buggy(tmp_path, house: House, api: BotApi) -> AsyncIterator[tuple[App, Home]]:
    """The program with a bug in its check."""
    settings = {"telegram_token": TOKEN, "telegram_api": api.url}
    home = await Home(tmp_path, broken(house), **settings).prepare()
    async with running(home) as app:
        yield app, home


async def test_contract_a_bug_stops_one_turn_only(
    buggy: tuple[App, Home], house: House, lan: Person, minh: Person, lines
) -> None:
    """Whose message meets a bug gets an apology with 111 and is set aside; others are served, and
    the same person too when they write something else."""
    _, home = buggy
    await asked_for_an_offer(house, lan)
    await lan.types(BREAKING)
    await minh.types(OFFER)
    sorry = (await lan.waits_for())[0].text
    assert sorry == house.memory.broken(Lang.VI).text
    assert "111" in sorry
    assert "⛔" in (await minh.waits_for())[0].text
    [row] = rows(home, "inbox")
    assert (row["state"], row["reason"]) == (1, "BrokenError")
    await lan.types(OFFER)
    assert "⛔" in (await lan.waits_for())[0].text
    assert [line for line in lines if line["event"] == "turn_failed"] == [
        {"event": "turn_failed", "error": "BrokenError", "log_level": "error"}
    ]


async def test_a_bug_keeps_the_place_and_the_language(
    buggy: tuple[App, Home], house: House, lan: Person
) -> None:
    """The apology is in the person's language, and their place is what it was."""
    question = await asked_for_an_offer(house, lan, Lang.EN)
    await lan.types(f"hiring people now, salary 20 million, apply by zalo, BROKEN {BREAKING}")
    assert (await lan.waits_for())[0].text == house.memory.broken(Lang.EN).text
    await lan.types("...")
    assert (await lan.waits_for(2))[-1].text == question


async def test_a_bug_in_the_first_message(
    buggy: tuple[App, Home], house: House, lan: Person
) -> None:
    """Somebody new whose first message meets a bug gets the apology, and then the welcome."""
    await lan.types(BREAKING)
    assert (await lan.waits_for())[0].text == house.memory.broken(Lang.VI).text
    await lan.types("chào")
    welcome = house.renderer.messages(house.engine.show(None).says)[0].text
    assert (await lan.waits_for())[0].text == welcome


async def put_raw(app: App, person: Person, body: bytes, number: int = 1) -> None:
    """Something in the inbox that an older or newer release wrote."""
    whose = app.arrival.person("telegram", str(person.id))
    await app.store.put([Arrived(whose, "telegram", f"raw:{number}", number, body, waits=False)])
    app.wake.set()


@pytest.mark.parametrize(
    "body",
    [b"\xff\xfe", b"[]", b"{}", b"null", b'{"kind": "text", "lang": null, "newer": 1}', b"7"],
)
async def test_inbox_row_that_cannot_be_unpacked(
    app: App, home: Home, lan: Person, minh: Person, body: bytes, lines
) -> None:
    """A row of an unknown shape is set aside and named in the log; everybody else is served."""
    await put_raw(app, lan, body)
    await minh.types("/start")
    await minh.waits_for()
    await until(lambda: [row["reason"] for row in rows(home, "inbox")] == ["unreadable"])
    await lan.types("/start")
    await lan.waits_for()
    assert "inbox_unreadable" in [line["event"] for line in lines]


def test_readable_rows_beside_an_unreadable_one_are_answered(house: House) -> None:
    """Of several pending rows those that can be read are answered."""
    good = pack_incoming(Incoming("telegram", "1", "k", 2, ReplyKind.TEXT, "/start"))
    outcome = _taken(house, _turn(b"{}", good))
    assert len(outcome.out) == 1
    assert outcome.session is not None


def _turn(*bodies: bytes, session: bytes | None = None) -> PersonTurn:
    pending = tuple(Pending(n, n, body, waits=False) for n, body in enumerate(bodies))
    return PersonTurn(bytes(32), pending, session)


def _taken(house: House, turn: PersonTurn) -> Outcome:
    outcome = house.turn.take(turn)
    assert isinstance(outcome, Outcome)
    return outcome


def _told(outcome: Outcome) -> list[str]:
    return [json.loads(out.body)["message"]["text"] for out in outcome.out]


@pytest.mark.parametrize(
    "session",
    [
        b"\xff",
        b"{}x",
        b"[]",
        b'{"lang": "fr"}',
        b'{"lang": "vi", "at": "welcome.menu"}',
        b'{"lang": "vi", "newer": true}',
        b'{"lang": "vi", "at": {"flow": "gone", "step": "gone"}, "version": "0"}',
        b'{"lang": "vi", "at": {"flow": "welcome", "step": "gone"}, "version": "0"}',
    ],
)
def test_session_of_another_shape_begins_again(house: House, session: bytes) -> None:
    """A session that another release wrote is no reason to fall over: the talk begins again."""
    text = pack_incoming(Incoming("telegram", "1", "k", 1, ReplyKind.TEXT, "chào"))
    outcome = _taken(house, _turn(text, session=session))
    assert outcome.set_aside == ""
    welcome = house.renderer.messages(house.engine.show(None).says)[0].text
    assert _told(outcome)[-1] == welcome
    assert outcome.session is not None
    Session.model_validate_json(outcome.session)


GONE = [{"id": "gone", "quote": "việc nhẹ"}]


@pytest.mark.parametrize(
    "findings",
    [
        {},
        {"warning_signs": {"level": "danger", "signs": GONE, "missing": []}},
        {"warning_signs": {"level": "new", "signs": GONE, "missing": []}},
    ],
)
def test_findings_of_another_release(house: House, findings: object) -> None:
    """A verdict that another release remembered, with a sign that is gone, is shown without it."""
    session = house.engine.respond(None, Reply(ReplyKind.TEXT, OFFER)).session
    assert session is not None
    old = session.model_copy(update={"findings": findings}).model_dump_json().encode()
    for text in ("/back", "abc", "2", "/start"):
        body = pack_incoming(Incoming("telegram", "1", text, 1, ReplyKind.TEXT, text))
        outcome = _taken(house, _turn(body, session=old))
        assert _told(outcome)
        assert outcome.set_aside == "", text


@pytest.mark.parametrize(
    "findings", [{"warning_signs": []}, {"warning_signs": {"level": "danger"}}]
)
def test_findings_of_another_shape(house: House, findings: object) -> None:
    """A verdict of another shape is a bug at worst once: /start begins again."""
    session = house.engine.respond(None, Reply(ReplyKind.TEXT, OFFER)).session
    assert session is not None
    old = session.model_copy(update={"findings": findings}).model_dump_json().encode()
    body = pack_incoming(Incoming("telegram", "1", "k", 1, ReplyKind.TEXT, "/start"))
    outcome = _taken(house, _turn(body, session=old))
    assert outcome.set_aside == ""
    assert outcome.session is not None


async def test_turns_of_a_burst_are_one_row_each(app: App, home: Home, lan: Person) -> None:
    """After the answers nothing waits in inbox or outbox, and one session is left."""
    for text in ("/start", "abc", "🙂", "/privacy"):
        await lan.types(text)
    await until(lambda: len(lan.hears) >= 6)
    await until(lambda: counts(home)["outbox"] == 0)
    assert counts(home)["inbox"] == 0
    assert counts(home)["session"] == 1
