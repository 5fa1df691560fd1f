"""The other commands: play, lint, graph, settings, database, keys, and what they may import."""

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from authoring.lang import Lang
from bot.house import House
from bot.settings import described
from tests.bot.running_cli import ROOT, askfirst, one_line
from tests.bot.words import label
from tests.talk.players import EnginePlayer
from tests.talk.transcript import read

OFFER = "Tuyển gấp nam nữ sang Campuchia, việc nhẹ lương cao 1000 USD/tháng, bao hộ chiếu"


def test_play(house: House) -> None:
    """The conversation in a terminal: text and numbers in, the bot's messages out."""
    done = askfirst("play", given=f"1\n{OFFER}\n".encode())
    said = done.stdout.decode()
    assert done.returncode == 0
    assert done.stderr == b""
    for words in (label(house, "welcome.menu.offer"), "⛔", "chưa có ai được báo"):
        assert words in said


@pytest.mark.parametrize("lang", list(Lang), ids=str)
async def test_a_record_can_be_played_again(tmp_path: Path, house: House, lang: Lang) -> None:
    """A recorded conversation is a transcript: played again it says the same, byte for byte."""
    file = tmp_path / "talk.txt"
    given = f"1\n{OFFER}\n#2\n\n...\nabc\n/back\nkhông\n/help\n5\n1\n".encode()
    done = askfirst("play", "--lang", lang, "--record", str(file), given=given)
    assert done.returncode == 0, done.stderr.decode()
    transcript = read(file)
    assert f"# language: {lang}" in transcript.head
    player = EnginePlayer(house, json=True)
    answers = [await player.act(act) for act in transcript.acts]
    assert transcript.written(answers) == file.read_text("utf-8")


@pytest.mark.parametrize("given", [b"", b"\n\n", b"\xff\xfe\n\xed\xa0\x80\n", b"no newline"])
def test_play_with_odd_input(given: bytes) -> None:
    """Nothing, empty lines, bytes that are no text: the talk ends when the input ends."""
    done = askfirst("play", "learn", given=given)
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["play", "graph"])
def test_unknown_flow(house: House, command: str) -> None:
    """A flow that is not there is one sentence that names those that are."""
    done = askfirst(command, "nonsense")
    assert done.returncode == 2
    said = one_line(done.stderr)
    assert "nonsense" in said
    assert all(name in said for name in house.flows.flows)


def test_graph() -> None:
    """A flow is drawn as Mermaid text."""
    done = askfirst("graph", "check_offer")
    assert done.returncode == 0
    assert done.stdout.decode().startswith(("flowchart", "graph"))


def test_lint_of_the_house() -> None:
    """The house as it ships has no fault, and lint says so."""
    done = askfirst("lint")
    assert (done.returncode, done.stdout) == (0, b""), done.stdout.decode()
    assert one_line(done.stderr) == "No faults."


def test_settings_lists_every_one() -> None:
    """Every setting is printed with its default and its meaning."""
    said = askfirst("settings").stdout.decode()
    for name, default, meaning in described():
        assert f"{name}={default}\n    {meaning}\n" in said


def test_keys_init(tmp_path: Path) -> None:
    """Keys are made once, for their owner only; a second time nothing is touched."""
    done = askfirst("keys", "init", home=tmp_path)
    made = sorted((tmp_path / "keys").iterdir())
    assert [path.name for path in made] == ["pepper.key", "reports-1.key", "transient.key"]
    assert {stat.S_IMODE(path.stat().st_mode) for path in made} == {0o600}
    assert all(str(path) in done.stdout.decode() for path in made)
    before = [path.read_bytes() for path in made]
    again = askfirst("keys", "init", home=tmp_path)
    assert again.stdout.decode().strip() == "All keys are there."
    assert [path.read_bytes() for path in made] == before


def test_db_upgrade(tmp_path: Path) -> None:
    """The database is made, and a second time it is up to date already."""
    for _ in range(2):
        done = askfirst("db", "upgrade", home=tmp_path)
        assert done.returncode == 0, done.stderr.decode()
        assert one_line(done.stdout) == "The database is up to date."
    assert stat.S_IMODE((tmp_path / "askfirst.db").stat().st_mode) == 0o600


def test_db_upgrade_makes_its_folder(tmp_path: Path) -> None:
    """On a fresh machine the data folder need not be there."""
    done = askfirst("db", "upgrade", home=tmp_path / "new" / "folder")
    assert done.returncode == 0, done.stderr.decode()


@pytest.mark.parametrize(
    "url", ["nonsense", "mysql://x/y", "sqlite://", "postgresql://127.0.0.1:1/x"]
)
def test_a_database_that_cannot_be_had(tmp_path: Path, url: str) -> None:
    """A database address that cannot be used is one sentence and exit code 1."""
    done = askfirst("db", "upgrade", home=tmp_path, DATABASE_URL=url)
    assert done.returncode == 1
    one_line(done.stderr)


HEAVY = {"aiogram", "sqlalchemy", "litestar", "alembic", "aiohttp"}
SCRIPT = """
import sys
sys.argv = ["askfirst", *{args!r}]
from bot.cli import main
try:
    main()
except SystemExit:
    pass
print("\\nLOADED", *sorted(name for name in sys.modules if "." not in name))
"""


@pytest.mark.parametrize(
    ("args", "never"),
    [
        (["check", "--json"], HEAVY | {"rich"}),
        (["check", "--jsonl"], HEAVY | {"rich"}),
        (["check"], HEAVY),
        (["play"], HEAVY),
        (["lint"], {"aiogram", "aiohttp"}),
        (["settings"], HEAVY),
    ],
    ids=lambda one: " ".join(one) if isinstance(one, list) else "",
)
def test_contract_quick_commands_load_nothing_heavy(args: list[str], never: set[str]) -> None:
    """`check`, `lint` and `play` start without Telegram's library, and the first and the last
    without the database's."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT.format(args=args)],
        input=b"xin chao\n",
        capture_output=True,
        cwd=ROOT,
        timeout=60,
        check=True,
    )
    loaded = set(done.stdout.decode().rsplit("LOADED", 1)[1].split())
    assert "signs" in loaded or args == ["settings"]
    assert not loaded & never
