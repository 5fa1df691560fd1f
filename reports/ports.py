"""What the use cases of reports need from a store."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Protocol

from reports.model import Flag, NewReport, Status
from reports.sealing import Sealed


class FieldKind(IntEnum):
    """What was added to a report, and for whom it is sealed; numbers are stored."""

    ADDITION = 0
    """By the reporter, for the team."""
    ANSWER = 1
    """By the desk, for the reporter."""
    NOTE = 2
    """By the desk, for the team."""


@dataclass(frozen=True, slots=True)
class Field:
    """Something added; its id, 16 random bytes, is the field's name in sealing."""

    id: bytes
    kind: FieldKind
    day: date
    sealed: Sealed


@dataclass(frozen=True, slots=True)
class Standing:
    """What a receipt finds: where the report stands, and what the desk answered."""

    id: bytes
    day: date
    status: Status
    flags: Flag
    answers: tuple[Field, ...]


class Shelf(Protocol):
    """Where reports are kept. Every method commits and returns, or raises the store's errors."""

    async def file(self, new: NewReport) -> bool:
        """Stores and links it; False when a report with this id is there already."""

    async def standing(self, receipts: Collection[bytes]) -> Standing | None:
        """The report with one of these stored receipts."""

    async def add(self, report: bytes, field: Field) -> bool:
        """False when the report is gone. What the reporter adds puts it back in the queue."""

    async def withdraw(self, report: bytes) -> bool:
        """Erases it with everything that belongs to it; False when it was gone already."""

    async def confirmed(self, contacts: Sequence[bytes], sketches: Sequence[bytes]) -> bool:
        """Whether a report that operators confirmed has one of these contacts or offers. What
        anonymous reports merely add to a confirmed case counts for nothing: it could smear."""

    async def any_confirmed(self) -> bool:
        """Whether operators have confirmed anything at all."""

    async def moment(self, name: str) -> int | None:
        """When something last happened, in seconds; see `remember`."""

    async def remember(self, name: str, moment: int) -> None:
        """Notes when something happened, such as the last unlocking of the desk."""
