"""What stands around the anchor of a pattern: the other groups, compared word by word."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from signs.normalise import Form

Words = tuple[Form, ...]


class Group:
    """Alternatives by their first word, the longest first; `maybe` when none need stand there."""

    def __init__(self, alternatives: Iterable[Words]) -> None:
        self.by_first: dict[str, list[Words]] = defaultdict(list)
        self.by_last: dict[str, list[Words]] = defaultdict(list)
        self.maybe = False
        for words in sorted(alternatives, key=len, reverse=True):
            if words:
                self.by_first[words[0].folded].append(words)
                self.by_last[words[-1].folded].append(words)
            else:
                self.maybe = True


class Around(NamedTuple):
    """What must stand before and behind an anchor, nearest group first."""

    owner: str
    phrase: str
    before: tuple[Group, ...]
    behind: tuple[Group, ...]


def extended(
    around: Around, forms: Sequence[Form], first: int, last: int
) -> tuple[int, int, bool] | None:
    """Where the pattern begins and ends around its anchor, and whether accents were guessed."""
    guessed = False
    for group in around.behind:
        words = forms[last].folded if last < len(forms) else ""
        stop = last
        for some in group.by_first.get(words, ()):
            sure = _stands(some, forms, last)
            if sure is not None:
                stop, guessed = last + len(some), guessed or not sure
                break
        if stop == last and not group.maybe:
            return None
        last = stop
    for group in around.before:
        words = forms[first - 1].folded if first else ""
        start = first
        for some in group.by_last.get(words, ()):
            sure = _stands(some, forms, first - len(some))
            if sure is not None:
                start, guessed = first - len(some), guessed or not sure
                break
        if start == first and not group.maybe:
            return None
        first = start
    return first, last, guessed


def _stands(wanted: Words, forms: Sequence[Form], first: int) -> bool | None:
    """Whether the words stand there: True as written, False with accents guessed, None not."""
    if first < 0 or first + len(wanted) > len(forms):
        return None
    sure = True
    for offset, one in enumerate(wanted):
        form = forms[first + offset]
        if form.key == one.key:
            continue
        if not form.bare or form.folded != one.folded:
            return None
        sure = False
    return sure
