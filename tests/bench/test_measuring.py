"""The measuring itself: intervals, respellings and the texts they are made from."""

import json
from pathlib import Path

import pytest

from tests.bench.detection.respelling import WAYS, respelled
from tests.bench.detection.texts import OWN, Text, group_of, read, untouched
from tests.bench.detection.wilson import Share


@pytest.mark.parametrize(
    ("hits", "n", "low", "high"),
    [(0, 10, 0.0, 0.2775), (5, 10, 0.2366, 0.7634), (95, 100, 0.8882, 0.9785), (0, 0, 0.0, 1.0)],
)
def test_wilson_intervals(hits: int, n: int, low: float, high: float) -> None:
    """Known values of the 95% interval."""
    assert Share(hits, n).interval == pytest.approx((low, high), abs=2e-4)


def test_there_are_enough_ways_to_respell() -> None:
    """At least fifteen, each of which changes a text that has what it changes."""
    text = "Không cần hộ chiếu, liên hệ công ty ở Campuchia với Sihanoukville, việc nhẹ lương cao"
    assert len(WAYS) >= 15
    tries = {way for way, plain, other in respelled([text], len(WAYS) * 6) if plain != other}
    assert tries == set(WAYS)


def test_respellings_are_the_same_every_time() -> None:
    """A figure can be compared with last month's."""
    texts = ["việc nhẹ lương cao", "giữ hộ chiếu của em"]
    assert list(respelled(texts, 50)) == list(respelled(texts, 50))


def test_our_own_texts_are_whole() -> None:
    """At least 1,500 in twelve batches, ids unique, none of a real phone number."""
    rows = [
        json.loads(line)
        for path in sorted(OWN.glob("*.jsonl"))
        for line in path.read_text("utf-8").split("\n")
        if line
    ]
    assert len(rows) >= 1500
    assert len({row["batch"] for row in rows}) >= 12
    assert len({row["id"] for row in rows}) == len(rows)
    assert {row["label"] for row in rows} == {"lure", "legit", "other"}
    notices = [r for r in rows if r["label"] == "legit" and "abroad" in r["set"]]
    assert len(notices) >= 200


def test_groups_leave_cries_for_help_out() -> None:
    """What somebody in danger writes is measured elsewhere."""
    cry = Text("1", "cứu em", "vi", "other", "sos", "b1", "1", ours=True, sos=True)
    assert group_of(cry) is None


def test_the_last_third_is_told_by_its_id_alone(tmp_path: Path) -> None:
    """Only composed.jsonl has a third that is kept for the end."""
    path = tmp_path / "composed.jsonl"
    rows = [{"id": f"x{n}", "text": "a", "label": "other"} for n in range(300)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    kept = sum(map(untouched, read([path])))
    assert 60 < kept < 130
