"""The shelf of reports: stored in a transaction of their own, linked, found again, erased."""

import secrets
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import delete, insert, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from reports.cases import CaseState
from reports.model import Flag, NewReport, Status
from reports.ports import Field, FieldKind, Standing
from reports.sealing import Sealed
from storage.days import day_of, number
from storage.engine import Database
from storage.linking import Linker, linked_to, remember_links, tidy_cases
from storage.report_tables import case_file, marker, report, report_field, report_hour, report_sign
from storage.statements import many, upsert

ONE_AT_A_TIME = text("SELECT pg_advisory_xact_lock(4703112)")
"""Two reports about one offer that come at the same moment must find each other."""


class ReportShelf:
    """See `reports.ports.Shelf`."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._linker = Linker(database)
        self._new = (
            upsert(report, is_sqlite=database.is_sqlite)
            .on_conflict_do_nothing()
            .returning(report.c.id)
        )
        noting = upsert(marker, is_sqlite=database.is_sqlite)
        self._note = noting.on_conflict_do_update(
            index_elements=["name"], set_={"moment": noting.excluded.moment}
        )

    async def file(self, new: NewReport) -> bool:
        async def write(connection: AsyncConnection) -> bool:
            if not self._database.is_sqlite:
                await connection.execute(ONE_AT_A_TIME)
            join = await self._linker.joining(connection, new)
            case = join.into or secrets.token_bytes(8)
            row = {**_row(new), "case_id": case}
            if (await connection.execute(self._new, row)).scalar() is None:
                return False
            await self._belongings(connection, new)
            await remember_links(connection, new)
            await self._linker.join(connection, case, join)
            return True

        return await self._database.write(write)

    async def _belongings(self, connection: AsyncConnection, new: NewReport) -> None:
        hour = {"report": new.id, "hour": new.hour}
        await connection.execute(insert(report_hour).inline(), hour)
        signs = [{"report": new.id, "sign": sign} for sign in sorted(set(new.signs))]
        await many(connection, insert(report_sign).inline(), signs)

    async def standing(self, receipts: Collection[bytes]) -> Standing | None:
        wanted = select(report).where(report.c.receipt.in_(list(receipts)))

        async def look(connection: AsyncConnection) -> Standing | None:
            row = (await connection.execute(wanted)).first()
            if row is None:
                return None
            answers = (
                select(report_field)
                .where(report_field.c.report == row.id, report_field.c.kind == FieldKind.ANSWER)
                .order_by(report_field.c.day)
            )
            fields = tuple(map(_field, await connection.execute(answers)))
            status, flags = Status(row.status), Flag(row.flags)
            return Standing(row.id, day_of(row.day), status, flags, fields)

        return await self._database.read(look)

    async def add(self, report_id: bytes, field: Field) -> bool:
        row = {
            "id": field.id,
            "report": report_id,
            "kind": field.kind,
            "day": number(field.day),
            "wrapped": field.sealed.wrapped,
            "sealed": field.sealed.body,
        }
        insertion = upsert(report_field, is_sqlite=self._database.is_sqlite)
        there = select(report.c.flags).where(report.c.id == report_id).with_for_update()

        async def write(connection: AsyncConnection) -> bool:
            flags = (await connection.execute(there)).scalar()
            if flags is None:
                return False
            await connection.execute(insertion.on_conflict_do_nothing(), row)
            if field.kind is FieldKind.ADDITION:
                waiting = update(report).where(report.c.id == report_id)
                await connection.execute(waiting.values(flags=flags | Flag.WAITING))
            return True

        return await self._database.write(write)

    async def withdraw(self, report_id: bytes) -> bool:
        async def write(connection: AsyncConnection) -> bool:
            gone = delete(report).where(report.c.id == report_id).returning(report.c.id)
            found = (await connection.execute(gone)).scalar() is not None
            await tidy_cases(connection)
            return found

        return await self._database.write(write)

    async def confirmed(self, contacts: Sequence[bytes], sketches: Sequence[bytes]) -> bool:
        async def look(connection: AsyncConnection) -> bool:
            linked = await linked_to(connection, contacts, sketches)
            return any(Flag.CONFIRMED in flags for _, flags in linked)

        return await self._database.read(look)

    async def any_confirmed(self) -> bool:
        sure = select(case_file.c.id).where(case_file.c.state == CaseState.CONFIRMED).limit(1)

        async def look(connection: AsyncConnection) -> bool:
            return (await connection.execute(sure)).first() is not None

        return await self._database.read(look)

    async def moment(self, name: str) -> int | None:
        wanted = select(marker.c.moment).where(marker.c.name == name)

        async def look(connection: AsyncConnection) -> int | None:
            found: int | None = (await connection.execute(wanted)).scalar()
            return found

        return await self._database.read(look)

    async def remember(self, name: str, moment: int) -> None:
        async def write(connection: AsyncConnection) -> None:
            await connection.execute(self._note, {"name": name, "moment": moment})

        await self._database.write(write)


def _row(new: NewReport) -> dict[str, Any]:
    return {
        "id": new.id,
        "day": number(new.day),
        "status": Status.NEW,
        "country": new.country[:8],
        "channel": new.channel[:20],
        "flags": new.flags,
        "pepper": new.pepper,
        "receipt": new.receipt,
        "answer_key": new.answer_key,
        "wrapped": new.sealed.wrapped,
        "sealed": new.sealed.body,
        "settled": 0,
    }


def _field(row: Any) -> Field:
    sealed = Sealed(row.wrapped, row.sealed)
    return Field(row.id, FieldKind(row.kind), day_of(row.day), sealed)
