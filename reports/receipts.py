"""Five easy words with which a person finds their report again, and nobody else does.

They come from the report's seed, so that filing it twice gives the same ones. What is stored is a
keyed hash; the words also give the key pair to which operators seal their answers.
"""

import hashlib
import hmac
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from nacl.public import PrivateKey

from reports.peppers import Pepper, hardened

WORDS, CHOICES, BITS = 5, 2048, 11
"""Words of a receipt, words to choose from, and the bits of one: 55 in all."""
LONGEST = 24
"""Letters of a word, and more."""
FOLDER = Path(__file__).parent / "words"
PURPOSE = "receipt"
_TOKEN = re.compile("[a-z]+")


@dataclass(frozen=True, slots=True)
class Opened:
    """What the words give: `proof`, of which a keyed hash is stored, and a private key."""

    proof: bytes = field(repr=False)
    private: bytes = field(repr=False)

    @property
    def public(self) -> bytes:
        """To this the desk seals its answers."""
        return bytes(PrivateKey(self.private).public_key)

    def stored(self, pepper: Pepper) -> bytes:
        """What stands in the database."""
        return pepper.mac(self.proof, PURPOSE)


def drawn(seed: bytes, lang: str) -> tuple[str, ...]:
    """A report's words, in Vietnamese ("vi") or English ("en"); the seed is 32 random bytes."""
    number = int.from_bytes(hashlib.blake2b(seed, digest_size=8, person=b"receipt").digest(), "big")
    words = _list(lang)
    return tuple(words[number >> BITS * place & (CHOICES - 1)] for place in range(WORDS))


def read(text: str) -> tuple[str, ...] | None:
    """The words that somebody typed, as they stand in the list: accents, spaces, commas and figures
    in front do not matter, nor does a wrong letter in a Vietnamese word. None when these are not
    five words of one list."""
    tokens = _TOKEN.findall(_plain(text[:400]))
    words = _cut("".join(tokens), _by_letters("vi")) or _paired(tokens) or _english(tokens)
    return words if words is not None and len(words) == WORDS else None


def opened(words: tuple[str, ...]) -> Opened:
    """A slow computation (see reports/peppers)."""
    secret = hardened(" ".join(map(_letters, words)).encode(), PURPOSE, 64)
    return Opened(secret[:32], secret[32:])


def same(left: bytes, right: bytes) -> bool:
    return hmac.compare_digest(left, right)


@cache
def _list(lang: str) -> tuple[str, ...]:
    words = tuple((FOLDER / f"{lang}.txt").read_text("utf-8").split())
    if lang == "vi":
        words = tuple(map(" ".join, zip(words[::2], words[1::2], strict=True)))
    if len(words) != CHOICES or len(_letters_of(words)) != CHOICES:
        raise ValueError(f"the receipt words in {lang} must be {CHOICES} different ones")
    return words


@cache
def _by_letters(lang: str) -> Mapping[str, str]:
    return _letters_of(_list(lang))


def _letters_of(words: Iterable[str]) -> Mapping[str, str]:
    return {_letters(word): word for word in words}


def _plain(text: str) -> str:
    """In small letters without accents."""
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(char for char in plain if not unicodedata.combining(char))


def _letters(text: str) -> str:
    """Only the letters, without accents: what is left of a word however it is written down."""
    return "".join(_TOKEN.findall(_plain(text)))


def _cut(letters: str, known: Mapping[str, str]) -> tuple[str, ...] | None:
    """The letters cut into known words; no word of the list begins another one, so there is one
    way at most."""
    found: list[str] = []
    start = 0
    while start < len(letters):
        ends = range(start + 1, min(len(letters), start + LONGEST) + 1)
        end = next((end for end in ends if letters[start:end] in known), None)
        if end is None:
            return None
        found.append(known[letters[start:end]])
        start = end
    return tuple(found)


def _paired(tokens: Sequence[str]) -> tuple[str, ...] | None:
    """Ten syllables as five words, each the one word of the list that is a letter away at most."""
    if len(tokens) != 2 * WORDS:
        return None
    typed = map("".join, zip(tokens[::2], tokens[1::2], strict=True))
    words = [_nearest(one, _by_letters("vi")) for one in typed]
    return tuple(word for word in words if word) if all(words) else None


def _nearest(typed: str, known: Mapping[str, str]) -> str | None:
    if typed in known:
        return known[typed]
    near = [word for letters, word in known.items() if _a_letter_apart(typed, letters)]
    return near[0] if len(near) == 1 else None


def _a_letter_apart(one: str, other: str) -> bool:
    """Whether one letter was changed, left out or added."""
    if abs(len(one) - len(other)) > 1:
        return False
    same = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if same is None:
        return True
    skip_one, skip_other = len(one) >= len(other), len(other) >= len(one)
    return one[same + skip_one :] == other[same + skip_other :]


def _english(tokens: Sequence[str]) -> tuple[str, ...] | None:
    """Each as it stands: English words are often a letter apart."""
    known = _by_letters("en")
    return tuple(tokens) if all(token in known for token in tokens) else None
