"""Undoes raw Telex and VNI keystrokes (vieejc, vie65c: việc), typed where no keyboard helped."""

import re
import unicodedata
from collections.abc import Sequence

from signs.syllables import LETTERS, SYLLABLES, fold, words_of

_TELEX = re.compile(r"[auo]w|dd|[aeo]{2}|[aeiouy][a-z]{0,3}[sfrxj]\b")
_SURE_TELEX = re.compile(r"[uo]w|aw|dd|aa|ee|oo|[aeiouy]j\b")
_VNI = re.compile(r"[a-z]+[1-9][a-z1-9]*")
_SURE_VNI = re.compile(r"[aeo]6|[ou]7|a8|d9|[aeiouy][a-z]{0,2}[1-5]\b")
_TONE = {"f": "\u0300", "s": "\u0301", "x": "\u0303", "r": "\u0309", "j": "\u0323"}
_VNI_TONE = {"2": "f", "1": "s", "4": "x", "3": "r", "5": "j"}
_VNI_MARK = {
    "6": (("a", "â"), ("e", "ê"), ("o", "ô")), "7": (("uo", "ươ"), ("u", "ư"), ("o", "ơ")),
    "8": (("a", "ă"),), "9": (("d", "đ"),),
}  # fmt: skip
_MARKED = (
    ("uow", "ươ"), ("aw", "ă"), ("ow", "ơ"), ("uw", "ư"), ("aa", "â"), ("ee", "ê"), ("oo", "ô"),
    ("dd", "đ"),
)  # fmt: skip
_ENGLISH = words_of("the and you your to is are how now i my me for with of in we see too not need")
LEAST = 2
"""Words that must be keystrokes for certain before any word is taken for them."""


def meant(words: Sequence[str]) -> list[str] | None:
    """The lowercase words as they were meant; None when they do not look typed so."""
    if sum(map(_ENGLISH.__contains__, words)) * 5 > len(words):
        return None
    telex = len(words) - list(map(_SURE_TELEX.search, words)).count(None)
    vni = len(words) - list(map(_SURE_VNI.search, words)).count(None)
    if max(telex, vni) < LEAST:
        return None
    decode = _from_telex if telex >= vni else _from_vni
    sure = _SURE_TELEX if telex >= vni else _SURE_VNI
    read = [decode(word) for word in words]
    certain = sum(
        new is not None and bool(sure.search(w)) for new, w in zip(read, words, strict=True)
    )
    plain = sum(new is not None or w in SYLLABLES for new, w in zip(read, words, strict=True))
    if certain < LEAST or plain * 10 < len(words) * 6:
        return None
    return [new or word for new, word in zip(read, words, strict=True)]


def _from_telex(word: str) -> str | None:
    """An accented syllable, when the word is none itself and its keystrokes give one."""
    if word in SYLLABLES or len(word) > 9 or not word.isascii() or not _TELEX.search(word):
        return None
    tones = [letter for letter in word[1:] if letter in _TONE]
    tone = _TONE[tones[-1]] if tones else ""
    bare = "".join(word.rsplit(tones[-1], 1)) if tones else word
    bare = re.sub(r"([aeo]|d)([a-z]*?)w$", r"\1w\2", bare)
    bare = re.sub(r"^d([a-z]+)d$", r"dd\1", bare)
    bare = re.sub(r"([aeo])([a-z]{1,2})\1$", r"\1\1\2", bare)
    for typed, letter in _MARKED:
        bare = bare.replace(typed, letter, 1)
    if fold(bare) not in SYLLABLES or bare == word:
        return None
    return _toned(bare, tone)


def _from_vni(word: str) -> str | None:
    """The same with figures for marks: 6 roof, 7 horn, 8 breve, 9 đ, 1 to 5 the tones."""
    if len(word) > 9 or not word.isascii() or not _VNI.fullmatch(word):
        return None
    built, tone = "", ""
    for char in word:
        if char in _VNI_TONE:
            tone = _TONE[_VNI_TONE[char]]
        elif char in _VNI_MARK:
            built = _marked(built, _VNI_MARK[char])
        else:
            built += char
    return _toned(built, tone) if fold(built) in SYLLABLES else None


def _marked(letters: str, marks: Sequence[tuple[str, str]]) -> str:
    """The last letter (or uo) that can bear the mark with it."""
    plain, marked = max(marks, key=lambda pair: (len(pair[0]) > 1 and pair[0] in letters,
                                                 letters.rfind(pair[0])))  # fmt: skip
    at = letters.rfind(plain)
    return letters if at < 0 else letters[:at] + marked + letters[at + len(plain) :]


def _toned(word: str, tone: str) -> str:
    """The tone on the marked vowel, else on the last but one vowel of an open syllable."""
    if not tone:
        return word
    marked = [i for i, letter in enumerate(word) if letter in "ăâêôơư"]
    vowels = [i for i, letter in enumerate(word) if fold(letter) in "aeiouy"]
    at = marked[-1] if marked else vowels[0]
    toned = unicodedata.normalize("NFC", word[at] + tone)
    return word[:at] + toned + word[at + 1 :] if toned in LETTERS else word
