"""A typed number or label taken as a tap: without accents, in teencode, in either language."""

import unicodedata
from collections.abc import Mapping, Sequence

TEENCODE: Mapping[str, str] = {
    "k": "khong", "ko": "khong", "kg": "khong", "hok": "khong", "hong": "khong", "hk": "khong",
    "khg": "khong", "hem": "khong", "dc": "duoc", "dk": "duoc", "r": "roi", "roy": "roi",
    "uh": "co", "uhm": "co", "um": "co", "uk": "co", "ok": "co", "oke": "co", "okie": "co",
    "u": "co", "da": "co", "vang": "co", "y": "yes", "yep": "yes", "yeah": "yes", "n": "no",
    "nope": "no", "ck": "chuyen khoan", "bik": "biet", "bit": "biet", "mik": "minh",
    "mk": "minh", "j": "gi", "vs": "voi", "lm": "lam", "ng": "nguoi",
}  # fmt: skip
"""Typed shorthand -> the folded word it stands for."""

_ALONE = frozenset({"da"})
"""Shorthand only as a whole message: "da" is dạ, yes, but among other words đã, already."""

NUMBER_CAP = 80
"""Characters of an answer that is a number."""


def folded(text: str) -> str:
    """Lower case, no accents, no emoji or punctuation, single spaces."""
    flat = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    kept = "".join(c if c.isalnum() else " " for c in flat if not unicodedata.combining(c))
    return " ".join(kept.split())


def spelled_out(text: str) -> str:
    """`folded`, with teencode written out word by word."""
    words = folded(text).split()
    kept = _ALONE if len(words) > 1 else frozenset()
    return " ".join(word if word in kept else TEENCODE.get(word, word) for word in words)


def is_number(typed: str) -> bool:
    return folded(typed).isdecimal()


def holds_number(typed: str) -> bool:
    """Whether somebody gave a number, with words around it ("25 triệu"); a long text with digits in
    it is something else."""
    return len(typed) <= NUMBER_CAP and any(c.isdecimal() for c in typed)


def matching(
    typed: str, labels: Sequence[tuple[str, Sequence[str]]], *, whole: bool = False
) -> str | None:
    """The option meant by what was typed, or None.

    `labels`: (option id, its label in each language), in the order shown. A number counts from 1;
    then the whole label, then (unless `whole`) a beginning of more than one letter
    ("a" opens many an English sentence) that fits one option only.
    """
    plain = folded(typed)
    if plain.isdecimal() and 1 <= len(plain) <= 2:
        return labels[int(plain) - 1][0] if 1 <= int(plain) <= len(labels) else None
    for said in dict.fromkeys((plain, spelled_out(typed))):
        if not said:
            continue
        for option, names in labels:
            if said in {folded(name) for name in names}:
                return option
        begins = [
            o for o, names in labels if any(f"{folded(n)} ".startswith(f"{said} ") for n in names)
        ]
        if not whole and len(said) > 1 and len(set(begins)) == 1:
            return begins[0]
    return None
