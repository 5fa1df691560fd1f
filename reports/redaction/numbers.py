"""Telephone, identity and account numbers among the digits of a text."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from reports.redaction.cues import CueKinds, Cues, either
from reports.redaction.digits import Atom, chains
from reports.redaction.kinds import Hit, Kind
from reports.redaction.lexicon import lexicon
from reports.redaction.money import staying, units_after
from reports.redaction.plans import is_dialled
from reports.redaction.reading import Reading
from reports.redaction.worth import KINDS, Window, worth_of

FEWEST = 6
"""Digits of the shortest number that is looked at."""
FEWEST_SAID = 8
LONGEST = 24
"""Digits of the longest number that is put together from pieces."""
MOST_PIECES = 16
REACH = 40
"""Characters between a cue and its number."""

_TIGHT = frozenset(["", *" .-–_·•*()/~'"])
_BROKEN = frozenset(",;:\n|=")
_TELLING = frozenset({"0", "8"})
"""First digits of telephone numbers that are written digit by digit."""
_PASSING = frozenset({"any", "money"})


def find_numbers(reading: Reading) -> Iterator[Hit]:
    """Every telephone, identity and account number."""
    return _Numbers(reading).hits()


@lru_cache(maxsize=1)
def _patterns() -> tuple[CueKinds, re.Pattern[str]]:
    """Cues that stand before a number, and banks, which also stand behind."""
    numbers, banks = lexicon().numbers, lexicon().contacts.banks
    before = {
        "id_number": numbers.id_number,
        "account": numbers.account + banks,
        "phone": numbers.phone,
        "money": numbers.money,
        "any": numbers.any,
    }
    return CueKinds(before), re.compile(rf"\W{{0,4}}(?:ngan hang|nh|vi)?\W{{0,2}}{either(banks)}")


def _is_short(atom: Atom) -> bool:
    return len(atom.digits) < 3 and not atom.is_said


def _is_long(window: Window) -> bool:
    """Whether there are enough digits; a number that is said has more of them."""
    unsaid = window.plus or window.cue == "id_number" or not window.atoms[0].is_said
    return len(window.digits) >= (FEWEST if unsaid else FEWEST_SAID)


class _Numbers:
    def __init__(self, reading: Reading) -> None:
        self._plain, self._folded = reading.plain, reading.folded
        kinds, self._banks = _patterns()
        self._cues = Cues(kinds, reading.folded)
        self._chains = chains(reading, staying(reading.folded, self._cues))

    def hits(self) -> Iterator[Hit]:
        for chain in self._chains:
            if sum(len(atom.digits) for atom in chain) < FEWEST or not self._has_figures(chain):
                continue
            place = 0
            worth, window = self._best(chain, place)
            while place < len(chain):
                after = place + 1
                next_worth, next_window = self._best(chain, after)
                if window is not None and worth + 1 >= next_worth:
                    yield self._hit(window, worth)
                    after = place + len(window.atoms)
                    if after != place + 1:
                        next_worth, next_window = self._best(chain, after)
                place, worth, window = after, next_worth, next_window

    def _has_figures(self, chain: list[Atom]) -> bool:
        """Whether it is more than a row of the letter o."""
        written = self._plain[chain[0].start : chain[-1].end]
        return any(map(str.isdigit, written)) or any(atom.is_said for atom in chain)

    def _best(self, chain: list[Atom], first: int) -> tuple[int, Window | None]:
        """The likeliest number that begins with the atom at `first`."""
        best: tuple[int, int, Window | None] = (0, 0, None)
        for window in self._windows(chain, first):
            worth = worth_of(window)
            if worth > 0 and (worth, len(window.digits)) > best[:2]:
                best = worth, len(window.digits), window
        return best[0], best[2]

    def _windows(self, chain: list[Atom], first: int) -> Iterator[Window]:
        if first >= len(chain):
            return
        start = chain[first].start
        plus = self._plain[max(0, start - 3) : start].rstrip("( ").endswith("+")
        cue = self._cues.before(start, REACH, _PASSING)
        sure = plus or cue in KINDS or chain[first].digits[:1] in _TELLING
        if not sure and all(map(_is_short, chain[first : first + MOST_PIECES])):
            return
        growing = Window("", [], plus=plus, breaks=0, loose=0, goes_on=False, cue=cue, priced=False)
        for place in range(first, min(first + MOST_PIECES, len(chain))):
            atom = chain[place]
            if place > first:
                gap = self._plain[chain[place - 1].end : atom.start]
                growing.breaks += not _BROKEN.isdisjoint(gap)
                growing.loose += gap not in _TIGHT
            growing.digits += atom.digits
            growing.atoms.append(atom)
            if len(growing.digits) > LONGEST and place > first:
                return
            sure = sure or not _is_short(atom)
            if sure and _is_long(growing) and atom.digits and chain[first].digits:
                yield self._ended(growing, chain[place + 1 : place + 2])

    def _ended(self, growing: Window, following: list[Atom]) -> Window:
        """The window as it is when the number ends here."""
        end = growing.atoms[-1].end
        return replace(
            growing,
            atoms=[*growing.atoms],
            goes_on=bool(following) and self._plain[end : following[0].start] in _TIGHT,
            cue="account" if self._banks.match(self._folded, end) else growing.cue,
            priced=units_after().match(self._folded, end) is not None,
        )

    def _hit(self, window: Window, worth: int) -> Hit:
        start, end = window.atoms[0].start, window.atoms[-1].end
        while start and self._plain[start - 1] in "+(":
            start -= 1
        sure = 8 if worth > 5 else 6
        return Hit(self._kind(window, end), start, end, sure)

    def _kind(self, window: Window, end: int) -> Kind:
        digits, length = window.digits, len(window.digits)
        if not window.plus:
            if self._banks.match(self._folded, end):
                return Kind.ACCOUNT
            kind = KINDS.get(window.cue)
            if kind and not (kind is Kind.ID_NUMBER and digits[0] == "0" and length in {10, 11}):
                return kind
        if window.plus or window.is_said or (digits[0] == "0" and length in {9, 10, 11, 13, 14}):
            return Kind.PHONE
        if length in {9, 12} and digits[:2] != "84":
            return Kind.ID_NUMBER
        return Kind.PHONE if length < 14 and is_dialled(digits) else Kind.ACCOUNT
