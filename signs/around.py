"""What stands around the anchor of a pattern: the other groups, compared word by word."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import TypeAlias

from signs.patterns import Pattern
from signs.skeleton import Form

Words = tuple[Form, ...]
ByWord: TypeAlias = "dict[str, list[Around]]"


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


class Around:
    """A pattern of an owner, and what must stand before and behind its anchor, nearest group
    first. Made ready when the anchor is first met in a text: that of most never is."""

    def __init__(
        self, owner: str, phrase: str, pattern: Pattern, forms: Callable[[str], Words]
    ) -> None:
        self.owner = owner
        self.phrase = phrase
        self._pattern = pattern
        self._forms = forms

    @cached_property
    def before(self) -> tuple[Group, ...]:
        return self._ready(reversed(self._pattern.groups[: self._pattern.anchor]))

    @cached_property
    def behind(self) -> tuple[Group, ...]:
        return self._ready(self._pattern.groups[self._pattern.anchor + 1 :])

    def _ready(self, groups: Iterable[Sequence[str]]) -> tuple[Group, ...]:
        return tuple(Group(map(self._forms, group)) for group in groups)


class Anchored:
    """The patterns of one anchor, by a word that must stand right beside it; most are ruled out by
    one look at that word."""

    def __init__(self, patterns: Iterable[Around]) -> None:
        self.patterns = patterns

    def possible(self, before: str, behind: str) -> list[Around]:
        """Those that the folded words before and behind the anchor do not rule out."""
        anywhere, if_before, if_behind = self._tables
        some = [*if_behind.get(behind, ()), *if_before.get(before, ())]
        return [*anywhere, *some] if anywhere else some

    @cached_property
    def _tables(self) -> tuple[list[Around], ByWord, ByWord]:
        """Patterns whose nearest groups may be missing, and the others by the word that must stand
        before or behind."""
        anywhere: list[Around] = []
        if_before: ByWord = defaultdict(list)
        if_behind: ByWord = defaultdict(list)
        for around in self.patterns:
            for word in _needed(around.behind, first=True):
                if_behind[word].append(around)
            if not around.behind or around.behind[0].maybe:
                for word in _needed(around.before, first=False):
                    if_before[word].append(around)
                if not around.before or around.before[0].maybe:
                    anywhere.append(around)
        return anywhere, dict(if_before), dict(if_behind)


def _needed(groups: Sequence[Group], *, first: bool) -> Iterable[str]:
    """The words of which one stands next to the anchor, if one must."""
    if not groups or groups[0].maybe:
        return ()
    return groups[0].by_first if first else groups[0].by_last


def extended(
    around: Around, forms: Sequence[Form], first: int, last: int
) -> tuple[int, int, bool] | None:
    """Where the pattern begins and ends around its anchor, and whether accents were guessed."""
    guessed = False
    for group in around.behind:
        found = _beside(group.by_first, forms, last, before=False, maybe=group.maybe)
        if found is None:
            return None
        last, guessed = last + found[0], guessed or found[1]
    for group in around.before:
        found = _beside(group.by_last, forms, first, before=True, maybe=group.maybe)
        if found is None:
            return None
        first, guessed = first - found[0], guessed or found[1]
    return first, last, guessed


def _beside(
    by_edge: dict[str, list[Words]], forms: Sequence[Form], at: int, *, before: bool, maybe: bool
) -> tuple[int, bool] | None:
    """How many words of a group stand right before or behind a place, and whether guessed."""
    edge = at - before
    word = forms[edge].folded if 0 <= edge < len(forms) else ""
    for some in by_edge.get(word, ()):
        sure = _stands(some, forms, at - len(some) * before)
        if sure is not None:
            return len(some), not sure
    return (0, False) if maybe else None


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
