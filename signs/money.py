"""Sums of money in a text: amount, currency, period, and a rough worth in dong a month."""

import re
from dataclasses import dataclass

from signs.tables import Rates

_NUMBER = r"\d[\do]{0,2}(?:[.,]\d{3})+(?!\d)|\d[\do]*(?:[.,]\d{1,2})?(?!\d)"
_SCALE = r"k|ng?h?in|ngan|tr(?:ieu)?|cu|chai|ty|ti|m(?=\s?(?:/|gross|net|vnd|per|a month))"
_CURRENCY = (
    r"usdt?|us\$|\$|dollars?|do la|do(?=\W|$)|u(?=\W|$)|te|ndt|rmb|cny|yen|jpy|won|krw|euros?|eur|"
    r"€|£|gbp|bang anh|bang|pounds?|aed|thb|baht|bath|dai te|twd|nt\$|sgd|riel|vnd|dong|d(?=\W|$)"
)
_PERIOD = (
    r"thang|month|mo|th|ngay|day|hom|dem|gio|hours?|hr|h|tuan|week|nam|year|yr|cong|ca|"
    r"chuyen|trip|luot|don"
)
_SUM = re.compile(
    rf"(?P<low>{_NUMBER})"
    rf"(?: ?(?P<scale>{_SCALE})(?P<tail>\d{{1,3}})?(?![a-z]))?"
    rf"(?: ?(?:-|–|—|~|den|toi|to) ?\$?(?P<high>{_NUMBER})"
    rf"(?: ?(?P<scale2>{_SCALE})(?P<tail2>\d{{1,3}})?(?![a-z]))?)?"
    rf"(?: ?(?P<cur>{_CURRENCY})(?![a-z0-9]))?"
    rf"(?: ?(?:/|mot|1|moi|per|a|an|/ ?1) ?(?P<per>{_PERIOD})(?![a-z]))?"
)
_PRE = re.compile(r"(?:^|[^\w.,])(usd ?|us\$ ?|nt\$ ?|\$ ?|€ ?|£ ?|eur |aed |vnd )$")
"""A currency written before the number; sought behind it, so that the scan can go from digit to
digit."""
_CODES = {
    "usd": "usd", "usdt": "usd", "us$": "usd", "$": "usd", "dollar": "usd", "dollars": "usd",
    "do la": "usd", "do": "usd", "u": "usd", "te": "cny", "ndt": "cny", "rmb": "cny", "cny": "cny",
    "yen": "jpy", "jpy": "jpy", "won": "krw", "krw": "krw", "euro": "eur", "euros": "eur",
    "eur": "eur", "€": "eur", "£": "gbp", "gbp": "gbp", "bang": "gbp", "bang anh": "gbp",
    "pound": "gbp", "pounds": "gbp", "aed": "aed", "thb": "thb", "baht": "thb", "bath": "thb",
    "dai te": "twd", "twd": "twd", "nt$": "twd", "sgd": "sgd", "riel": "khr",
    "vnd": "vnd", "dong": "vnd", "d": "vnd",
}  # fmt: skip
_PRE_ENDS = frozenset(" d$€£")
_PERIODS = {
    "thang": "month", "month": "month", "mo": "month", "th": "month", "ngay": "day", "day": "day",
    "hom": "day", "dem": "day", "cong": "day", "ca": "day", "gio": "hour", "hour": "hour",
    "hours": "hour", "hr": "hour", "h": "hour", "tuan": "week", "week": "week", "nam": "year",
    "year": "year", "yr": "year", "chuyen": "trip", "trip": "trip", "luot": "piece", "don": "piece",
}  # fmt: skip
_SCALES = {
    "k": 1e3,
    "tr": 1e6,
    "trieu": 1e6,
    "cu": 1e6,
    "chai": 1e6,
    "ty": 1e9,
    "ti": 1e9,
    "m": 1e6,
}


@dataclass(frozen=True, slots=True)
class Money:
    """`low`..`high` in `currency` each `period`; `start`, `end` in the cleaned text.

    `monthly` is dong a month at the table's rate, None when the period says nothing of a month.
    `written`: the currency was written, not guessed.
    """

    low: float
    high: float
    currency: str
    period: str | None
    start: int
    end: int
    monthly: int | None = None
    written: bool = True


def read_money(plain: str, rates: Rates) -> list[Money]:
    """Sums in the unaccented cleaned text. A bare number is none, nor is a year or an age."""
    found = []
    for match in _SUM.finditer(plain):
        at = match.start()
        before = plain[max(0, at - 5) : at]
        pre = _PRE.search(before) if before[-1:] in _PRE_ENDS else None
        if pre is None and before and (before[-1].isalnum() or before[-1] in ".,_"):
            continue
        if match["scale"] or match["scale2"] or match["cur"] or pre:
            money = _sum(match, pre[1] if pre else "", rates)
            if money is not None:
                found.append(money)
    return found


def _sum(match: re.Match[str], pre: str, rates: Rates) -> Money | None:
    scale, tail = match["scale"] or match["scale2"], match["tail"]
    low = _amount(match["low"], scale, tail)
    high = low
    if match["high"]:
        high = _amount(match["high"], match["scale2"] or scale, match["tail2"])
    written = _CODES.get((pre or match["cur"] or "").strip())
    currency = written or _guess(max(low, high), scale, tail, match)
    if currency is None:
        return None
    period = _PERIODS.get(match["per"] or "")
    monthly = None
    if period in rates.month:
        monthly = round(high * rates.dong[currency] * rates.month[period])
    start, end = match.start() - len(pre), match.end()
    low, high = min(low, high), max(low, high)
    return Money(low, high, currency, period, start, end, monthly, written is not None)


def _guess(worth: float, scale: str | None, tail: str | None, match: re.Match[str]) -> str | None:
    """The currency nobody wrote: dong, or dollars where so few dong would be silly (1k2, 2-3k)."""
    if match["low"] == "2" and scale == "k" and tail:
        return None  # 2k5 is a year of birth
    if worth >= 5_000:
        return "vnd"
    return "usd" if scale == "k" and worth >= 1_000 and (tail or match["high"]) else None


def _amount(number: str, scale: str | None, tail: str | None) -> float:
    number = number.replace("o", "0")
    head, _, rest = number.replace(",", ".").rpartition(".")
    if head and len(rest) == 3:
        value = float(number.replace(".", "").replace(",", ""))
    else:
        value = float(number.replace(",", "."))
    unit = _SCALES.get(scale or "", 1e3 if scale and scale[0] == "n" else 1.0)
    return value * unit + (int(tail) * unit / 10 ** len(tail) if tail else 0)
