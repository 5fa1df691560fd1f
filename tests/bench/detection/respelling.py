"""Ways in which recruiters (and telephones) spell otherwise what stays readable to people."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from random import Random

from signs.syllables import fold

Way = Callable[[str, Random], str]
_TELEX = {"â": "aa", "ê": "ee", "ô": "oo", "ă": "aw", "ơ": "ow", "ư": "uw", "đ": "dd"}
_VNI = {"â": "a6", "ê": "e6", "ô": "o6", "ă": "a8", "ơ": "o7", "ư": "u7", "đ": "d9"}
_MARKS = ("\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_ALIKE = str.maketrans("aeopcxyAEOPCXH", "аеорсхуАЕОРСХН")
_LEET = {"o": "0", "i": "1", "e": "3", "a": "4"}
_TEEN = {
    "không": "ko", "được": "dc", "với": "vs", "gì": "j", "biết": "bik", "triệu": "tr",
    "liên hệ": "lh", "nhân viên": "nv", "anh": "a", "em": "e", "vậy": "z", "rồi": "r",
    "công ty": "cty",
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]{3,}")


def _each_word(text: str, chance: float, random: Random, change: Callable[[str], str]) -> str:
    return _WORD.sub(lambda m: change(m.group()) if random.random() < chance else m.group(), text)


def _keystrokes(text: str, letters: dict[str, str], tones: str) -> str:
    """Lowercase words as they are typed where no keyboard composes them: mark behind its letter,
    tone at the end."""

    def typed(word: str) -> str:
        out, tone = "", ""
        for char in unicodedata.normalize("NFC", word.lower()):
            base = unicodedata.normalize("NFD", char)
            tone = next((tones[_MARKS.index(m)] for m in base if m in _MARKS), tone)
            plain = unicodedata.normalize("NFC", "".join(m for m in base if m not in _MARKS))
            out += letters.get(plain, plain)
        return out + tone

    return re.sub(r"[^\W\d_]+", lambda match: typed(match.group()), text)


def _styled(start: int) -> Way:
    """Letters of a mathematical alphabet for the plain ones."""

    def way(text: str, _: Random) -> str:
        out = ""
        for char in unicodedata.normalize("NFD", text):
            if "a" <= char <= "z":
                out += chr(start + 26 + ord(char) - ord("a"))
            elif "A" <= char <= "Z":
                out += chr(start + ord(char) - ord("A"))
            else:
                out += char
        return out

    return way


def _wide(text: str, _: Random) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


def _leet(text: str, random: Random) -> str:
    def change(word: str) -> str:
        at = [i for i, char in enumerate(word) if char in _LEET and i > 0]
        if not at:
            return word
        place = random.choice(at)
        return word[:place] + _LEET[word[place]] + word[place + 1 :]

    return _each_word(text, 0.3, random, change)


def _dotted(text: str, random: Random) -> str:
    return _each_word(text, 0.3, random, ".".join)


def _spaced(text: str, random: Random) -> str:
    """A run of four words pulled apart into single letters."""
    words = text.split(" ")
    at = random.randrange(max(1, len(words) - 4))
    run = [" ".join(word) if word.isalpha() else word for word in words[at : at + 4]]
    return " ".join(words[:at] + run + words[at + 4 :])


def _glued(text: str, random: Random) -> str:
    """Three neighbouring words written as one, twice."""
    for _ in range(2):
        words = text.split(" ")
        at = random.randrange(max(1, len(words) - 3))
        if all(word.isalpha() for word in words[at : at + 3]):
            text = " ".join([*words[:at], "".join(words[at : at + 3]), *words[at + 3 :]])
    return text


def _stretched(text: str, random: Random) -> str:
    return _each_word(text, 0.3, random, lambda word: word + word[-1] * 3)


def _typo(text: str, random: Random) -> str:
    """One letter of a long word lost or doubled; names of places are the longest."""

    def change(word: str) -> str:
        if len(word) < 6 or not word.isascii():
            return word
        at = random.randrange(1, len(word) - 1)
        return word[:at] + word[at + random.choice((1, 0)) :]

    return _each_word(text, 0.5, random, change)


def _teen(text: str, _: Random) -> str:
    for words, short in _TEEN.items():
        text = re.sub(rf"\b{words}\b", short, text, flags=re.IGNORECASE)
    return text


def _between(gap: str, chance: float) -> Way:
    def way(text: str, random: Random) -> str:
        return re.sub(" ", lambda _: gap if random.random() < chance else " ", text)

    return way


WAYS: dict[str, Way] = {
    "no accents": lambda text, _: fold(unicodedata.normalize("NFC", text)),
    "NFD": lambda text, _: unicodedata.normalize("NFD", text),
    "upper case": lambda text, _: text.upper(),
    "bold letters": _styled(0x1D400),
    "monospace letters": _styled(0x1D670),
    "full width": _wide,
    "look-alike letters": lambda text, _: unicodedata.normalize(
        "NFC", unicodedata.normalize("NFD", text).translate(_ALIKE)
    ),
    "figures for letters": _leet,
    "dots inside words": _dotted,
    "zero width": lambda text, random: _each_word(text, 0.5, random, "\u200b".join),
    "stretched": _stretched,
    "spaced out": _spaced,
    "glued": _glued,
    "raw Telex": lambda text, _: _keystrokes(text, _TELEX, "fsxrj"),
    "raw VNI": lambda text, _: _keystrokes(text, _VNI, "21435"),
    "teencode": _teen,
    "emoji between words": _between(" 🔥 ", 0.25),
    "hyphens between words": _between("-", 0.4),
    "underscores between words": _between("_", 0.4),
    "line broken": _between("\n", 0.3),
    "a word a line": _between("\n", 1.0),
    "typo": _typo,
}


def respelled(texts: Sequence[str], count: int, seed: int = 7) -> Iterator[tuple[str, str, str]]:
    """(way, original, respelled), `count` in all, every way equally often."""
    random = Random(seed)
    for number in range(count):
        text = texts[random.randrange(len(texts))]
        way = list(WAYS)[number % len(WAYS)]
        yield way, text, WAYS[way](text, random)
