"""The shelf of reports, the same on both databases: stored once, linked, found, taken back."""

import asyncio
from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select, text, update

from reports.cases import LARGE, CaseState
from reports.model import Flag, Status
from reports.ports import Field, FieldKind
from storage.report_tables import (
    case_file,
    case_link,
    contact,
    report,
    report_field,
    report_hour,
    report_sign,
    sketch_band,
)
from storage.tables import metadata
from storage.values import Outcome
from tests.storage.reporting import DAY, fingerprint, new_report, sealed

MINE, OTHERS = fingerprint("+84900000012"), fingerprint("+84900000034")


async def rows(store, table):
    """Every row of a table."""

    async def look(connection):
        return list(await connection.execute(select(table)))

    return await store._database.read(look)


async def cases(store):
    """Case -> how many reports it has."""
    return Counter(row.case_id for row in await rows(store, report))


async def test_a_report_is_stored_once(store, other):
    """The same report filed again, here or by another process, is one report."""
    new = new_report(1, contacts=(MINE,))
    assert await store.reports.file(new) is True
    assert await other.reports.file(new) is False
    assert len(await rows(store, report)) == len(await rows(store, contact)) == 1
    assert {row.sign for row in await rows(store, report_sign)} == {"documents_kept", "urgency"}
    assert [row.hour for row in await rows(store, report_hour)] == [9]


async def test_two_processes_file_the_same_report_at_once(store, other):
    """Neither fails, one of them stores it."""
    new = new_report(1)
    came = await asyncio.gather(store.reports.file(new), other.reports.file(new))
    assert sorted(came) == [False, True]


async def test_a_shared_contact_makes_a_case(store):
    """Reports with one contact in common are one case; a stranger's is its own."""
    await store.reports.file(new_report(1, contacts=(MINE,)))
    await store.reports.file(new_report(2, contacts=(OTHERS, MINE)))
    await store.reports.file(new_report(3, contacts=(fingerprint("x"),)))
    await store.reports.file(new_report(4))
    assert sorted((await cases(store)).values()) == [1, 1, 2]
    assert len(await rows(store, case_file)) == 3


async def test_two_processes_find_each_other(store, other):
    """Two reports of one number at the same moment are one case."""
    one, two = new_report(1, contacts=(MINE,)), new_report(2, contacts=(MINE,))
    await asyncio.gather(store.reports.file(one), other.reports.file(two))
    assert list((await cases(store)).values()) == [2]


async def test_a_report_joins_two_small_cases(store):
    """The larger takes the smaller in, and no empty case is left."""
    for number in (1, 2):
        await store.reports.file(new_report(number, contacts=(MINE,)))
    await store.reports.file(new_report(3, contacts=(OTHERS,)))
    await store.reports.file(new_report(4, contacts=(MINE, OTHERS)))
    assert list((await cases(store)).values()) == [4]
    assert len(await rows(store, case_file)) == 1


async def test_large_cases_wait_for_an_operator(store):
    """A report that would join two large cases joins one; that they may belong together is noted
    once."""
    for number in range(LARGE):
        await store.reports.file(new_report(number, contacts=(MINE,)))
        await store.reports.file(new_report(1000 + number, contacts=(OTHERS,)))
    for number in (1, 2):
        await store.reports.file(new_report(5000 + number, contacts=(MINE, OTHERS)))
    assert sorted((await cases(store)).values()) == [LARGE, LARGE + 2]
    assert len(await rows(store, case_link)) == 1


async def test_contract_only_what_operators_confirmed_is_told(store):
    """A number is spoken of when an operator has confirmed a report with it; not because anonymous
    reports name it, nor because one of them puts it beside a confirmed one."""
    first = new_report(1, contacts=(MINE,))
    await store.reports.file(first)
    await store.reports.file(new_report(2, contacts=(MINE, OTHERS)))
    assert not await store.reports.confirmed([MINE], [])

    async def confirm(connection):
        sure = update(report).where(report.c.id == first.id)
        await connection.execute(sure.values(flags=int(first.flags | Flag.CONFIRMED)))
        await connection.execute(update(case_file).values(state=CaseState.CONFIRMED))

    await store._database.write(confirm)
    assert await store.reports.confirmed([MINE], [])
    assert not await store.reports.confirmed([OTHERS], [])
    assert not await store.reports.confirmed([], [])


async def test_a_receipt_finds_its_report(store):
    """By its stored hash, whatever else is asked for; another one finds nothing."""
    new = new_report(1)
    await store.reports.file(new)
    found = await store.reports.standing([new_report(7).receipt, new.receipt])
    assert (found.id, found.day, found.status, found.answers) == (new.id, DAY, Status.NEW, ())
    assert await store.reports.standing([new_report(7).receipt]) is None


async def test_what_is_added_waits_at_the_desk(store):
    """An addition is stored once and puts the report back in the queue; an answer is found by the
    receipt; to a report that is gone nothing is added."""
    new = new_report(1)
    await store.reports.file(new)
    added = Field(b"a" * 16, FieldKind.ADDITION, DAY, sealed(new.id, "thêm", (b"a" * 16).hex()))
    answer = replace(added, id=b"b" * 16, kind=FieldKind.ANSWER)
    assert await store.reports.add(new.id, added)
    assert await store.reports.add(new.id, added)
    assert await store.reports.add(new.id, answer)
    found = await store.reports.standing([new.receipt])
    assert Flag.WAITING in found.flags
    assert found.answers == (answer,)
    assert len(await rows(store, report_field)) == 2
    assert not await store.reports.add(b"z" * 16, added)


