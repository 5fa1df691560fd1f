"""Moments as the tables keep them."""

import time
from collections.abc import Callable

Clock = Callable[[], float]
wall: Clock = time.time

HOUR = 3600
SESSION_HOURS = 24
TRACE_HOURS = 48
"""How long update keys, message ids, and rows that never went through are kept."""


def seconds(clock: Clock) -> int:
    return int(clock())


def milliseconds(clock: Clock) -> int:
    return int(clock() * 1000)
