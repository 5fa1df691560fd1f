"""`make measure`: detection measured on folders of JSONL files, and `make train`."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import typer

from signs.catalogue import Catalogue, catalogue
from signs.check import Checker
from signs.opinion import FILE, model
from tests.bench.detection import baselines, report
from tests.bench.detection.collisions import collisions as find_collisions
from tests.bench.detection.estimate import DAY, Judged, as_shipped, left_out
from tests.bench.detection.plot import precision_recall
from tests.bench.detection.respelling import respelled
from tests.bench.detection.shipping import write
from tests.bench.detection.texts import OWN, SHARED, Text, group_of, read, untouched
from tests.bench.detection.wilson import Share

OUT = Path("build/measure")
app = typer.Typer(add_completion=False, help=__doc__)


@app.command()
def measure(
    folders: list[Path] = typer.Argument(
        None, help="Default: tests/corpora and the shared offers."
    ),
    *,
    shipped: bool = typer.Option(False, help="Judge by the program as it is, not leaving out."),
    last_third: bool = typer.Option(False, help="Score the untouched third too. Once, at the end."),
    respellings: int = typer.Option(10_000, help="How many respellings to try."),
) -> None:
    """Recall and false alarms with 95% Wilson intervals, baselines, respellings, misses."""
    texts = [text for text in read(folders or [OWN, SHARED]) if last_third or not untouched(text)]
    known = catalogue()
    if shipped:
        judged = as_shipped(Checker(known), model(), texts)
    else:
        judged, _ = left_out(known, texts)
    _say("GROUPS", report.by_group(judged))
    _say("SETS", report.by_set(judged))
    codes = {sign.code: name for name, sign in known.signs.items()}
    _say("SIGNS", [*report.marked(judged, codes), *report.by_sign(judged)])
    _say("BASELINES", list(_against(judged)))
    if respellings:
        _say("RESPELLINGS", list(_respelled(known, judged, respellings)))
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / "wrong.txt").write_text("\n".join(report.wrong(judged)) + "\n", "utf-8")
    print(f"misses and false alarms: {OUT / 'wrong.txt'}, plot: {OUT / 'precision_recall.svg'}")


@app.command()
def train() -> None:
    """Learn the weights of the second opinion from tests/corpora and write them with a report."""
    texts = read([OWN])
    judged, trained = left_out(catalogue(), texts)
    write(FILE, trained, texts, judged)
    print(f"{FILE}: {len(trained.words)} words, {len(trained.pairs)} pairs")


@app.command()
def collisions() -> None:
    """Phrases that without accents are something commoner, for tables/ambiguous.yaml."""
    _say("COLLISIONS", find_collisions(catalogue(), read([OWN, SHARED])))


def _say(title: str, lines: Iterable[str]) -> None:
    print(f"\n{title}", *lines, sep="\n", flush=True)


def _against(judged: Sequence[Judged]) -> Iterable[str]:
    """Recall of the baselines at our own share of false alarms, by group of honest texts."""
    kept = [one for one in judged if group_of(one.text)]
    lures = np.array([one.text.lure for one in kept])
    texts = [one.text for one in kept]
    phrases, letters = baselines.listed(texts), baselines.character_scores(texts)
    opinion = np.array([one.score for one in kept])
    warned = np.array([one.warned for one in kept])
    alarms, ours = float(warned[~lures].mean()), float(warned[lures].mean())
    yield f"all texts: ours {ours:.3f} at {alarms:.4f} false alarms; at the same share"
    yield f"    20 phrases {baselines.recall_at(phrases, lures, alarms):.3f}"
    yield f"    characters {baselines.recall_at(letters, lures, alarms):.3f}"
    yield f"    second opinion alone {baselines.recall_at(opinion, lures, alarms):.3f}"
    for name, chosen in _vietnamese(texts).items():
        honest = chosen & ~lures
        share = float(warned[honest].mean())
        caught = lures & np.array([text.lang == "vi" for text in texts])
        both = caught | honest
        yield (
            f"{name}: ours {warned[caught].mean():.3f} at {share:.4f}; "
            f"20 phrases {baselines.recall_at(phrases[both], lures[both], share):.3f}, "
            f"characters {baselines.recall_at(letters[both], lures[both], share):.3f}"
        )
    curves = {"20 phrases": phrases, "characters": letters, "second opinion": opinion}
    precision_recall(OUT / "precision_recall.svg", lures, curves, warned)


def _vietnamese(texts: Sequence[Text]) -> dict[str, np.ndarray]:
    """Which texts are of each group that is neither English nor lures."""
    groups = [group_of(text) for text in texts]
    names = sorted({group for group in groups if group and "nglish" not in group})
    return {
        name: np.array([group == name for group in groups]) for name in names if "lures" not in name
    }


def _respelled(known: Catalogue, judged: Sequence[Judged], count: int) -> Iterable[str]:
    """The share of respelled lures whose level is as high as that of the plain one."""
    checker = Checker(known, model())
    warned = [one.text.text for one in judged if one.text.lure and one.text.ours and one.warned]
    levels = {text: checker.check(text, today=DAY).level for text in warned}
    held: dict[str, list[bool]] = defaultdict(list)
    for way, plain, other in respelled(warned, count):
        level = checker.check(other, today=DAY).level
        held[way].append(level.worry >= levels[plain].worry)
    every = [one for some in held.values() for one in some]
    yield f"{'all':28s} {Share(sum(every), len(every))}"
    for way, some in held.items():
        yield f"{way:28s} {Share(sum(some), len(some))}"


if __name__ == "__main__":
    app()
