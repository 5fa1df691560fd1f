"""Trains the second opinion from our own texts (scikit-learn; nothing of it runs in the bot)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from signs.opinion import Clues, Model

STRENGTH = 0.1
"""Inverse of the ridge penalty; this and LOUDNESS were chosen by leaving one batch out (ADR 12)."""
LOUDNESS = 8.0
"""How much the written part counts against the things found, before its own scaling."""
SEEN = 2
"""Texts in which a word, pair or thing must stand to get a weight."""
LEAST = 0.004
"""Weights below are left out of the file: together they move no score by a tenth."""
NEVER = (float("inf"),) * 3
Name = str | tuple[str, str]


@dataclass(frozen=True)
class Lesson:
    """The clues of one text, whether it is a lure, and the batch it is from."""

    clues: Clues
    lure: bool
    batch: str


def fit(lessons: Sequence[Lesson], strength: float = STRENGTH) -> Model:
    """A model whose thresholds nothing reaches; `with_thresholds` chooses them.

    Logistic regression on features weighted by how much commoner they are in lures (Wang and
    Manning 2012, "Baselines and bigrams"); the result is linear in the features all the same.
    """
    columns = _columns(lesson.clues for lesson in lessons)
    table = _table([lesson.clues for lesson in lessons], columns)
    lure = np.array([lesson.lure for lesson in lessons])
    commoner = _log_ratio(table, lure)
    judge = LogisticRegression(C=strength, class_weight="balanced", max_iter=1000)
    judge.fit(table.multiply(commoner).tocsr(), lure)
    weights = judge.coef_[0] * commoner
    return _model(float(judge.intercept_[0]), columns, weights)


def _columns(clues: Iterable[Clues]) -> dict[Name, int]:
    """Which word, pair or thing stands in which column."""
    seen: dict[Name, int] = {}
    for one in clues:
        for name, _ in _features(one):
            seen[name] = seen.get(name, 0) + 1
    kept = sorted((name for name, count in seen.items() if count >= SEEN), key=str)
    return {name: place for place, name in enumerate(kept)}


def _features(clues: Clues) -> list[tuple[Name, float]]:
    """Words and pairs without figures, which are read as facts, and things; with their size."""
    words, pairs, scale = clues.texture
    loud = LOUDNESS / scale
    found: list[tuple[Name, float]] = [(word, loud) for word in words if not word.isdigit()]
    found += [(pair, loud) for pair in pairs if not (pair[0].isdigit() or pair[1].isdigit())]
    return found + [(thing, 1.0) for thing in clues.things]


def _table(clues: Sequence[Clues], columns: dict[Name, int]) -> csr_matrix:
    rows, places, values = [], [], []
    for row, one in enumerate(clues):
        for name, value in _features(one):
            if name in columns:
                rows.append(row)
                places.append(columns[name])
                values.append(value)
    return csr_matrix((values, (rows, places)), shape=(len(clues), len(columns)))


def _log_ratio(table: csr_matrix, lure: np.ndarray) -> np.ndarray:
    """How much commoner each feature is in lures than elsewhere, as a logarithm."""
    inside = np.asarray(table[lure].sum(axis=0)).ravel() + 1
    outside = np.asarray(table[~lure].sum(axis=0)).ravel() + 1
    ratio: np.ndarray = np.log((inside / inside.sum()) / (outside / outside.sum()))
    return ratio


def _model(bias: float, columns: dict[Name, int], weights: np.ndarray) -> Model:
    words: dict[str, float] = {}
    pairs: dict[tuple[str, str], float] = {}
    things: dict[str, float] = {}
    for name, column in columns.items():
        weight = float(weights[column])
        if isinstance(name, str) and ":" in name:
            things[name] = weight
        elif abs(weight) < LEAST:
            continue
        elif isinstance(name, tuple):
            pairs[name] = weight * LOUDNESS
        else:
            words[name] = weight * LOUDNESS
    return Model(bias, words, pairs, things, NEVER)


def models_left_out(
    lessons: Sequence[Lesson], always: Sequence[Lesson] = (), strength: float = STRENGTH
) -> dict[str, Model]:
    """For each batch a model that saw nothing of it; `always` is seen by every one."""
    batches = sorted({lesson.batch for lesson in lessons})
    return {
        name: fit([*(one for one in lessons if one.batch != name), *always], strength)
        for name in batches
    }


def scores_left_out(lessons: Sequence[Lesson], models: dict[str, Model]) -> list[float]:
    """Each text's score by the model that saw nothing of its batch."""
    return [models[lesson.batch].score(lesson.clues) for lesson in lessons]


def threshold(scores: Sequence[float], lessons: Sequence[Lesson], share: float) -> float:
    """The score that `share` of the texts which are no lures pass."""
    honest = sorted(
        (score for score, one in zip(scores, lessons, strict=True) if not one.lure), reverse=True
    )
    return honest[int(len(honest) * share)]


def with_thresholds(model: Model, scores: Sequence[float], lessons: Sequence[Lesson]) -> Model:
    """The model with the thresholds that leave so many false alarms: see SHARES."""
    ask, beside, alone = (threshold(scores, lessons, share) for share in SHARES)
    return replace(model, thresholds=(ask, beside, alone))


SHARES = (0.08, 0.03, 0.01)
"""Of texts that are no lures, by models that did not see their batch: how many may be asked more
about, may be warned of when a sign stands beside, and may be warned of for this alone."""
