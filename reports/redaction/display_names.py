"""Display names of chat programs: capitalised words, or lowercase ones behind tên, là, nick."""

from functools import lru_cache

from reports.redaction.lexicon import folds, lexicon, spellings
from reports.redaction.reading import Reading
from reports.redaction.words import Word

LONGEST = 6
"""Words of a display name."""
_INNER = frozenset({" ", "  ", "_", ".", "-"})
_DASHES = frozenset({" - ", " – ", " | ", "-", " _ "})
_POINTERS = frozenset(
    ["no", "toi", "minh", "em", "e", "han", "ho", "ten", "la", "nick", "that", "khac"]
)


@lru_cache(maxsize=1)
def not_handles() -> frozenset[str]:
    return folds(lexicon().contacts.not_handles + lexicon().contacts.platforms)


@lru_cache(maxsize=1)
def _stops() -> frozenset[str]:
    return folds(lexicon().contacts.name_stops)


@lru_cache(maxsize=1)
def _not_after_with() -> frozenset[str]:
    """With their accents; those without accents are hardly ever meant otherwise."""
    return spellings(lexicon().contacts.not_after_with)


@lru_cache(maxsize=1)
def _bare_not_after_with() -> frozenset[str]:
    also_names = {"den", "gia", "ban", "hoa", "tu", "hang", "ho", "anh", "bao", "lam", "van", "thu"}
    return folds(lexicon().contacts.not_after_with) - also_names


def _is_talk(word: Word) -> bool:
    known = word.spelt in _not_after_with()
    return known or (word.is_bare and word.folded in _bare_not_after_with())


@lru_cache(maxsize=1)
def _never_first() -> frozenset[str]:
    return folds(lexicon().contacts.fillers) | not_handles()


def end_of_capitals(reading: Reading, place: int, *, named: bool) -> int:
    """The end of two to six capitalised words from `place` on (one is enough where `named`)."""
    words, gaps = reading.words, reading.gaps
    first = at = reading.word_at(place)
    if first == len(words) or words[first].start != place or words[first].folded in not_handles():
        return place
    while at < len(words) and at - first < LONGEST:
        if at > first and gaps[at - 1] not in _INNER:
            break
        if not (words[at].marked if at == first else _goes_on(words[at])):
            break
        at += 1
    if at - first < (1 if named else 2):
        return place
    while at < len(words) and gaps[at - 1] in _DASHES and words[at].text[0].isupper():
        at += 1
    while first < at < len(words) and gaps[at - 1] == "" and len(words[at].text) < 3:
        at += 1
    return words[at - 1].end


def _goes_on(word: Word) -> bool:
    if word.folded == "no":
        return False
    return word.text[0].isupper() or (word.is_number and len(word.text) < 5)


def end_of_lowercase(reading: Reading, place: int, *, named: bool, owned: bool) -> int:
    """The end of the words from `place` up to a pause or one that goes on with the sentence;
    unless `named` or `owned` they hold no word of talk."""
    words, gaps = reading.words, reading.gaps
    firsts = _stops() | (_POINTERS if named else _never_first())
    used = not (named or owned)
    first = at = reading.word_at(place)
    if first == len(words) or words[first].start != place:
        return place
    while at < len(words) and at - first < LONGEST:
        if at > first and gaps[at - 1] not in {" ", "  "} and not _is_year(reading, at):
            break
        if used and _is_talk(words[at]):
            return place
        if words[at].folded in (firsts if at == first else _stops()) and not _is_work(words, at):
            break
        if words[at].is_number and (at == first or len(words[at].text) > 4):
            break
        at += 1
    paused = at == len(words) or gaps[at - 1] not in {" ", "  "}
    if at == first or not (named or (paused and at - first > 1)):
        return place
    return words[at - 1].end


def _is_work(words: list[Word], at: int) -> bool:
    """The làm of việc làm."""
    return words[at].folded == "lam" and at > 0 and words[at - 1].folded == "viec"


def _is_year(reading: Reading, at: int) -> bool:
    """9x, 2k5: digits and letters written together at the end of a nickname."""
    return reading.gaps[at - 1] == "" and len(reading.words[at].text) < 3
