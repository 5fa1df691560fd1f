"""`db backup` and `db restore` as somebody at a terminal, or a timer, has them."""

import asyncio
import os
import pty
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path

import pytest

from storage.engine import open_database
from storage.keys import StorageKeys, init_keys
from storage.recovery import on_paper, pin_recovery, public_half
from storage.report_keys import init_report_keys
from storage.reports import ReportShelf
from storage.store import Store
from storage.upgrade import upgrade
from tests.bot.running_cli import ROOT, askfirst, one_line
from tests.storage.reporting import new_report

KEY = bytes(range(1, 33))
PAPER = on_paper(KEY).encode()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A machine with keys, a pinned recovery key and a database."""
    init_keys(tmp_path / "keys")
    init_report_keys(tmp_path / "keys")
    asyncio.run(upgrade(on_disk(tmp_path)))
    pin_recovery(tmp_path / "keys", public_half(KEY))
    return tmp_path


def on_disk(home: Path) -> str:
    return f"sqlite:///{home / 'askfirst.db'}"


def file_reports(home: Path, *ages: int, first: int = 0) -> None:
    """Reports that came in that many days ago."""

    async def write() -> None:
        database = open_database(on_disk(home))
        for number, age in enumerate(ages, first):
            day = date.today() - timedelta(days=age)  # noqa: DTZ011 - as the program reads it
            await ReportShelf(database).file(new_report(number, day=day))
        await database.close()

    asyncio.run(write())


def moment(home: Path) -> int | None:
    """When this machine purged last."""

    async def read() -> int | None:
        store = await Store.open(on_disk(home), StorageKeys(bytes(32), bytes(32)))
        try:
            return await store.reports.moment("purged")
        finally:
            await store.close()

    return asyncio.run(read())


def test_there_and_back(home: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A backup is made, and on another machine the reports that have time left are back; what has
    had it is counted, and a pepper that is missing there is named."""
    file = home / "tonight"
    file_reports(home, 0, 5, 89, 90, 400)
    made = askfirst("db", "backup", str(file), home=home)
    said = f"The backup {file} is made, with 5 reports. The key files are not in it."
    assert (made.returncode, one_line(made.stdout)) == (0, said)
    other = tmp_path_factory.mktemp("other")
    asyncio.run(upgrade(on_disk(other)))
    back = askfirst("db", "restore", str(file), home=other, given=PAPER.lower() + b"\n")
    assert back.returncode == 0, back.stderr.decode()
    assert back.stdout.decode().splitlines() == [
        f"3 reports are back as they were on {date.today()}.",  # noqa: DTZ011
        "2 more had had their time and were left out.",
        "Those that were taken back after that day are here again.",
        "The key reports-1.key is missing: receipts of its reports find nothing.",
    ]
    assert (moment(other) or 0) > time.time() - 600, "erasing goes on by itself"
    assert one_line(askfirst("purge", home=home).stdout) == "2 reports erased."


def test_the_setting_counts(home: Path) -> None:
    """How long reports are kept is what the setting says."""
    file_reports(home, 0, 5)
    askfirst("db", "backup", str(home / "b"), home=home)
    how = {"home": home, "given": PAPER, "RETENTION_DAYS": "5"}
    back = askfirst("db", "restore", str(home / "b"), "--replace", **how)  # type: ignore[arg-type]
    assert back.stdout.decode().splitlines()[1] == "1 more had had their time and were left out."


def test_reports_are_not_mixed(home: Path) -> None:
    """Into a database that has reports nothing is restored unless that is asked for."""
    file_reports(home, 0)
    askfirst("db", "backup", str(home / "b"), home=home)
    file_reports(home, 0, first=9)
    done = askfirst("db", "restore", str(home / "b"), home=home, given=PAPER)
    assert done.returncode == 1
    assert "--replace" in one_line(done.stderr)
    done = askfirst("db", "restore", str(home / "b"), "--replace", home=home, given=PAPER)
    assert done.stdout.decode().startswith("1 reports are back")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (b"", "No recovery key was given"),
        (PAPER[:-1], "mistyped"),
        (PAPER.replace(PAPER[:1], b"7", 1), "mistyped (look at group 1)"),
        (b"\xff\xfe\x00", "mistyped"),
        (on_paper(bytes(range(32))).encode(), "does not open with this recovery key"),
    ],
)
def test_contract_a_wrong_recovery_key_is_one_sentence(home: Path, given: bytes, said: str) -> None:
    """Mistyped, missing or of another backup: one sentence, and nothing is changed."""
    askfirst("db", "backup", str(home / "b"), home=home)
    file_reports(home, 0)
    before = (home / "askfirst.db").read_bytes()
    done = askfirst("db", "restore", str(home / "b"), "--replace", home=home, given=given)
    assert done.returncode == 1
    assert said in one_line(done.stderr)
    assert "nothing was changed" in one_line(done.stderr)
    assert (home / "askfirst.db").read_bytes() == before


def test_without_a_recovery_key_there_is_no_backup(home: Path) -> None:
    """Until the first operator has enrolled the command says why it makes none."""
    (home / "keys" / "recovery.pub").unlink()
    done = askfirst("db", "backup", str(home / "b"), home=home)
    assert done.returncode == 1
    assert "when the first operator enrols" in one_line(done.stderr)
    assert not (home / "b").exists()


@pytest.mark.parametrize("name", ["keys", "none/b", "askfirst.db", "keys/pepper.key"])
def test_a_place_that_a_backup_cannot_have(home: Path, name: str) -> None:
    """A folder, a folder that is not there, the database and a key are left as they are."""
    path = home / name
    before = path.read_bytes() if path.is_file() else b""
    done = askfirst("db", "backup", str(path), home=home)
    assert done.returncode == 1
    assert str(path) in one_line(done.stderr)
    assert (path.read_bytes() if path.is_file() else b"") == before


def test_contract_the_recovery_key_is_not_shown(home: Path) -> None:
    """On a terminal the key is asked for and does not appear, neither typed nor in what is said."""
    askfirst("db", "backup", str(home / "b"), home=home)
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "db", "restore", str(home / "b")],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=ROOT,
        env={**os.environ, "ASKFIRST_DATA_DIR": str(home)},
        start_new_session=True,
    ) as process:
        os.close(theirs)
        shown = _until(ours, b"shown): ")
        os.write(ours, PAPER + b"\n")
        shown += _until(ours, b"are back")
        assert process.wait(60) == 0
    os.close(ours)
    assert not [group for group in PAPER.split(b"-") if group in shown]


def _until(terminal: int, awaited: bytes) -> bytes:
    shown = b""
    while awaited not in shown:
        shown += os.read(terminal, 1024)
    return shown
