"""The languages people are spoken to in."""

from enum import StrEnum


class Lang(StrEnum):
    """Vietnamese comes first: most people read it."""

    VI = "vi"
    EN = "en"

    @property
    def other(self) -> "Lang":
        return Lang.EN if self is Lang.VI else Lang.VI
