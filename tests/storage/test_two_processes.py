"""Real processes on one database do not lose each other's work."""

import asyncio
import sys
from pathlib import Path

from sqlalchemy import text

from storage import engine

TIMES = 400

PROCESS = f"""
import asyncio, sys
from storage.keys import StorageKeys
from storage.store import Store
from storage.values import Arrived, Outcome, Outgoing

url, name, person = sys.argv[1], sys.argv[2], bytes.fromhex(sys.argv[3])
keys = StorageKeys(bytes(range(32)), bytes(range(32, 64)))

def work(turn):
    count = int(turn.session or b"0") + len(turn.rows)
    out = tuple(Outgoing(person, "telegram", row.body) for row in turn.rows)
    return Outcome(person, str(count).encode(), out)

async def main():
    store = await Store.open(url, keys, lambda: 1_800_000_000.0)
    for number in range({TIMES}):
        key = f"{{name}}-{{number}}"
        await store.put([Arrived(person, "telegram", key, number, key.encode(), False)])
        await store.run_turns(work, person=person)
    await store.close()

asyncio.run(main())
"""


async def test_800_increments_from_two_processes_are_800(house, people):
    """Two processes that change one session 400 times each leave exactly 800, each once."""
    root = Path(engine.__file__).parents[1]
    started = [
        await asyncio.create_subprocess_exec(
            sys.executable,
            "-W",
            "error",
            "-c",
            PROCESS,
            house.url,
            name,
            people.lan.hex(),
            cwd=root,
        )
        for name in ("a", "b")
    ]
    assert [await process.wait() for process in started] == [0, 0]
    store = await house.store()
    assert await store.session(people.lan) == str(2 * TIMES).encode()
    answered = [row.body.decode() for row in await store.take_out(people.lan, "telegram")]
    assert sorted(answered) == sorted(f"{name}-{n}" for name in "ab" for n in range(TIMES))


async def test_what_the_connections_promise(sqlite_house):
    """The writer is durable and erases; no connection lets the driver open transactions."""
    store = await sqlite_house.store()

    async def settings(connection):
        names = ("journal_mode", "synchronous", "secure_delete", "foreign_keys", "query_only")
        found = {
            name: (await connection.execute(text(f"PRAGMA {name}"))).scalar() for name in names
        }
        raw = await connection.get_raw_connection()
        return found | {"driver": raw.driver_connection.isolation_level}

    common = {"journal_mode": "wal", "foreign_keys": 1, "driver": None}
    full, on = 2, 1
    writer = {"synchronous": full, "secure_delete": on, "query_only": 0}
    assert await store._database.write(settings) == common | writer
    assert (await store._database.read(settings)).items() >= (common | {"query_only": 1}).items()
