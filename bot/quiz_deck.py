"""The offers of the quiz: flows/tables/quiz.yaml, read and checked like every other file."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from math import gcd
from pathlib import Path
from typing import Self

from pydantic import Field, model_validator

from authoring.files import Source
from authoring.found import Found
from authoring.issue import Issue
from authoring.phrases import load_phrases
from authoring.text import Frozen, Text, texts_in
from flows.engine.model import Id

SHOWN_AS = "flows/tables/quiz.yaml"
ROUND = 5
"""Offers in a round."""

_COMMENTS = {
    "offer": "an invented job offer, in the words of somebody who recruits; at most 400 characters",
    "why": "why it is answered so, said to the person (bạn); at most 170 characters",
    "look": "goes on after “next time look for this:”; at most 110 characters",
}


class Answer(StrEnum):
    """What can be said about an offer, the most wary first."""

    STOP = "stop"
    ASK_MORE = "ask_more"
    NOTHING = "nothing"


class Offer(Frozen):
    """An invented offer. `signs` are those that `why` speaks of."""

    answer: Answer
    signs: tuple[Id, ...] = Field((), max_length=3)
    offer: Text
    why: Text
    look: Text

    @model_validator(mode="after")
    def _reasons(self) -> Self:
        if self.answer is Answer.STOP and not self.signs:
            raise ValueError("an offer to stop at names the signs it shows")
        if self.answer is Answer.NOTHING and self.signs:
            raise ValueError("an honest offer names no signs")
        return self


class Offers(Frozen):
    """The file. Its order is the order of the first rounds."""

    offers: dict[Id, Offer] = Field(min_length=ROUND)

    @model_validator(mode="after")
    def _whole_rounds(self) -> Self:
        if len(self.offers) % ROUND:
            raise ValueError(f"{len(self.offers)} offers make no whole rounds of {ROUND}")
        return self


@dataclass(frozen=True)
class Deck:
    """The offers and the order in which they are drawn."""

    offers: dict[str, Offer]
    source: Source

    @property
    def rounds(self) -> int:
        """Rounds until every offer was shown."""
        return len(self.offers) // ROUND

    def drawn(self, first: int, number: int) -> str:
        """The offer drawn as `number` (from 0) by somebody who began at round `first`. None comes
        again before all have come; each time through the order is another one."""
        size = len(self.offers)
        steps = [step for step in range(1, size) if gcd(step, size) == 1]
        through, place = divmod(number, size)
        step = steps[through % len(steps)]
        return list(self.offers)[(first * ROUND + place) * step % size]

    def faults(self, signs: Collection[str]) -> Iterator[Issue]:
        """QUIZ001: a sign is named that does not exist."""
        for name, offer in self.offers.items():
            for sign in offer.signs:
                if sign not in signs:
                    said = f"'{name}' names the sign '{sign}', which does not exist"
                    yield self.source.issue(("offers", name, "signs"), "QUIZ001", said)

    def texts(self) -> Iterator[Found]:
        """Every sentence with its place, for the catalogue."""
        for path, text in texts_in(Offers(offers=self.offers)):
            yield Found(self.source.path, self.source.line(path), text, _COMMENTS[path[-1]])


def read_deck(root: Path) -> tuple[Deck | None, list[Issue]]:
    """The deck below `root`; None when the file is faulty, and every fault."""
    loaded = load_phrases(root / SHOWN_AS, Offers, shown_as=SHOWN_AS)
    if loaded.value is None:
        return None, list(loaded.issues)
    return Deck(loaded.value.offers, loaded.source), list(loaded.issues)
