"""A fault found in a file that a person wrote, with its place and a sentence about it."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Issue:
    """One fault; prints as `file:line: CODE sentence`. Lines count from 1."""

    path: str
    line: int
    code: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.code} {self.message}"


class AuthoringError(Exception):
    """Base of this package's errors. Never raised itself."""


class FaultyFilesError(AuthoringError):
    """The files cannot be used; `issues` holds every fault, sorted by place."""

    def __init__(self, issues: Iterable[Issue]) -> None:
        self.issues = tuple(sorted(set(issues)))
        super().__init__("\n".join(str(issue) for issue in self.issues))


def refuse(issues: Iterable[Issue]) -> None:
    """Raise FaultyFilesError when there is any fault at all."""
    found = tuple(issues)
    if found:
        raise FaultyFilesError(found)
