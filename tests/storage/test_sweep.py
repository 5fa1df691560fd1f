"""What has had its time is erased, and what has not stays."""

from dataclasses import replace

from sqlalchemy import text

CHANNEL = "telegram"


async def rows_in(store, table):
    query = text(f"SELECT count(*) FROM {table}")

    async def count(connection):
        return (await connection.execute(query)).scalar()

    return await store._database.read(count)


async def test_a_session_lives_for_24_idle_hours(house, store, other, people):
    """A session is there after 23 hours and gone after 24, counted from the last turn."""
    for _ in range(2):
        await store.put([people.sent()])
        await store.run_turns(people.echo)
        house.clock.passes(hours=23)
        await store.sweep()
        assert await other.session(people.lan) is not None
    house.clock.passes(hours=1)
    await store.sweep()
    assert await other.session(people.lan) is None
    assert await rows_in(other, "session") == 0


async def test_an_old_session_is_gone_even_before_the_sweep(house, store, people):
    """A turn after 24 hours begins anew though nobody swept meanwhile."""
    await store.put([people.sent()])
    await store.run_turns(people.echo)
    house.clock.passes(hours=24)
    assert await store.session(people.lan) is None
    await store.put([people.sent()])
    await store.run_turns(people.echo)
    assert await store.session(people.lan) == b"1"


async def test_traces_live_for_48_hours(house, store, other, people):
    """Message ids, update keys and rows set aside stay for 47 hours and are gone after 48."""
    await store.put([people.sent(), people.sent(people.minh)])
    await store.run_turns(
        lambda turn: replace(
            people.echo(turn),
            message_ids=(b"5",),
            set_aside="LookupError" if turn.person == people.lan else "",
        )
    )
    (row,) = await store.take_out(people.lan, CHANNEL)
    await store.set_aside(row.id, "BadRequest")
    tables = {"message_id": 2, "seen_update": 2, "inbox": 1, "outbox": 2}
    house.clock.passes(hours=47)
    await store.sweep()
    assert {table: await rows_in(other, table) for table in tables} == tables
    house.clock.passes(hours=1)
    await store.sweep()
    assert {table: await rows_in(other, table) for table in tables} == dict.fromkeys(tables, 0)


async def test_a_sweep_leaves_young_rows_alone(store, other, people):
    """Rows of today survive any number of sweeps."""
    await store.put([people.sent()])
    await store.run_turns(people.echo)
    await store.put([people.sent()])
    for _ in range(3):
        await store.sweep()
    assert await other.session(people.lan) == b"1"
    assert len(await other.peek()) == 1
    assert len(await other.take_out(people.lan, CHANNEL)) == 1
