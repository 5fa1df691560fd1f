"""`make bench`: redaction beside Presidio on the same labelled texts, and its speed."""

import time
from collections.abc import Sequence

from reports.redaction import find
from tests.bench.redaction.score import Find, read, scored

SETS = ("open", "held_first", "held_second", "held_third")
"""Each held set was scored once before anybody read it; the first two are learnt from now."""


def main() -> None:
    presidio = _presidio()
    for name in SETS:
        texts = read(name)
        print(f"{name}: {len(texts)} texts")
        for who, finder in (("ours", _ours), ("presidio", presidio)):
            if finder is None:
                print("  presidio is not installed (requirements-bench.lock)")
                continue
            start = time.process_time()
            score = scored(texts, finder)
            took = (time.process_time() - start) / len(texts) * 1e3
            print(f" {who}, {took:.1f} ms a text")
            print("\n".join(score.lines()))


def _ours(text: str) -> Sequence[tuple[int, int]]:
    return [(found.start, found.end) for found in find(text)]


def _presidio() -> Find | None:
    """Presidio with all its patterns and without a language model: none for Vietnamese comes from
    a package registry, so it cannot find names here."""
    try:
        from tests.bench.redaction.presidio import analyse  # noqa: PLC0415
    except ImportError:
        return None
    return analyse


if __name__ == "__main__":
    main()
