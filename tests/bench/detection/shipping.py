"""Writes the trained second opinion with its date, what it was trained on and how it did."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from signs.opinion import Model
from tests.bench.detection.estimate import DAY, Judged
from tests.bench.detection.report import by_group
from tests.bench.detection.texts import Text


def write(path: Path, model: Model, texts: Sequence[Text], judged: Sequence[Judged]) -> None:
    """Weights rounded to four figures, sorted, one a line, so that a change can be read."""
    told = {
        "what": "weights of the second opinion (log odds), written by make train",
        "dated": DAY.isoformat(),
        "trained_on": dict(sorted(Counter(text.source for text in texts).items())),
        "leaving_one_batch_out": [line.strip() for line in by_group(judged)],
        **weights_of(model),
    }
    path.write_text(json.dumps(told, ensure_ascii=False, indent=0) + "\n", "utf-8")


def weights_of(model: Model) -> dict[str, Any]:
    """The model as JSON."""
    ask, beside, alone = (round(value, 4) for value in model.thresholds)
    return {
        "thresholds": {"ask": ask, "beside": beside, "alone": alone},
        "bias": round(model.bias, 4),
        "things": _rounded(model.things),
        "words": _rounded(model.words),
        "pairs": _rounded({" ".join(pair): weight for pair, weight in model.pairs.items()}),
    }


def _rounded(weights: Mapping[str, float]) -> dict[str, float]:
    return {name: round(weight, 4) for name, weight in sorted(weights.items())}
