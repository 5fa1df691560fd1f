"""Messages leave one after another for each person, and what became of each is written down."""

from dataclasses import replace

import pytest

from storage.values import Outcome, Outgoing

CHANNEL = "telegram"


async def say(store, people, person, *bodies, priority=0, channel=CHANNEL):
    """Puts messages into a person's outbox, as a turn does."""
    await store.put([people.sent(person)])
    out = tuple(Outgoing(person, channel, body, priority) for body in bodies)
    await store.run_turns(lambda turn: Outcome(person, b"", out), person=person)


async def next_bodies(store, **kwargs):
    rows = await store.next_out(limit=100, channels=[CHANNEL], **kwargs)
    return [row.body for row in rows]


async def test_only_the_oldest_row_of_a_person(store, other, people):
    """The second message is offered once the first was marked as sent."""
    await say(store, people, people.lan, b"1", b"2", b"3")
    for body in (b"1", b"2", b"3"):
        (row,) = await other.next_out(limit=100, channels=[CHANNEL])
        assert row.body == body
        await other.mark_sent([row])
    assert await next_bodies(store) == []


async def test_a_person_who_is_being_sent_to_is_left_out(store, people):
    """People in `busy` are not offered, however many they are."""
    for number in range(5):
        await say(store, people, people.somebody(number), bytes([number]))
    busy = [people.somebody(number) for number in range(3)]
    assert await next_bodies(store, busy=busy) == [b"\3", b"\4"]


async def test_priority_goes_first_but_never_before_the_same_persons_older(store, people):
    """Urgent rows overtake other people's rows, not their own person's."""
    await say(store, people, people.lan, b"lan 1")
    await say(store, people, people.minh, b"minh 1")
    await say(store, people, people.minh, b"minh urgent", priority=5)
    await say(store, people, people.somebody(3), b"urgent", priority=5)
    assert await next_bodies(store) == [b"urgent", b"lan 1", b"minh 1"]


async def test_only_the_channels_asked_for(store, people):
    """A deliverer sees the rows of its channels; no channel is no row."""
    await say(store, people, people.lan, b"page", channel="web")
    await say(store, people, people.minh, b"chat")
    assert await next_bodies(store) == [b"chat"]
    assert await store.next_out(limit=9, channels=[]) == []
    found = await store.next_out(limit=9, channels=["web", CHANNEL, "zalo"])
    assert len(found) == 2


async def test_a_row_put_off_holds_its_person_only(house, store, other, people):
    """Until its time the row is not offered, nor what comes after it; others are."""
    await say(store, people, people.lan, b"1", b"2")
    await say(store, people, people.minh, b"m")
    (row, _) = await store.next_out(limit=9, channels=[CHANNEL])
    await store.retry_later(row.id, 30)
    assert await next_bodies(other) == [b"m"]
    house.clock.passes(30)
    (again, _) = await other.next_out(limit=9, channels=[CHANNEL])
    assert again == replace(row, attempts=1)


async def test_a_clock_set_back_holds_no_row(house, store, people):
    """A row put off before the clock went back a day is offered at once."""
    await say(store, people, people.lan, b"1")
    (row,) = await store.next_out(limit=9, channels=[CHANNEL])
    await store.retry_later(row.id, 30)
    house.clock.passes(hours=-24)
    assert await next_bodies(store) == [b"1"]


async def test_a_row_set_aside_stops_nobody(store, other, people):
    """What cannot be sent is put aside, and the person's next message goes."""
    await say(store, people, people.lan, b"poison", b"next")
    (row,) = await store.next_out(limit=9, channels=[CHANNEL])
    await store.set_aside(row.id, "BadRequest")
    assert await next_bodies(other) == [b"next"]


async def test_message_ids_of_what_was_sent(store, other, people):
    """Ids of sent messages are remembered, oldest first, once each."""
    await say(store, people, people.lan, b"1", b"2")
    rows = await store.take_out(people.lan, CHANNEL)
    await store.mark_sent(rows, {rows[0].id: b"901", rows[1].id: b"902"})
    await store.mark_sent(rows, {rows[0].id: b"901"})
    assert await other.message_ids(people.lan) == [b"901", b"902"]


async def test_a_message_sent_while_its_person_was_forgotten(store, people):
    """The row is gone already, so its message id is not kept either."""
    await say(store, people, people.lan, b"1")
    rows = await store.take_out(people.lan, CHANNEL)
    await store.forget(people.lan)
    await store.mark_sent(rows, {rows[0].id: b"901"})
    assert await store.message_ids(people.lan) == []


async def test_ids_of_rows_are_never_used_again(store, people):
    """A row that is marked late cannot hit a younger one."""
    await say(store, people, people.lan, b"1")
    (old,) = await store.take_out(people.lan, CHANNEL)
    await store.forget(people.lan)
    await say(store, people, people.lan, b"2")
    await store.mark_sent([old])
    assert [row.body for row in await store.take_out(people.lan, CHANNEL)] == [b"2"]


async def test_take_out_gives_all_of_one_person_in_order(store, other, people):
    """The page gets everything unsent, and gets it again until it is marked."""
    await say(store, people, people.lan, b"1", b"2", b"3", channel="web")
    await say(store, people, people.minh, b"m", channel="web")
    for _ in range(2):
        rows = await other.take_out(people.lan, "web")
        assert [row.body for row in rows] == [b"1", b"2", b"3"]
    await other.mark_sent(rows)
    assert await store.take_out(people.lan, "web") == []


@pytest.mark.parametrize("count", [0, 1, 2, 3, 5, 64, 65])
async def test_any_number_at_once(store, people, count):
    """Lists of any length go through, also none."""
    await say(store, people, people.lan, *[b"x"] * count)
    rows = await store.take_out(people.lan, CHANNEL)
    await store.mark_sent(rows, {row.id: b"1" for row in rows})
    assert len(await store.message_ids(people.lan)) == count
