"""What the measuring prints: shares with intervals by group and by set, by sign, and misses."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from signs.verdict import Level
from tests.bench.detection.estimate import WARNED, Judged
from tests.bench.detection.texts import group_of
from tests.bench.detection.wilson import Share


def by_group(judged: Sequence[Judged]) -> list[str]:
    """Signs alone and both, warned and danger, for the groups that the bars are about."""
    groups: dict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        if group := group_of(one.text):
            groups[group].append(one)
    lines = []
    for name, some in sorted(groups.items()):
        lines.append(f"{name}")
        lines.append(f"    signs alone  warned {_share(some, WARNED, both=False)}")
        lines.append(f"    with opinion warned {_share(some, WARNED)}")
        lines.append(f"                 danger {_share(some, {Level.DANGER})}")
        lines.append(f"                 ask    {_share(some, {Level.ASK_MORE})}")
    return lines


def _share(some: Sequence[Judged], levels: Iterable[Level], *, both: bool = True) -> Share:
    wanted = set(levels)
    return Share(sum((one.both if both else one.signs).level in wanted for one in some), len(some))


def by_set(judged: Sequence[Judged]) -> list[str]:
    """One line a source, set and label; cries for help and stolen adverts included."""
    sets: dict[tuple[str, str, str], list[Judged]] = defaultdict(list)
    for one in judged:
        sets[one.text.source, one.text.set, one.text.label].append(one)
    lines = []
    for (source, name, label), some in sorted(sets.items()):
        levels = [
            _share(some, {level}) for level in (Level.DANGER, Level.SUSPICIOUS, Level.ASK_MORE)
        ]
        told = "  ".join(f"{share.value:.2f}" for share in levels)
        lines.append(
            f"{source:24s} {name:24s} {label:9s} n {len(some):4d}  danger suspicious ask {told}"
            f"  warned {_share(some, WARNED)}"
        )
    return lines


def by_sign(judged: Sequence[Judged]) -> list[str]:
    """How often each sign shows on lures and on others; recall and precision of marked signs."""
    shown: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for one in judged:
        for sign in one.both.signs:
            shown[sign.sign][not one.text.lure] += 1
    lines = [f"{'sign':32s} lures others"]
    lines += [
        f"{name:32s} {lures:5d} {others:6d}" for name, (lures, others) in sorted(shown.items())
    ]
    return lines


def marked(judged: Sequence[Judged], codes: dict[str, str]) -> list[str]:
    """Signs that people marked in lures against those found, signs of control left out.

    `codes` maps a code (A1) or an id to the sign's id."""
    found = right = wanted = 0
    for one in judged:
        if not (one.text.lure and one.text.signs):
            continue
        marks = {codes[mark] for mark in one.text.signs if mark in codes and mark[:1] != "E"}
        signs = {sign.sign for sign in one.both.signs}
        found, right, wanted = found + len(signs), right + len(signs & marks), wanted + len(marks)
    return [f"signs marked: recall {Share(right, wanted)}, precision {Share(right, found)}"]


def wrong(judged: Sequence[Judged], width: int = 160) -> list[str]:
    """Lures not warned of, and others that are."""
    lines = []
    for one in judged:
        group = group_of(one.text)
        if group is None or one.warned == one.text.lure:
            continue
        kind = "missed " if one.text.lure else "alarmed"
        signs = ", ".join(sign.sign for sign in one.both.signs)
        words = " ".join(one.text.text.split())[:width]
        lines.append(
            f"{kind} {one.text.source}/{one.text.id} {one.both.kind}/{one.both.level}"
            f" [{signs}] {words}"
        )
    return lines
