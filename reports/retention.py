"""How long reports are kept, and when a purge must wait for a person."""

from datetime import date, timedelta

RETENTION_DAYS = 90
JUMP_DAYS = 1
"""A clock that is further ahead of the last purge than this was perhaps set wrongly."""


def last_day(today: date, days: int = RETENTION_DAYS) -> date:
    """Reports of this day and before have had their time."""
    return today - timedelta(days=days)


def jumped(today: date, last: date | None) -> bool:
    """Whether the clock is more than a day ahead of the last purge: if it is wrong, a purge would
    erase what has not had its time."""
    return last is not None and (today - last).days > JUMP_DAYS
