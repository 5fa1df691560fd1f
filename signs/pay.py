"""What is pay and what is a fee among the sums of a text, and whether the pay is out of line."""

from bisect import bisect_right
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from signs.evidence import Evidence
from signs.model import PlaceFact
from signs.money import Money, read_money
from signs.tables import Pay as Table
from signs.tables import Tables
from signs.verdict import Span

ONCE = 120_000_000
"""Dong above which a sum without a period is no month's pay."""
MOST = 400_000_000
"""Dong a month above which the sum was read wrongly."""


@dataclass(slots=True)
class Pay:
    """Where pay is named and where it is out of line; `told` is every sum with its role."""

    named: list[Span] = field(default_factory=list)
    high: list[Span] = field(default_factory=list)
    told: list[dict[str, Any]] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)


def read_pay(
    evidence: Evidence, place: PlaceFact | None, countries: Collection[str], tables: Tables
) -> Pay:
    """Sums read as pay or fee by the words before them; high pay depends on where the work is and
    what it is."""
    pay = Pay()
    roles = _Roles(evidence)
    limit = _limit(evidence, place, countries, tables.pay)
    for money in read_money(evidence.skeleton.plain, tables.rates):
        role = roles.of(money)
        pay.places.append((money.start, money.end))
        monthly = money.monthly if role == "pay" else None
        if role == "pay" and money.period is None:
            once = round(money.high * tables.rates.dong[money.currency])
            monthly = once if once <= ONCE else None
        span = Span(*evidence.skeleton.clean.span(money.start, money.end))
        pay.told.append(_shown(money, role, monthly, span))
        if role == "pay":
            pay.named.append(span)
            if monthly is not None and limit <= monthly <= MOST:
                pay.high.append(span)
    return pay


def _shown(money: Money, role: str, monthly: int | None, span: Span) -> dict[str, Any]:
    return {
        "low": money.low,
        "high": money.high,
        "currency": money.currency.upper(),
        "period": money.period,
        "role": role,
        "vnd_month": monthly,
        "span": [span.start, span.end],
    }


def _limit(
    evidence: Evidence, place: PlaceFact | None, countries: Collection[str], pay: Table
) -> int:
    """The highest limit of the countries named: whoever names two may pay what the dearer pays."""
    work = next((kind for kind, names in pay.work.items() if _has(evidence, names)), "plain")
    named = [pay.countries[country] for country in countries if country in pay.countries]
    if place is not PlaceFact.ABROAD or not named:
        named = [pay.unknown if place is None else pay.regions[str(place)]]
    return max(int(getattr(limits, work)) for limits in named)


def _has(evidence: Evidence, concepts: Iterable[str]) -> bool:
    return any(f"concept:{name}" in evidence.by for name in concepts)


class _Roles:
    """Tells pay from fee by the nearest word of either before a sum; its period speaks for pay."""

    def __init__(self, evidence: Evidence) -> None:
        self._starts = evidence.skeleton.starts
        self._pay = [hit.last for hit in evidence.words("pay_word")]
        self._fee = [hit.last for hit in evidence.words("fee_word")]
        self._asked = evidence.has("asked_fee")

    def of(self, money: Money) -> str:
        word = bisect_right(self._starts, money.start)
        pay, fee = _distance(self._pay, word), _distance(self._fee, word)
        if money.period in {"month", "day", "hour", "week", "year"}:
            return "fee" if fee <= 3 and fee < pay else "pay"
        if min(pay, fee) > 8:
            least = 800 if money.currency == "usd" else 5_000_000
            return "pay" if not self._asked and money.high >= least else "other"
        return "pay" if pay <= fee else "fee"


def _distance(ends: list[int], word: int) -> int:
    """Words between the last of the sorted `ends` up to `word` and that word."""
    at = bisect_right(ends, word)
    return word - ends[at - 1] if at else 99
