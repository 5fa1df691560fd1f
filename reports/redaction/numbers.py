"""Telephone, identity and account numbers among the digits of a text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from reports.redaction.cues import CueKinds, Cues, either
from reports.redaction.digits import Atom, chains
from reports.redaction.kinds import Hit, Kind
from reports.redaction.lexicon import lexicon
from reports.redaction.money import staying, units_after
from reports.redaction.plans import is_dialled
from reports.redaction.reading import Reading

FEWEST = 6
"""Digits of the shortest number that is looked at."""
LONGEST = 24
"""Digits of the longest number that is put together from pieces."""
MOST_PIECES = 16
REACH = 40
"""Characters between a cue and its number."""

_TIGHT = frozenset(["", *" .-–_·•*()/~'"])
_BROKEN = frozenset(",;:\n|=")
_PASSING = frozenset({"any", "money"})
_WITH_ZERO = {9: 5, 10: 8, 11: 7, 12: 7, 13: 6, 14: 6}
_KINDS = {"phone": Kind.PHONE, "account": Kind.ACCOUNT, "id_number": Kind.ID_NUMBER}


@dataclass(slots=True)
class Window:
    """Some neighbouring atoms that may be one number."""

    digits: str
    atoms: list[Atom]
    plus: bool
    breaks: int
    loose: int
    goes_on: bool
    cue: str
    priced: bool

    @property
    def is_said(self) -> bool:
        return any(atom.is_said for atom in self.atoms)


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


class _Numbers:
    def __init__(self, reading: Reading) -> None:
        self._plain, self._folded = reading.plain, reading.folded
        kinds, self._banks = _patterns()
        self._cues = Cues(kinds, reading.folded)
        self._chains = chains(reading, staying(reading.folded, self._cues))

    def hits(self) -> Iterator[Hit]:
        for chain in self._chains:
            if sum(len(atom.digits) for atom in chain) < FEWEST:
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

    def _best(self, chain: list[Atom], first: int) -> tuple[int, Window | None]:
        """The likeliest number that begins with the atom at `first`."""
        best: tuple[int, int, Window | None] = (0, 0, None)
        for window in self._windows(chain, first):
            worth = _worth(window)
            if worth > 0 and (worth, len(window.digits)) > best[:2]:
                best = worth, len(window.digits), window
        return best[0], best[2]

    def _windows(self, chain: list[Atom], first: int) -> Iterator[Window]:
        if first >= len(chain):
            return
        start = chain[first].start
        lead = self._plain[max(0, start - 3) : start].rstrip("( ")
        cue = self._cues.before(start, REACH, _PASSING)
        digits, gaps = "", []
        for place in range(first, min(first + MOST_PIECES, len(chain))):
            atom = chain[place]
            if place > first:
                gaps.append(self._plain[chain[place - 1].end : atom.start])
            digits += atom.digits
            if len(digits) > LONGEST and place > first:
                return
            after = (
                self._plain[atom.end : chain[place + 1].start] if place + 1 < len(chain) else None
            )
            if len(digits) >= FEWEST and atom.digits and chain[first].digits:
                yield Window(
                    digits,
                    chain[first : place + 1],
                    plus=lead.endswith("+"),
                    breaks=sum(not _BROKEN.isdisjoint(gap) for gap in gaps),
                    loose=sum(gap not in _TIGHT for gap in gaps),
                    goes_on=after in _TIGHT,
                    cue="account" if self._banks.match(self._folded, atom.end) else cue,
                    priced=units_after().match(self._folded, atom.end) is not None,
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
            kind = _KINDS.get(window.cue)
            if kind and not (kind is Kind.ID_NUMBER and digits[0] == "0" and length in {10, 11}):
                return kind
        if window.plus or window.is_said or (digits[0] == "0" and length in {9, 10, 11, 13, 14}):
            return Kind.PHONE
        if length in {9, 12} and digits[:2] != "84":
            return Kind.ID_NUMBER
        return Kind.PHONE if length < 14 and is_dialled(digits) else Kind.ACCOUNT


def _worth(window: Window) -> int:
    """How likely it is that the digits are one number of a person; 0 is not at all."""
    worth = _plain_worth(window)
    whole = len(window.atoms) == 1 and len(window.digits) >= 9
    return worth - 3 * (window.goes_on and not whole) - 2 * window.breaks * (not window.is_said)


def _plain_worth(window: Window) -> int:
    digits, length = window.digits, len(window.digits)
    if window.plus and 7 <= length <= 15:
        return 9 if is_dialled(digits) else 6
    if window.cue == "id_number" and length in {9, 12}:
        return 9
    if window.is_said:
        return 7 if _is_said_number(window) else 0
    if _is_account(window):
        return 7 - window.loose
    if digits[0] == "0" and length in _WITH_ZERO:
        return _WITH_ZERO[length]
    return 0 if window.priced or window.breaks else _worth_of_shape(window)


def _is_account(window: Window) -> bool:
    """Behind a word for accounts; `1, 2, 3` and sums are none."""
    if window.cue != "account" or window.breaks or window.priced:
        return False
    return 8 <= len(window.digits) <= 20 and max(len(atom.digits) for atom in window.atoms) > 2


def _is_said_number(window: Window) -> bool:
    """Whether enough of it is said: `năm` alone is also a year, `ba` a father."""
    length, zero = len(window.digits), window.digits[0] == "0"
    said = sum(atom.is_said for atom in window.atoms)
    enough = 8 if zero or window.cue == "phone" else 9
    return enough <= length <= 14 and (said > 2 or (zero and length in {10, 11}))


def _worth_of_shape(window: Window) -> int:
    """Without a shape that is typical of one kind."""
    length = len(window.digits)
    if window.digits[:2] == "84" and length in {11, 12}:
        return 7
    parts = [atom.digits for atom in window.atoms]
    if all(len(part) == 4 and part[:2] in {"19", "20"} for part in parts):
        return 0
    round_sum = all(part.endswith("000") for part in parts)
    if window.cue in _KINDS and not (round_sum and length < 9):
        return 4 if length >= 7 or window.cue == "account" else 0
    priced = window.cue == "money" and parts[-1].endswith("000")
    if window.loose or round_sum or priced:
        return 0
    return 4 if length >= 9 and max(map(len, parts)) >= 3 else 0
