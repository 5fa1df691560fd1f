"""Undoes raw Telex keystrokes (cuwus em vowis: cứu em với), typed where no keyboard helped."""

import re
import unicodedata

from signs.syllables import LETTERS, SYLLABLES, fold

_TYPED = re.compile(r"[auo]w|dd|[aeo]{2}|[aeiouy][a-z]{0,3}[sfrxj]\b")
_SURE = re.compile(r"[uo]w|aw|dd|aa|ee|oo|[aeiouy]j\b")
_TONE = {"f": "\u0300", "s": "\u0301", "x": "\u0303", "r": "\u0309", "j": "\u0323"}
_MARKED = (
    ("uow", "ươ"), ("aw", "ă"), ("ow", "ơ"), ("uw", "ư"), ("aa", "â"), ("ee", "ê"), ("oo", "ô"),
    ("dd", "đ"),
)  # fmt: skip
_WORD = re.compile(r"[a-z]+")


def untelexed(text: str) -> str:
    """The lowercase text as it was meant, or as it is when it does not look typed so."""
    if len(_SURE.findall(text)) < 2:
        return text
    sure = [word for word in _WORD.findall(text) if _SURE.search(word) and _decoded(word)]
    if len(sure) < 2:
        return text
    return _WORD.sub(lambda match: _decoded(match.group()) or match.group(), text)


def _decoded(word: str) -> str | None:
    """An accented syllable, when the word is none itself and its keystrokes give one."""
    if word in SYLLABLES or len(word) > 9 or not _TYPED.search(word):
        return None
    tones = [letter for letter in word[1:] if letter in _TONE]
    tone = _TONE[tones[-1]] if tones else ""
    bare = "".join(word.rsplit(tones[-1], 1)) if tones else word
    bare = re.sub(r"([aeo]|d)([a-z]*?)w$", r"\1w\2", bare)
    for typed, letter in _MARKED:
        bare = bare.replace(typed, letter, 1)
    if fold(bare) not in SYLLABLES or bare == word:
        return None
    return _toned(bare, tone)


def _toned(word: str, tone: str) -> str:
    """The tone on the marked vowel, else on the last but one vowel of an open syllable."""
    if not tone:
        return word
    marked = [i for i, letter in enumerate(word) if letter in "ăâêôơư"]
    vowels = [i for i, letter in enumerate(word) if fold(letter) in "aeiouy"]
    at = marked[-1] if marked else vowels[0]
    toned = unicodedata.normalize("NFC", word[at] + tone)
    return word[:at] + toned + word[at + 1 :] if toned in LETTERS else word
