"""One process at a time does what only one may do, and another takes over when it dies."""

import asyncio


async def test_a_lease_is_taken_and_renewed(store, other):
    """The holder may renew, nobody else may take."""
    assert await store.lease("deliver", "a", 10)
    assert await store.lease("deliver", "a", 10)
    assert not await other.lease("deliver", "b", 10)


async def test_another_takes_over_after_expiry(house, store, other):
    """A lease that was not renewed is free when its seconds are over, not before."""
    await store.lease("deliver", "a", 10)
    house.clock.passes(9.9)
    assert not await other.lease("deliver", "b", 10)
    house.clock.passes(0.1)
    assert await other.lease("deliver", "b", 10)
    assert not await store.lease("deliver", "a", 10)


async def test_leases_do_not_know_each_other(store, other):
    """Different names are held by different processes."""
    assert await store.lease("deliver", "a", 10)
    assert await other.lease("poll", "b", 10)


async def test_a_lease_can_be_given_back(store, other):
    """Zero seconds end a lease at once."""
    await store.lease("deliver", "a", 10)
    await store.lease("deliver", "a", 0)
    assert await other.lease("deliver", "b", 10)


async def test_a_clock_set_back_blocks_no_lease(house, store, other):
    """A holder that died before the clock went back a day does not hold for a day."""
    await store.lease("deliver", "a", 10)
    house.clock.passes(hours=-24)
    assert await other.lease("deliver", "b", 10)


async def test_one_of_many_at_once(store, other):
    """Of many who try at the same moment exactly one gets it."""
    tries = [(store, other)[n % 2].lease("deliver", str(n), 10) for n in range(12)]
    assert sum(await asyncio.gather(*tries)) == 1
