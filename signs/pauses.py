"""What stands between words: nothing, a light pause, or the end of a sentence or line."""

import re

LIGHT, SENTENCE = 1, 2
FEW = 5
"""Words a line, on the average, below which line breaks are a disguise and not an order."""
_STRONG = re.compile(r"[.!?;\n]")
_JOINS = frozenset(("", "-", "_", "–", "+"))
_POINTS = frozenset((".", ","))


def _pause_of(gap: str) -> int:
    if _STRONG.search(gap):
        return SENTENCE
    return 0 if gap in _JOINS or gap.isspace() else LIGHT


_COMMON = {gap: _pause_of(gap) for gap in (" ", ", ", "-", " - ", "/", ". ", ".", ": ", "\n", "? ")}
"""Of the commonest gaps; the others are looked at."""


def pauses_of(words: list[str], gaps: list[str]) -> list[int]:
    """The pause before each word; `gaps[i]` stands before word i. A dot or comma between figures
    (1.150.000) ends nothing."""
    pauses = [_COMMON[gap] if gap in _COMMON else _pause_of(gap) for gap in gaps[: len(words)]]
    for at, gap in enumerate(gaps[: len(words)]):
        if gap in _POINTS and at and words[at][0].isdigit() and words[at - 1][-1].isdigit():
            pauses[at] = 0
    return pauses


def unbroken(gaps: list[str], breaks: int) -> list[str]:
    """The gaps with line breaks as spaces where the text has one after every few words; `breaks`
    counts them all, `gaps` has one more entry than there are words."""
    if breaks * FEW <= len(gaps) - 1:
        return gaps
    return [" " if gap == "\n" else gap for gap in gaps]
