"""A sealed body opens only where it belongs, and its length says little."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from storage.day_keys import DAY, Base, DayKeys
from storage.errors import SealBrokenError
from storage.seal import Sealer

KEY = bytes(range(32))
TODAY = 20_833
ROW = ("inbox", b"a" * 32, b"1")


def sealer_under(key, *, bare=False):
    return Sealer(DayKeys(Base(TODAY - 1, key, bare), lambda: TODAY * DAY))


@given(st.binary(max_size=5000), st.sampled_from([32, 256]))
def test_what_is_sealed_opens_again(body, floor):
    """Any body comes back as it was."""
    sealer = sealer_under(KEY)
    assert sealer.open(sealer.seal(body, *ROW, floor=floor), *ROW) == body


@pytest.mark.parametrize(
    "row",
    [
        ("outbox", b"a" * 32, b"1"),
        ("inbox", b"b" * 32, b"1"),
        ("inbox", b"a" * 32, b"2"),
        ("inbox", b"a" * 31, b"a1"),
        ("inbox", b"a" * 33, b""),
    ],
)
def test_it_does_not_open_elsewhere(row):
    """Another table, person or place does not open it."""
    sealed = sealer_under(KEY).seal(b"secret", *ROW)
    with pytest.raises(SealBrokenError):
        sealer_under(KEY).open(sealed, *row)


def test_it_does_not_open_under_another_key():
    """Another key does not open it."""
    with pytest.raises(SealBrokenError):
        sealer_under(os.urandom(32)).open(sealer_under(KEY).seal(b"secret", *ROW), *ROW)


@given(st.integers(min_value=0), st.integers(min_value=1, max_value=255))
def test_a_changed_byte_breaks_the_seal(place, change):
    """Whatever byte is changed, nothing opens."""
    sealed = bytearray(sealer_under(KEY).seal(b"secret", *ROW))
    sealed[place % len(sealed)] ^= change
    with pytest.raises(SealBrokenError):
        sealer_under(KEY).open(bytes(sealed), *ROW)


@given(st.binary(max_size=60), st.sampled_from([b"", b"\1", b"\2", b"\2\x51\x61", b"\3"]))
def test_a_torn_body_breaks_the_seal(sealed, head):
    """Bytes that were never sealed are refused, never a crash."""
    with pytest.raises(SealBrokenError):
        sealer_under(KEY, bare=True).open(head + sealed, *ROW)


def test_a_body_says_its_day_and_is_bound_to_it():
    """Version and day stand in front; under the same key, but another day, nothing opens."""
    sealed = sealer_under(KEY).seal(b"secret", *ROW)
    assert sealed[:3] == b"\2" + TODAY.to_bytes(2, "big")
    tomorrow = Sealer(DayKeys(Base(TODAY, KEY), lambda: TODAY * DAY))
    shifted = b"\2" + (TODAY + 1).to_bytes(2, "big") + sealed[3:]
    with pytest.raises(SealBrokenError):
        tomorrow.open(shifted, *ROW)


def test_a_body_from_before_there_were_days_opens_where_it_stands(before):
    """And nowhere else, nor does it pass for one of today."""
    old, sealer = before(KEY, b"secret", *ROW), sealer_under(KEY, bare=True)
    assert sealer.open(old, *ROW) == b"secret"
    for broken, row in ((old, ("outbox", *ROW[1:])), (b"\2" + old[1:], ROW)):
        with pytest.raises(SealBrokenError):
            sealer.open(broken, *row)


def test_lengths_fall_into_few_sizes():
    """Bodies of up to 4,000 bytes have five sizes."""
    sizes = {len(sealer_under(KEY).seal(bytes(n), *ROW)) for n in range(4000)}
    assert len(sizes) == 5


def test_the_same_body_never_looks_the_same():
    """Two people who write the same cannot be told from their rows."""
    assert sealer_under(KEY).seal(b"secret", *ROW) != sealer_under(KEY).seal(b"secret", *ROW)


async def change(store, statement):
    await store._database.write(lambda connection: connection.execute(text(statement)))


async def test_an_inbox_row_moved_to_somebody_else_is_put_aside(store, other, people):
    """A body under another person's key reaches nobody, and the row is not tried again."""
    await store.put([people.sent(people.lan, b"secret")])
    await store.put([people.sent(people.minh, b"mine")])
    await change(
        store, "UPDATE inbox SET sealed = (SELECT sealed FROM inbox WHERE id = 1) WHERE id = 2"
    )
    seen = []

    def work(turn):
        seen.append((turn.person, turn.rows[0].body))
        return people.echo(turn)

    assert await store.run_turns(work) == 1
    assert seen == [(people.lan, b"secret")]
    assert await other.waiting() is None


async def test_a_session_moved_to_somebody_else_is_no_session(store, other, people):
    """A person whose session was exchanged for another's begins anew."""
    for person in (people.lan, people.minh):
        await store.put([people.sent(person)])
    await store.run_turns(people.echo)
    await change(store, "UPDATE session SET sealed = (SELECT min(sealed) FROM session)")
    found = [await other.session(person) for person in (people.lan, people.minh)]
    assert sorted(map(bool, found)) == [False, True]


async def test_an_outbox_row_moved_to_somebody_else_is_not_sent(store, other, people):
    """A message does not reach anybody but the person it was written for."""
    await store.put([people.sent(people.lan, b"secret")])
    await store.put([people.sent(people.minh, b"mine")])
    await store.run_turns(people.echo)
    await change(store, "UPDATE outbox SET sealed = (SELECT min(sealed) FROM outbox)")
    rows = await other.next_out(limit=9, channels=["telegram"])
    assert len(rows) == 1
    assert await store.next_out(limit=9, channels=["telegram"]) == rows
