"""A turn happens once, for one person at a time, whole or not at all."""

import asyncio
from dataclasses import replace

import pytest
from sqlalchemy import text

from storage.values import Outcome, Outgoing

CHANNEL = "telegram"


def rows_in(store, table):
    """How many rows a table holds."""
    query = text(f"SELECT count(*) FROM {table}")

    async def count(connection):
        return (await connection.execute(query)).scalar()

    return store._database.read(count)


async def refuse_rank_99(store):
    """From now on the database itself refuses outbox rows of that rank."""
    if store._database.is_sqlite:
        rule = (
            "CREATE TRIGGER refuse BEFORE INSERT ON outbox WHEN NEW.rank = 99 "
            "BEGIN SELECT RAISE(ABORT, 'refused'); END"
        )
    else:
        rule = "ALTER TABLE outbox ADD CHECK (rank <> 99)"
    await store._database.write(lambda connection: connection.execute(text(rule)))


async def said(store):
    """Bodies in the outbox, one person after another."""
    rows = []
    while found := await store.next_out(limit=100, channels=[CHANNEL]):
        rows += found
        await store.mark_sent(found)
    return [row.body for row in rows]


async def test_a_turn_is_kept_whole(store, other, people):
    """Session and outbox are committed, and the inbox row is gone."""
    await store.put([people.sent(body=b"a")])
    assert await store.run_turns(people.echo) == 1
    assert await other.session(people.lan) == b"1"
    assert await rows_in(other, "inbox") == 0
    assert await said(other) == [b"a"]


async def test_the_session_comes_back(store, other, people):
    """The next turn finds the session as the last one left it; the first one finds none."""
    seen = []

    def work(turn):
        seen.append(turn.session)
        return people.echo(turn)

    for _ in range(3):
        await store.put([people.sent()])
        await other.run_turns(work)
    assert seen == [None, b"1", b"2"]


async def test_a_session_can_be_erased(store, other, people):
    """An outcome without a session leaves no row of it."""
    await store.put([people.sent()])
    await store.run_turns(people.echo)
    await store.put([people.sent()])
    await store.run_turns(lambda turn: Outcome(turn.person, None, ()))
    assert await other.session(people.lan) is None
    assert await rows_in(other, "session") == 0


async def test_no_more_people_than_asked_for(store, people):
    """`limit` bounds a group, those who came first go first, the rest stay."""
    for number in range(7):
        await store.put([people.sent(people.somebody(number))])
    order = []

    def work(turn):
        order.append(turn.person)
        return people.echo(turn)

    assert [await store.run_turns(work, limit=3) for _ in range(4)] == [3, 3, 1, 0]
    groups = [set(order[:3]), set(order[3:6]), set(order[6:])]
    expected = [range(3), range(3, 6), range(6, 7)]
    assert groups == [{people.somebody(n) for n in numbers} for numbers in expected]


async def test_one_person_alone(store, people):
    """With `person` nobody else is served, however long they have waited."""
    await store.put([people.sent(people.minh), people.sent(people.lan)])
    assert await store.run_turns(people.echo, person=people.lan) == 1
    assert await store.session(people.minh) is None
    assert await store.run_turns(people.echo, person=people.lan) == 0


async def test_one_flooding_person_gets_a_bounded_turn(store, people):
    """A turn takes 200 rows at most, in order, and the next turn goes on from there."""
    await store.put([people.sent() for _ in range(250)])
    sizes = []

    def work(turn):
        sizes.append(len(turn.rows))
        return people.echo(turn)

    await store.run_turns(work)
    await store.run_turns(work)
    assert sizes == [200, 50]


async def test_a_raising_host_loses_nothing(store, other, people):
    """An exception out of `work` rolls everything back, and the store goes on working."""

    def work(turn):
        raise LookupError

    await store.put([people.sent()])
    with pytest.raises(LookupError):
        await store.run_turns(work)
    assert await rows_in(other, "inbox") == 1
    assert await store.run_turns(people.echo) == 1


async def test_a_turn_that_went_wrong_is_put_aside_alone(store, other, people):
    """Its rows are not offered again, its answer goes out, the others of the group are served."""

    def work(turn):
        if turn.person == people.lan:
            apology = Outgoing(turn.person, CHANNEL, b"111")
            return Outcome(turn.person, turn.session, (apology,), set_aside="LookupError")
        return people.echo(turn)

    await store.put([people.sent(people.lan), people.sent(people.minh, b"b")])
    assert await store.run_turns(work) == 2
    assert await store.run_turns(work) == 0
    assert await other.waiting() is None
    assert sorted(await said(other)) == [b"111", b"b"]
    assert await rows_in(other, "inbox WHERE reason = 'LookupError'") == 1


@pytest.mark.usefixtures("own_database")
async def test_a_refused_write_stops_nobody_else(store, other, people):
    """When the database refuses one turn's rows, that turn alone is put aside."""

    def work(turn):
        outcome = people.echo(turn)
        if turn.person == people.lan:
            return replace(outcome, out=(replace(outcome.out[0], priority=-99),))
        return outcome

    await refuse_rank_99(store)
    await store.put([people.sent(people.somebody(n)) for n in range(5)] + [people.sent()])
    assert await store.run_turns(work) == 5
    assert await other.session(people.lan) is None
    assert await rows_in(other, "session") == 5
    assert await rows_in(other, "inbox WHERE reason = 'refused'") == 1
    assert await store.run_turns(work) == 0


async def test_two_stores_serve_everybody_once(store, other, people):
    """Two processes that work at the same time share the people; nobody is served twice."""
    await store.put([people.sent(people.somebody(n)) for n in range(120)])

    async def serve(one):
        count = 0
        while await one.waiting() is not None:
            count += await one.run_turns(people.echo, limit=7)
        return count

    assert sum(await asyncio.gather(serve(store), serve(other))) == 120
    assert await rows_in(store, "session") == 120
    assert len(await said(other)) == 120


@pytest.mark.parametrize("steps", [0, 1, 2, 3, 5, 8, 13, 21, 34])
async def test_a_cancelled_turn_is_no_turn(store, other, people, steps):
    """Cancelled at any point, a turn has happened wholly or not at all, and work goes on."""
    await store.put([people.sent()])
    async with asyncio.TaskGroup() as group:
        task = group.create_task(store.run_turns(people.echo))
        for _ in range(steps):
            await asyncio.sleep(0)
        task.cancel()
    await store.run_turns(people.echo)
    assert await other.session(people.lan) == b"1"
    assert await said(other) == [b"xin chao"]
