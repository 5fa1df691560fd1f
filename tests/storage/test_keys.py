"""Keys are made once, kept from others, and refused when they would protect nobody."""

import asyncio
import re
import stat
import sys
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from storage import clock, day_keys
from storage.day_keys import DAY, Base, day_of
from storage.errors import KeysError
from storage.keys import DayKeyFile, init_keys, load_keys, person_key
from storage.seal import Sealer

KEY = bytes(range(32))
TODAY = 20_833
ROW = ("inbox", b"a" * 32, b"1")


def on(day):
    return lambda: day * DAY


def test_keys_are_made_and_read_back(tmp_path):
    """New keys are random, private, and the same at every start."""
    made = init_keys(tmp_path / "keys")
    assert [path.name for path in made] == ["pepper.key", "transient.key"]
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in made)
    keys = load_keys(tmp_path / "keys")
    assert keys == load_keys(tmp_path / "keys")
    assert keys.days(on(TODAY)).newest()[0] == max(TODAY, day_of(clock.wall))
    content = [path.read_text() for path in made]
    assert re.fullmatch(r"[0-9a-f]{64}\n", content[0])
    assert re.fullmatch(r"\d{5} [0-9a-f]{64}\n", content[1])
    assert content[0] not in content[1]


def test_existing_keys_are_never_overwritten(tmp_path):
    """A second time only what is missing is made."""
    pepper, transient = init_keys(tmp_path)
    before = pepper.read_bytes()
    transient.unlink()
    assert init_keys(tmp_path) == [transient]
    assert pepper.read_bytes() == before


def test_keys_do_not_show_themselves(tmp_path):
    """What a log might print of the keys holds nothing of them."""
    init_keys(tmp_path)
    keys = load_keys(tmp_path)
    assert keys.pepper.hex() not in repr(keys)
    assert repr(keys) == "StorageKeys()"


WEAK = [
    ("", "0 bytes long"),
    ("ab" * 31, "31 bytes long"),
    ("ab" * 33, "33 bytes long"),
    ("ab" * 32, "one byte repeated"),
    ("00" * 32, "one byte repeated"),
    ("not hex", "in hex"),
    ("khoá", "in hex"),
]


@pytest.mark.parametrize(("content", "what"), WEAK)
def test_a_weak_key_is_refused(tmp_path, content, what):
    """A short, broken or uniform key is refused with one sentence that names the file."""
    pepper, _ = init_keys(tmp_path)
    pepper.write_text(content, encoding="utf-8")
    with pytest.raises(KeysError, match=what) as refused:
        load_keys(tmp_path)
    assert str(pepper) in str(refused.value)


@pytest.mark.parametrize("day", ["", "20833 ", "20833*"])
@pytest.mark.parametrize(("content", "what"), WEAK[1:])
def test_a_weak_day_key_is_refused(tmp_path, day, content, what):
    """With a day in front of it and without, and the file stays as it was."""
    _, transient = init_keys(tmp_path)
    transient.write_text(day + content, encoding="utf-8")
    with pytest.raises(KeysError, match=what) as refused:
        load_keys(tmp_path)
    assert str(transient) in str(refused.value)
    assert transient.read_text(encoding="utf-8") == day + content


@pytest.mark.parametrize("mode", [0o604, 0o640, 0o666])
def test_a_key_that_others_can_read_is_refused(tmp_path, mode):
    """The sentence says which command puts it right."""
    pepper, _ = init_keys(tmp_path)
    pepper.chmod(mode)
    with pytest.raises(KeysError, match="chmod 600"):
        load_keys(tmp_path)


def test_a_missing_key_is_refused(tmp_path):
    """The sentence says which command makes it."""
    with pytest.raises(KeysError, match="askfirst keys init"):
        load_keys(tmp_path)


def test_a_folder_in_place_of_a_key_is_refused(tmp_path):
    """Whatever stands there instead of a file is one sentence, too."""
    (tmp_path / "pepper.key").mkdir(mode=0o700)
    with pytest.raises(KeysError, match="cannot be read"):
        load_keys(tmp_path)


def test_the_same_key_twice_is_refused(tmp_path):
    """A copied file does not count as a second key."""
    pepper, transient = init_keys(tmp_path)
    transient.write_text(pepper.read_text())
    with pytest.raises(KeysError, match="are the same"):
        load_keys(tmp_path)


