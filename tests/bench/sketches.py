"""`python -m tests.bench.sketches`: offers found again, strangers joined, time, beside a peer."""

import json
import re
import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from random import Random
from time import perf_counter

from reports.sketches import TOGETHER, Sketch, Sketcher, words_of
from tests.bench.detection.texts import OWN, SHARED, read
from tests.bench.detection.wilson import Share

STORED = 100_000
OFFERS = 2_000
PEER = 100
"""Texts of the candidates are read for so many offers: in Python the peer is slow."""
REAL = SHARED / "real"
KEY = b"a pepper of thirty-two bytes ..."
PLACES = ("Hà Nội", "Đà Nẵng", "Cần Thơ", "Bình Dương", "Huế", "Campuchia", "Đài Loan", "Vũng Tàu")
_PIECE = re.compile(r"[^.,;:!?\n]+")
_ALIKE = 0.33
"""Jaccard from which the peer joins: it catches as many reworded offers as the sketch."""

Words = list[str]


class Writer:
    """Mixes offers from clauses of the corpora, a quarter of them ordinary phrases."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        texts = [one.text for one in read([OWN]) if one.label in {"lure", "legit"}]
        pieces = [piece.split() for text in texts for piece in _PIECE.findall(text)]
        self.pieces = [piece for piece in pieces if 3 <= len(piece) <= 14]
        self.words = [word for piece in self.pieces for word in piece]
        self.ordinary = Random(1).sample(self.pieces, 300)
        """The same for every seed; the first of them stand in most offers."""

    def offer(self) -> list[Words]:
        pick = self.random
        return [
            self.ordinary[int(300 * pick.random() ** 3)]
            if pick.random() < 0.25
            else pick.choice(self.pieces)
            for _ in range(pick.randint(7, 16))
        ]

    def replaced(self, offer: list[Words]) -> Words:
        words, places = self._fifth(offer)
        return [self.random.choice(self.words) if at in places else words[at] for at in _at(words)]

    def dropped(self, offer: list[Words]) -> Words:
        words, places = self._fifth(offer)
        return [words[at] for at in _at(words) if at not in places]

    def inserted(self, offer: list[Words]) -> Words:
        words, places = self._fifth(offer)
        more = ([self.random.choice(self.words)] if at in places else [] for at in _at(words))
        return [word for at, new in enumerate(more) for word in (*new, words[at])]

    def swapped(self, offer: list[Words]) -> Words:
        """Every fifth word changes places with the next."""
        words, places = self._fifth(offer)
        for at in places - {len(words) - 1}:
            words[at], words[at + 1] = words[at + 1], words[at]
        return words

    def mixed(self, offer: list[Words]) -> Words:
        """A fifth of the words, each in one of the four ways."""
        words, places = self._fifth(offer)
        for at in sorted(places, reverse=True):
            other = self.random.choice(self.words)
            way = self.random.choice([[other], [], [other, words[at]], words[at : at + 2][::-1]])
            words[at : at + max(1, len(way) if other not in way else 1)] = way
        return words

    def reordered(self, offer: list[Words]) -> Words:
        """The clauses in another order and a tenth of the words replaced."""
        words, places = self._fifth(self.random.sample(offer, len(offer)), 0.1)
        return [self.random.choice(self.words) if at in places else words[at] for at in _at(words)]

    def edited(self, offer: list[Words]) -> Words:
        """Other sums, another place, and a tenth of the words replaced."""
        words, places = self._fifth(offer, 0.1)
        sums = [f"{self.random.randint(5, 60)}tr" if _digit(word) else word for word in words]
        made = [self.random.choice(self.words) if at in places else sums[at] for at in _at(sums)]
        return [
            *self.random.choice(PLACES).split(),
            *made,
            "tại",
            *self.random.choice(PLACES).split(),
        ]

    def _fifth(self, offer: list[Words], share: float = 0.2) -> tuple[Words, set[int]]:
        words = [word for piece in offer for word in piece]
        return words, set(self.random.sample(range(len(words)), round(share * len(words))))


def _at(words: Words) -> range:
    return range(len(words))


def _digit(word: str) -> bool:
    return any(map(str.isdigit, word))


@dataclass
class Table:
    """Stored offers in SQLite, as storage keeps them; `texts` are only for the peer."""

    database: sqlite3.Connection
    texts: list[str]

    def fill(self, sketcher: Sketcher, texts: Iterator[str]) -> None:
        self.database.executescript(
            "CREATE TABLE sketch (report INTEGER PRIMARY KEY, value BLOB NOT NULL);"
            "CREATE TABLE band (band INTEGER NOT NULL, report INTEGER NOT NULL);"
        )
        for text in texts:
            if made := sketcher.sketch(text):
                report = len(self.texts)
                self.texts.append(text)
                self.database.execute("INSERT INTO sketch VALUES (?, ?)", (report, made.values))
                rows = [(band, report) for band in made.bands]
                self.database.executemany("INSERT INTO band VALUES (?, ?)", rows)
        self.database.execute("CREATE INDEX by_band ON band (band, report)")
        self.database.commit()

    def candidates(self, made: Sketch) -> list[tuple[int, bytes]]:
        marks = ", ".join("?" * len(made.bands))
        return self.database.execute(
            f"SELECT report, value FROM sketch WHERE report IN"
            f" (SELECT report FROM band WHERE band IN ({marks}))",
            made.bands,
        ).fetchall()

    def joined(self, made: Sketch) -> list[int]:
        return made.joined(self.candidates(made))


def main() -> None:
    sketcher, writer = Sketcher(KEY), Writer(7)
    offers = [writer.offer() for _ in range(STORED)]
    with tempfile.TemporaryDirectory() as folder:
        table = Table(sqlite3.connect(Path(folder) / "sketches.db"), [])
        start = perf_counter()
        table.fill(sketcher, map(_text, offers))
        print(f"{len(table.texts)} offers sketched and stored in {perf_counter() - start:.0f} s")
        known = [offer for offer in offers[:OFFERS] if sketcher.sketch(_text(offer))]
        _recall(table, sketcher, writer, known)
        fresh = [_text(writer.offer()) for _ in range(OFFERS)]
        _strangers(table, sketcher, fresh)
        _peer(table, sketcher, fresh[:PEER])
        table.database.close()
    _real(sketcher)


def _text(offer: list[Words]) -> str:
    return ". ".join(map(" ".join, offer))


def _recall(table: Table, sketcher: Sketcher, writer: Writer, known: list[list[Words]]) -> None:
    ways: list[Callable[[list[Words]], Words]] = [
        writer.replaced, writer.dropped, writer.inserted, writer.swapped, writer.mixed,
        writer.reordered, writer.edited,
    ]  # fmt: skip
    numbers = {text: report for report, text in enumerate(table.texts)}
    for way in ways:
        alike = found = 0
        for offer in known:
            made = sketcher.sketch(" ".join(way(offer)))
            report = numbers[_text(offer)]
            (stored,) = table.database.execute(
                "SELECT value FROM sketch WHERE report = ?", (report,)
            ).fetchone()
            near = made is not None and made.alike(Sketch(stored))
            alike += near
            shared = made and set(made.bands) & set(Sketch(stored).bands)
            found += bool(near and shared)
        print(f"reworded, {way.__name__}: found {Share(found, len(known))}, alike {alike}")


def _strangers(table: Table, sketcher: Sketcher, fresh: Sequence[str]) -> None:
    sketching, looking, counts = [], [], []
    joins: list[float] = []
    for text in fresh:
        start = perf_counter()
        made = sketcher.sketch(text)
        sketching.append(perf_counter() - start)
        if made is None:
            continue
        start = perf_counter()
        found = table.joined(made)
        looking.append(perf_counter() - start)
        joins.extend(_jaccard(text, table.texts[report]) for report in found)
        counts.append(len(table.candidates(made)))
    print(f"false joins per new offer: {Share(len(joins), len(looking))}")
    print(f"  Jaccard of those: {sorted(round(one, 2) for one in joins)}")
    print(f"candidates: {_spread(counts, 1)}; lookup ms: {_spread(looking)}")
    print(f"sketch ms: {_spread(sketching)}")


def _spread(times: Sequence[float], scale: float = 1e3) -> str:
    ordered = sorted(times)
    half, most = ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.99)]
    return f"p50 {half * scale:.1f}, p99 {most * scale:.1f}"


def _peer(table: Table, sketcher: Sketcher, fresh: Sequence[str]) -> None:
    """Whole Jaccard over the candidates' texts, which would have to lie there in the clear."""
    times, joins = [], 0
    for text in fresh:
        made = sketcher.sketch(text)
        if made is None:
            continue
        start = perf_counter()
        found = [table.texts[report] for report, _ in table.candidates(made)]
        joins += sum(_jaccard(text, other) >= _ALIKE for other in found)
        times.append(perf_counter() - start)
    print(f"peer, Jaccard of the texts: joins {Share(joins, len(times))}; ms: {_spread(times)}")


def _jaccard(one: str, other: str) -> float:
    pairs = [set(map(frozenset, pairwise(words_of(text)))) for text in (one, other)]
    return len(pairs[0] & pairs[1]) / max(1, len(pairs[0] | pairs[1]))


def _real(sketcher: Sketcher) -> None:
    """Real adverts of different groups; some are one firm's form filled in twice."""
    if not REAL.exists():
        return
    rows = [
        json.loads(line)
        for file in sorted(REAL.glob("*.jsonl"))
        if file.name.startswith(("emscad", "fb_", "topcv", "vieclam", "xkld"))
        for line in filter(None, file.read_text("utf-8").split("\n"))
    ]
    made = [(row, sketch) for row in rows if (sketch := sketcher.sketch(row["text"]))]
    pairs = joined = 0
    for at, (row, sketch) in enumerate(made):
        for other, second in made[:at]:
            if row["group"] != other["group"]:
                pairs += 1
                if sketch.agreement(second) >= TOGETHER:
                    joined += 1
                    near = _jaccard(row["text"], other["text"])
                    print(f"  {row['id']} and {other['id']}: Jaccard {near:.2f}")
    print(f"{len(made)} real adverts, {pairs} pairs of different groups, {joined} join")


if __name__ == "__main__":
    main()
