"""Verdicts on texts as a new recruiter would get them: nothing of a text's own batch is known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from signs.catalogue import Catalogue
from signs.check import Checker
from signs.opinion import Model
from signs.verdict import Level, Verdict
from tests.bench.detection.leaving import support, without
from tests.bench.detection.texts import Text
from tests.bench.detection.training import (
    Lesson,
    fit,
    models_left_out,
    scores_left_out,
    with_thresholds,
)

DAY = date(2026, 11, 25)
"""Birth years in the texts count from it."""
WARNED = frozenset({Level.SUSPICIOUS, Level.DANGER})


@dataclass(frozen=True)
class Judged:
    """A text with its verdict by the signs alone and with the second opinion, and its score."""

    text: Text
    signs: Verdict
    both: Verdict
    score: float

    @property
    def warned(self) -> bool:
        return self.both.level in WARNED


def checkers_left_out(catalogue: Catalogue, ours: Sequence[Text]) -> dict[str, Checker]:
    """For each batch a check without the phrases that of all our texts stand only in it."""
    seen = support(catalogue, ours)
    batches = sorted({text.source for text in ours})
    return {batch: Checker(without(catalogue, batch, seen)) for batch in batches}


def lessons_of(checkers: Mapping[str, Checker], ours: Sequence[Text]) -> list[Lesson]:
    """What the model may learn from: our own texts, but for cries for help, which are no offers.

    Each is read by a check that does not know its batch. Else the model would learn to trust signs
    that were fitted to these very texts, and fail where they are not.
    """
    return [
        Lesson(checkers[text.source].clues(text.text, today=DAY), text.lure, text.source)
        for text in sorted(ours, key=lambda text: text.source)
        if not text.sos
    ]


def as_shipped(checker: Checker, model: Model, texts: Sequence[Text]) -> list[Judged]:
    """By the signs of a check alone, and with a second opinion."""
    alone, both = checker.asking(None), checker.asking(model)
    return [_judged(alone, both, text) for text in texts]


def _judged(alone: Checker, both: Checker, text: Text) -> Judged:
    signs, whole = (checker.check(text.text, today=DAY) for checker in (alone, both))
    return Judged(text, signs, whole, both.score(text.text, today=DAY))


def left_out(catalogue: Catalogue, texts: Sequence[Text]) -> tuple[list[Judged], Model]:
    """Each of our texts by a model that saw nothing of its batch and by a catalogue without the
    phrases that of all our texts stand only there; real texts, of which nothing is ever learnt,
    as the program would judge them. Returns the model of all our texts too."""
    ours = [text for text in texts if text.ours]
    checkers = checkers_left_out(catalogue, ours)
    lessons = lessons_of(checkers, ours)
    models = models_left_out(lessons)
    scores = scores_left_out(lessons, models)
    shipped = with_thresholds(fit(lessons), scores, lessons)
    judged = as_shipped(Checker(catalogue), shipped, [text for text in texts if not text.ours])
    for batch, checker in checkers.items():
        model = with_thresholds(models.get(batch, shipped), scores, lessons)
        judged += as_shipped(checker, model, [text for text in ours if text.source == batch])
    return judged, shipped
