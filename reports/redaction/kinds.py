"""What is found in a text, and where."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    PHONE = "phone"
    ID_NUMBER = "id_number"
    ACCOUNT = "account"
    PLATE = "plate"
    EMAIL = "email"
    HANDLE = "handle"
    LINK = "link"
    ADDRESS = "address"
    NAME = "name"
    BIRTH_DATE = "birth_date"

    @property
    def blank(self) -> str:
        """What stands in the text instead."""
        return f"‹{self.value}›"


@dataclass(frozen=True, slots=True)
class Finding:
    """Personal data in the characters [start, end) of the original text."""

    kind: Kind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A finding in the text as it was read; of two that overlap the surer one keeps its place."""

    kind: Kind
    start: int
    end: int
    sure: int = 5
