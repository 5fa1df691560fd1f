"""Which case a new report belongs to: reports that share a contact or tell of the same offer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

LARGE = 20
"""Reports of a case that is not merged with another such case by a machine."""


class CaseState(IntEnum):
    """What operators say of a case; numbers are stored."""

    OPEN = 0
    CONFIRMED = 1
    FALSE_ALARM = 2


@dataclass(frozen=True, slots=True)
class Joining:
    """`into`: the case that the report joins, None for a new one. `merged`: cases that become part
    of it. `waiting`: cases that belong to it if an operator says so."""

    into: bytes | None
    merged: tuple[bytes, ...] = ()
    waiting: tuple[bytes, ...] = ()


def joining(sizes: Mapping[bytes, int]) -> Joining:
    """Where a report goes that is linked to these cases, each with its number of reports. The
    largest takes the others in, but never another large one: one shared contact would otherwise
    make one case of two networks, and nobody could tell them apart again."""
    largest_first: Sequence[bytes] = sorted(sizes, key=lambda case: (-sizes[case], case))
    if not largest_first:
        return Joining(None)
    into, *others = largest_first
    return Joining(
        into,
        tuple(case for case in others if sizes[case] < LARGE),
        tuple(case for case in others if sizes[case] >= LARGE),
    )
