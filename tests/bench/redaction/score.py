"""What is found of the personal data in labelled texts, and how much else is blanked."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench.detection.wilson import Share

FOLDER = Path(__file__).parent
HARD = ("phone", "id_number", "account", "plate", "email", "handle", "link")
SOFT = ("name", "address", "birth_date")

Spans = Sequence[tuple[int, int]]
Find = Callable[[str], Spans]


@dataclass(frozen=True)
class Labelled:
    """A text and the places of what is personal in it."""

    text: str
    items: tuple[tuple[str, int, int], ...]


@dataclass
class Score:
    """How many items of each kind there are and are covered; words outside them, and blanked."""

    items: Counter[str] = field(default_factory=Counter)
    covered: Counter[str] = field(default_factory=Counter)
    words: int = 0
    wrong: int = 0

    def lines(self) -> Iterable[str]:
        for name, kinds in (("numbers, handles, links", HARD), ("names, addresses, dates", SOFT)):
            found, there = (sum(c[k] for k in kinds) for c in (self.covered, self.items))
            yield f"  {name:24s} {Share(found, there)}"
        yield f"  {'words wrongly blanked':24s} {Share(self.wrong, self.words)}"
        for kind in (*HARD, *SOFT):
            yield f"    {kind:22s} {Share(self.covered[kind], self.items[kind])}"


def read(name: str) -> list[Labelled]:
    rows = map(json.loads, (FOLDER / f"{name}.jsonl").read_text("utf-8").splitlines())
    return [
        Labelled(row["text"], tuple((i["kind"], i["start"], i["end"]) for i in row["items"]))
        for row in rows
    ]


def scored(texts: Iterable[Labelled], find: Find) -> Score:
    """An item counts as found when all its letters and digits are blanked, of whatever kind."""
    score = Score()
    for one in texts:
        blanked = _mask(one.text, find(one.text))
        inside = _mask(one.text, [(start, end) for _, start, end in one.items])
        for kind, start, end in one.items:
            needed = [at for at in range(start, end) if one.text[at].isalnum()]
            score.items[kind] += 1
            score.covered[kind] += all(blanked[at] for at in needed)
        for word in re.finditer(r"\S+", one.text):
            places = [at for at in range(*word.span()) if one.text[at].isalnum()]
            if places and not any(inside[at] for at in places):
                score.words += 1
                score.wrong += any(blanked[at] for at in places)
    return score


def _mask(text: str, spans: Spans) -> bytearray:
    mask = bytearray(len(text))
    for start, end in spans:
        mask[start:end] = b"\1" * (end - start)
    return mask
