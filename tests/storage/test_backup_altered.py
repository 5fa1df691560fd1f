"""Files that are no whole backup of this release: refused, and nothing is changed."""

import nacl.utils
import pytest

from storage.backup_format import MAGIC, SEALED, START
from storage.backup_rows import row_line, table_line
from storage.errors import SchemaError, SealBrokenError, StorageError
from storage.report_tables import report
from storage.tables import REVISION
from tests.storage.backing_up import (
    KEY,
    PUBLIC,
    bring_back,
    everything,
    file_reports,
    fill,
    save,
    written,
)

BEGINNING = "does not open with this recovery key|is no backup|damaged at its beginning|damaged"


@pytest.fixture
def file(tmp_path):
    return tmp_path / "today.backup"


@pytest.fixture
async def long(url, file):
    """The bytes of a backup of several chunks, and the same rows in the database."""
    await file_reports(url, 30)
    await save(url, file)
    whole = file.read_bytes()
    assert len(chunks(whole)) >= 4
    return whole


def chunks(whole):
    return [whole[at : at + SEALED] for at in range(START, len(whole), SEALED)]


async def refused(url, file, content, said, error=SealBrokenError, **how):
    """Even where everything would be replaced nothing is, and one sentence says why."""
    file.write_bytes(content)
    with pytest.raises(error, match=said) as raised:
        await bring_back(url, file, replace=True, **how)
    (sentence,) = str(raised.value).splitlines()
    assert "changed" in sentence


async def test_contract_a_wrong_key_changes_nothing(url, file):
    """With any other key the database stays as it is, conversations too."""
    await fill(url)
    await save(url, file)
    await file_reports(url, 1, first=50)
    before = await everything(url)
    for key in (PUBLIC, bytes(32), KEY[::-1], nacl.utils.random(32)):
        await refused(url, file, file.read_bytes(), "does not open with this recovery", key=key)
    assert await everything(url) == before


async def test_contract_a_changed_beginning_changes_nothing(url, file, long):
    """Each byte of the head counts."""
    before = await everything(url)
    for at in range(START):
        changed = bytearray(long)
        changed[at] ^= 1 << at % 8
        await refused(url, file, changed, BEGINNING)
    assert await everything(url) == before


async def test_contract_a_cut_backup_changes_nothing(url, file, long):
    """Wherever it was cut, between two chunks as well, the missing end is noticed."""
    before = await everything(url)
    for size in (START, START + 1, START + SEALED, START + SEALED * 2 + 7, len(long) - SEALED):
        await refused(url, file, long[:size], "cut off, its end is missing")
    await refused(url, file, long[:-1], "cut off, its end is missing")
    for size in (0, 1, START - 1):
        await refused(url, file, long[:size], "is no backup of this program")
    assert await everything(url) == before


async def test_contract_changed_chunks_change_nothing(url, file, long):
    """A chunk that was altered, left out, doubled, moved, put at the end or added is noticed."""
    before = await everything(url)
    head, (one, two, *more, last) = long[:START], chunks(long)
    middle = b"".join(more)
    flipped = bytes([one[0] ^ 1]) + one[1:]
    for changed in (
        head + flipped + two + middle + last,
        head + one + two + middle + last[:-1] + bytes([last[-1] ^ 128]),
        head + two + one + middle + last,
        head + two + middle + last,
        head + one + one + two + middle + last,
        head + last + one + two + middle,
        head + one + two + middle + last + last,
        head + one + two + middle + last + b"x",
    ):
        await refused(url, file, changed, "damaged or altered|cut off")
    assert await everything(url) == before


async def test_contract_two_backups_are_not_mixed(url, file, long):
    """Beginning, middle and end must be of one backup, also when the rows are the same."""
    before = await everything(url)
    await save(url, file)
    other = file.read_bytes()
    mine, theirs = chunks(long), chunks(other)
    assert len(mine) == len(theirs)
    await refused(url, file, long[:START] + other[START:], "damaged|cut")
    for at in range(len(mine)):
        mixed = [*mine[:at], theirs[at], *mine[at + 1 :]]
        await refused(url, file, long[:START] + b"".join(mixed), "damaged|cut")
    assert await everything(url) == before


@pytest.mark.parametrize("content", [b"SQLite format 3\0" * 99, MAGIC * 20, b"\0" * 200_000])
async def test_another_file_is_no_backup(url, file, content):
    """Whatever else the file is, that is one sentence."""
    await refused(url, file, content, "is no backup|damaged at its beginning")


async def test_a_file_that_cannot_be_read(url, tmp_path):
    """A missing file, or a folder in its place, is one sentence."""
    for path in (tmp_path / "none", tmp_path):
        with pytest.raises(StorageError, match="The backup cannot be read"):
            await bring_back(url, path)


@pytest.mark.parametrize(
    ("revision", "said"),
    [
        ("9999", "newer release made this backup.*restore it with that release"),
        ("0001", "older release made this backup.*then run `askfirst db upgrade`"),
    ],
)
async def test_contract_another_releases_backup_changes_nothing(url, file, revision, said):
    """A file of another release is refused, with the way that leads on."""
    await fill(url)
    before = await everything(url)
    content = written(file, revision, [b'{"table":"unheard_of","columns":["id"]}', b"[1]"])
    await refused(url, file, content, said, SchemaError)
    assert await everything(url) == before


@pytest.mark.parametrize(
    "lines",
    [
        [b"not json"],
        [b'{"table":"session","columns":["person","sealed","touched"]}'],
        [b'{"table":"report","columns":["id","day"]}'],
        [table_line(report), row_line([1, 2])],
        [table_line(report), row_line([b"1"] * len(report.columns))],
        [table_line(report), row_line([1] * len(report.columns))],
        [table_line(report), row_line([None] * len(report.columns))],
        [b'{"columns":[]}'],
        [b"\xff\xfe"],
    ],
)
async def test_nonsense_inside_changes_nothing(url, file, lines):
    """A file that opens and holds something else than our rows is refused: whoever has the public
    half of the recovery key can write one."""
    await refused(url, file, written(file, REVISION, lines), "something else than rows")
