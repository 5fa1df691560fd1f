"""`python -m tests.bench.sketches`: offers found again, strangers joined, time, beside a peer.

The peer keeps the texts in the clear and compares them exactly: what sketches cost is seen by it.
"""

import json
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from pathlib import Path
from random import Random
from time import perf_counter, process_time
from typing import TypeVar

from reports.sketches import FEWEST, TOGETHER, Sketcher, words_of
from tests.bench.detection.texts import OWN, SHARED, read
from tests.bench.detection.wilson import Share
from tests.bench.offers import Writer, text_of
from tests.bench.stored import Stored, Texts, jaccard
from tests.reports.attacker import Attacker, pairs, rights, share

STORED = 100_000
REWORDED = 2_000
NEW = 20_000
PEER = 200
"""Offers that are looked up among the texts: a hundredth of the others, for it is slow."""
REAL = SHARED / "real"
ADVERTS = ("emscad", "fb_", "topcv", "vieclam", "xkld")
KEY = b"a pepper of thirty-two bytes ..."
A = TypeVar("A")
T = TypeVar("T")


class Watch:
    """Milliseconds by the clock and of this process's CPU; what others do shows in the first."""

    def __init__(self) -> None:
        self.wall: list[float] = []
        self.cpu: list[float] = []

    def time(self, work: Callable[[A], T], on: A) -> T:
        wall, cpu = perf_counter(), process_time()
        made = work(on)
        self.cpu.append((process_time() - cpu) * 1e3)
        self.wall.append((perf_counter() - wall) * 1e3)
        return made

    def __str__(self) -> str:
        return f"ms of CPU {_spread(self.cpu)}; by the clock {_spread(self.wall)}"


class Bench:
    """A hundred thousand offers, stored as sketches and as texts."""

    def __init__(self, folder: Path) -> None:
        starting = Watch()
        self.sketcher, self.writer = starting.time(Sketcher, KEY), Writer(7)
        print(f"sketcher made: {starting}")
        written = [self.writer.offer() for _ in range(STORED)]
        made = [(one, made) for one in written if (made := self.sketcher.sketch(text_of(one)))]
        self.offers = [offer for offer, _ in made]
        self.made = [sketch for _, sketch in made]
        self.stored = Stored(folder / "sketches.db", self.made)

    def recall(self) -> None:
        """Found: they share a band, as the index asks, and are alike."""
        for way in self.writer.ways:
            alike = found = 0
            for stored, offer in zip(self.made, self.offers[:REWORDED], strict=False):
                made = self.sketcher.sketch(" ".join(way(offer)))
                if made and made.alike(stored):
                    alike += 1
                    found += bool({*made.bands} & {*stored.bands})
            print(f"  {way.__name__}: {Share(found, REWORDED)}, without index {alike}", flush=True)

    def strangers(self, fresh: Iterable[str]) -> None:
        sketching, looking, counts = Watch(), Watch(), []
        near: list[float] = []
        for text in fresh:
            made = sketching.time(self.sketcher.sketch, text)
            if made:
                candidates, found = looking.time(self.stored.look, made)
                counts.append(candidates)
                near += [jaccard(text, text_of(self.offers[number])) for number in found]
        print(f"false joins per new offer: {_few(len(near), len(counts))}")
        print(f"  Jaccard of those: {sorted(round(one, 2) for one in near)}")
        print(f"sketch: {sketching}")
        print(f"lookup: {looking}; candidates {_spread(counts)}", flush=True)

    def peer(self, fresh: Sequence[str]) -> None:
        texts, watch = Texts(list(map(text_of, self.offers))), Watch()
        joins = sum(len(watch.time(texts.joined, text)) for text in fresh)
        print(f"peer, exact Jaccard of {texts.LEAST} and more, {len(fresh)} new offers")
        print(f"  false joins: {_few(joins, len(fresh))}; lookup: {watch}")
        for way in self.writer.ways:
            offers = self.offers[:REWORDED]
            near = [jaccard(text_of(offer), " ".join(way(offer))) for offer in offers]
            print(f"  {way.__name__}: {Share(sum(n >= texts.LEAST for n in near), REWORDED)}")


def real(sketcher: Sketcher) -> None:
    """Real adverts of different groups; those that join are one firm's form filled in twice."""
    if not REAL.exists():
        return
    files = [file for file in sorted(REAL.glob("*.jsonl")) if file.name.startswith(ADVERTS)]
    lines = [line for file in files for line in file.read_text("utf-8").split("\n") if line]
    rows = [(row, made) for row in map(json.loads, lines) if (made := sketcher.sketch(row["text"]))]
    compared, joined = 0, []
    for (row, one), (other, second) in combinations(rows, 2):
        if row["group"] != other["group"]:
            compared += 1
            if one.agreement(second) >= TOGETHER:
                joined.append((jaccard(row["text"], other["text"]), row["id"], other["id"]))
    print(f"{len(rows)} real adverts, {compared} pairs of different groups, {len(joined)} join:")
    for near, one_id, other_id in sorted(joined):
        print(f"  Jaccard {near:.2f}: {one_id}, {other_id}")


def attack(sketcher: Sketcher) -> None:
    """What somebody with the key gets right, of the likeliest pairs and of the words in them."""
    adverts = [one.text for one in read([OWN]) if one.label in {"lure", "legit"}]
    Random(11).shuffle(adverts)
    usable = [text for text in adverts if len(pairs(text)) >= FEWEST]
    known, short = usable[-2000:], [text for text in usable[24:400] if len(pairs(text)) < 40]
    spoken = Counter(word for text in known for word in set(words_of(text)))
    common = [word for word, _ in spoken.most_common()]
    attacker = Attacker(sketcher, known, usable[:24] + short[:16])
    for name, targets in ("any", usable[:24]), ("short", short[:16]):
        guessed = sum(share(common, set(words_of(text))) for text in targets) / len(targets)
        print(f"attack on {len(targets)} offers, {name}; without sketch {guessed:.3f} of words")
        for frequent in False, True:
            ranked = zip(*(attacker.ranked(t, frequent=frequent) for t in targets), strict=True)
            for way, best in zip(("alone", "chained"), ranked, strict=True):
                right, words = rights(best, targets)
                print(f"  {way}, {frequent=}: {right:.3f} of pairs, {words:.3f} of words")


def main() -> None:
    start, cpu = perf_counter(), process_time()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        fresh = [text_of(bench.writer.offer()) for _ in range(NEW)]
        print(f"{len(bench.offers)} offers stored in {perf_counter() - start:.0f} s", flush=True)
        bench.strangers(fresh)
        print(f"offers reworded and found again, of {REWORDED}:")
        bench.recall()
        bench.peer(fresh[:PEER])
        bench.stored.close()
    real(bench.sketcher)
    attack(bench.sketcher)
    print(f"{perf_counter() - start:.0f} s in all, {process_time() - cpu:.0f} s of CPU")


def _spread(values: Sequence[float]) -> str:
    ordered = sorted(values)
    return f"p50 {ordered[len(ordered) // 2]:.1f}, p95 {ordered[int(len(ordered) * 0.95)]:.1f}"


def _few(hits: int, n: int) -> str:
    low, high = Share(hits, n).interval
    return f"{hits}/{n} = {hits / n:.1e} [{low:.1e}, {high:.1e}]"


if __name__ == "__main__":
    main()
