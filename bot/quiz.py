"""The quiz: which offer comes next, what was said to it, and how a round went."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from bot.quiz_deck import ROUND, Answer, Deck
from flows.engine.doors import Answers, Check, Findings
from flows.engine.state import Found

QUIZ = "quiz"
"""Name under which its standing is remembered in the session."""

_RIGHT, _OTHER = "1", "0"


class Mark(StrEnum):
    """How an answer stands to the best one: careful is more wary than that, near and far less."""

    RIGHT = "right"
    CAREFUL = "careful"
    NEAR = "near"
    FAR = "far"


def mark(said: Answer, best: Answer) -> Mark:
    wary = list(Answer)
    less = wary.index(said) - wary.index(best)
    return Mark.CAREFUL if less < 0 else (Mark.RIGHT, Mark.NEAR, Mark.FAR)[less]


@dataclass(frozen=True)
class Standing:
    """Where somebody is. `first`: the round of the deck they began with; `round`: rounds begun
    before this one; `place`: of the offer in its round; `marks`: one for each offer that was
    answered, what was said first; `said`: what was said last; `score`: of the last whole round."""

    first: int
    round: int = 0
    place: int = 0
    marks: str = ""
    said: str = ""
    score: int | None = None

    @classmethod
    def of(cls, findings: Mapping[str, Any], deck: Deck, day: date) -> "Standing":
        """As it is remembered. Who has none begins with the round of the day: somebody who comes
        back on another day meets other offers first."""
        kept = findings.get(QUIZ)
        return cls(**kept) if kept else cls(day.toordinal() % deck.rounds)

    @property
    def answered(self) -> bool:
        """Whether something was said about the offer that is on."""
        return len(self.marks) > self.place

    @property
    def rounds_over(self) -> int:
        """Rounds answered to the end."""
        return self.round + (len(self.marks) == ROUND)

    def offer(self, deck: Deck) -> str:
        """The offer that is on."""
        return deck.drawn(self.first, self.round * ROUND + self.place)

    def explained(self, deck: Deck) -> str:
        """The offer explained last: the one before, while nothing was said about this one."""
        before = 0 if self.answered or not self.place else 1
        return deck.drawn(self.first, self.round * ROUND + self.place - before)

    def begun(self) -> "Standing":
        """A round is begun, or gone on with."""
        if len(self.marks) < ROUND:
            return self
        return Standing(self.first, self.round + 1, score=self.score)

    def told(self, said: Answer, best: Answer) -> "Standing":
        """Something was said about the offer that is on; the first answer counts."""
        marks = self.marks
        if not self.answered:
            marks += _RIGHT if mark(said, best) is Mark.RIGHT else _OTHER
        return replace(self, marks=marks, said=str(said))

    def gone_on(self) -> "Standing":
        """On to the next offer, or to the end of the round."""
        if not self.answered:
            return self
        if self.place + 1 < ROUND:
            return replace(self, place=self.place + 1)
        return replace(self, score=self.marks.count(_RIGHT))


def checks(deck: Deck, today: Callable[[], date]) -> Mapping[str, Check]:
    """The checks of the quiz flow."""

    def begin(_: Answers, findings: Findings) -> Found:
        return _found("offer", Standing.of(findings, deck, today()).begun())

    def note(answers: Answers, findings: Findings) -> Found:
        standing = Standing.of(findings, deck, today())
        best = deck.offers[standing.offer(deck)].answer
        said = Answer(answers.get("quiz_answer", Answer.NOTHING))
        return _found("noted", standing.told(said, best))

    def go_on(_: Answers, findings: Findings) -> Found:
        standing = Standing.of(findings, deck, today()).gone_on()
        over = len(standing.marks) == ROUND and standing.place == ROUND - 1
        return _found("score" if over else "offer", standing)

    return {
        "quiz_begin": Check(frozenset({"offer"}), begin),
        "quiz_note": Check(frozenset({"noted"}), note),
        "quiz_next": Check(frozenset({"offer", "score"}), go_on),
    }


def _found(outcome: str, standing: Standing) -> Found:
    return Found(outcome, {QUIZ: asdict(standing)})
