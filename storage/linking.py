"""Links reports: who shares a contact or tells of the same offer is in one case."""

from collections.abc import Sequence

from sqlalchemy import bindparam, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from reports.cases import CaseState, Joining, joining
from reports.model import Flag, NewReport
from reports.sketches import Sketch
from storage.engine import Database
from storage.report_tables import case_file, case_link, contact, report, sketch, sketch_band
from storage.statements import many, padded, several, upsert

SHARED = (
    select(report.c.case_id, report.c.flags)
    .join(contact, contact.c.report == report.c.id)
    .where(contact.c.fingerprint.in_(several("prints")))
    .distinct()
)
NEAR = (
    select(sketch_band.c.report)
    .where(sketch_band.c.band.in_(several("bands")))
    .distinct()
    .subquery()
)
CANDIDATES = select(
    NEAR.c.report, select(sketch.c.value).where(sketch.c.report == NEAR.c.report).scalar_subquery()
)
"""Sketches one by one, or PostgreSQL reads all there are; and without their reports, for to read a
thousand sealed ones takes five times as long as the rest."""
ALIKE = select(report.c.case_id, report.c.flags).where(report.c.id.in_(several("reports")))
AT_ONCE = 1024
"""Reports asked for in one statement: both databases take some 32,000 parameters, and one offer may
have been reported more often than that."""
SIZES = (
    select(report.c.case_id, func.count())
    .where(report.c.case_id.in_(several("cases")))
    .group_by(report.c.case_id)
)


class Linker:
    """Works inside the transaction that stores the report."""

    def __init__(self, database: Database) -> None:
        self._link = upsert(case_link, is_sqlite=database.is_sqlite).on_conflict_do_nothing()

    async def joining(self, connection: AsyncConnection, new: NewReport) -> Joining:
        """Where a new report goes."""
        sketches = [new.sketch] if new.sketch else []
        linked = {case for case, _ in await linked_to(connection, new.contacts, sketches)}
        if not linked:
            return joining({})
        found = await connection.execute(SIZES, {"cases": padded(sorted(linked))})
        return joining(dict(map(tuple, found)))

    async def join(self, connection: AsyncConnection, case: bytes, join: Joining) -> None:
        """Carries it out, once the report stands in `case`."""
        if join.into is None:
            fresh = {"id": case, "state": CaseState.OPEN}
            await connection.execute(insert(case_file).inline(), fresh)
        for other in join.merged:
            move = update(report).where(report.c.case_id == bindparam("old"))
            await connection.execute(move.values(case_id=case), {"old": other})
            await connection.execute(delete(case_file).where(case_file.c.id == other))
        waiting = [{"one": min(case, o), "other": max(case, o)} for o in join.waiting]
        await many(connection, self._link, waiting)


async def remember_links(connection: AsyncConnection, new: NewReport) -> None:
    """What later reports are compared with."""
    prints = [{"report": new.id, "fingerprint": one} for one in sorted(set(new.contacts))]
    await many(connection, insert(contact).inline(), prints)
    if new.sketch:
        kept = {"report": new.id, "value": new.sketch}
        await connection.execute(insert(sketch).inline(), kept)
        bands = sorted(set(Sketch(new.sketch).bands))
        rows = [{"report": new.id, "band": band} for band in bands]
        await many(connection, insert(sketch_band).inline(), rows)


async def linked_to(
    connection: AsyncConnection, contacts: Sequence[bytes], sketches: Sequence[bytes]
) -> set[tuple[bytes, Flag]]:
    """Of the reports that have one of these contacts, or an offer nearly the same as one of these:
    case and flags."""
    linked: set[tuple[bytes, Flag]] = set()
    if contacts:
        found = await connection.execute(SHARED, {"prints": padded(contacts)})
        linked |= {(case, Flag(flags)) for case, flags in found}
    for mine in map(Sketch, sketches):
        candidates = await connection.execute(CANDIDATES, {"bands": padded(mine.bands)})
        alike = mine.joined((one, value) for one, value in candidates)
        for at in range(0, len(alike), AT_ONCE):
            some = padded(alike[at : at + AT_ONCE])
            found = await connection.execute(ALIKE, {"reports": some})
            linked |= {(case, Flag(flags)) for case, flags in found}
    return linked


async def tidy_cases(connection: AsyncConnection) -> None:
    """Cases without reports are gone, and what was to be said about them."""
    held = select(report.c.case_id)
    await connection.execute(delete(case_file).where(case_file.c.id.not_in(held)))
    gone = case_link.c.one.not_in(held) | case_link.c.other.not_in(held)
    await connection.execute(delete(case_link).where(gone))
