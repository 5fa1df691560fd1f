"""Keys that last three days: each is made from the one before it, and none leads back.

What is sealed on a day opens on that day and the two after it; then its key is forgotten in memory
and file. Rows live 48 hours at most, so 48 to 72 hours after it was written nobody opens a row
any more, not even one that was erased and lies on in a log, a free page or a backup, whatever is
seized by then; unless that is an older copy of the key file, so it is never backed up.

Making a later key is free and always done; only forgetting is final. So a clock that leaps does no
harm at first: sealing and opening go on, and what is held back is the forgetting.

Memory is not wiped: Python lets go of a key, and its bytes stay until something else is put there.
"""

import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import structlog
from nacl.secret import Aead

from storage.clock import Clock
from storage.errors import KeysError, SealBrokenError

log = structlog.get_logger()

DAY = 86_400
ALIVE = 2
"""Days for which a key is needed after its own: the rows of its last second live 48 hours."""

AT_ONCE = 1
"""Days that may be forgotten without a doubt. The rule for reports is the same: a clock more than
a day ahead of the last time was perhaps set wrongly."""

DOUBT = 1800.0
"""Seconds for which a clock that leapt must stay there, in one process, until it is believed. Long
enough for the network to set it right, short enough for a machine that was off for a week."""

BARE_DAY = 20_782
"""25 November 2026. The key of a file without a day is that day's: on every host the same, for
hosts that began to count on different days would never open each other's rows again."""

LAST_DAY = 65_535
"""In the year 2149: what fits into the two bytes of a row and the five digits of the file."""

MOST_BOXES = 4
"""Three days and, by a clock that is a little ahead, tomorrow."""


def day_of(now: Clock) -> int:
    """Today, as days since 1970 in UTC."""
    return min(int(now() // DAY), LAST_DAY)


@dataclass(frozen=True)
class Base:
    """The oldest key that is left, 32 bytes, and its day; `day` + `ALIVE` is the last for which
    nothing has to be forgotten. `bare`: a key from before there were days, first read on `day`;
    while it is here, it also opens what was sealed under it alone."""

    day: int
    key: bytes = field(repr=False)
    bare: bool = False

    @property
    def first(self) -> int:
        """The day whose key this is: nothing older opens."""
        return BARE_DAY if self.bare else self.day

    def on(self, day: int) -> bytes:
        """The key of a day that is not before the first."""
        key = self.key
        for _ in range(day - self.first):
            key = hashlib.blake2b(key, digest_size=32, person=b"day key").digest()
        return key


def _nowhere(_: Base) -> None:
    """For keys that no file holds."""


class DayKeys:
    """Hands out the boxes that seal and open. `keep` writes a new base down, or raises KeysError;
    `steady` are seconds that nobody sets. Nothing here raises because of a clock."""

    def __init__(
        self,
        base: Base,
        now: Clock,
        keep: Callable[[Base], None] = _nowhere,
        steady: Clock = time.monotonic,
    ) -> None:
        self._base = base
        self._now = now
        self._keep = keep
        self._steady = steady
        self._boxes: dict[int, Aead] = {}
        self._today = 0
        self._begins = self._ends = 0.0
        self._doubted: float | None = None

    def newest(self) -> tuple[int, Aead]:
        """The day to seal under and its box: today or, by a clock that was set back, the oldest
        day that is left."""
        self._look()
        day = max(self._today, self._base.day)
        return day, self._box(day)

    def of(self, day: int) -> Aead:
        """What opens the bodies of a day; raises SealBrokenError when its key is forgotten. Days to
        come have one, too: other hosts' clocks differ, and a clock may have been set back."""
        self._look()
        if day < self._base.first:
            raise SealBrokenError("A sealed body is older than every key that is left.")
        return self._box(day)

    def bare(self) -> Aead:
        """What opens bodies from before there were days; raises SealBrokenError when the key of
        those is forgotten."""
        self._look()
        if not self._base.bare:
            raise SealBrokenError("A sealed body is older than the day keys.")
        return Aead(self._base.key)

    def step(self) -> None:
        """Forgets the keys that have had their time. To be called every few minutes: by itself it
        happens only when a day begins, and what was held or could not be written is tried again."""
        today = self._today = day_of(self._now)
        self._begins, self._ends = today * DAY, (today + 1) * DAY
        late = today - ALIVE - self._base.day
        if late <= 0:
            self._doubted = None
            if today + 1 < self._base.day:
                # A clock that was wrong for long: nothing is forgotten until that day has come.
                log.error("day_key_ahead", count=self._base.day - today)
        elif late > AT_ONCE and not self._believed():
            log.error("day_key_held", reason="clock_jumped", count=late)
        else:
            self._forget_before(today - ALIVE)

    def _look(self) -> None:
        """Two comparisons: this is done for every body."""
        if not self._begins <= self._now() < self._ends:
            self.step()

    def _box(self, day: int) -> Aead:
        """Made once a day, not once a body."""
        box = self._boxes.get(day)
        if box is None:
            if len(self._boxes) >= MOST_BOXES:
                self._boxes.clear()
            box = self._boxes[day] = Aead(self._base.on(day))
        return box

    def _believed(self) -> bool:
        """Whether the clock has stayed ahead for as long as it is doubted."""
        moment = self._steady()
        if self._doubted is None:
            self._doubted = moment
        return moment - self._doubted >= DOUBT

    def _forget_before(self, day: int) -> None:
        """First in the file: while a key stands there, nothing is won by forgetting it here, and
        the next step tries again."""
        base = Base(day, self._base.on(day))
        try:
            self._keep(base)
        except KeysError:
            log.error("day_key_not_written")
            return
        self._base = base
        self._boxes = {kept: box for kept, box in self._boxes.items() if kept >= day}
        self._doubted = None
