"""Words beside a value that tell what it is."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping

from reports.redaction.spelling import fold

_Branches = dict[str, "_Branches"]

APART = r"(?<![^\W_])"
"""No letter or digit stands before."""
ENDS = r"(?![^\W_])"
OR_DIGIT = r"(?![^\W\d_])"
"""A digit may stand behind: stk0900."""


def either(phrases: Iterable[str], ends: str = ENDS) -> str:
    """A pattern for folded text: the longest of the phrases that stands there as whole words."""
    root: _Branches = {}
    for phrase in sorted(set(map(fold, phrases))):
        branch = root
        for char in phrase:
            branch = branch.setdefault(char, {})
        branch[""] = {}
    return f"{APART}{_pattern(root)}{ends}"


def _pattern(branch: "_Branches") -> str:
    """The phrases that go on from here, sorted by letter so that a search tries only a few."""
    ends = "" in branch
    ways = [
        (r"\s{0,2}" if char == " " else re.escape(char)) + _pattern(after)
        for char, after in branch.items()
        if char
    ]
    if not ways:
        return ""
    if len(ways) == 1 and not ends:
        return ways[0]
    return f"(?:{'|'.join(ways)}){'?' if ends else ''}"


class Cues:
    """Where in a folded text the cues of each kind stand."""

    def __init__(self, kinds: "CueKinds", folded: str) -> None:
        found = [(match.end(), kinds.of(match.group())) for match in kinds.pattern.finditer(folded)]
        self._ends = [end for end, _ in found]
        self._names = [name for _, name in found]

    def before(self, place: int, reach: int, passing: frozenset[str] = frozenset()) -> str:
        """The name of the last cue that ends at most `reach` characters before `place`; those in
        `passing` are looked past, and named when there is no other."""
        at = bisect_right(self._ends, place) - 1
        passed = ""
        while at >= 0 and place - self._ends[at] <= reach:
            if self._names[at] not in passing:
                return self._names[at]
            passed = passed or self._names[at]
            at -= 1
        return passed


class CueKinds:
    """Cue words by kind; of two kinds with the same word the first has it."""

    def __init__(self, kinds: Mapping[str, Iterable[str]]) -> None:
        self._kinds: dict[str, str] = {}
        for kind, phrases in kinds.items():
            for phrase in phrases:
                self._kinds.setdefault(_joined(fold(phrase)), kind)
        phrases = [phrase for words in kinds.values() for phrase in words]
        self.pattern = re.compile(either(phrases, OR_DIGIT))

    def of(self, found: str) -> str:
        return self._kinds[_joined(found)]


def _joined(phrase: str) -> str:
    return "".join(phrase.split())
