"""Logs through the allow-list: no word, name or number of anybody reaches a line."""

import io
import json
import logging
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout

import pytest
import structlog

from bot.house import House
from bot.logs import ALLOWED, only_allowed, set_up
from tests.bot.breaking import BREAKING, broken, until, without_database
from tests.bot.words import asked_for_an_offer
from tests.phone import TOKEN, BotApi, Person
from tests.talk.channels import Home
from tests.talk.running import running

CANARY = "CANARYxq7"
NUMBER = 987_654_321_012


@pytest.fixture
def logged() -> Iterator[Callable[[str], io.StringIO]]:
    """Starts the program's own logging into a buffer; puts structlog back afterwards."""
    before = structlog.get_config()
    buffer = io.StringIO()

    def begin(level: str) -> io.StringIO:
        with redirect_stderr(buffer):
            set_up(level)
        return buffer

    yield begin
    structlog.configure(**before)


def test_lines_are_json_with_allowed_keys(logged: Callable[[str], io.StringIO]) -> None:
    """A line says what happened and when, as JSON."""
    buffer = logged("INFO")
    structlog.get_logger().info("something", count=2, error="KeyError")
    line = json.loads(buffer.getvalue())
    assert line.pop("timestamp").endswith("Z")
    assert line == {"event": "something", "count": 2, "error": "KeyError", "level": "info"}


def test_contract_unknown_keys_are_dropped_and_counted(
    logged: Callable[[str], io.StringIO],
) -> None:
    """What nobody allowed is left out, even a traceback; the line says how much was."""
    buffer = logged("DEBUG")
    try:
        int(CANARY)
    except ValueError:
        structlog.get_logger().error("bad", text=CANARY, chat=NUMBER, exc_info=True, count=1)
    line = json.loads(buffer.getvalue())
    assert (line["event"], line["count"], line["dropped"]) == ("bad", 1, 3)
    assert CANARY not in buffer.getvalue()
    assert str(NUMBER) not in buffer.getvalue()


def test_nothing_that_says_who_is_allowed() -> None:
    """No key of the list is a name for words, people or places."""
    never = {"text", "name", "chat", "chat_id", "user", "user_id", "address", "person", "key"}
    never |= {"update_id", "message", "username", "token", "exc_info", "exception", "stack"}
    assert not ALLOWED & never
    event = {"event": "x", "dropped": 5, "text": CANARY}
    assert only_allowed(None, "info", event) == {"event": "x", "dropped": 2}


@pytest.mark.parametrize("level", ["DEBUG", "INFO", "WARNING", "ERROR"])
def test_levels(logged: Callable[[str], io.StringIO], level: str) -> None:
    """Only lines from the wanted level upwards are written."""
    buffer = logged(level)
    for name in ("debug", "info", "warning", "error"):
        getattr(structlog.get_logger(), name)(name)
    order = ["DEBUG", "INFO", "WARNING", "ERROR"]
    written = [json.loads(line)["event"] for line in buffer.getvalue().splitlines()]
    assert written == [name.lower() for name in order[order.index(level) :]]


async def _everything(home: Home, house: House, api: BotApi, person: Person) -> None:
    """A conversation with every kind of thing in it, and with trouble of every kind."""
    async with running(home) as app:
        await asked_for_an_offer(house, person)
        await person.types(f"{CANARY} cứu em với, em bị nhốt, họ giữ hộ chiếu")
        await person.waits_for()
        await person.types("/start")
        await person.waits_for()
        await person.types(f"{BREAKING} {CANARY}")
        await person.waits_for()
        await person.forwards(f"Tuyển gấp {CANARY} lương 20 triệu", origin=CANARY)
        await person.waits_for()
        await person.sends_contact("0900 987 654", CANARY)
        await person.waits_for()
        await person.sends_document(name=f"{CANARY}.pdf")
        await person.waits_for()
        await person.sends_photo(caption=f"{CANARY} lương 5 triệu tuyển gấp zalo")
        await person.waits_for()
        await person.edits(CANARY)
        await person.waits_for()
        api.raw_update(message={"message_id": CANARY, "text": CANARY})
        api.fails("sendMessage", error_code=502)
        async with without_database(app, home):
            await person.types(f"{CANARY} xin chào")
            await until(lambda: not api.world.updates.pending)
        await person.blocks()
        await until(lambda: not api.world.updates.pending)


async def test_contract_a_whole_conversation_leaves_no_word_in_the_logs(
    tmp_path, house: House, api: BotApi, logged: Callable[[str], io.StringIO]
) -> None:
    """At DEBUG, with every library's log turned on as well: no canary, no id, no token."""
    buffer = logged("DEBUG")
    handler = logging.StreamHandler(buffer)
    handler.addFilter(lambda record: record.name != "aiohttp.access")  # the fake server's own
    root = logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    person = Person(api, CANARY, number=NUMBER, username=f"{CANARY}_user")
    settings = {"telegram_token": TOKEN, "telegram_api": api.url, "log_level": "DEBUG"}
    home = await Home(tmp_path, broken(house), **settings).prepare()
    try:
        with redirect_stderr(buffer), redirect_stdout(buffer):
            await _everything(home, house, api, person)
    finally:
        root.removeHandler(handler)
        root.setLevel(before)
    said = buffer.getvalue()
    assert "turn_failed" in said
    assert "database_unavailable" in said
    for secret in (CANARY, str(NUMBER), "900 987 654", TOKEN):
        assert secret not in said, next(line for line in said.splitlines() if secret in line)
