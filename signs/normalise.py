"""Text to skeleton: the words a person meant, however they are spelled, and where they stand."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, chain, pairwise
from typing import TypeVar

from signs import telex
from signs.clean import clean
from signs.pauses import pauses_of, unbroken
from signs.pieces import pulled_apart, rejoined
from signs.skeleton import Form, Skeleton, form
from signs.syllables import LETTERS, SYLLABLES, fold, segmented, syllable_share
from signs.typos import Names

T = TypeVar("T")
LIMIT = 20_000
"""Characters of a text that are checked; no offer is longer."""

_WORD = re.compile(r"([^\W_]+)")
_DISGUISED = re.compile(r"([^\W_]+(?:[@$]+[^\W_]+)*@?)")
_APOSTROPHE = re.compile("['’]")
_PHRASE_WORD = re.compile(r"[^\W_]+")
_LEET = str.maketrans("01345@7$", "oieasats")
_STRETCHED = re.compile(r"([a-zà-ỹ])\1+")
_NO_SYLLABLES = re.compile(r"[fjwz]|([b-df-hj-np-tv-z])\1|[bdfhjklqrsvxz]$|[b-df-hj-np-tv-z]{4}")
"""What no row of Vietnamese syllables holds: most long English words are told apart by it."""
_ODD_SPELLING = re.compile(r"[0-9@$]|(.)\1")
_LETTER = frozenset(LETTERS)
_THOUSANDS = form("k")
"""The k of 500 k is money, not a short không."""
_PERSONS = {
    "a": form("anh"),
    "c": form("chị"),
    "t": form("tao"),
    "m": form("mày"),
    "b": form("bạn"),
}
"""Who is spoken to and of, in chats; in English and after a figure they are what they are."""


def words_in(phrase: str) -> list[str]:
    """The words of a phrase that a person wrote in a file; don't is one word."""
    return _PHRASE_WORD.findall(_APOSTROPHE.sub("", phrase.lower()))


