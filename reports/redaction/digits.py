"""Digits in any spelling, chained where they stand side by side: figures, look-alikes, words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reports.redaction.reading import WALL, Reading
from reports.redaction.said import said_digit, said_folded, scale, spoken_out

FARTHEST = 6
"""Characters that may stand between two digits of one number."""

_TOKEN = re.compile(r"[^\W_]+")
_FIGURES = re.compile(r"\d{6,}")
_GLUED = re.compile(r"(?<=^[a-z])\d{3,}$|(?<=[a-z]{2})\d{3,}(?=$|[a-z]{2,}$)|^\d{3,}(?=[a-z]{2,}$)")
"""The first or last piece of a number with a word written to it: zl0900 000 000."""
_DISGUISED = re.compile(r"[0-9oil]*\d[0-9oil]*|o+")
_HEAVILY_DISGUISED = re.compile(r"(?=.*\d.*\d)[0o][0-9oilzsbgqa]{4,}")
_LOOK = str.maketrans("oilzsbgqa", "011258994")


@dataclass(frozen=True, slots=True)
class Atom:
    """Digits that stand together as [start, end) of the read text."""

    digits: str
    start: int
    end: int
    is_said: bool = False
    scale: str = ""


def chains(reading: Reading, masked: bytearray) -> Iterator[list[Atom]]:
    """Runs of atoms with nothing but a few separators between them; none of them masked."""
    chain: list[Atom] = []
    said = said_folded()
    for token in _TOKEN.finditer(reading.folded):
        word = token.group()
        atoms: list[Atom] = []
        if word.isalpha() and word not in said and word.strip("o"):
            if not chain:
                continue
        elif word.isascii() and not masked[token.end() - 1]:
            atoms = _atoms(reading, token)
        glued = bool(atoms) and atoms[0].start != token.start()
        joins = chain and atoms and not glued
        if chain and not (joins and _joins(reading.plain, chain[-1].end, token.start())):
            yield from _spoken(chain)
            chain = []
        if len(atoms) > 1:
            for atom in atoms:
                yield [atom]
        elif atoms and (chain or not atoms[0].scale):
            chain += atoms
        if atoms and atoms[-1].end != token.end():
            yield from _spoken(chain)
            chain = []
    yield from _spoken(chain)


def _joins(plain: str, end: int, start: int) -> bool:
    return start - end <= FARTHEST and WALL not in plain[end:start]


def _atoms(reading: Reading, token: re.Match[str]) -> list[Atom]:
    word, (start, end) = token.group(), token.span()
    if word.isdigit():
        return [Atom(word, start, end)]
    if _DISGUISED.fullmatch(word) or _HEAVILY_DISGUISED.fullmatch(word):
        return [Atom(word.translate(_LOOK), start, end)]
    if word.isalpha():
        written = reading.plain[start:end]
        if digit := said_digit(written):
            return [Atom(digit, start, end, is_said=True)]
        if name := scale(written):
            return [Atom("", start, end, is_said=True, scale=name)]
        return []
    runs = [*_GLUED.finditer(word)] or [*_FIGURES.finditer(word)]
    return [Atom(run.group(), start + run.start(), start + run.end()) for run in runs]


def _spoken(chain: list[Atom]) -> Iterator[list[Atom]]:
    """The chain with its scales turned to digits, unless it holds nothing."""
    if not chain:
        return
    if any(atom.scale for atom in chain):
        parts = [atom.digits for atom in chain]
        out = spoken_out(parts, [atom.scale for atom in chain])
        chain = [
            Atom(digits, atom.start, atom.end, is_said=atom.is_said)
            for atom, digits in zip(chain, out, strict=True)
        ]
    yield chain
