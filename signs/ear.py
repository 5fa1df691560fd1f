"""Hears cries for help in words that nobody listed: linear models over words and what they tell.

Like the second opinion (ADR 12) it was learnt from our own texts (`make train`) and can be read:
the weights lie in tables/cries.json. It needs no catalogue.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from signs.likeness import Likeness
from signs.opinion import Clues, Model, read_model
from signs.skeleton import Skeleton
from signs.tables import FOLDER

FILE = FOLDER / "cries.json"
KINDS = ("missing", "suicide")
"""Of what is heard, the kinds that lead elsewhere than to the numbers for a captive."""


@dataclass(frozen=True)
class Ear:
    """`danger` judges whether somebody cries for help; `kinds`, of a cry, what it is about."""

    danger: Model
    kinds: dict[str, Model]

    def hears(self, clues: Clues) -> Likeness:
        """ASK: enough for the one safety question. BESIDE: a cry, where words that are listed say
        so too. ALONE: a cry."""
        return self.danger.likeness(clues)

    def about(self, clues: Clues) -> tuple[str, ...]:
        """The likeliest of KINDS, if it is likely at all."""
        scores = {kind: self.kinds[kind].score(clues) for kind in KINDS}
        best = max(KINDS, key=scores.__getitem__)
        return (best,) if scores[best] > 0 else ()


def clues_of(skeleton: Skeleton, owners: Iterable[str]) -> Clues:
    """Folded words, accented ones as they were typed, and the groups of words found."""
    accented = [form.key for form in skeleton.forms if not form.bare]
    return Clues([*skeleton.folded, *accented], frozenset(map(_thing, owners)))


def _thing(owner: str) -> str:
    return f"word:{owner.partition(':')[2]}"


def read(path: Path) -> Ear:
    """The ear in a file; raises OSError, ValueError or KeyError when it is none."""
    told = json.loads(path.read_text(encoding="utf-8"))
    kinds = {kind: read_model(told["kinds"][kind]) for kind in KINDS}
    return Ear(read_model(told["danger"]), kinds)


@lru_cache(maxsize=1)
def ear() -> Ear:
    """The ear that ships with this program."""
    return read(FILE)
