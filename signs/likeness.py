"""What the second opinion can come to; apart, so that the rules need to know no more of it."""

from enum import IntEnum


class Likeness(IntEnum):
    """How like offers that did harm: not, enough to ask, enough beside a sign, enough alone."""

    NONE = 0
    ASK = 1
    BESIDE = 2
    ALONE = 3
