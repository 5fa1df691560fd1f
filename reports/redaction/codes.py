"""Passports, vehicle plates and wallets: letters and digits mixed."""

import re
from collections.abc import Iterator
from functools import lru_cache

from reports.redaction.cues import APART, ENDS, CueKinds, Cues, either
from reports.redaction.kinds import Hit, Kind
from reports.redaction.lexicon import lexicon
from reports.redaction.money import units_after
from reports.redaction.reading import Reading

_PASSPORT = re.compile(rf"{APART}[a-z]{{1,2}}\d{{7,9}}[a-z]?{ENDS}")
_SPACED_PASSPORT = re.compile(r"(?<![^\W_])[A-Z]{1,2}[ \-]?\d(?: ?\d){6,7}(?![ .\-]?\d)(?![^\W_])")
_FILLED = (
    r"\W{0,3}(?:(?:so|cua|em|no|number|la|toi|minh|e|is|nr|tao|tui|con|chau|anh|chi)\W{1,3}){0,4}"
    r"(?:so\W{0,3})?"
)
_CUED_PASSPORT = r"((?=\W?\w?\w?\W?\d)[a-z]{0,2}[ .\-]?\d(?:[ .\-]?\d){5,8}[a-z]?)(?![ .\-]?\d)"
_WALLET = re.compile(rf"{APART}(?:0x[0-9a-z]{{16,}}|(?=[a-z]*\d)(?=\d*[a-z])[0-9a-z]{{24,}}){ENDS}")
_CUED_WALLET = re.compile(
    rf"{APART}(?:vi|wallet|trc ?20|bep ?20|erc ?20|usdt|btc|eth)\W{{1,3}}"
    r"(?:\w{1,10}\W{1,3}){0,4}?"
    r"((?=[a-z]*\d)(?=\d*[a-z])[0-9a-z]{4,}(?:(?:\.{2,}|…)[0-9a-z]{3,}|[0-9a-z]{10,}))"
)
_PLATE = re.compile(
    rf"{APART}\d\d\s?[-–. ]{{0,3}}([a-z]{{1,2}}|(?<=[-–. ])[a-z]\d|[a-z]\d|md\d)"
    r"\s?([-–./ ]{0,3})\s?"
    r"(\d{3}[., \-]?\d\d|\d{4})(?!\d|[.,]\d)"
)
_OTHER_PLATES = re.compile(
    r"(?<![^\W_])(?:[A-Z]{2,3}[ \-]?\d{4,5}[ \-]?TS|\d\d[ \-]?\d{3}[ \-]?(?:NG|QT|NN)[ \-]?\d\d"
    r"|\d?[A-Z]{2}[ \-]\d{2}[ \-]\d{2}|\d[A-Z]{1,2}-\d{4})(?![^\W_])"
)
_CUED_PLATE = (
    r"\W{1,3}(?:(?:so|la|cua|no|viet|xanh|do|den|trang|vang|number|is|cam|lao|thai|may)\W{1,2}){0,3}"
    r"((?=[a-z0-9 .\-]{0,6}\d)[a-z0-9]{1,5}(?:[ .\-]{1,3}[a-z]?\d[a-z0-9]{0,5}){0,3})"
)


@lru_cache(maxsize=1)
def _cued() -> tuple[re.Pattern[str], re.Pattern[str], CueKinds]:
    numbers = lexicon().numbers
    plates = [word for word in numbers.plate if word not in {"xe", "chạy", "biển", "bien"}]
    return (
        re.compile(either(numbers.passport) + _FILLED + _CUED_PASSPORT),
        re.compile(either(plates) + _CUED_PLATE),
        CueKinds({"plate": numbers.plate}),
    )


def find_codes(reading: Reading) -> Iterator[Hit]:
    yield from _passports(reading)
    yield from _plates(reading)
    for wallet in _WALLET.finditer(reading.folded):
        yield Hit(Kind.ACCOUNT, *wallet.span(), sure=9)
    for wallet in _CUED_WALLET.finditer(reading.folded):
        yield Hit(Kind.ACCOUNT, *wallet.span(1), sure=7)


def _passports(reading: Reading) -> Iterator[Hit]:
    for passport in _PASSPORT.finditer(reading.folded):
        yield Hit(Kind.ID_NUMBER, *passport.span(), sure=9)
    for passport in _SPACED_PASSPORT.finditer(reading.plain):
        yield Hit(Kind.ID_NUMBER, *passport.span(), sure=7)
    for passport in _cued()[0].finditer(reading.folded):
        if units_after().match(reading.folded, passport.end()):
            continue
        yield Hit(Kind.ID_NUMBER, *passport.span(1), sure=8)


def _plates(reading: Reading) -> Iterator[Hit]:
    _, cued, cues = _cued()
    seen = Cues(cues, reading.folded)
    for plate in _PLATE.finditer(reading.folded):
        if seen.before(plate.start(), 30) or _is_clear(reading, plate):
            yield Hit(Kind.PLATE, *plate.span(), sure=9)
    for plate in _OTHER_PLATES.finditer(reading.plain):
        yield Hit(Kind.PLATE, *plate.span(), sure=8)
    for plate in cued.finditer(reading.folded):
        if sum(map(str.isdigit, plate.group(1))) >= 4:
            yield Hit(Kind.PLATE, *plate.span(1), sure=8)


def _is_clear(reading: Reading, plate: re.Match[str]) -> bool:
    """Whether it is a plate without a word that says so; 24h 10000 is none."""
    series, gap, number = plate.groups()
    start, end = plate.span(1)
    if reading.plain[start:end].isupper() and (len(number) > 4 or "-" in gap):
        return True
    parted = "-" in plate.group() or "." in number
    return len(number) > 4 and (parted or series[-1].isdigit()) and series not in {"h", "k"}
