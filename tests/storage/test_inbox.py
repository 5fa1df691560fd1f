"""What arrives is stored once, before anything else, and is ready when its time has come."""

import asyncio
import itertools

import pytest

from storage.values import Outcome


async def served(store, **kwargs):
    """The turns a run hands out, without keeping anything of them."""
    turns = []

    def work(turn):
        turns.append(turn)
        return Outcome(turn.person, None, ())

    await store.run_turns(work, **kwargs)
    return turns


async def bodies(store):
    return [row.body for turn in await served(store) for row in turn.rows]


async def test_what_was_put_is_there_for_another_process(store, other, people):
    """What was put can be read through a second connection, as it was written."""
    await store.put([people.sent(body=b"viec nhe luong cao")])
    assert await bodies(other) == [b"viec nhe luong cao"]


async def test_a_crash_between_put_and_turn_loses_nothing(house, people):
    """A process that stops after `put` leaves the row for the next one."""
    first = await house.store()
    await first.put([people.sent(body=b"cuu em")])
    await first.close()
    assert await bodies(await house.store()) == [b"cuu em"]


async def test_a_repeated_update_is_dropped(store, other, people):
    """The same key comes in once, within one batch, later, and after its row was answered."""
    again = people.sent(key="77", body=b"one")
    await store.put([again, again])
    await other.put([again])
    assert await bodies(other) == [b"one"]
    await other.put([again, people.sent(body=b"two")])
    assert await bodies(other) == [b"two"]


async def test_a_key_is_remembered_for_48_hours(house, store, people):
    """A repeated update is dropped for 48 hours and taken as new after that."""
    again = people.sent(key="77")
    await store.put([again])
    await bodies(store)
    house.clock.passes(hours=47)
    await store.sweep()
    await store.put([again])
    assert await bodies(store) == []
    house.clock.passes(hours=1)
    await store.sweep()
    await store.put([again])
    assert len(await bodies(store)) == 1


async def test_rows_come_in_update_order(store, people):
    """Rows are handed out in update order among what has arrived, not in order of arrival."""
    await store.put([people.sent(body=b"c", order=3), people.sent(body=b"a", order=1)])
    await store.put([people.sent(body=b"b", order=2)])
    assert await bodies(store) == [b"a", b"b", b"c"]


async def test_equal_orders_come_as_they_arrived(store, people):
    """A channel that numbers nothing still gets its rows back in the order of a batch."""
    await store.put([people.sent(body=bytes([n]), order=0) for n in range(20)])
    assert await bodies(store) == [bytes([n]) for n in range(20)]


async def test_nothing_put_is_nothing_written(store):
    """An empty batch is no commit and no trouble."""
    await store.put([])
    assert await store.waiting() is None


async def test_typed_text_is_ready_at_once(store, people):
    """A row that does not wait is ready without any time passing."""
    await store.put([people.sent()])
    assert await store.waiting() == 0
    assert len(await served(store)) == 1


async def test_a_forward_waits_for_quiet(house, store, people):
    """A row that waits is ready 0.8 s after the newest one, not before."""
    await store.put([people.sent(waits=True)])
    assert await store.waiting() == pytest.approx(0.8)
    house.clock.passes(0.7)
    await store.put([people.sent(waits=True)])
    house.clock.passes(0.7)
    assert await served(store) == []
    assert await store.waiting() == pytest.approx(0.1)
    house.clock.passes(0.1)
    (turn,) = await served(store)
    assert len(turn.rows) == 2


async def test_nobody_waits_for_more_than_two_seconds(house, store, people):
    """A stream of forwards is answered two seconds after its first."""
    for _ in range(4):
        await store.put([people.sent(waits=True)])
        assert await served(store) == []
        house.clock.passes(0.5)
    assert await store.waiting() == 0
    (turn,) = await served(store)
    assert len(turn.rows) == 4


async def test_typed_text_takes_waiting_rows_along(house, store, people):
    """A row that does not wait makes all of that person's rows ready, and nobody else's."""
    await store.put([people.sent(waits=True), people.sent(people.minh, waits=True)])
    assert await served(store) == []
    await store.put([people.sent()])
    (turn,) = await served(store)
    assert (turn.person, len(turn.rows)) == (people.lan, 2)


async def test_a_clock_set_back_makes_nobody_wait(house, store, people):
    """Rows that seem to come from the future are ready."""
    await store.put([people.sent(waits=True)])
    house.clock.passes(hours=-24)
    assert await store.waiting() == 0
    assert len(await served(store)) == 1


async def test_sql_and_python_agree_when_rows_are_ready(house, store, other, people):
    """The rule as SQL and the rule as Python name the same people at every moment."""
    for number, gaps in enumerate(itertools.product((0.0, 0.5, 0.9), repeat=3)):
        for gap in gaps:
            await store.put([people.sent(people.somebody(number), waits=True)])
            house.clock.passes(gap)
            candidates = await store._database.read(
                lambda connection: store._inbox.candidates(connection, 1000)
            )
            ready = {turn.person for turn in await other.peek(limit=1000)}
            assert ready == set(candidates)
        await served(store)


async def test_puts_at_the_same_moment_share_a_commit(store, other, people):
    """Many callers at once all find their row stored when they return."""

    async def put_and_look(number):
        await store.put([people.sent(people.somebody(number))])
        turns = await other.peek(limit=1000)
        assert people.somebody(number) in {turn.person for turn in turns}

    await asyncio.gather(*(put_and_look(number) for number in range(40)))


async def test_a_caller_who_leaves_takes_nobody_along(store, other, people):
    """Cancelled while the commit is under way, the first caller does not stop the others."""
    async with asyncio.TaskGroup() as group:
        first = group.create_task(store.put([people.sent(people.somebody(0))]))
        rest = [
            group.create_task(store.put([people.sent(people.somebody(number))]))
            for number in range(1, 5)
        ]
        await asyncio.sleep(0)
        first.cancel()
    assert all(task.exception() is None for task in rest)
    found = {turn.person for turn in await other.peek()}
    assert found >= {people.somebody(number) for number in range(1, 5)}


async def test_peek_takes_nothing(store, people):
    """Turns that were looked at are still there to be served."""
    await store.put([people.sent(body=b"a picture", waits=False)])
    (turn,) = await store.peek()
    assert [row.body for row in turn.rows] == [b"a picture"]
    assert await served(store) == [turn]
