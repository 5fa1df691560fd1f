"""Nothing a person wrote or is can be read in what the database leaves on a disk."""

import base64
import gc
from pathlib import Path
from types import FunctionType, ModuleType

import pytest
from nacl.exceptions import CryptoError
from nacl.secret import Aead
from sqlalchemy import select, text

from storage.day_keys import Base
from storage.errors import SealBrokenError, StoreUnavailableError
from storage.keys import init_keys, load_keys, person_key
from storage.pending import bound_to
from storage.seal import HEAD, _about
from storage.tables import inbox, message_id, outbox, session
from storage.values import Arrived, Outcome, Outgoing

CANARIES = {
    "address": "canary84912345678",
    "key": "canary-update-9917",
    "body": "canary em bi giu ho chieu o svay rieng",
    "session": "canary tra loi cua em",
    "answer": "canary hay goi 111 ngay",
    "message": "canary 55501",
}
WHERE = "telegram"


def disguises(word):
    """A canary as bytes, in the encodings in which it might slip through."""
    plain = word.encode()
    return (
        plain,
        word.encode("utf-16-le"),
        plain.hex().encode(),
        base64.b64encode(plain).rstrip(b"=")[:-1],
    )


def found_in(haystack):
    return [
        name for name, word in CANARIES.items() if any(one in haystack for one in disguises(word))
    ]


