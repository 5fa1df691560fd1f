"""Cuts the person's own words into those that showed a sign and the others."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from bot.outgoing import Piece

KEPT = 40
"""Characters kept at each end of an unmarked stretch."""
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


def shortened(offer: Iterable[Piece]) -> Iterator[Piece]:
    """The same with long unmarked stretches cut to their ends: people know what they sent, and pay
    for what comes back."""
    for piece in offer:
        if piece.sign or len(piece.text) <= 2 * KEPT:
            yield piece
        else:
            yield Piece(f"{piece.text[:KEPT].rstrip()} … {piece.text[-KEPT:].lstrip()}")
