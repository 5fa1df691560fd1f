"""How likely it is that some neighbouring digits are one number of a person."""

from dataclasses import dataclass

from reports.redaction.digits import Atom
from reports.redaction.kinds import Kind
from reports.redaction.plans import is_dialled

KINDS = {"phone": Kind.PHONE, "account": Kind.ACCOUNT, "id_number": Kind.ID_NUMBER}
"""What the cue before a number makes of it."""

_WITH_ZERO = {9: 5, 10: 8, 11: 7, 12: 7, 13: 6, 14: 6}


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


def worth_of(window: Window) -> int:
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
    if window.cue in KINDS and not (round_sum and length < 9):
        return 4 if length >= 7 or window.cue == "account" else 0
    priced = window.cue == "money" and parts[-1].endswith("000")
    if window.loose or round_sum or priced:
        return 0
    return 4 if length >= 9 and max(map(len, parts)) >= 3 else 0
