"""`make bench`: how fast the check is, each figure beside a peer measured in the same run."""

import re
import statistics
from collections.abc import Callable, Sequence
from time import process_time

from bot.checking import checker as shipped
from signs.catalogue import Catalogue
from signs.check import Checker
from signs.reading import phrases_of
from signs.skeleton import Skeleton
from tests.bench.detection.estimate import DAY
from tests.bench.detection.texts import OWN, SHARED, read, untouched

LONG = 4096
"""Characters of the text that the bar is about."""
ROUNDS = 5
"""Each text is timed so often and its best time counts: the machine has other things to do."""


def main() -> None:
    checker = shipped()
    known = checker.catalogue
    texts = [one for one in read([OWN, SHARED]) if not untouched(one)]
    honest = [one.text for one in texts if one.label == "legit"]
    print(f"a plain Python loop over words, for comparing machines: {_reference() * 1e3:.2f} ms")
    _throughput("ordinary offers", checker, [one for one in honest if len(one) < 2000])
    _throughput("lures", checker, [one.text for one in texts if one.lure])
    _latency("honest adverts joined", checker, list(_joined(honest)))
    _latency("lures joined", checker, list(_joined([one.text for one in texts if one.lure])))
    for name, text in adversarial(known).items():
        print(f"adversarial, {name}: {_seconds(checker, text) * 1e3:.1f} ms")
    _phrase_stage(known, checker, list(_joined(honest))[:40])


def _reference() -> float:
    words = ["công", "ty", "tuyển", "lao", "động"] * 180

    def run() -> None:
        for _ in range(20):
            dict.fromkeys(map(str.isascii, words))

    return _best(run)


def _best(run: Callable[[], object]) -> float:
    """Seconds of processor time, the least of some rounds."""
    times = []
    for _ in range(ROUNDS):
        start = process_time()
        run()
        times.append(process_time() - start)
    return min(times)


def _seconds(checker: Checker, text: str) -> float:
    return _best(lambda: checker.check(text, today=DAY))


def _throughput(name: str, checker: Checker, texts: Sequence[str]) -> None:
    def run() -> None:
        for text in texts:
            checker.check(text, today=DAY)

    rate, length = len(texts) / _best(run), sum(map(len, texts)) / len(texts)
    print(f"{name}: {rate:.0f} a second, {length:.0f} characters each")


def _latency(name: str, checker: Checker, texts: Sequence[str]) -> None:
    times = sorted(_seconds(checker, text) * 1e3 for text in texts)
    worst = times[max(0, round(len(times) * 0.99) - 1)]
    print(
        f"{LONG} characters, {name}: median {statistics.median(times):.2f} ms, "
        f"p99 {worst:.2f} ms, n {len(times)}"
    )


def _joined(texts: Sequence[str]) -> list[str]:
    whole = "\n".join(texts)
    return [whole[at : at + LONG] for at in range(0, len(whole) - LONG, LONG)]


def adversarial(known: Catalogue) -> dict[str, str]:
    """Texts of 4,096 characters made to be slow."""
    phrases = " ".join(phrase for _, phrase in phrases_of(known))
    made = {
        "the phrase list": phrases,
        "one phrase for ever": "giữ hộ chiếu " * LONG,
        "denials": "không: " * LONG,
        "single letters": "a " * LONG,
        "dots": "a.b." * LONG,
        "figures": "10tr-20tr/tháng 12/3 " * LONG,
        "money without end": "1.000." * LONG,
        "combining marks": "a" + "\u0301" * LONG,
        "one long word": "viecnheluongcao" * LONG,
        "unknown words": " ".join(f"xq{number}zv" for number in range(LONG)),
        "quotation marks": '"' * LONG,
        "places": "sang Campuchia Lào Thái Lan Mộc Bài " * LONG,
        "emoji": "\U0001f525\u200d" * LONG,
    }
    return {name: text[:LONG] for name, text in made.items()}


def _phrase_stage(known: Catalogue, checker: Checker, texts: Sequence[str]) -> None:
    """The automaton against the same phrases as one alternation of `re`, on the same words."""
    reader = checker.reader
    skeletons = [reader.normaliser.skeleton(text) for text in texts]
    spelled = {
        " ".join(form.folded for form in reader.normaliser.forms(phrase))
        for _, phrase in phrases_of(known)
    }
    longest_first = sorted(filter(None, spelled), key=len, reverse=True)
    pattern = re.compile(rf"(?<!\S)(?:{'|'.join(map(re.escape, longest_first))})(?!\S)")

    def by_automaton(some: Sequence[Skeleton]) -> None:
        for skeleton in some:
            reader.matcher.hits(skeleton)

    ours = _best(lambda: by_automaton(skeletons)) / len(skeletons)
    words = " ".join(skeletons[0].folded)
    start = process_time()
    pattern.findall(words)
    peer = process_time() - start
    print(
        f"phrase stage: automaton {ours * 1e3:.2f} ms, one re alternation {peer * 1e3:.0f} ms, "
        f"{peer / ours:.0f} times ({len(longest_first)} phrases; re finds no overlaps)"
    )


if __name__ == "__main__":
    main()
