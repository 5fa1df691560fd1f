"""The second opinion: how much a text is written like offers that did harm, by a linear model.

It may only add worry, never take any away, and it can say which words weighed most. The weights
come from our own texts (`make train`, ADR 12) and lie in tables/second_opinion.json.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, repeat
from math import sqrt
from pathlib import Path
from typing import Any

from signs.combine import Case
from signs.likeness import Likeness
from signs.skeleton import Skeleton
from signs.tables import FOLDER
from signs.verdict import Shown

FILE = FOLDER / "second_opinion.json"
MOST = 8
"""Words and pairs named as those that weighed most."""
SHORT = 16
"""Texts with fewer different words and pairs weigh as if they had so many."""


@dataclass(frozen=True, slots=True)
class Clues:
    """What the model looks at: folded words in order, and what the check found in the text."""

    words: Sequence[str]
    things: frozenset[str]

    @property
    def texture(self) -> tuple[set[str], set[tuple[str, str]], float]:
        """Different words, different neighbours, and what their weights are divided by, so that
        a long text is no stronger than a short one."""
        words, pairs = set(self.words), set(pairwise(self.words))
        return words, pairs, sqrt(max(len(words) + len(pairs), SHORT))


def clues_of(case: Case, shown: Sequence[Shown]) -> Clues:
    """The words as they stand; facts, what is missing, concepts, word groups and signs."""
    things = {f"fact:{fact}" for fact in case.facts.holds}
    things |= {f"missing:{name}" for name in case.facts.missing}
    things |= {owner for owner in case.kept if owner.startswith("concept:")}
    things |= {owner for owner in case.evidence.by if owner.startswith("word:")}
    things |= {f"sign:{one.sign}" for one in shown}
    return Clues(case.evidence.skeleton.folded, frozenset(things))


@dataclass(frozen=True)
class Model:
    """Weights of words, of neighbouring pairs and of things found.

    `thresholds` are three rising scores (log odds): enough to ask, beside a sign, alone.
    """

    bias: float
    words: Mapping[str, float]
    pairs: Mapping[tuple[str, str], float]
    things: Mapping[str, float]
    thresholds: tuple[float, float, float]

    def likeness(self, clues: Clues) -> Likeness:
        score = self.score(clues)
        return Likeness(sum(score >= least for least in self.thresholds))

    def score(self, clues: Clues) -> float:
        words, pairs, scale = clues.texture
        written = sum(map(self.words.get, words, repeat(0.0)))
        written += sum(map(self.pairs.get, pairs, repeat(0.0)))
        return self.bias + written / scale + sum(map(self.things.get, clues.things, repeat(0.0)))

    def heaviest(self, skeleton: Skeleton) -> list[tuple[int, int]]:
        """The words [first, last) that spoke most for harm, in the order of the text."""
        words = skeleton.folded
        weights = [(self.words.get(word, 0.0), at, at + 1) for at, word in enumerate(words)]
        pairs = enumerate(pairwise(words))
        weights += [(self.pairs.get(pair, 0.0), at, at + 2) for at, pair in pairs]
        loudest = sorted((one for one in weights if one[0] > 0), reverse=True)[:MOST]
        return sorted((first, last) for _, first, last in loudest)


def read(path: Path) -> Model:
    """The model in a file; raises OSError, ValueError or KeyError when it is none."""
    return read_model(json.loads(path.read_text(encoding="utf-8")))


def read_model(told: Mapping[str, Any]) -> Model:
    """The model as it stands in a file."""
    ask, beside, alone = (float(told["thresholds"][name]) for name in ("ask", "beside", "alone"))
    pairs = {tuple(pair.split(" ")): weight for pair, weight in told["pairs"].items()}
    return Model(told["bias"], told["words"], pairs, told["things"], (ask, beside, alone))


@lru_cache(maxsize=1)
def model() -> Model:
    """The model that ships with this program."""
    return read(FILE)
