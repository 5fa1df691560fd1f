"""Every transcript, played each way on each channel: the words are the same to the byte."""

import time
from pathlib import Path

import pytest

from bot.house import House
from bot.outgoing import Message
from reports.filing import DESK_OPENED
from tests.bot.reporter import team_of
from tests.phone import BotApi
from tests.talk.channels import Home, telegram_player, web_player
from tests.talk.players import Player, engine_player, sent_for
from tests.talk.transcript import Transcript, read, transcripts

PATHS = transcripts()
BY_NAME = pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
RESTARTED = 3
"""One transcript in so many is also played with a restart at every act, which takes seconds each;
what a session holds between two acts is the same in all of them, and `json` reads it every time."""
WAYS = [
    pytest.param(path, resumed, id=f"{'resumed' if resumed else 'running'}-{path.stem}")
    for resumed in (False, True)
    for number, path in enumerate(PATHS)
    if not resumed or number % RESTARTED == 0
]


async def played(transcript: Transcript, player: Player, counts: list[int]) -> str:
    answers: list[list[Message]] = []
    for act, count in zip(transcript.acts, counts, strict=True):
        answers.append(list(await player.act(act, count)))
    return transcript.written(answers)


async def operators(home: Home) -> None:
    """There is a team, and somebody unlocked its desk just now: reports are open."""
    team_of(home)
    async with home.open() as app:
        await app.store.reports.remember(DESK_OPENED, int(time.time()))


async def counted(transcript: Transcript, house: House) -> list[int]:
    async with engine_player(house, json=False) as player:
        return [sent_for(await player.act(act, 0)) for act in transcript.acts]


@BY_NAME
@pytest.mark.parametrize("json", [False, True], ids=["straight", "json"])
async def test_engine(path: Path, json: bool, house: House, request: pytest.FixtureRequest) -> None:
    """The engine says what the transcript shows, also when the session is re-read every turn."""
    transcript = read(path)
    async with engine_player(house, json=json) as player:
        text = await played(transcript, player, [0] * len(transcript.acts))
    if request.config.getoption("--update"):
        path.write_text(text, "utf-8")
    assert text == path.read_text("utf-8")


@pytest.mark.parametrize(("path", "resumed"), WAYS)
async def test_telegram(path: Path, resumed: bool, house: House, home: Home, api: BotApi) -> None:
    """On a phone every word is the same, also when the program is restarted for every turn."""
    transcript = read(path)
    await operators(home)
    async with telegram_player(home, api, resumed=resumed) as player:
        assert await played(transcript, player, await counted(transcript, house)) == transcript.text


@pytest.mark.parametrize(("path", "resumed"), WAYS)
async def test_web(path: Path, resumed: bool, house: House, tmp_path: Path) -> None:
    """On the web page every word is the same, also when the program is restarted every turn."""
    transcript = read(path)
    if "web" not in transcript.channels:
        return
    home = await Home(tmp_path, house).prepare()
    await operators(home)
    async with web_player(home, resumed=resumed) as player:
        assert await played(transcript, player, await counted(transcript, house)) == transcript.text


def test_there_are_enough() -> None:
    """At least thirty conversations, in both languages."""
    heads = [read(path).head for path in PATHS]
    assert len(PATHS) >= 30
    for lang in ("vi", "en"):
        assert sum(f"# language: {lang}" in head for head in heads) >= 10
