"""Dates and hours in a text: when one would leave, start or pay."""

import re
from dataclasses import dataclass

_DAY = re.compile(r"\d{1,2}[/.-]\d{1,2}(?:[/.-](?:20)?\d\d)?(?![\w%])")
_SOON = re.compile(
    r"(?:toi nay|dem nay|hom nay|chieu nay|sang nay|trong ngay|toi mai|sang mai|ngay mai|mai di|"
    r"mai bay|mot di|tonight|today|tomorrow|this evening)(?!\w)"
)
_WEEKDAY = re.compile(r"(?:thu (?:[2-7]|hai|ba|tu|nam|sau|bay)|chu nhat|t[2-7]|cn)(?![\w/])")
_HOUR = re.compile(r"\d{1,2} ?(?:h|gio|am|pm)(?![a-z])(?:\d\d)?")
_DATED = re.compile(r"[/.-]")


@dataclass(frozen=True, slots=True)
class When:
    """`kind`: day (12/3), soon (tonight, tomorrow), weekday or hour; `start`, `end` in the cleaned
    text."""

    kind: str
    start: int
    end: int


def read_dates(plain: str) -> list[When]:
    """Dates, days and hours named in the unaccented cleaned text, in its order."""
    found = []
    for kind, pattern in (("day", _DAY), ("soon", _SOON), ("weekday", _WEEKDAY), ("hour", _HOUR)):
        for match in pattern.finditer(plain):
            before = plain[match.start() - 1 : match.start()]
            if before.isalnum() or (kind == "day" and not _is_day(before, match.group())):
                continue
            found.append(When(kind, *match.span()))
    return sorted(found, key=lambda one: one.start)


def _is_day(before: str, text: str) -> bool:
    """12/3 and 03.11.2026, not 24/7, 1.800 or 20-30."""
    day, month = (int(part) for part in _DATED.split(text)[:2])
    if before in {".", ",", "/", "-"} or text.count("-") == 1:
        return False
    return 1 <= day <= 31 and 1 <= month <= 12 and text not in {"24/7", "1/2", "2/3"}
