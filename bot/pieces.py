"""Cuts the person's own words into those that showed a sign and the others."""

from collections.abc import Iterable
from itertools import groupby

from bot.outgoing import Piece

Mark = tuple[int, int, str]
"""Characters [start, end) of the text and what they show; of two over a character the later one
counts."""


def pieces(text: str, marks: Iterable[Mark]) -> tuple[Piece, ...]:
    """The whole text in order; marks outside of it are left out."""
    shown = [""] * len(text)
    for start, end, sign in marks:
        shown[start:end] = [sign] * len(shown[start:end])
    placed = groupby(zip(text, shown, strict=True), key=lambda one: one[1])
    return tuple(Piece("".join(char for char, _ in some), sign) for sign, some in placed)
