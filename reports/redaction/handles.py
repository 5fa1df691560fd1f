"""Handles and display names: @x, and what stands behind the name of a chat program."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from reports.redaction.cues import APART, ENDS, either
from reports.redaction.display_names import (
    LONGEST,
    end_of_capitals,
    end_of_lowercase,
    not_handles,
)
from reports.redaction.kinds import Hit, Kind
from reports.redaction.lexicon import lexicon, spellings
from reports.redaction.reading import Reading
from reports.redaction.spelling import spelt
from reports.redaction.syllables import is_syllable

_ONLY_PLATFORMS = frozenset(
    {"zalo", "tele", "telegram", "wechat", "kakao", "insta", "ig", "skype", "wx"}
)
"""Words that mean nothing else; line, page and messenger do."""
_AT = re.compile(r"(?<![^\W_])@ ?([a-z0-9_][\w.\-]{1,40})")
_SPACED_AT = re.compile(r"(?<=@)\s")
_HANDLE = re.compile(r"[a-z0-9_][a-z0-9_.\-]{2,40}")
_QUOTED = re.compile(r"[\"“'‘«”]([^\"“”'’»\n‹]{2,40})[\"”'’»]")
_NICKS = frozenset({"nick", "nick name", "nickname", "user", "username", "ten dang nhap"})
_NAMING = frozenset(
    {"ten", "la", "de", "ghi", "nick", "name", "thanh", "ao", "clone", "shows", "says"}
)
_ALSO_NAMES = frozenset({"dung", "thang", "chinh", "moi", "con", "ban", "chu"})
"""Fillers that behind tên are a name, without accents."""
_OWNERS = frozenset(["tui", "toi", "em", "e", "no", "han", "ong", "ba", "co", "t", "minh", "cai"])
_NAMED_QUOTE = re.compile(
    r"(?<!ty )(?<![^\W_])(?:ten(?: (?:la|gia|that|fb|zalo|nick))?|goi la|biet danh|xung|xung la"
    r"|named?|called)\s?:?\s?" + _QUOTED.pattern
)
_NAMED_BEFORE = re.compile(r"(?<![^\W_])(?:ten|nick|biet danh)\s(?:cua\s)?$")

_WITH = re.compile(r"(?<![^\W_])(?:qua|co|xai|dung|lap|lay|doi|bang|add|nhan|kb|theo)\s$")
"""Before a platform these say that a name of somebody there follows."""
_TAGGED = re.compile(r"(?<![^\W_])[\w.\-]{2,32}#\d{3,5}(?![^\W_])|(?<![^\W_])live:[\w.\-]{3,40}")
_SPEAKER = re.compile(r"^[^\n:\d‹]{4,40}(?= ?: ?\S)", re.MULTILINE)
_LINK = re.compile(r" ?[:=>] ?\n?|[ ]{1,3}|[ \t]?[\-–—>(/] ?|: ?")
_FREE_HANDLE = re.compile(
    rf"{APART}(?=[a-z0-9.]{{0,40}}_)(?=[\d_.]{{0,40}}[a-z])[a-z0-9][a-z0-9_.]{{3,40}}{ENDS}"
)
"""A word with an underscore is a handle wherever it stands, unless it only names a person."""


@lru_cache(maxsize=1)
def _platforms() -> re.Pattern[str]:
    return re.compile(either(lexicon().contacts.platforms))


@lru_cache(maxsize=1)
def _fillers() -> re.Pattern[str]:
    return re.compile(either(lexicon().contacts.fillers))


@lru_cache(maxsize=1)
def _spelt_fillers() -> frozenset[str]:
    return spellings(lexicon().contacts.fillers)


def find_handles(reading: Reading) -> Iterator[Hit]:
    folded = reading.folded
    for handle in _AT.finditer(folded):
        spaced = folded[handle.start() + 1] == " "
        if not spaced or re.search(r"[\d_]", handle.group(1)):
            yield Hit(Kind.HANDLE, handle.start(), _to_end_of_name(reading, handle.end()), sure=9)
    for quoted in _NAMED_QUOTE.finditer(folded):
        if len(quoted.group(1).split()) <= LONGEST:
            yield Hit(Kind.HANDLE, *quoted.span(1), sure=6)
    for handle in _FREE_HANDLE.finditer(folded):
        yield Hit(Kind.HANDLE, *handle.span(), sure=5)
    for tagged in _TAGGED.finditer(folded):
        yield Hit(Kind.HANDLE, *tagged.span(), sure=8)
    yield from _speakers(reading)
    for platform in _platforms().finditer(folded):
        yield from _after(reading, platform)


def _speakers(reading: Reading) -> Iterator[Hit]:
    """Hà Tuyển Sinh: the display name that begins several lines of a chat."""
    lines = [*_SPEAKER.finditer(reading.plain)]
    often = Counter(line.group() for line in lines)
    for line in lines:
        words = line.group().split()
        capital = all(word[0].isupper() and not word.isupper() for word in words)
        if often[line.group()] > 1 and len(words) > 1 and capital:
            yield Hit(Kind.HANDLE, *line.span(), sure=5)


def _after(reading: Reading, platform: re.Match[str]) -> Iterator[Hit]:
    """The handle or display name that follows a platform, over words such as `của nó là`."""
    sure = platform.group() in _ONLY_PLATFORMS
    before = reading.folded[max(0, platform.start() - 12) : platform.start()]
    nick = platform.group() in _NICKS or platform.group().startswith(("ten ", "nick "))
    named = nick or _NAMED_BEFORE.search(before) is not None
    used = _WITH.search(before) is not None
    colon = owned = False
    place = platform.end()
    for _ in range(7):
        gap = _LINK.match(reading.folded, place)
        if gap is None:
            return
        colon = colon or bool(re.search("[:=>]", gap.group()))
        place = gap.end()
        if hit := _at(reading, place, plain=colon or sure, named=named):
            yield hit
            return
        if hit := _lowercase(reading, place, named=named, owned=owned, used=used):
            yield hit
            return
        filler = _filler(reading, place, named=named)
        if filler is None:
            return
        named = named or filler.group().split()[-1] in _NAMING
        owned = owned or filler.group() in _OWNERS
        place = filler.end()


def _filler(reading: Reading, place: int, *, named: bool) -> re.Match[str] | None:
    """The filler at `place`, with its own accents if it has any: thằng, but not thắng."""
    filler = _fillers().match(reading.folded, place)
    if filler is None or (named and filler.group() in _ALSO_NAMES):
        return None
    written = reading.plain[place : filler.end()]
    if written.isascii():
        return filler
    said = " ".join(map(spelt, written.split()))
    return filler if said in _spelt_fillers() else None


def _lowercase(reading: Reading, place: int, *, named: bool, owned: bool, used: bool) -> Hit | None:
    """The display name without capitals that begins at `place`."""
    if not (named or owned or used) or _filler(reading, place, named=named):
        return None
    end = end_of_lowercase(reading, place, named=named, owned=owned)
    return Hit(Kind.HANDLE, place, end, sure=6) if end > place else None


def _at(reading: Reading, place: int, *, plain: bool, named: bool) -> Hit | None:
    """The handle or display name that begins at `place`."""
    if quoted := _QUOTED.match(reading.folded, place):
        return Hit(Kind.HANDLE, *quoted.span(1), sure=7)
    handle = _HANDLE.match(reading.folded, place)
    if handle and _is_handle(word := handle.group().rstrip(".-"), plain=plain):
        return Hit(Kind.HANDLE, place, place + len(word), sure=7)
    end = end_of_capitals(reading, place, named=named)
    return Hit(Kind.HANDLE, place, end, sure=6) if end > place else None


def _is_handle(word: str, *, plain: bool) -> bool:
    """Whether the word is a handle: letters with digits, dots, underscores, or `plain` letters
    that are no syllable."""
    if word in not_handles() or not re.search("[a-z]", word):
        return False
    if "_" in word or re.search(r"[a-z]\.[a-z]{2}|[a-z]\.?\d{2}|\d[a-z]{3}", word):
        return not re.fullmatch(r"\d+[a-z]{1,4}|[a-z]{1,2}\d", word)
    return plain and len(word) >= 5 and word.isalpha() and not is_syllable(word)


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
