"""Reports of one offer find each other by its sketch, the same on both databases."""

from collections import Counter
from random import Random

from sqlalchemy import select, update

from reports.model import Flag
from reports.sketches import Sketcher
from storage import linking
from storage.report_tables import report
from storage.report_tables import sketch as sketch_table
from tests.storage.reporting import new_report

SKETCHER = Sketcher(bytes(32))
WORDS = [f"word{number}" for number in range(60)]


def sketch(words):
    made = SKETCHER.sketch(" ".join(words))
    return made.values if made else None


REWORDED = [word if at % 6 else f"other{at}" for at, word in enumerate(WORDS)]
STRANGE = sketch(Random(1).sample(WORDS, len(WORDS)))
"""The same words in another order are another offer."""


async def sizes(store):
    """How many reports each case has."""

    async def look(connection):
        return Counter((await connection.execute(select(report.c.case_id))).scalars())

    return sorted((await store._database.read(look)).values())


async def test_a_reworded_offer_is_in_one_case_with_the_first(store):
    """Every sixth word is another; an offer that only shares words is a case of its own, and so is
    each that is too short for a sketch."""
    for number, made in enumerate([sketch(WORDS), sketch(REWORDED), STRANGE, None, None]):
        await store.reports.file(new_report(number, sketch=made))
    assert await sizes(store) == [1, 1, 1, 2]


async def test_an_offer_nearly_the_same_as_a_confirmed_one_is_told(store):
    """The reworded offer is recognised once operators confirmed the first; a stranger's is not."""
    await store.reports.file(new_report(1, sketch=sketch(WORDS)))
    assert not await store.reports.confirmed([], [sketch(REWORDED)])

    async def confirm(connection):
        await connection.execute(update(report).values(flags=int(Flag.CONFIRMED)))

    await store._database.write(confirm)
    assert await store.reports.confirmed([], [sketch(REWORDED)])
    assert await store.reports.confirmed([], [STRANGE, sketch(WORDS)])
    assert not await store.reports.confirmed([], [STRANGE])


async def test_one_offer_may_be_reported_very_often(store, monkeypatch):
    """More reports of it than one statement asks for are still one case."""
    monkeypatch.setattr(linking, "AT_ONCE", 2)
    for number in range(7):
        await store.reports.file(new_report(number, sketch=sketch(WORDS)))
    assert await sizes(store) == [7]


async def test_a_sketch_of_another_version_is_passed_over(store):
    """A stored one of another length is like nothing."""
    await store.reports.file(new_report(1, sketch=sketch(WORDS)))

    async def shorten(connection):
        await connection.execute(update(sketch_table).values(value=bytes(60)))

    await store._database.write(shorten)
    await store.reports.file(new_report(2, sketch=sketch(WORDS)))
    assert await sizes(store) == [1, 1]
