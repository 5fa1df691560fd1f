"""Whoever asks to be forgotten is, and nobody else with them."""

from dataclasses import replace

from sqlalchemy import text

from storage.values import Outcome, Outgoing

CHANNEL = "telegram"


def rows_in(store, table):
    """How many rows a table holds."""
    query = text(f"SELECT count(*) FROM {table}")

    async def count(connection):
        return (await connection.execute(query)).scalar()

    return store._database.read(count)


async def test_forgetting_in_a_turn(store, other, people):
    """Nothing of the person is left but what is still to be said to them."""
    await store.put([people.sent(body=b"old"), people.sent(people.minh)])
    await store.run_turns(lambda turn: replace(people.echo(turn), message_ids=(b"5",)))
    await store.put([people.sent()])
    farewell = Outgoing(people.lan, CHANNEL, b"bye")
    await store.run_turns(lambda turn: Outcome(turn.person, b"x", (farewell,), forget=True))
    assert await other.session(people.lan) is None
    assert await other.message_ids(people.lan) == []
    assert [row.body for row in await other.take_out(people.lan, CHANNEL)] == [b"bye"]
    assert await other.session(people.minh) == b"1"
    assert await other.message_ids(people.minh) == [b"5"]


async def test_forget(store, other, people):
    """`forget` erases session, inbox, outbox and message ids of one person only."""
    for person in (people.lan, people.minh):
        await store.put([people.sent(person)])
    await store.run_turns(lambda turn: replace(people.echo(turn), message_ids=(b"5",)))
    for person in (people.lan, people.minh):
        await store.put([people.sent(person)])
    await store.forget(people.lan)
    assert await other.session(people.lan) is None
    assert await other.message_ids(people.lan) == []
    assert await other.take_out(people.lan, CHANNEL) == []
    assert [turn.person for turn in await other.peek()] == [people.minh]
    assert await rows_in(other, "session") == await rows_in(other, "message_id") == 1
