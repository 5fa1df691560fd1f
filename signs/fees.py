"""How what a worker is asked to pay stands to the general ceilings of Vietnamese law. Pure.

The law is No. 69/2020/QH14 on Vietnamese workers who go abroad under contract. Its numbers stand in
tables/fees.yaml; some markets and jobs have lower ceilings, which are not in it.
"""

from dataclasses import dataclass
from enum import StrEnum

from signs.amounts import Sum
from signs.tables import Fees, Rates

ROUGH = 0.05
"""Two currencies are compared by a rounded rate: closer than this counts as the same."""


class Market(StrEnum):
    """Where the work is, as far as the rules differ."""

    JP = "jp"
    TW = "tw"
    KR_EPS = "kr_eps"
    KR_E8 = "kr_e8"
    KR = "kr"
    OTHER = "other"


CURRENCIES = {Market.JP: "jpy", Market.TW: "twd", Market.KR: "krw"}
"""What a wage is paid in; other markets have many."""


class Called(StrEnum):
    """What the money is said to be for. `all_in`: one sum for everything, or nobody said."""

    BROKERAGE = "brokerage"
    SERVICE = "service"
    DEPOSIT = "deposit"
    ALL_IN = "all_in"


class Rule(StrEnum):
    """The rule that an answer rests on."""

    COLAB_ONLY = "colab_only"
    PROVINCE_ONLY = "province_only"
    NOT_COLLECTED = "not_collected"
    NOT_DUE = "not_due"
    SPLIT = "split"
    SERVICE = "service"
    DEPOSIT = "deposit"


class Standing(StrEnum):
    """How a sum stands to a ceiling, from the lowest to the highest."""

    BELOW = "below"
    AT = "at"
    ABOVE = "above"


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody told; None where they do not know. `signed`: the contract for being sent
    abroad is signed."""

    market: Market
    called: Called
    wage: Sum | None = None
    months: int | None = None
    fee: Sum | None = None
    signed: bool | None = None


@dataclass(frozen=True, slots=True)
class Ceiling:
    """`cap` in the currency of the wage, `shown` in that of the fee; `standing` is None while the
    fee is not known."""

    cap: Sum
    shown: Sum
    standing: Standing | None


@dataclass(frozen=True, slots=True)
class Answer:
    """`missing` names what has to be known before the ceiling can be worked out."""

    rule: Rule
    ceiling: Ceiling | None = None
    missing: tuple[str, ...] = ()


def answer(asked: Asked, fees: Fees, rates: Rates) -> Answer:
    """The rule that applies, and the comparison where everything it takes is known."""
    rule = rule_of(asked)
    if rule in {Rule.COLAB_ONLY, Rule.PROVINCE_ONLY, Rule.NOT_COLLECTED}:
        return Answer(rule)
    if rule is Rule.DEPOSIT:
        cap = deposit_cap(asked.market, fees)
        return Answer(rule, _ceiling(cap, asked.fee, rates) if cap else None)
    missing = tuple(name for name in ("wage", "months", "fee") if getattr(asked, name) is None)
    if asked.wage is None or asked.months is None:
        return Answer(rule, None, missing)
    cap = service_cap(asked.wage, asked.months, fees)
    return Answer(rule, _ceiling(cap, asked.fee, rates), missing)


def rule_of(asked: Asked) -> Rule:
    """Korea's EPS runs through the Overseas Labour Centre alone, and E8 through the provinces: no
    company has anything to ask for. Elsewhere brokerage may not be collected from workers at all
    (Article 7), and a service fee only once the contract for sending is signed (Article 23)."""
    if asked.market is Market.KR_EPS:
        return Rule.COLAB_ONLY
    if asked.market is Market.KR_E8:
        return Rule.PROVINCE_ONLY
    if asked.called is Called.BROKERAGE:
        return Rule.NOT_COLLECTED
    if asked.called is Called.DEPOSIT:
        return Rule.DEPOSIT
    if asked.signed is False:
        return Rule.NOT_DUE
    return Rule.SPLIT if asked.called is Called.ALL_IN else Rule.SERVICE


def service_cap(wage: Sum, months: int, fees: Fees) -> Sum:
    """Law 69/2020/QH14, Article 23: one month of the contract wage for each twelve months of work,
    and not more than three for contracts of 36 months and more."""
    return Sum(wage.amount * wages(months, fees), wage.currency)


def wages(months: int, fees: Fees) -> float:
    """How many months' wage the ceiling of Article 23 is."""
    rule = fees.service
    counted = months * rule.wages_a_year / 12
    return min(counted, rule.most) if months >= rule.long else counted


def deposit_cap(market: Market, fees: Fees) -> Sum | None:
    """Law 69/2020/QH14, Article 25, with Decree 112/2021/ND-CP, annex II. None for a market
    without a line in our table."""
    dong = fees.deposit.dong.get(str(market))
    return Sum(dong, "vnd") if dong else None


def _ceiling(cap: Sum, fee: Sum | None, rates: Rates) -> Ceiling:
    if fee is None:
        return Ceiling(cap, cap, None)
    shown = cap.in_(fee.currency, rates)
    room = shown.amount * ROUGH if shown is not cap else 0.5
    if abs(fee.amount - shown.amount) <= room:
        return Ceiling(cap, shown, Standing.AT)
    above = fee.amount > shown.amount
    return Ceiling(cap, shown, Standing.ABOVE if above else Standing.BELOW)
