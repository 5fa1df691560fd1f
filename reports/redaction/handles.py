"""Handles and display names: @x, and what stands behind the name of a chat program."""

import re
from collections.abc import Iterator
from functools import lru_cache

from reports.redaction.cues import APART, ENDS, either
from reports.redaction.kinds import Hit, Kind
from reports.redaction.lexicon import folds, lexicon
from reports.redaction.reading import Reading
from reports.redaction.syllables import is_syllable

_ONLY_PLATFORMS = frozenset(
    {"zalo", "tele", "telegram", "wechat", "kakao", "insta", "ig", "skype", "wx"}
)
"""Words that mean nothing else; line, page and messenger do."""
LONGEST_NAME = 6
"""Words of a display name."""

_AT = re.compile(r"(?<![^\W_])@ ?([a-z0-9_][\w.\-]{1,40})")
_SPACED_AT = re.compile(r"(?<=@)\s")
_HANDLE = re.compile(r"[a-z0-9_][a-z0-9_.\-]{2,40}")
_QUOTED = re.compile(r"[\"“'‘«”]([^\"“”'’»\n‹]{2,40})[\"”'’»]")
_LINK = re.compile(r" ?[:=>] ?\n?|[ ]{1,3}|[ \t]?[\-–—>(/] ?|: ?")
_FREE_HANDLE = re.compile(
    rf"{APART}(?=[a-z0-9.]*_)(?=[\d_.]*[a-z])[a-z0-9][a-z0-9_.]{{3,40}}{ENDS}"
)
"""A word with an underscore is a handle wherever it stands, unless it only names a person."""


@lru_cache(maxsize=1)
def _platforms() -> re.Pattern[str]:
    return re.compile(either(lexicon().contacts.platforms))


@lru_cache(maxsize=1)
def _fillers() -> re.Pattern[str]:
    return re.compile(either(lexicon().contacts.fillers))


@lru_cache(maxsize=1)
def _not_handles() -> frozenset[str]:
    return folds(lexicon().contacts.not_handles + lexicon().contacts.platforms)


def find_handles(reading: Reading) -> Iterator[Hit]:
    folded = reading.folded
    for handle in _AT.finditer(folded):
        spaced = folded[handle.start() + 1] == " "
        if not spaced or re.search(r"[\d_]", handle.group(1)):
            yield Hit(Kind.HANDLE, handle.start(), _to_end_of_name(reading, handle.end()), sure=9)
    for handle in _FREE_HANDLE.finditer(folded):
        yield Hit(Kind.HANDLE, *handle.span(), sure=5)
    for platform in _platforms().finditer(folded):
        yield from _after(reading, platform.end(), sure=platform.group() in _ONLY_PLATFORMS)


def _after(reading: Reading, place: int, *, sure: bool) -> Iterator[Hit]:
    """The handle or display name that follows a platform, over words such as `của nó là`."""
    colon = False
    for _ in range(6):
        gap = _LINK.match(reading.folded, place)
        if gap is None:
            return
        colon = colon or bool(re.search("[:=>]", gap.group()))
        place = gap.end()
        if quoted := _QUOTED.match(reading.folded, place):
            yield Hit(Kind.HANDLE, *quoted.span(1), sure=7)
            return
        handle = _HANDLE.match(reading.folded, place)
        if handle and _is_handle(handle.group().rstrip(".-"), plain=colon or sure):
            yield Hit(Kind.HANDLE, place, place + len(handle.group().rstrip(".-")), sure=7)
            return
        end = _display_name(reading, place)
        if end > place:
            yield Hit(Kind.HANDLE, place, end, sure=6)
            return
        filler = _fillers().match(reading.folded, place)
        if filler is None:
            return
        place = filler.end()


def _is_handle(word: str, *, plain: bool) -> bool:
    """Whether the word is a handle: letters with digits, dots, underscores, or `plain` letters
    that are no syllable."""
    if word in _not_handles() or not re.search("[a-z]", word):
        return False
    if "_" in word or re.search(r"[a-z]\.[a-z]{2}|[a-z]\.?\d{2}|\d[a-z]{3}", word):
        return not re.fullmatch(r"\d+[a-z]{1,4}|[a-z]{1,2}\d", word)
    return plain and len(word) >= 5 and word.isalpha() and not is_syllable(word)


def _display_name(reading: Reading, place: int) -> int:
    """The end of two to six capitalised words from `place` on, or `place`."""
    words = reading.words
    first = at = reading.word_at(place)
    if first == len(words) or words[first].start != place:
        return place
    while at < len(words) and at - first < LONGEST_NAME:
        word = words[at]
        if at > first and reading.gaps[at - 1] not in {" ", "  ", "_", ".", "-"}:
            break
        if (
            not (word.marked or (at > first and word.is_number and len(word.text) < 5))
            or word.folded == "no"
        ):
            break
        at += 1
    if at - first < 2 or words[first].folded in _not_handles():
        return place
    return words[at - 1].end


def _to_end_of_name(reading: Reading, end: int) -> int:
    """An @ before a display name of several words (@Hà Sen) covers all of them."""
    at = reading.word_at(end)
    words = reading.words
    if at == 0 or words[at - 1].end != end or not words[at - 1].marked:
        return end
    for place in range(at, min(at + 4, len(words))):
        if reading.gaps[place - 1] != " " or not words[place].marked:
            break
        end = words[place].end
    return end
