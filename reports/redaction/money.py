"""Numbers that stay: money, days, hours, hotlines, licence and tax numbers."""

import re
from functools import lru_cache

from reports.redaction.cues import APART, Cues, either
from reports.redaction.lexicon import lexicon

_FREE = r"(?<!\d)(?<!\d[ .,\-/+])(?<!\+)"
_LAST = r"(?![.,/\-]?\d)"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_DATES = re.compile(
    rf"(?<![\d/.\-]){_DAY}\s?([/.\-])\s?{_MONTH}\s?\1\s?(?:(?:19|20)\d\d|\d\d){_LAST}"
    rf"|(?<![\d/.\-])(?:19|20)\d\d([/.\-]){_MONTH}\2{_DAY}{_LAST}"
    rf"|(?<![\d/.\-]){_DAY}/{_MONTH}(?![/\d])|(?<![\d/.\-]){_MONTH}/(?:19|20)\d\d(?![/\d])"
)
_HOURS = re.compile(r"(?<![\d:])(?:[01]?\d|2[0-4])\s?[:hg]\s?[0-5]\d(?![\d:])")
_GROUPED = re.compile(rf"{_FREE}[1-9]\d{{0,2}}(?:([.,])\d{{3}})(?:\1\d{{3}})*(?![.,]?\d)")
_HOTLINE = re.compile(r"(?<![\d+])1[89]00[ .\-]{0,3}(?:\d[ .\-]?){3,5}\d(?![ .\-]?\d)")
_FIGURES = re.compile(r"\d+")
_VALUED = frozenset({"account", "id_number", "phone"})


@lru_cache(maxsize=1)
def _office() -> re.Pattern[str]:
    words = either(lexicon().numbers.office)
    return re.compile(
        rf"{words}\W{{0,3}}(?:{APART}(?:so|no|number|la|cong ty|dn|kd|dkkd)\W{{0,3}}){{0,3}}"
        r"[:#]?\s{0,2}\d[\d.\-/]*(?: \d{3,4}(?!\d)){0,3}"
    )


@lru_cache(maxsize=1)
def _priced() -> re.Pattern[str]:
    sums = r"(?<!\d)(?<!\d[ .,\-/])[1-9]\d{0,2}(?:[., ]\d{3})+|(?<![\d.,])[1-9]\d{0,8}"
    return re.compile(rf"(?:{sums}){_unit()}")


def units_after() -> re.Pattern[str]:
    """A word of money or count right behind a number."""
    return _units()


@lru_cache(maxsize=1)
def _units() -> re.Pattern[str]:
    return re.compile(_unit())


def _unit() -> str:
    """`ngân hàng` is no thousand."""
    units = either(lexicon().numbers.units)[len(APART) :]
    return rf"\s?/?\s?(?:[$€¥₫%]|(?!ngan hang){units})"


def staying(folded: str, cues: Cues) -> bytearray:
    """One byte a character: 1 where a number stands that is no personal data."""
    masked = bytearray(len(folded))

    def mask(start: int, end: int) -> None:
        masked[start:end] = b"\x01" * (end - start)

    for office in _office().finditer(folded):
        mask(*office.span())
    for figures in _FIGURES.finditer(folded):
        start = figures.start()
        for pattern in (_DATES, _HOURS, _priced()):
            if match := pattern.match(folded, start):
                mask(*match.span())
        cue = cues.before(start, 25)
        grouped = _GROUPED.match(folded, start)
        if grouped and cue not in _VALUED and not grouped.group().startswith("84"):
            mask(*grouped.span())
        hotline = _HOTLINE.match(folded, start)
        if hotline and cue != "account":
            mask(*hotline.span())
    return masked
