"""The precision-recall plot of the measuring, as SVG."""

from pathlib import Path

import matplotlib as mpl
import numpy as np
from sklearn.metrics import precision_recall_curve

mpl.use("svg")
import matplotlib.pyplot as plt  # the backend first


def precision_recall(
    path: Path, lures: np.ndarray, scores: dict[str, np.ndarray], warned: np.ndarray
) -> None:
    """Curves of the scores, and the point at which the check itself stands."""
    figure, axes = plt.subplots(figsize=(6, 5))
    for name, values in scores.items():
        precision, recall, _ = precision_recall_curve(lures, values)
        axes.plot(recall, precision, label=name)
    hits = float((warned & lures).sum())
    axes.plot(hits / lures.sum(), hits / warned.sum(), "k*", markersize=12, label="the check")
    axes.set(xlabel="recall", ylabel="precision", xlim=(0, 1), ylim=(0, 1.02))
    axes.legend(loc="lower left")
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path)
    plt.close(figure)