def test_a_person_key_tells_channel_and_address_apart():
    """Different addresses, channels or peppers are different people; the same is the same."""
    pepper = bytes(range(32))
    keys = [
        person_key(pepper, "telegram", "1001"),
        person_key(pepper, "telegram", "1002"),
        person_key(pepper, "web", "1001"),
        person_key(bytes(32), "telegram", "1001"),
        person_key(pepper, "telegram1", "001"),
    ]
    assert len(set(keys)) == len(keys)
    assert {len(key) for key in keys} == {32}
    assert keys[0] == person_key(pepper, "telegram", "1001")


@pytest.fixture
def file(tmp_path):
    """A day key of today in a file."""
    path = tmp_path / "transient.key"
    path.write_text(f"{TODAY} {KEY.hex()}\n")
    path.chmod(0o600)
    return DayKeyFile(path)


def test_a_step_overwrites_the_file_in_place(file):
    """The same file, as long and as private as before; nothing of the old key is in it."""
    before = file.path.stat()
    file.days(on(TODAY + 3)).step()
    after = file.path.stat()
    assert (after.st_ino, after.st_size, after.st_mode) == (before.st_ino, 71, before.st_mode)
    assert file.path.read_text() == f"{TODAY + 1} {Base(TODAY, KEY).on(TODAY + 1).hex()}\n"
    assert [path.name for path in file.path.parent.iterdir()] == ["transient.key"]


def test_a_file_that_is_further_stays(file):
    """A process that comes late neither turns the file back nor writes it again."""
    late = file.days(on(TODAY + 3))
    for day in (TODAY + 3, TODAY + 4):
        file.days(on(day)).step()
    further = file.path.stat(), file.path.read_text()
    late.step()
    assert (file.path.stat(), file.path.read_text()) == further
    assert file.read(on(TODAY + 4)).day == TODAY + 2


def test_a_file_without_a_day_gets_one(file, before):
    """It is dated once; what was sealed under its key opens for two days more, then it is gone."""
    file.path.write_text(KEY.hex() + "\n")
    sealer = Sealer(file.days(on(TODAY)))
    assert file.path.read_text() == f"{TODAY}*{KEY.hex()}\n"
    assert file.read(on(TODAY + 2)) == Base(TODAY, KEY, bare=True)
    assert sealer.open(before(KEY, b"secret", *ROW), *ROW) == b"secret"
    file.days(on(TODAY + 3)).step()
    content = file.path.read_text()
    assert content.startswith(f"{TODAY + 1} ")
    assert len(content) == 71
    assert KEY.hex() not in content


def test_a_file_that_vanished_stops_nobody(file):
    """Sealing goes on; each step says that the new key is not on the disk."""
    days = file.days(on(TODAY + 3))
    file.path.unlink()
    sealer = Sealer(days)
    with capture_logs() as lines:
        assert sealer.open(sealer.seal(b"secret", *ROW), *ROW) == b"secret"
        days.step()
    assert [line["event"] for line in lines] == ["day_key_not_written"] * 2


def test_a_file_that_cannot_be_written_is_refused(file, monkeypatch):
    """A host that cannot forget does not start: its folder may be mounted for reading only."""

    def refuse(*_):
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr("storage.keys.os.open", refuse)
    with pytest.raises(KeysError, match=r"cannot be written .*its key must be forgotten"):
        file.days(on(TODAY))


STEPS = 200
PROCESS = f"""
import sys
from pathlib import Path
from storage.keys import DayKeyFile

file = DayKeyFile(Path(sys.argv[1]))
for day in range({TODAY}, {TODAY + STEPS}):
    days = file.days(lambda: day * 86400)
    days.step()
    assert days.newest()[0] >= day
"""


@pytest.mark.parametrize("bare", [False, True])
async def test_processes_that_step_at_once_leave_one_key(file, bare):
    """Three processes that step one file through 200 days read whole lines only, and what they
    leave is the key to which one alone would have come."""
    if bare:
        file.path.write_text(KEY.hex() + "\n")
    root = Path(day_keys.__file__).parents[1]
    started = [
        await asyncio.create_subprocess_exec(
            sys.executable, "-W", "error", "-c", PROCESS, str(file.path), cwd=root
        )
        for _ in range(3)
    ]
    assert [await process.wait() for process in started] == [0, 0, 0]
    last = TODAY + STEPS - 1 - 2
    assert file.read(on(0)) == Base(last, Base(TODAY, KEY, bare).on(last))
