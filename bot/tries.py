"""How often somebody may be wrong in an hour; counted in memory only, under their keyed hash."""

from collections import deque
from collections.abc import Callable

MOST, SECONDS = 5, 3600.0
PEOPLE = 10_000
"""People counted at once; beyond that the oldest are forgotten."""


class Tries:
    """Counts what went wrong, by person."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._wrong: dict[bytes, deque[float]] = {}

    def left(self, person: bytes) -> bool:
        """Whether this person may try again."""
        wrong = self._wrong.get(person, ())
        return sum(self._clock() - when < SECONDS for when in wrong) < MOST

    def wrong(self, person: bytes) -> None:
        """That was wrong."""
        times = self._wrong.pop(person, None) or deque(maxlen=MOST)
        times.append(self._clock())
        self._wrong[person] = times
        while len(self._wrong) > PEOPLE:
            del self._wrong[next(iter(self._wrong))]
