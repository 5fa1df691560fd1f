"""Days as they are stored: how many since the first of 1970."""

from datetime import date, timedelta

EPOCH = date(1970, 1, 1)


def number(day: date) -> int:
    return (day - EPOCH).days


def day_of(stored: int) -> date:
    return EPOCH + timedelta(days=stored)