def files_under(folder):
    """Name and content of every file."""
    return {str(file): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


async def live(store, keys, round_=0):
    """A whole turn with a canary in every field that a person or platform supplies."""
    person = person_key(keys.pepper, WHERE, CANARIES["address"])
    arrived = [
        Arrived(
            person,
            WHERE,
            f"{CANARIES['key']}-{round_}-{n}",
            n,
            CANARIES["body"].encode() * n,
            waits=False,
        )
        for n in range(1, 60)
    ]
    await store.put(arrived[:30])
    answers = tuple(Outgoing(person, WHERE, CANARIES["answer"].encode() * n) for n in range(1, 30))
    outcome = Outcome(
        person,
        CANARIES["session"].encode() * 200,
        answers,
        message_ids=(CANARIES["message"].encode(),),
    )
    await store.run_turns(lambda turn: outcome)
    rows = await store.take_out(person, WHERE)
    await store.mark_sent(rows[:5], {row.id: CANARIES["message"].encode() for row in rows})
    await store.set_aside(rows[6].id, "BadRequest")
    await store.put(arrived[30:])
    return person


def test_the_search_finds_what_is_there():
    """The search itself works, in each disguise."""
    for name, word in CANARIES.items():
        for one in disguises(word):
            assert name in found_in(b"\0" + one + b"\0")


async def test_nothing_legible_in_sqlite_file_and_log(sqlite_house):
    """File, log and index of SQLite hold no canary while everything is in them."""
    store = await sqlite_house.store()
    await live(store, sqlite_house.keys)
    disk = sqlite_house.bytes_on_disk()
    assert len(disk) > 100_000
    assert found_in(disk) == []
    await store.sweep()
    assert found_in(sqlite_house.bytes_on_disk()) == []


@pytest.mark.parametrize("kind", ["postgresql"])
async def test_nothing_legible_in_postgresql_files(house, store, kind):
    """Pages, log and everything else PostgreSQL wrote hold no canary."""
    await live(store, house.keys)
    await store._database.write(lambda connection: connection.execute(text("CHECKPOINT")))
    folder = Path(house.url.partition("host=")[2])
    written = files_under(folder)
    assert any("pg_wal" in name for name in written)
    found = {name: found_in(content) for name, content in written.items()}
    assert {name: what for name, what in found.items() if what} == {}


async def sealed_of(store, person):
    """Every ciphertext that stands for a person now, cut into pieces that fit into a page."""
    pieces = set()
    for table in ("session", "inbox", "outbox", "message_id"):
        query = text(f"SELECT sealed FROM {table} WHERE person = :person")

        async def look(connection, query=query):
            return (await connection.execute(query, {"person": person})).scalars().all()

        for sealed in await store._database.read(look):
            pieces |= {sealed[at : at + 24] for at in range(0, len(sealed) - 24, 160)}
    return pieces


async def test_what_was_forgotten_leaves_no_bytes(sqlite_house, people):
    """After `forget` and a sweep not a piece of any ciphertext that ever stood for the person is
    in file or log, though pages were split and filled by other people meanwhile."""
    store = await sqlite_house.store()
    ever = set()
    for round_ in range(4):
        person = await live(store, sqlite_house.keys, round_)
        await store.put([people.sent(people.somebody(n + 50 * round_)) for n in range(50)])
        ever |= await sealed_of(store, person)
        await store.run_turns(lambda turn: Outcome(turn.person, b"1", ()), limit=100)
        ever |= await sealed_of(store, person)
    disk = sqlite_house.bytes_on_disk()
    assert sum(piece in disk for piece in ever) > 1000
    await store.forget(person)
    await store.sweep()
    disk = sqlite_house.bytes_on_disk()
    assert sum(piece in disk for piece in ever) == 0
    assert person not in disk
    assert await store.session(people.somebody(7)) == b"1"


async def all_sealed(store):
    """Every sealed row, with what `open` wants to know of it."""

    async def look(connection):
        return [
            (row.sealed, table.name, row.person, bound_in(table, row))
            for table in (session, inbox, outbox, message_id)
            for row in await connection.execute(select(table))
        ]

    return await store._database.read(look)


def bound_in(table, row):
    if table is inbox:
        return bound_to(row.position)
    return row.channel.encode() if table is outbox else b""


def held_by(*roots):
    """Whatever is 32 bytes long and can be reached from these objects."""
    seen, found, todo = set(), set(), list(roots)
    while todo:
        one = todo.pop()
        if id(one) in seen or isinstance(one, ModuleType | FunctionType | type):
            continue
        seen.add(id(one))
        if isinstance(one, bytes) and len(one) == 32:
            found.add(one)
        todo += gc.get_referents(one)
    return found


def opened(rows, sealer):
    """How many of the rows a sealer opens."""
    count = 0
    for row in rows:
        try:
            count += bool(sealer.open(*row))
        except SealBrokenError:
            continue
    return count


def forced(rows, keys):
    """How many rows open under any of the keys, or one made from them, whatever day they say."""
    boxes = []
    for key in keys:
        base = Base(0, key)
        boxes += [Aead(base.on(day)) for day in range(5)]
    count = 0
    for sealed, *about in rows:
        for box in boxes:
            try:
                count += bool(box.decrypt(sealed[HEAD:], sealed[:HEAD] + _about(*about)))
            except CryptoError:
                continue
    return count


async def test_contract_the_key_of_a_day_is_forgotten(house, tmp_path):
    """Rows of a day open for two days more. After that they do not, for whoever kept them and has
    all that is left: the program, its memory, the key files, and every key made from those."""
    init_keys(tmp_path / "keys", house.clock)
    keys = load_keys(tmp_path / "keys", house.clock)
    store = await house.store(keys)
    await live(store, keys)
    rows = await all_sealed(store)
    assert {row[1] for row in rows} == {"session", "inbox", "outbox", "message_id"}
    assert forced(rows, held_by(store)) == len(rows)
    for _ in range(2):
        house.clock.passes(hours=24)
        await store.sweep()
        assert opened(rows, store._sealer) == len(rows)
    house.clock.passes(hours=24)
    await store.sweep()
    assert opened(rows, store._sealer) == 0
    anew = await house.store(load_keys(tmp_path / "keys", house.clock))
    assert opened(rows, anew._sealer) == 0
    files = {path.read_text() for path in (tmp_path / "keys").iterdir()}
    left = held_by(store, anew, keys) | {bytes.fromhex(text.strip()[-64:]) for text in files}
    assert len(left) >= len(files) == 2
    assert forced(rows, left) == 0
    assert await all_sealed(store) == []


async def test_contract_a_key_is_forgotten_without_the_database(
    sqlite_house, tmp_path, monkeypatch
):
    """Also while the database is away, and by a process that nobody writes to."""
    init_keys(tmp_path / "keys", sqlite_house.clock)
    store = await sqlite_house.store(load_keys(tmp_path / "keys", sqlite_house.clock))
    (old,) = held_by(store._days)
    sqlite_house.clock.passes(hours=72)

    async def away(*_):
        raise StoreUnavailableError("The database cannot be reached.")

    monkeypatch.setattr("storage.store.sweep", away)
    with pytest.raises(StoreUnavailableError):
        await store.sweep()
    assert old not in held_by(store._days)
    assert old.hex() not in (tmp_path / "keys" / "transient.key").read_text()


async def test_the_file_is_its_owners(sqlite_house, people):
    """Other users of the machine cannot read file or log."""
    store = await sqlite_house.store()
    await store.put([people.sent()])
    files = list(sqlite_house.file.parent.glob("askfirst.db*"))
    assert len(files) == 3
    assert {file.stat().st_mode & 0o077 for file in files} == {0}
