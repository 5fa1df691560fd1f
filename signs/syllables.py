"""What a Vietnamese syllable can look like, and how its accents are compared."""

import unicodedata
from collections.abc import Sequence
from itertools import product

VOWELS = frozenset("aeiouy")
_ONSETS = (
    "", "b", "c", "ch", "d", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh",
    "nh", "p", "ph", "qu", "r", "s", "t", "th", "tr", "v", "x",
)  # fmt: skip
_RIMES = tuple(
    """
a ac ach ai am an ang anh ao ap at au ay e ec ech em en eng enh eo ep et eu
i ia ich iec iem ien ieng iep iet ieu im in inh ip it iu
o oa oac oach oai oam oan oang oanh oao oap oat oay oc oe oen oeo oet oi om on ong ooc oong op ot
u ua uan uang uanh uat uay uc ue uech uenh ui um un ung uo uoc uoi uom uon uong uop uot uou up ut
uu uy uya uyen uyet uynh uych uyt uyu y yem yen yet yeu
""".split()  # noqa: SIM905 - a table of rimes reads better as lines
)
_FRONT = frozenset("eiy")


def _spelled(onset: str, rime: str) -> bool:
    """Whether the spelling rules allow the pair: c/k, g/gh and ng/ngh share their vowels out."""
    if onset in {"k", "gh", "ngh"}:
        return rime[0] in _FRONT
    if onset in {"c", "ng"}:
        return rime[0] not in _FRONT
    return onset != "" or not rime.startswith("ie")


SYLLABLES: frozenset[str] = frozenset(
    onset + rime for onset, rime in product(_ONSETS, _RIMES) if _spelled(onset, rime)
)
"""Every folded syllable, about 2,600."""

_LETTERS = "aăâeêioôơuưy"
_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
ACCENTED = "".join(
    unicodedata.normalize("NFC", letter + tone)
    for letter in _LETTERS
    for tone in _TONES
    if letter + tone not in "aeiouy"
)
LETTERS = "abcdefghijklmnopqrstuvwxyz" + "đ" + ACCENTED
"""Every letter that a cleaned word may hold, lowercase and composed."""

_FOLD = {ord(c): unicodedata.normalize("NFD", c)[0] for c in ACCENTED} | {ord("đ"): "d"}
_TONE_OF = {
    unicodedata.normalize("NFC", letter + tone): str(number)
    for letter in _LETTERS
    for number, tone in enumerate(_TONES)
    if number
}
_TONELESS = {
    ord(unicodedata.normalize("NFC", letter + tone)): letter
    for letter in _LETTERS
    for tone in _TONES
}


def words_of(text: str) -> frozenset[str]:
    """The words of a short list written as a sentence."""
    return frozenset(text.split())


def fold(text: str) -> str:
    """Without accents, đ as d; the same length, so offsets stay true."""
    return text.translate(_FOLD)


def folded_key(word: str) -> str:
    """The folded word in one spelling: a final y after a consonant is i (công ty, công ti)."""
    word = word if word.isascii() else fold(word)
    if len(word) > 1 and word[-1] == "y" and word[-2] not in VOWELS:
        return word[:-1] + "i"
    return word


def accent_key(word: str) -> str:
    """The word with its tone written last, so that hoà and hòa are one word, hoa another."""
    toneless = word.translate(_TONELESS)
    if len(toneless) > 1 and toneless[-1] == "y" and fold(toneless[-2]) not in VOWELS:
        toneless = toneless[:-1] + "i"
    return toneless + next((_TONE_OF[c] for c in word if c in _TONE_OF), "")


def syllable_share(words: Sequence[str]) -> float:
    """How much of the folded words could be Vietnamese, 0 to 1; 0 of no words."""
    return sum(map(SYLLABLES.__contains__, words)) / len(words) if words else 0.0


def segmented(letters: str) -> list[str]:
    """Cut a run of letters into the fewest syllables; all of it as one piece if it cannot be."""
    folded = fold(letters)
    best: list[tuple[int, int] | None] = [(0, 0)] + [None] * len(folded)
    for end in range(1, len(folded) + 1):
        for start in range(max(0, end - 7), end):
            before = best[start]
            if before is None or folded[start:end] not in SYLLABLES:
                continue
            if best[end] is None or before[0] + 1 < best[end][0]:  # type: ignore[index]
                best[end] = (before[0] + 1, start)
    if best[-1] is None:
        return [letters]
    pieces, end = [], len(letters)
    while end:
        start = best[end][1]  # type: ignore[index]
        pieces.append(letters[start:end])
        end = start
    return pieces[::-1]
