"""Letters and accents of Vietnamese: folding, and one spelling for hoà and hòa."""

import unicodedata

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_SHAPES = ("", "\u0302", "\u0306", "\u031b")


def letters_of_ours() -> str:
    """Every letter that Vietnamese adds to the Latin alphabet, composed."""
    every = {
        unicodedata.normalize("NFC", letter + shape + tone)
        for letter in "aeiouydAEIOUYD"
        for shape in _SHAPES
        for tone in ("", *_TONES)
    }
    return "".join(sorted(one for one in every if len(one) == 1 and not one.isascii())) + "đĐ"


class _Folds(dict[int, str]):
    """Character -> its lowercase letter without accents; learns as it goes, by character only."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        bare = unicodedata.normalize("NFD", char)[:1].lower()
        self[code] = folded = "d" if char in "đĐ" else bare if len(bare) == 1 else char
        return folded


_FOLDS = _Folds()


def fold(text: str) -> str:
    """Lowercase and without accents, as long as it was."""
    return text if text.isascii() and text.islower() else text.translate(_FOLDS)


def _tones() -> dict[str, tuple[str, str]]:
    """Lowercase letter with a tone -> the letter without it, the tone."""
    apart = {}
    for letter in letters_of_ours().lower():
        marks = unicodedata.normalize("NFD", letter)
        tone = next((mark for mark in marks if mark in _TONES), "")
        if tone:
            apart[letter] = (unicodedata.normalize("NFC", marks.replace(tone, "")), tone)
    return apart


_APART = _tones()


def spelt(syllable: str) -> str:
    """Lowercase with the tone at the end, so that hoà and hòa are the same word."""
    lower = syllable.lower()
    if lower.isascii():
        return lower
    for letter in lower:
        if letter in _APART:
            bare, tone = _APART[letter]
            return lower.replace(letter, bare) + tone
    return lower