async def test_contract_a_report_taken_back_is_gone_at_once(store):
    """With everything that belongs to it; its case too, when it was the last one."""
    new = new_report(1, contacts=(MINE,))
    await store.reports.file(new)
    added = Field(b"a" * 16, FieldKind.ADDITION, DAY, sealed(new.id))
    await store.reports.add(new.id, added)
    assert await store.reports.withdraw(new.id) is True
    assert await store.reports.withdraw(new.id) is False
    for table in (report, report_field, report_hour, report_sign, contact, sketch_band, case_file):
        assert await rows(store, table) == [], table.name


@pytest.mark.parametrize(("age", "kept"), [(89, 1), (90, 0), (91, 0)])
async def test_contract_reports_are_erased_on_their_day(store, age, kept):
    """With 90 days a report of 89 days ago is there, one of 90 days ago is not."""
    await store.reports.file(new_report(1, day=DAY - timedelta(days=age)))
    assert await store.upkeep.purge(DAY, 90) == 1 - kept
    assert len(await rows(store, report)) == kept


async def test_moments_are_remembered(store, other):
    """The last one counts, for every process."""
    assert await store.reports.moment("desk_opened") is None
    await store.reports.remember("desk_opened", 5)
    await other.reports.remember("desk_opened", 9)
    assert await store.reports.moment("desk_opened") == 9


async def test_peppers_that_reports_need(store):
    """The numbers that stand with reports, and no other."""
    await store.reports.file(new_report(1, pepper=2))
    await store.reports.file(new_report(2, pepper=4))
    assert await store.upkeep.peppers() == {2, 4}


@pytest.mark.parametrize("kind", ["postgresql"])
async def test_contract_no_transaction_joins_a_report_and_a_person(store, people, kind):
    """No row of a report was written in the transaction of a row of a person; and after settling
    reports of different moments cannot be told apart by theirs."""
    await store.put([people.sent()])
    await store.reports.file(new_report(1, contacts=(MINE,)))
    await store.run_turns(people.echo)
    await store.put([people.sent(people.minh)])
    await store.reports.file(new_report(2, contacts=(OTHERS,)))
    await store.run_turns(lambda turn: Outcome(turn.person, b"1", ()))
    theirs = await transactions(store, ("session", "outbox", "inbox", "message_id", "seen_update"))
    reports = ("report", "report_sign", "report_hour", "contact", "case_file")
    before = await transactions(store, reports)
    assert len(before) == 2
    assert not theirs & before
    await store.upkeep.settle()
    after = await transactions(store, reports)
    assert len(after) == 1
    assert not theirs & after


async def transactions(store, tables):
    """The numbers of the transactions that wrote what stands in these tables."""
    found = set()
    for table in tables:

        async def look(connection, table=table):
            query = text(f"SELECT DISTINCT xmin::text FROM {table}")
            return (await connection.execute(query)).scalars().all()

        found |= set(await store._database.read(look))
    return found


async def test_contract_no_row_says_when_a_report_came(store):
    """There is a day and, until the first look, an hour: no column of a report's tables holds a
    moment, and ids are random, so that no order of rows tells one."""
    names = {
        column.name
        for table in metadata.sorted_tables
        if table.name.startswith(("report", "contact", "sketch", "case"))
        for column in table.columns
    }
    assert not names & {"touched", "arrived", "moment", "created", "time", "until"}
    assert {"day", "hour"} <= names
    await store.reports.file(new_report(1))
    (row,) = await rows(store, report)
    assert row.day * 86400 == int((DAY - type(DAY)(1970, 1, 1)).total_seconds())


async def test_contract_what_was_erased_leaves_no_bytes(sqlite_house):
    """On SQLite neither file nor log holds a piece of a report that was purged or taken back."""
    store = await sqlite_house.store()
    old = [new_report(n, day=DAY - timedelta(days=100)) for n in range(20)]
    for new in old:
        await store.reports.file(new)
    kept = new_report(50)
    await store.reports.file(kept)
    pieces = [new.sealed.body[at : at + 24] for new in old for at in range(0, 2000, 200)]
    disk = sqlite_house.bytes_on_disk()
    assert sum(piece in disk for piece in pieces) > 100
    await store.upkeep.purge(DAY, 90)
    disk = sqlite_house.bytes_on_disk()
    assert not [piece for piece in pieces if piece in disk]
    assert not [new for new in old if new.id in disk or new.receipt in disk]
    assert kept.id in disk
    await store.reports.withdraw(kept.id)
    await store.sweep()
    assert kept.id not in sqlite_house.bytes_on_disk()


async def test_counts_are_what_they_seem(store):
    """A hundred reports with a hundred contacts are a hundred cases."""
    for number in range(100):
        await store.reports.file(new_report(number, contacts=(fingerprint(str(number)),)))

    async def look(connection):
        return (await connection.execute(select(func.count()).select_from(case_file))).scalar()

    assert await store._database.read(look) == 100
