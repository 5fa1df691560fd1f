"""Trains the ear (signs/ear.py) from the lines here, with the corpora as talk that is no cry."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace

from signs.ear import FILE, KINDS
from signs.opinion import Model
from signs.sos import clues_in
from tests.bench.detection.estimate import DAY
from tests.bench.detection.shipping import weights_of
from tests.bench.detection.texts import OWN
from tests.bench.detection.texts import read as read_texts
from tests.bench.detection.training import (
    Lesson,
    fit,
    models_left_out,
    scores_left_out,
    threshold,
)
from tests.bench.sos.lines import Line, learnt, read

STRENGTH = 0.3
"""Inverse of the ridge penalty, chosen by leaving one author out."""
CORPORA = 3
"""Of the offers and chats in tests/corpora every third is learnt from, as no cry."""
SHARES = (0.10, 0.03, 0.005)
"""Of look-alikes, by models that did not see their author: how many may be asked, may be taken for
a cry where listed words say so too, and for this alone. These are hard on purpose; ordinary talk is
far below."""
LEAST = 0.02
"""Weights below are left out of the file."""
CORPUS = "corpora"


def lessons(names: Iterable[str]) -> list[tuple[Line, Lesson]]:
    return [
        (line, Lesson(clues_in(line.text), line.danger, name))
        for name in names
        for line in read(name)
    ]


def everyday() -> list[Lesson]:
    texts = [one.text for one in read_texts([OWN]) if not one.sos]
    return [Lesson(clues_in(text), lure=False, batch=CORPUS) for text in texts[::CORPORA]]


def train() -> list[str]:
    """Writes the ear; returns what it did by the models that saw nothing of an author."""
    some, talk = lessons(learnt()), everyday()
    heard = [lesson for _, lesson in some]
    scores = scores_left_out(heard, models_left_out(heard, talk, STRENGTH))
    ask, beside, alone = (threshold(scores, heard, share) for share in SHARES)
    told_of = report(scores, heard, ask, alone)
    danger = replace(fit([*heard, *talk], STRENGTH), thresholds=(ask, beside, alone))
    told = {
        "what": "weights of the ear for cries for help (log odds), written by make train",
        "dated": DAY.isoformat(),
        "leaving_one_author_out": told_of,
        "danger": _light(weights_of(danger)),
        "kinds": {kind: _light(weights_of(_kind(some, kind))) for kind in KINDS},
    }
    FILE.write_text(json.dumps(told, ensure_ascii=False, indent=0) + "\n", "utf-8")
    return told_of


def _kind(some: Sequence[tuple[Line, Lesson]], kind: str) -> Model:
    """Among cries, those of one kind against the others."""
    cries = [replace(lesson, lure=line.kind == kind) for line, lesson in some if line.danger]
    return replace(fit(cries), thresholds=(0.0, 0.0, 0.0))


def _light(told: dict[str, object]) -> dict[str, object]:
    """Without the weights that move nothing."""
    return {
        name: {key: w for key, w in value.items() if abs(w) >= LEAST}
        if isinstance(value, dict) and name in {"words", "pairs"}
        else value
        for name, value in told.items()
    }


def report(
    scores: Sequence[float], heard: Sequence[Lesson], ask: float, certain: float
) -> list[str]:
    said = []
    for wanted, name in ((True, "in danger"), (False, "not in danger")):
        some = [score for score, one in zip(scores, heard, strict=True) if one.lure is wanted]
        sure = sum(score >= certain for score in some)
        asked = sum(ask <= score < certain for score in some)
        said.append(f"{name}: {sure} certain by the ear alone, {asked} less, of {len(some)}")
    return said


if __name__ == "__main__":
    print("\n".join(train()))