class Normaliser:
    """Knows the spellings (teencode -> words) and the vocabulary that phrases are made of.

    A disguised word is undone only towards a Vietnamese syllable or a word of the vocabulary:
    that keeps `e8`, `b1` and `q.7` as they are.
    """

    @classmethod
    def of_phrases(
        cls, spellings: Mapping[str, str], phrases: Iterable[str], names: Iterable[str] = ()
    ) -> "Normaliser":
        """Knows the words of these phrases; one or two letters alone are no vocabulary."""
        vocabulary = set(map(fold, words_in("\n".join(phrases))))
        return cls(spellings, {word for word in vocabulary if len(word) > 2}, names)

    def __init__(
        self,
        spellings: Mapping[str, str],
        vocabulary: Iterable[str] = (),
        names: Iterable[str] = (),
    ) -> None:
        """`names` are folded words that are also read with a letter wrong (see signs/typos)."""
        self._known = frozenset(vocabulary)
        self._names = Names(names)
        # Only dictionary words are remembered: names and numbers of people never are.
        self._several: dict[str, tuple[Form, ...]] = {}
        self._one: dict[str, Form] = {}
        self._folds: dict[str, str] = {}
        for token, words in spellings.items():
            self._remember(token, tuple(map(form, words.split())))

    def _remember(self, token: str, meant: tuple[Form, ...]) -> None:
        self._folds[token] = fold(token)
        if len(meant) == 1:
            self._one[token] = meant[0]
        else:
            self._several[token] = meant

    def skeleton(self, text: str) -> Skeleton:
        """At most LIMIT characters are read. Linear in them, never raises."""
        cleaned = clean(text[:LIMIT])
        parts = (_DISGUISED if "@" in text or "$" in text else _WORD).split(cleaned.text)
        lengths = list(map(len, parts))
        ends = list(accumulate(lengths))
        words, gaps = parts[1::2], parts[0::2]
        starts, stops = ends[0:-1:2], ends[1::2]
        plain = self._plain(words, gaps)
        gaps = unbroken(gaps, cleaned.text.count("\n"))
        apart = pulled_apart(words, gaps, lengths[1::2])
        if apart:
            words, starts, stops, gaps = self._whole(words, starts, stops, gaps, apart)
        pauses = pauses_of(words, gaps)
        if _mostly_bare(words) and (typed := telex.meant(words)):
            words = typed
        forms: list[Form] = list(map(self._one.get, words))  # type: ignore[arg-type]
        several = self._fill_in(words, forms)
        if several:
            starts = _spread(starts, [(p, [starts[p]] * len(meant)) for p, meant in several])
            stops = _spread(stops, [(p, [stops[p]] * len(meant)) for p, meant in several])
            pauses = _spread(pauses, [(p, [pauses[p], *[0] * (len(m) - 1)]) for p, m in several])
            forms = _spread(forms, several)
        return Skeleton(cleaned, plain, forms, starts, stops, pauses)

    def _plain(self, words: list[str], gaps: list[str]) -> str:
        """Words and gaps as one text without accents, the same length."""
        folds = list(map(self._folds.get, words, words))
        for place, fold_ in enumerate(folds):
            if not fold_.isascii():
                folds[place] = fold(fold_)
        return "".join(chain.from_iterable(zip(gaps, [*folds, ""], strict=True)))

    def _fill_in(self, words: list[str], forms: list[Form]) -> list[tuple[int, tuple[Form, ...]]]:
        """Gives the words without a form theirs, and returns the places that stand for several."""
        several: list[tuple[int, tuple[Form, ...]]] = []
        for place, one in enumerate(forms):
            if one is not None:
                continue
            word = words[place]
            meant = self._several.get(word) or self._read(word, words)
            if len(meant) == 1:
                forms[place] = meant[0]
            else:
                several.append((place, meant))
        if "k" in words:
            for place, (before, word) in enumerate(pairwise(words), 1):
                if word == "k" and before.isdigit():
                    forms[place] = _THOUSANDS
        if not _PERSONS.keys().isdisjoint(words) and _vietnamese([w for w in words if w[1:]]):
            for place, (before, word) in enumerate(pairwise(["", *words])):
                if word in _PERSONS and not before.isdigit():
                    forms[place] = _PERSONS[word]
        return several

    def forms(self, phrase: str) -> tuple[Form, ...]:
        """The words of a phrase that a person wrote in a file: plain, not disguised."""
        meant: list[Form] = []
        for word in words_in(phrase):
            meant += self._meant(word) or self._read(word)
        return tuple(meant)

    def _whole(
        self,
        words: list[str],
        starts: list[int],
        stops: list[int],
        gaps: list[str],
        apart: list[tuple[int, int]],
    ) -> tuple[list[str], list[int], list[int], list[str]]:
        """New lists with the words of `apart` put together, back to front."""
        words, starts, stops, gaps = [*words], [*starts], [*stops], [*gaps]
        for first, last in reversed(apart):
            run = slice(first, last)
            tokens = list(zip(words[run], starts[run], stops[run], strict=True))
            tokens = rejoined(tokens, gaps[run], self._knows)
            words[run] = [token for token, _, _ in tokens]
            starts[run] = [start for _, start, _ in tokens]
            stops[run] = [stop for _, _, stop in tokens]
            gaps[run] = [gaps[first], *[" "] * (len(tokens) - 1)]
        return words, starts, stops, gaps

    def _knows(self, word: str) -> bool:
        folded = fold(word)
        return folded in SYLLABLES or folded in self._known or word in self._folds

    def _meant(self, token: str) -> tuple[Form, ...] | None:
        one = self._one.get(token)
        return (one,) if one else self._several.get(token)

    def _read(self, token: str, around: list[str] | None = None) -> tuple[Form, ...]:
        """What a word outside the dictionary means; `around` are the words of its text."""
        if token.isdigit():
            return (Form(token, token, bare=True),)
        if self._knows(token):
            meant = (form(token),)
            self._remember(token, meant)
            return meant
        found = self._undisguised(token) or self._names.meant(token)
        if found is None and len(token) > 7 and (pieces := self._cut(token, around or [])):
            return pieces
        if found is None and "@" in token:
            parts = [part for part in re.split(r"[@$]+", token) if part]
            return tuple(f for part in parts for f in (self._meant(part) or (form(part),)))
        return self._meant(found or token) or (form(found or token),)

    def _cut(self, token: str, around: list[str]) -> tuple[Form, ...] | None:
        """The words of a token that was written without spaces (viecnheluongcao), in a text that
        is Vietnamese: English words fall into syllables too (ma-in-ta-in)."""
        if not token.isalpha() or _NO_SYLLABLES.search(token):
            return None
        pieces = segmented(token)
        if len(pieces) < 2 or not _vietnamese(around):
            return None
        return tuple(map(form, pieces))

    def _undisguised(self, token: str) -> str | None:
        """The known word behind digits for letters or letters drawn out, if there is one."""
        if _ODD_SPELLING.search(token) is None:
            return None
        letters = sum(char in _LETTER for char in token)
        if letters != len(token) and letters >= 2:
            mapped = token.translate(_LEET)
            whole = token[0] in _LETTER or not self._knows(token.lstrip("0123456789"))
            if whole and mapped.isalpha() and self._knows(mapped):
                return mapped
        if _STRETCHED.search(token):
            for shorter in (_STRETCHED.sub(r"\1\1", token), _STRETCHED.sub(r"\1", token)):
                if shorter != token and self._knows(shorter):
                    return shorter
        return None


def _spread(values: list[T], instead: Iterable[tuple[int, Sequence[T]]]) -> list[T]:
    """The values with some of them, by place, replaced by several."""
    spread: list[T] = []
    done = 0
    for place, several in instead:
        spread += values[done:place]
        spread += several
        done = place + 1
    return spread + values[done:]


def _vietnamese(words: list[str]) -> bool:
    """Whether most of the first words are syllables; so are those of a few words in all."""
    some = [fold(word) for word in words[:60] if not word.isdigit()]
    return len(some) < 4 or syllable_share(some) >= 0.7


def _mostly_bare(words: list[str]) -> bool:
    """Whether hardly a word bears an accent: only then can keystrokes have stayed raw."""
    return sum(map(str.isascii, words)) * 10 >= len(words) * 9
