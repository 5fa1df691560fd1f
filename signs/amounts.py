"""Reads one sum or one length of time that somebody typed as an answer: "180k yên", "3 năm"."""

import re
from dataclasses import dataclass

from signs.clean import clean
from signs.money import Money, read_money
from signs.syllables import fold
from signs.tables import Rates

WAGE_DONG = (3_000_000, 300_000_000)
"""What a month's wage abroad is worth, roughly: outside of it the number was meant otherwise."""
FEE_DONG = (1_000_000, 1_500_000_000)
"""The same for what is asked to be paid, where no currency was written."""
MOST_DONG = 5_000_000_000
"""More was typed wrongly."""
LONGEST = 120
"""Months of a contract; more was typed wrongly."""

_SPELLED = (
    (re.compile(r"(?<=\d) (?=\d{3}(?!\d))"), ""),
    (re.compile(r"[¥円]"), " yen "),
    (re.compile(r"₩"), " won "),
    (re.compile(r"₫"), " dong "),
    (re.compile(r"\bnt ?\$ ?|\bntd\b"), "nt$ "),
    (re.compile(r"\bdai(?: (?:loan )?te|(?= ?$))"), "dai te"),
    (re.compile(r"(\d) ?(k|ng?h?in|ngan|trieu|tr|cu|chai|man|van) ruoi\b"), r"\g<1>,5 \2"),
)
_TENS_OF_THOUSANDS = re.compile(r"(\d+)(?:[.,](\d))? ?(?:man|van|la)\b")
_BARE = re.compile(r"\d+(?:[.,]\d{3})+(?!\d)|\d+(?:[.,]\d{1,2})?(?!\d)")
_WAGES = re.compile(
    r"(\d{1,2})(?:[.,](\d{1,2}))? ?"
    r"(?:thang (?:tien )?luong|months?'?s? ?(?:of )?(?:wages?|pay|salary))"
)
_LENGTH = re.compile(r"(\d{1,3})(?:[.,](\d))? ?(nam|years?|yrs?|thang|months?)?( ruoi)?\b")
_YEARS = ("n", "y")
_TE = re.compile(r"\bte\b")
"""People who work in Taiwan call its dollar so too."""


@dataclass(frozen=True, slots=True)
class Sum:
    """An amount in a currency (ISO 4217, lowercase)."""

    amount: float
    currency: str

    def in_(self, currency: str, rates: Rates) -> "Sum":
        """About the same in another currency."""
        if currency == self.currency:
            return self
        return Sum(self.amount * rates.dong[self.currency] / rates.dong[currency], currency)


def read_wage(text: str, home: str | None, rates: Rates) -> Sum | None:
    """A wage for a month; `home` is the currency of the country of work. None when it cannot be
    told, or was given for an hour, a day or a year."""
    return _read(text, home, rates, WAGE_DONG, least=WAGE_DONG[0])


def read_fee(text: str, home: str | None, rates: Rates, wage: Sum | None = None) -> Sum | None:
    """What is asked to be paid once; "3 months' wage" is understood where the wage is known."""
    wages = _WAGES.search(_plain(text))
    if wages:
        times = float(f"{wages[1]}.{wages[2] or 0}")
        return Sum(wage.amount * times, wage.currency) if wage else None
    return _read(text, home, rates, FEE_DONG, least=0)


def read_months(text: str) -> int | None:
    """A length in months. A number alone is months, but a small one may be years: that is None."""
    found = _LENGTH.search(_plain(text))
    if found is None:
        return None
    unit = found[3] or ""
    if not unit and int(found[1]) < 6:
        return None
    value = float(f"{found[1]}.{found[2] or 0}") + (0.5 if found[4] else 0)
    months = round(value * 12) if unit[:1] in _YEARS and unit else round(value)
    return months if 1 <= months <= LONGEST else None


def _plain(text: str) -> str:
    plain = fold(clean(text[:200]).text)
    for pattern, written in _SPELLED:
        plain = pattern.sub(written, plain)
    return plain


def _read(
    text: str, home: str | None, rates: Rates, likely: tuple[int, int], *, least: int
) -> Sum | None:
    plain = _TENS_OF_THOUSANDS.sub(lambda m: str(int(m[1] + (m[2] or "0")) * 1_000), _plain(text))
    sums = read_money(plain, rates)
    written = next((money for money in sums if money.written), None)
    if written is not None:
        return _written(written, "twd" if home == "twd" and _TE.search(plain) else "", rates, least)
    if any(money.period not in {None, "month"} for money in sums):
        return None
    millions = [money.high for money in sums if money.high >= 1_000_000]
    if millions and not least:
        return Sum(max(millions), "vnd")  # "120 triệu" to pay is dong wherever the work is
    bare = [money.low if least else money.high for money in sums]
    bare = bare or [_amount(number) for number in _BARE.findall(plain)]
    return _guessed(max(bare), home, rates, likely) if bare else None


def _written(money: Money, instead: str, rates: Rates, least: int) -> Sum | None:
    """A sum whose currency stands beside it; of a range the lower wage and the higher fee."""
    told = Sum(money.low if least else money.high, instead or money.currency)
    once = money.period is None or (least and money.period == "month")
    worth = told.amount * rates.dong[told.currency]
    return told if once and least <= worth <= MOST_DONG else None


def _guessed(amount: float, home: str | None, rates: Rates, likely: tuple[int, int]) -> Sum | None:
    """The one currency in which a number makes sense; None when there are two, or none."""
    if amount == 0:
        return Sum(0, "vnd") if likely is FEE_DONG else None
    dollars = likely is FEE_DONG and amount >= 1_000
    names = [*([home] if home else []), "vnd", *(["usd"] if dollars or not home else [])]
    fit = [name for name in names if likely[0] <= amount * rates.dong[name] <= likely[1]]
    return Sum(amount, fit[0]) if len(fit) == 1 else None


def _amount(number: str) -> float:
    head, _, rest = number.replace(",", ".").rpartition(".")
    if head and len(rest) == 3:
        return float(number.replace(".", "").replace(",", ""))
    return float(number.replace(",", "."))
