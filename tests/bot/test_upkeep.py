"""Purging: once a day, on the right day, and never because a clock was set wrongly."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.upkeep import Upkeep
from storage.keys import init_keys, load_keys
from storage.report_keys import init_report_keys, numbers, rotate
from storage.store import Store
from storage.upgrade import upgrade
from tests.storage.reporting import DAY, new_report

NOON = datetime(DAY.year, DAY.month, DAY.day, 12, tzinfo=UTC)


class House:
    """A store, and an upkeep at any moment."""

    def __init__(self, folder: Path, store: Store) -> None:
        self.folder, self.store = folder, store

    def at(self, moment: datetime, days: int = 90) -> Upkeep:
        return Upkeep(self.store, self.folder, days, lambda: moment)

    async def has(self, report_id: bytes) -> bool:
        return await self.store.reports.standing([report_id]) is not None


@pytest.fixture
async def house_of(tmp_path):
    init_keys(tmp_path)
    init_report_keys(tmp_path)
    url = f"sqlite:///{tmp_path / 'askfirst.db'}"
    await upgrade(url)
    store = await Store.open(url, load_keys(tmp_path))
    yield House(tmp_path, store)
    await store.close()


@pytest.mark.parametrize(("age", "kept"), [(89, True), (90, False), (91, False)])
async def test_contract_reports_live_ninety_days(house_of, age, kept):
    """The purge at the start erases exactly what has had its time."""
    new = new_report(1, day=DAY - timedelta(days=age))
    await house_of.store.reports.file(new)
    await house_of.at(NOON).run()
    assert await house_of.has(new.receipt) is kept


async def test_contract_a_clock_that_jumped_erases_nothing(house_of, lines):
    """A clock two days ahead of the last purge waits for a person, who may purge by hand."""
    new = new_report(1)
    await house_of.store.reports.file(new)
    await house_of.at(NOON).run()
    year_later = NOON + timedelta(days=365)
    await house_of.at(year_later).run()
    assert await house_of.has(new.receipt)
    assert "purge_held" in str(lines)
    assert await house_of.at(year_later).purge() == 1


async def test_a_day_after_day_clock_purges_every_day(house_of):
    """From one day to the next nothing is held."""
    new = new_report(1)
    await house_of.store.reports.file(new)
    for day in range(5):
        assert await house_of.has(new.receipt), day
        await house_of.at(NOON + timedelta(days=day), days=4).run()
    assert not await house_of.has(new.receipt)


async def test_old_peppers_go_with_their_last_report(house_of):
    """A pepper that no report needs is erased, the newest stays."""
    rotate(house_of.folder)
    rotate(house_of.folder)
    await house_of.store.reports.file(new_report(1, pepper=2))
    await house_of.at(NOON).run()
    assert numbers(house_of.folder) == [2, 3]
    await house_of.store.reports.withdraw(new_report(1).id)
    await house_of.at(NOON).purge()
    assert numbers(house_of.folder) == [3]
