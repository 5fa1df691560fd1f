"""Starting: what is missing or wrong is said in one line each, before anything is opened."""

import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from authoring.issue import FaultyFilesError
from bot.house import build
from bot.house_lint import lint as lint_house
from bot.house_lint import stale
from tests.bot.running_cli import ROOT, askfirst, one_line


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A copy of the folders that people write."""
    for name in ("flows", "signs", "helplines", "locales"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("*.py*"))
    return tmp_path


def test_serve_without_keys(tmp_path: Path) -> None:
    """Without keys the program does not start and says what to do."""
    done = askfirst("serve", home=tmp_path, WEB_PORT="0")
    assert done.returncode == 1
    assert "`askfirst keys init`" in one_line(done.stderr)


def test_serve_without_a_database(tmp_path: Path) -> None:
    """With keys but without tables it says what to do, too."""
    askfirst("keys", "init", home=tmp_path)
    done = askfirst("serve", home=tmp_path, WEB_PORT="0")
    assert done.returncode == 1
    assert "`askfirst db upgrade`" in one_line(done.stderr)


def test_serve_with_keys_that_others_can_read(tmp_path: Path) -> None:
    """Keys that others can read stop the start."""
    askfirst("keys", "init", home=tmp_path)
    (tmp_path / "keys" / "pepper.key").chmod(0o644)
    done = askfirst("serve", home=tmp_path, WEB_PORT="0")
    assert done.returncode == 1
    assert "chmod 600" in one_line(done.stderr)


@pytest.mark.parametrize("command", ["serve", "run"])
@pytest.mark.parametrize(
    ("name", "value"), [("WEB_PORT", "abc"), ("SEND_RATE", "0"), ("LOG_LEVEL", "LOUD")]
)
def test_faulty_setting(tmp_path: Path, command: str, name: str, value: str) -> None:
    """A setting that cannot be used is named, and nothing is made."""
    settings: dict[str, Any] = {name: value}
    done = askfirst(command, home=tmp_path, **settings)
    assert done.returncode == 1
    assert one_line(done.stderr).startswith(f"ASKFIRST_{name}: ")
    assert list(tmp_path.iterdir()) == []


def test_unreadable_token_file(tmp_path: Path) -> None:
    """A token file that is not there stops the start with its variable's name."""
    done = askfirst("run", home=tmp_path, TELEGRAM_TOKEN_FILE="/no/such", WEB_PORT="0")
    assert done.returncode == 1
    assert "ASKFIRST_TELEGRAM_TOKEN_FILE: " in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


def test_malformed_token(tmp_path: Path) -> None:
    """A token that is none is said to be none, without repeating it."""
    done = askfirst("run", home=tmp_path, TELEGRAM_TOKEN="very secret", WEB_PORT="0")
    assert done.returncode == 1
    assert "ASKFIRST_TELEGRAM_TOKEN: " in one_line(done.stderr)
    assert b"very secret" not in done.stderr + done.stdout


def test_port_taken(tmp_path: Path) -> None:
    """A port that somebody else has is named, and which setting to change."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = askfirst("run", home=tmp_path, WEB_PORT=port)
    assert done.returncode == 1
    said = one_line(done.stderr)
    assert port in said
    assert "ASKFIRST_WEB_PORT" in said


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_run_and_stop(tmp_path: Path, stop: signal.Signals) -> None:
    """`run` makes what is missing, says where it is open, and stops when told, without a fuss."""
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "run"],
        cwd=ROOT,
        env={
            "PATH": "/usr/bin:/bin",
            "ASKFIRST_DATA_DIR": str(tmp_path),
            "ASKFIRST_WEB_PORT": "0",
            "PYTHONUNBUFFERED": "1",
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        lines = [process.stdout.readline() for _ in range(2)]
        with urlopen(lines[1].split()[-1], timeout=20) as page:
            assert page.status == 200
        process.send_signal(stop)
        _, complaints = process.communicate(timeout=20)
    assert "ASKFIRST_TELEGRAM_TOKEN" in lines[0]
    assert "http://127.0.0.1:" in lines[1]
    assert complaints == ""


def test_old_reviews_of_a_faulty_catalogue_are_left_alone(files: Path) -> None:
    """What cannot be read has no reviews; lint has told its fault already."""
    (files / "signs/catalogue/documents_kept.yaml").write_text("sign: [\n", "utf-8")
    assert stale(files) == []


def test_contract_every_fault_stops_the_start(files: Path) -> None:
    """A malformed flow, sign and help file together: every fault, with its file and line."""
    (files / "flows/learn.yaml").write_text("flow: learn\ntitle: x\nnonsense: 1\n", "utf-8")
    (files / "signs/catalogue/documents_kept.yaml").write_text("sign: [\n", "utf-8")
    directory = files / "helplines/directory.yaml"
    directory.write_text(
        directory.read_text("utf-8").replace("kind: call", "kind: shout", 1), "utf-8"
    )
    with pytest.raises(FaultyFilesError) as fault:
        build(root=files)
    said = str(fault.value)
    for path in ("flows/learn.yaml:", "documents_kept.yaml:", "helplines/directory.yaml:"):
        assert path in said
    for line in said.splitlines():
        path, number, rest = line.split(":", 2)
        assert path.endswith((".yaml", ".po"))
        assert int(number) >= 1
        assert rest.strip().split()[0].isupper()
    assert {str(issue) for issue in lint_house(files)} >= set(said.splitlines())


def test_only_a_loose_end_stops_the_start(files: Path) -> None:
    """A flow that leads nowhere is found before anybody meets it."""
    flow = files / "flows/welcome.yaml"
    flow.write_text(
        flow.read_text("utf-8").replace('help: "flow:help"', 'help: "flow:gone"'), "utf-8"
    )
    with pytest.raises(FaultyFilesError, match=r"flows/welcome\.yaml:\d+: "):
        build(root=files)


def test_untranslated_sentence_stops_the_start(files: Path) -> None:
    """A sentence without its Vietnamese is found too."""
    flow = files / "flows/learn.yaml"
    text = flow.read_text("utf-8")
    title = next(line for line in text.splitlines() if line.startswith("    choose: "))
    flow.write_text(
        text.replace(title, "    choose: A sentence that nobody has translated."), "utf-8"
    )
    with pytest.raises(FaultyFilesError, match=r"flows/learn\.yaml:\d+: TEXT"):
        build(root=files)


def test_an_untouched_copy_starts(files: Path) -> None:
    """The copy itself is no fault."""
    assert build(root=files).flows.flows
