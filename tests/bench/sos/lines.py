"""Lines that are cries for help, and lines that only look like one; their authors saw no code."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

TEXTS = Path(__file__).parent / "texts"
HELD = "held"
"""By an author of its own; scored once and never learnt from."""


@dataclass(frozen=True)
class Line:
    """`danger`: somebody is in danger now; `kind` tells which, or what it only looks like."""

    id: str
    lang: str
    danger: bool
    kind: str
    text: str
    hard: bool = False


def read(name: str) -> Iterator[Line]:
    for line in (TEXTS / f"{name}.jsonl").read_text("utf-8").splitlines():
        yield Line(**json.loads(line))


def learnt() -> list[str]:
    """The files that are learnt from."""
    return sorted(path.stem for path in TEXTS.glob("*.jsonl") if path.stem != HELD)
