"""The gate of anonymity: every transcript is played with canaries in every field, then everything
the program left is searched, plain and once more with every key that it holds."""

import asyncio
import io
import logging
import tempfile
import time
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import structlog
from nacl.public import PrivateKey
from sqlalchemy import Table, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.app import App
from bot.house import House
from bot.logs import only_allowed
from reports.filing import DESK_OPENED
from storage.backup import backup
from storage.keys import load_keys
from storage.pending import bound_to
from storage.store import Store
from storage.tables import inbox, message_id, outbox, session
from tests.bot.reporter import team_of
from tests.phone import TOKEN, BotApi, Person
from tests.privacy.canaries import PERSON, files_under, found_in, pieces
from tests.storage.conftest import administrator
from tests.talk.channels import Home, TelegramPlayer, WebPlayer
from tests.talk.players import engine_player, sent_for
from tests.talk.running import running
from tests.talk.transcript import Transcript, read, transcripts

TRANSIENT = (session, inbox, outbox, message_id)


@dataclass
class Left:
    """What there is to search after everybody has spoken."""

    home: Home
    store: Store
    logs: str
    folders: list[Path]
    words: dict[str, str] = field(default_factory=dict)


@pytest.fixture(params=["sqlite", "postgresql"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
async def database(kind: str, request: pytest.FixtureRequest) -> AsyncIterator[str]:
    """The setting for a database of its own."""
    if kind == "sqlite":
        yield ""
        return
    uri = request.getfixturevalue("pg_uri")
    name = "gate_" + uuid4().hex
    async with administrator(uri) as admin:
        await admin.execute(f"CREATE DATABASE {name} TEMPLATE template0")
        yield uri.replace("/postgres?", f"/{name}?")
        await admin.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def heard() -> Iterator[io.StringIO]:
    """Everything that anybody logs, at DEBUG, through the program's own filter."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    for theirs in ("httpx", "httpcore", "asyncio", "aiohttp.access"):
        logging.getLogger(theirs).setLevel(logging.WARNING)  # the phone's and browser's own
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            only_allowed,
            structlog.processors.JSONRenderer(),
        ],
        logger_factory=structlog.PrintLoggerFactory(file=stream),
        cache_logger_on_first_use=False,
    )
    yield stream
    structlog.reset_defaults()
    root.removeHandler(handler)
    root.setLevel(level)


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where anything would go that is written on the side."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folder


@asynccontextmanager
async def spoken(
    tmp_path: Path, house: House, database: str, heard: io.StringIO, temporary: Path
) -> AsyncIterator[Left]:
    """Every transcript on both channels, with the program still running afterwards."""
    plays = [read(path) for path in transcripts()]
    async with BotApi() as api, AsyncExitStack() as stack:
        given = {"telegram_token": TOKEN, "telegram_api": api.url, "database_url": database}
        home = await Home(tmp_path / "data", house, **given).prepare()
        team_of(home)
        app = await stack.enter_async_context(running(home))
        await app.store.reports.remember(DESK_OPENED, int(time.time()))
        people = [_by_phone(home, house, api, play, n) for n, play in enumerate(plays)]
        people += [_by_web(home, app, play) for play in plays if "web" in play.channels]
        cookies: list[str] = []
        for start in range(0, len(people), 20):
            cookies += filter(None, await asyncio.gather(*people[start : start + 20]))
        typed = [act.text for play in plays for act in play.acts if act.kind != "tap"]
        words = {**PERSON, **pieces(typed), "token": TOKEN.split(":")[1]}
        words |= {f"cookie {number}": value for number, value in enumerate(cookies)}
        yield Left(home, app.store, heard.getvalue(), [home.settings.data_dir, temporary], words)


async def _by_phone(home: Home, house: House, api: BotApi, play: Transcript, number: int) -> str:
    chat = int(PERSON["chat"]) * 1000 + number
    person = Person(api, PERSON["name"], number=chat, username=PERSON["username"])
    player = TelegramPlayer(home, person, resumed=False)
    async with engine_player(house, json=False) as engine:
        for act in play.acts:
            expected = await engine.act(act, 0)
            await player.act(act, sent_for(expected))
    return ""


async def _by_web(home: Home, app: App, play: Transcript) -> str:
    """Returns the value of the browser's cookie."""
    headers = {"User-Agent": PERSON["agent"], "X-Forwarded-For": PERSON["address"]}
    player = WebPlayer(home, resumed=False, app=app, headers=headers)
    for act in play.acts:
        await player.act(act)
    return next(cookie.value or "" for cookie in player._cookies.jar)


async def _written(left: Left, kind: str) -> Iterable[tuple[str, bytes]]:
    """Every file the program or its database wrote."""
    if kind == "sqlite":
        return files_under(*left.folders)
    await left.store._database.write(lambda connection: connection.execute(text("CHECKPOINT")))
    cluster = Path(left.home.settings.database.partition("host=")[2])
    return files_under(*left.folders, cluster)


async def _opened(left: Left) -> list[tuple[str, bytes]]:
    """Every transient row, decrypted with the keys that the bot holds."""
    found: list[tuple[str, bytes]] = []
    sealer = left.store._sealer
    for table in TRANSIENT:

        async def look(connection: AsyncConnection, table: Table = table) -> Sequence[Any]:
            return (await connection.execute(select(table))).all()

        for row in await left.store._database.read(look):
            bound = {
                "inbox": lambda row: bound_to(row.position),
                "outbox": lambda row: row.channel.encode(),
            }.get(table.name, lambda _: b"")(row)
            found.append((table.name, sealer.open(row.sealed, table.name, row.person, bound)))
    return found


async def test_contract_nothing_identifies_anybody_in_what_is_left(
    tmp_path: Path, house: House, kind: str, database: str, heard: io.StringIO, temporary: Path
) -> None:
    """Pages, log and journal of the database, a backup, key files, temporary files and logs at
    DEBUG hold no canary: no name, number, cookie, address, token, and no words. Decrypted with
    everything that the bot holds they stand in live transient rows only; and once those have
    expired, nowhere."""
    async with spoken(tmp_path, house, database, heard, temporary) as left:
        assert len(left.words) > 40
        for line in left.logs.splitlines():
            assert found_in(line.encode(), left.words) == [], line[:300]
        file = temporary / "backup"
        recovery = bytes(PrivateKey.generate().public_key)
        await backup(left.home.settings.database, file, recovery, date(2026, 11, 25))
        for name, content in await _written(left, kind):
            assert found_in(content, left.words) == [], name
        opened = await _opened(left)
        assert {table for table, body in opened if found_in(body, left.words)} >= {"session"}
        later = await Store.open(
            left.home.settings.database,
            load_keys(left.home.settings.keys),
            lambda: time.time() + 50 * 3600,
        )
        await later.sweep()
        await later.close()
        assert await _opened(left) == []
