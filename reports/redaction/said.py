"""Digits that are said in words, also with scales: ba số không, chín trăm, hai mươi lăm."""

from functools import lru_cache

from reports.redaction.lexicon import lexicon
from reports.redaction.spelling import fold, spelt

HUNDRED, TEN, TEENS, ZERO, TIMES = "hundred", "ten", "teens", "zero", "times"
_SCALES = {
    HUNDRED: "trăm tram hundred",
    TEN: "mươi muoi chục chuc",
    TEENS: "mười",
    ZERO: "lẻ linh le oh",
    TIMES: "số so con cái lần lan",
}


@lru_cache(maxsize=1)
def _digits() -> dict[str, str]:
    said = lexicon().numbers.said
    return {spelt(word): digit for digit, words in said.items() for word in words}


@lru_cache(maxsize=1)
def _scales() -> dict[str, str]:
    return {spelt(word): name for name, words in _SCALES.items() for word in words.split()}


def said_digit(word: str) -> str:
    """The digit that the word says, or nothing."""
    return _digits().get(spelt(word), "")


@lru_cache(maxsize=1)
def said_folded() -> frozenset[str]:
    """Every word of a spoken number as it stands in a folded text."""
    return frozenset(map(fold, (*_written(), *" ".join(_SCALES.values()).split())))


def _written() -> list[str]:
    return [word for words in lexicon().numbers.said.values() for word in words]


def scale(word: str) -> str:
    return _scales().get(spelt(word), "")


def spoken_out(parts: list[str], scales: list[str]) -> list[str]:
    """The digits of each part of a number in words; `scales` names the parts that are scales."""
    out = [*parts]
    for place, name in enumerate(scales):
        if name:
            after = [*scales[place + 1 :], "", ""]
            last = place + 1 == len(parts)
            out[place] = "" if name == TIMES else _scale_digits(name, after, last=last)
        if name == TIMES and 0 < place < len(parts) - 1:
            times, what = parts[place - 1], parts[place + 1]
            if len(times) == 1 and len(what) == 1 and "2" <= times <= "8":
                out[place - 1], out[place] = "", what * (int(times) - 1)
    return out


def _scale_digits(name: str, after: list[str], *, last: bool) -> str:
    if name == HUNDRED:
        return (
            "00" if last or after[0] == TIMES or after[1] == TIMES else "" if any(after) else "00"
        )
    if name == TEN:
        return "0" if last else ""
    return "1" if name == TEENS else "0"
