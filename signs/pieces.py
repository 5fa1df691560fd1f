"""Words that were pulled apart, put together again: v.i.ệ.c, n-h-ẹ, h.ộ, v i ệ c n h ẹ."""

import re
from collections.abc import Callable, Iterator

from signs.syllables import segmented

Token = tuple[str, int, int]
"""A word with its [start, end) in the cleaned text."""
Knows = Callable[[str], bool]
_SINGLES = re.compile("1{4,}")
_VOWELS = frozenset("aeiouy")
_COMMON = frozenset((" ", "\n", "\t", ", ", ". ", ": "))
"""Gaps that pull no word apart."""


def pulled_apart(words: list[str], gaps: list[str], lengths: list[int]) -> list[tuple[int, int]]:
    """Ranges of words [first, last) that may be one word: a lone sign between pieces, or four
    single letters in a row. Most texts have none, and pay nothing more than this look."""
    ranges: list[tuple[int, int]] = []
    for place, gap in enumerate(gaps):
        if gap in _COMMON or len(gap) != 1 or not 0 < place < len(words):
            continue
        if not (_is_piece(words[place - 1]) or _is_piece(words[place])):
            continue
        if ranges and ranges[-1][1] == place:
            ranges[-1] = (ranges[-1][0], place + 1)
        else:
            ranges.append((place - 1, place + 1))
    if lengths.count(1) >= 4:
        ranges += [match.span() for match in _SINGLES.finditer("".join(map(_mark, lengths)))]
    return _merged(ranges)


def _mark(length: int) -> str:
    return "1" if length == 1 else "0"


def _merged(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Overlapping or touching ranges as one, in order."""
    merged: list[tuple[int, int]] = []
    for first, last in sorted(ranges):
        if merged and first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return merged


def rejoined(tokens: list[Token], gaps: list[str], knows: Knows) -> list[Token]:
    """The tokens with pulled-apart words whole; `gaps[i]` stands between tokens i-1 and i."""
    whole = [one for run in _chains(tokens, gaps) for one in _glued(run, knows)]
    return list(_unspaced(whole))


def _chains(tokens: list[Token], gaps: list[str]) -> Iterator[list[Token]]:
    """Runs of words with one sign (never a space) between them, of which one is a mere piece."""
    chain: list[Token] = []
    for token, gap in zip(tokens, gaps, strict=True):
        apart = len(gap) == 1 and not gap.isspace()
        if chain and apart and (_is_piece(token[0]) or _is_piece(chain[-1][0])):
            chain.append(token)
            continue
        if chain:
            yield chain
        chain = [token]
    if chain:
        yield chain


def _is_piece(word: str) -> bool:
    """Letters that are no syllable of their own: one letter, or no vowel among them."""
    if len(word) == 1:
        return word.isalpha()
    return len(word) < 5 and word.isascii() and word.isalpha() and _VOWELS.isdisjoint(word)


def _glued(chain: list[Token], knows: Knows) -> list[Token]:
    """The chain as one or more words, or as it was when that makes no word (q.tân, tp.hcm)."""
    if len(chain) == 1 or not all(token.isalpha() for token, _, _ in chain):
        return chain
    whole = "".join(token for token, _, _ in chain)
    if knows(whole):
        return [(whole, chain[0][1], chain[-1][2])]
    singles = sum(len(token) == 1 for token, _, _ in chain)
    if singles < 3 or len(whole) > 40:
        return chain
    return list(_placed(segmented(whole), chain))


def _placed(pieces: list[str], run: list[Token]) -> Iterator[Token]:
    """Each piece over the tokens whose letters it took."""
    owners = [token for token in run for _ in token[0]]
    at = 0
    for piece in pieces:
        yield piece, owners[at][1], owners[at + len(piece) - 1][2]
        at += len(piece)


def _unspaced(tokens: list[Token]) -> Iterator[Token]:
    """Four or more single letters in a row with a space or two between them are words."""
    run: list[Token] = []
    for token in tokens:
        single = len(token[0]) == 1 and token[0].isalpha()
        if single and len(run) < 40 and (not run or token[1] - run[-1][2] <= 2):
            run.append(token)
            continue
        yield from _read_run(run)
        run = []
        if single:
            run.append(token)
        else:
            yield token
    yield from _read_run(run)


def _read_run(run: list[Token]) -> Iterator[Token]:
    if len(run) < 4:
        yield from run
    else:
        yield from _placed(segmented("".join(token for token, _, _ in run)), run)
