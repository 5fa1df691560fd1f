"""What new offers are looked up in: sketches as storage keeps them, and the texts themselves."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from random import Random

from sqlalchemy import Connection, create_engine, insert

from reports.sketches import Sketch, words_of
from storage.engine import READER
from storage.linking import ALIKE, CANDIDATES
from storage.report_tables import report, sketch, sketch_band
from storage.statements import padded
from storage.tables import metadata

EMPTY = {column.name: b"" if "BLOB" in str(column.type) else 0 for column in report.columns}
LARGE = EMPTY | {"sealed": bytes(2_500)}
"""As long as a report is: reading them is what a lookup must avoid."""


class Stored:
    """Storage's own tables and statements on SQLite; the number of an offer is its case."""

    def __init__(self, file: Path, made: Sequence[Sketch]) -> None:
        self.engine = create_engine(f"sqlite:///{file}")
        metadata.create_all(self.engine, [report, sketch, sketch_band])
        with self.engine.begin() as connection:
            connection.exec_driver_sql("DROP INDEX ix_sketch_band_report")  # only deleting needs it
            _fill(connection, made)
        self.engine.dispose()
        self.connection = self.engine.connect()
        for pragma in READER:
            self.connection.exec_driver_sql(pragma)

    def look(self, made: Sketch) -> tuple[int, list[int]]:
        """How many candidates there are and which of them are joined."""
        rows = self.connection.execute(CANDIDATES, {"bands": padded(made.bands)}).all()
        alike = made.joined((one, value) for one, value in rows)
        cases = self.connection.execute(ALIKE, {"reports": padded(alike)}) if alike else ()
        return len(rows), [int.from_bytes(case) for case, _ in cases]

    def close(self) -> None:
        self.connection.close()
        self.engine.dispose()


def _fill(connection: Connection, made: Sequence[Sketch]) -> None:
    """Rows in the order of their keys, which SQLite writes several times as fast."""
    random = Random(1)
    ids = sorted((random.randbytes(16), number) for number in range(len(made)))
    cases = ((one, number.to_bytes(8)) for one, number in ids)
    reports = [{**LARGE, "id": one, "receipt": one, "case_id": case} for one, case in cases]
    connection.execute(insert(report), reports)
    sketches = [(one, made[number].values) for one, number in ids]
    connection.exec_driver_sql("INSERT INTO sketch VALUES (?, ?)", sketches)
    bands = [(one, array("I", made[number].bands)) for one, number in ids]
    for place in range(len(bands[0][1])):
        rows = sorted((some[place], one) for one, some in bands)
        connection.exec_driver_sql("INSERT INTO sketch_band VALUES (?, ?)", rows)


class Texts:
    """The peer: every pair of words with the offers it stands in, in the clear; whoever shares
    pairs is compared by the exact Jaccard index."""

    LEAST = 0.36
    """From which the peer joins: it finds at least as many of the reworded offers."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.sizes = []
        self.holding: dict[frozenset[str], array[int]] = defaultdict(lambda: array("I"))
        for number, text in enumerate(texts):
            found = pairs(text)
            self.sizes.append(len(found))
            for pair in found:
                self.holding[pair].append(number)

    def joined(self, text: str) -> list[int]:
        mine = pairs(text)
        shared: Counter[int] = Counter()
        for pair in mine & self.holding.keys():
            shared.update(self.holding[pair])
        return [
            number
            for number, both in shared.items()
            if both >= self.LEAST * (len(mine) + self.sizes[number] - both)
        ]


def pairs(text: str) -> set[frozenset[str]]:
    return set(map(frozenset, pairwise(words_of(text))))


def jaccard(one: str, other: str) -> float:
    left, right = pairs(one), pairs(other)
    return len(left & right) / max(1, len(left | right))
