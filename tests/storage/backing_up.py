"""For tests of backups: databases with something in every table, and what stands in them."""

import asyncio
import base64
import threading
from datetime import timedelta

from sqlalchemy import insert, select, text

from reports.ports import Field, FieldKind
from reports.retention import last_day
from reports.sketches import Sketcher
from storage.backup import backup
from storage.backup_format import Head, Writer
from storage.backup_rows import kept_tables
from storage.engine import open_database
from storage.recovery import public_half
from storage.report_tables import case_link, marker
from storage.reports import ReportShelf
from storage.restore import Restoring
from storage.tables import metadata
from tests.storage.reporting import DAY, fingerprint, new_report, sealed

KEY = bytes(range(1, 33))
PUBLIC = public_half(KEY)
UNTIL = last_day(DAY, 90)
OLD = DAY - timedelta(days=90)
OFFER = Sketcher(bytes(32)).sketch(" ".join(f"word{n}" for n in range(300)))
NAMES = ("session", "inbox", "outbox", "message_id", "seen_update", "lease")
TRANSIENT = [metadata.tables[name] for name in NAMES]
"""Said once more, so that a table is not let into backups by a change of one line."""
CANARY = b"canary em bi giu ho chieu"


async def inside(url, work):
    """What `work` comes to on a connection, in a transaction."""
    database = open_database(url)
    try:
        return await database.write(work)
    finally:
        await database.close()


async def file_reports(url, count, first=0, **changed):
    """Reports of which neighbours share a contact, and every third has an offer."""
    database = open_database(url)
    shelf = ReportShelf(database)
    for number in range(first, first + count):
        prints = (fingerprint(str(number // 2)), fingerprint(f"own {number}"))
        sketch = OFFER.values if OFFER and number % 3 == 0 else None
        await shelf.file(new_report(number, contacts=prints, sketch=sketch, **changed))
        about = new_report(number).id
        for kind in FieldKind:
            name = fingerprint(f"{number} {kind}")
            await shelf.add(about, Field(name, kind, DAY, sealed(about, "thêm", name.hex())))
    await database.close()


async def fill(url, count=4):
    """Something in every table that stays, and a canary in every column of those that do not."""
    await file_reports(url, count)
    link = {"one": b"1" * 8, "other": b"2" * 8}
    moment = {"name": "desk_opened", "moment": 1_800_000_000_000}

    async def plant(connection):
        await connection.execute(insert(case_link).inline(), link)
        await connection.execute(insert(marker).inline(), moment)
        for table in TRANSIENT:
            row = {column.name: _planted(column) for column in table.columns}
            await connection.execute(insert(table).inline(), row)

    await inside(url, plant)


def _planted(column):
    wanted = column.type.python_type
    return {bytes: CANARY, str: CANARY.decode()[:20], int: 77}[wanted]


async def everything(url, tables=None):
    """Table -> its rows in order."""

    async def look(connection):
        return {
            table.name: sorted(map(tuple, await connection.execute(select(table))))
            for table in tables or metadata.sorted_tables
        }

    return await inside(url, look)


async def kept(url):
    """The rows that a backup is to hold."""
    return await everything(url, kept_tables())


async def save(url, file):
    return await backup(url, file, PUBLIC, DAY)


async def bring_back(url, file, key=KEY, **changed):
    return await Restoring(url, file, key, **{"until": UNTIL, **changed}).run()


def in_a_thread(work):
    """Runs asynchronous work to its end, in a loop of its own: for where nothing is awaited."""
    thread = threading.Thread(target=lambda: asyncio.run(work))
    thread.start()
    thread.join()


def disguises(value):
    """A value of a row as bytes, in the encodings in which it might slip through; nothing for what
    is too short to be looked for."""
    plain = value if isinstance(value, bytes) else str(value).encode()
    if len(plain) < 6:
        return ()
    plain = plain[:24]
    return (plain, plain.hex().encode(), base64.b64encode(plain).rstrip(b"=")[:-1])


def revision_of(url, number):
    """Writes another revision into a database."""
    change = text("UPDATE alembic_version SET version_num = :number")
    return inside(url, lambda connection: connection.execute(change, {"number": number}))


def written(file, revision, lines):
    """A backup as another release, or somebody else, might have made it; returns its bytes."""
    with file.open("wb") as target:
        writer = Writer(target, Head(revision, DAY), PUBLIC)
        for line in lines:
            writer.line(line)
        writer.end()
    return file.read_bytes()
