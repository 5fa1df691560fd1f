"""The keys of reports: peppers by number, and the team's public key, pinned in a file.

The private half of the team's key is never here: it is born with the first operator, at the desk.
"""

import re
import secrets
from dataclasses import dataclass
from pathlib import Path

from reports.peppers import Pepper, Peppers
from storage.keys import SIZE, key_path, read_key, write_key

TEAM = "team.pub"
_PEPPER = re.compile(r"reports-(\d{1,6})\.key")


@dataclass(frozen=True)
class ReportKeys:
    """Read at the start; but the team's key may be pinned while the program runs."""

    folder: Path
    peppers: Peppers

    def team(self) -> bytes | None:
        """32 bytes, or None as long as no operator has enrolled. Raises KeysError."""
        path = self.folder / TEAM
        return read_key(path) if path.exists() else None


def numbers(folder: Path) -> list[int]:
    """The peppers that are there, oldest first."""
    found = (_PEPPER.fullmatch(path.name) for path in folder.glob("reports-*.key"))
    return sorted(int(match[1]) for match in found if match)


def rotate(folder: Path) -> Path:
    """Makes a pepper that is newer than all others. Those stay until no report needs them."""
    newest = max(numbers(folder), default=0) + 1
    path = key_path(folder, f"reports-{newest}")
    write_key(path, secrets.token_bytes(SIZE))
    return path


def init_report_keys(folder: Path) -> list[Path]:
    """The first pepper, when there is none; returns what was made."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return [] if numbers(folder) else [rotate(folder)]


def load_report_keys(folder: Path) -> ReportKeys:
    """The keys in `folder`, or a `KeysError` that says what is wrong with which file."""
    found = numbers(folder) or [1]
    peppers = {n: Pepper(n, read_key(key_path(folder, f"reports-{n}"))) for n in found}
    keys = ReportKeys(folder, Peppers(peppers))
    keys.team()
    return keys


def pin_team(folder: Path, public: bytes) -> Path:
    """Writes the team's public key. Raises FileExistsError: a pinned key is changed by nobody."""
    path = folder / TEAM
    write_key(path, public)
    return path


def forget_peppers(folder: Path, needed: set[int]) -> list[Path]:
    """Erases the peppers that no report needs any more, but for the newest; returns the files."""
    old = [number for number in numbers(folder)[:-1] if number not in needed]
    paths = [key_path(folder, f"reports-{number}") for number in old]
    for path in paths:
        path.write_bytes(bytes(SIZE * 2 + 1))
        path.unlink()
    return paths
