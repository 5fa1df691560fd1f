"""Full dates of birth; a bare year or an age stays."""

import re
from collections.abc import Iterator
from functools import lru_cache

from reports.redaction.cues import APART, CueKinds, Cues
from reports.redaction.kinds import Hit, Kind
from reports.redaction.lexicon import lexicon
from reports.redaction.reading import Reading

REACH = 25
OLDEST, YOUNGEST = 1930, 2014
UNSAID = 2010
"""A full date up to this year is taken for a birth even without a word that says so."""

_MONTHS = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_YEAR = r"((?:19|20)\d\d|2k\d{1,2}|'?\d\d)(?!\d)"
_ONES = "mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin|muoi"
_SAID = rf"(?:gieng|chap|(?:{_ONES})(?:\s(?:{_ONES})){{0,2}})"
"""A day or a month in words."""
_WITH_NUMBER = re.compile(r"[\s,;/\-]{1,3}(?:cccd|cmnd|cc)?[\s:]{0,2}\d{9,12}(?!\d)")
_DATE = re.compile(
    rf"{APART}(?:"
    rf"(?:ngay )?\d{{1,2}}\s?[/.\-,]\s?\d{{1,2}}\s?[/.\-,]\s?{_YEAR}"
    r"|((?:19|20)\d\d)\s?[/.\-]\s?\d{1,2}\s?[/.\-]\s?\d{1,2}(?!\d)"
    rf"|(?:ngay |mung |mong |hom )*(?:\d{{1,2}}|{_SAID})\s?(?:thang|/)\s?(?:\d{{1,2}}|{_SAID})"
    rf"\W{{0,3}}(?:nam)?\s?{_YEAR}"
    rf"|\d{{1,2}} thang \d{{1,2}},? ((?:19|20)\d\d)(?!\d)"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?[ \-]?(?:of )?{_MONTHS}[., \-]{{0,2}}{_YEAR}"
    rf"|{_MONTHS}\.? \d{{1,2}}(?:st|nd|rd|th)?,? {_YEAR}"
    rf"|\d{{1,2}} \d{{1,2}} ((?:19|20)\d\d)(?!\d)|\d\d\d\d((?:19|20)\d\d)(?!\d)"
    r")"
)
_ONLY_SAID = re.compile(r"\d[\d ]*")
"""Dates without any separator but spaces count only after a word of birth."""


@lru_cache(maxsize=1)
def _kinds() -> CueKinds:
    numbers = lexicon().numbers
    return CueKinds({"birth": numbers.birth, "other": numbers.not_birth})


def find_births(reading: Reading) -> Iterator[Hit]:
    cues = Cues(_kinds(), reading.folded)
    for date in _DATE.finditer(reading.folded):
        written = next(filter(None, date.groups()))
        cue = cues.before(date.start(), REACH)
        year = int(written) if len(written) == 4 and written.isdigit() else 0
        said = cue == "birth" or (not cue and _WITH_NUMBER.match(reading.folded, date.end()))
        said = said and (not year or OLDEST <= year <= YOUNGEST)
        clear = OLDEST <= year <= UNSAID and not cue and not _ONLY_SAID.fullmatch(date.group())
        if said or clear:
            yield Hit(Kind.BIRTH_DATE, *date.span(), sure=9 if said else 7)
