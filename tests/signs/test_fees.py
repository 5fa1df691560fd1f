"""Fees against the ceilings of the law: what is typed, which rule holds, and how it compares."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signs.amounts import Sum, read_fee, read_months, read_wage
from signs.fees import Asked, Called, Market, Rule, Standing, answer, service_cap
from signs.tables import tables

FEES, RATES = tables().fees, tables().rates
YEN, NTD, WON, DONG = "jpy", "twd", "krw", "vnd"

TYPED_WAGES = [
    ("180.000 yên", YEN, 180_000, YEN),
    ("180k yen", YEN, 180_000, YEN),
    ("180000", YEN, 180_000, YEN),
    ("180k", YEN, 180_000, YEN),
    ("18 man", YEN, 180_000, YEN),
    ("lương 18 vạn yên", YEN, 180_000, YEN),
    ("¥180,000", YEN, 180_000, YEN),
    ("180 000 yên/tháng", YEN, 180_000, YEN),
    ("160-180k yên", YEN, 160_000, YEN),
    ("25 triệu", YEN, 25_000_000, DONG),
    ("25tr", NTD, 25_000_000, DONG),
    ("25 triệu rưỡi", None, 25_500_000, DONG),
    ("NT$ 27,470", NTD, 27_470, NTD),
    ("27.470 đài tệ", NTD, 27_470, NTD),
    ("27.470 tệ", NTD, 27_470, NTD),
    ("27470", NTD, 27_470, NTD),
    ("2.060.740 won", WON, 2_060_740, WON),
    ("2 triệu", WON, 2_000_000, WON),
    ("1.200 đô", None, 1_200, "usd"),
    ("１８００００ yên", YEN, 180_000, YEN),
]
"""What is typed, the currency of the country of work, and the sum that is meant."""

UNCLEAR_WAGES = ["00", "0", "180", "180 yên", "1.100 yên/giờ", "500k một ngày", "9" * 40, "yên"]


@pytest.mark.parametrize(("text", "home", "amount", "currency"), TYPED_WAGES)
def test_a_wage_is_read_as_people_write_it(text, home, amount, currency):
    """Dots, commas, k, triệu, man: one sum comes out, in the currency meant."""
    assert read_wage(text, home, RATES) == Sum(amount, currency)


@pytest.mark.parametrize("text", UNCLEAR_WAGES)
def test_a_wage_that_cannot_be_told_is_none(text):
    """No guess for a number that is no wage of a month."""
    assert read_wage(text, YEN, RATES) is None


TYPED_FEES = [
    ("540.000 yên", YEN, 540_000, YEN),
    ("540000", YEN, 540_000, YEN),
    ("120 triệu", YEN, 120_000_000, DONG),
    ("41tr", WON, 41_000_000, DONG),
    ("90-100 triệu", NTD, 100_000_000, DONG),
    ("3600", YEN, 3_600, "usd"),
    ("3 tháng lương", YEN, 540_000, YEN),
    ("2,5 tháng lương", YEN, 450_000, YEN),
    ("3 months' wage", YEN, 540_000, YEN),
    ("0", YEN, 0, DONG),
    ("đóng 5 đợt, 120 triệu", YEN, 120_000_000, DONG),
]


@pytest.mark.parametrize(("text", "home", "amount", "currency"), TYPED_FEES)
def test_a_fee_is_read_as_people_write_it(text, home, amount, currency):
    """Also in months of the wage, where the wage is known."""
    assert read_fee(text, home, RATES, Sum(180_000, YEN)) == Sum(amount, currency)


@pytest.mark.parametrize("text", ["10000000", "1.800 đài tệ/tháng", "540", "7"])
def test_a_fee_that_cannot_be_told_is_none(text):
    """A number that makes sense in two currencies is asked about, and so is one for each month."""
    assert read_fee(text, WON, RATES, Sum(2_000_000, WON)) is None


def test_months_of_wage_need_the_wage():
    """Without the wage, "3 months' wage" is no sum."""
    assert read_fee("3 tháng lương", YEN, RATES) is None


@pytest.mark.parametrize(
    ("text", "months"),
    [("36", 36), ("36 tháng", 36), ("3 năm", 36), ("3 nam ruoi", 42), ("1,5 năm", 18),
     ("18 months", 18), ("2 years", 24), ("3", None), ("0", None), ("500", None), ("lâu", None)],
)  # fmt: skip
def test_a_length_is_read_in_months(text, months):
    """Years and months; a small number alone may be either, so it is neither."""
    assert read_months(text) == months


@given(st.text(max_size=60))
def test_anything_typed_is_read_or_not(text):
    """Whatever is typed, reading it never fails, and a sum is never below nothing."""
    for sum_ in (read_wage(text, YEN, RATES), read_fee(text, None, RATES)):
        assert sum_ is None or sum_.amount >= 0
    assert read_months(text) in {None, *range(1, 121)}


WAGE = Sum(180_000, YEN)
SERVICE = Asked(Market.JP, Called.SERVICE, WAGE, 36, Sum(540_000, YEN), signed=True)


def deposit(market, amount, currency):
    return Asked(market, Called.DEPOSIT, fee=Sum(amount, currency))


TABLE = [
    (SERVICE, Rule.SERVICE, 540_000, Standing.AT),
    (replace(SERVICE, fee=Sum(540_001, YEN)), Rule.SERVICE, 540_000, Standing.ABOVE),
    (replace(SERVICE, fee=Sum(0, DONG)), Rule.SERVICE, 540_000, Standing.BELOW),
    (replace(SERVICE, months=12), Rule.SERVICE, 180_000, Standing.ABOVE),
    (replace(SERVICE, months=24), Rule.SERVICE, 360_000, Standing.ABOVE),
    (replace(SERVICE, months=18), Rule.SERVICE, 270_000, Standing.ABOVE),
    (replace(SERVICE, months=60), Rule.SERVICE, 540_000, Standing.AT),
    (replace(SERVICE, fee=Sum(95_000_000, DONG)), Rule.SERVICE, 540_000, Standing.AT),
    (replace(SERVICE, fee=Sum(120_000_000, DONG)), Rule.SERVICE, 540_000, Standing.ABOVE),
    (replace(SERVICE, fee=None), Rule.SERVICE, 540_000, None),
    (replace(SERVICE, signed=None), Rule.SERVICE, 540_000, Standing.AT),
    (replace(SERVICE, signed=False), Rule.NOT_DUE, 540_000, Standing.AT),
    (replace(SERVICE, called=Called.ALL_IN), Rule.SPLIT, 540_000, Standing.AT),
    (replace(SERVICE, called=Called.ALL_IN, signed=False), Rule.NOT_DUE, 540_000, Standing.AT),
    (replace(SERVICE, called=Called.BROKERAGE), Rule.NOT_COLLECTED, None, None),
    (replace(SERVICE, market=Market.KR_EPS), Rule.COLAB_ONLY, None, None),
    (replace(SERVICE, market=Market.KR_E8), Rule.PROVINCE_ONLY, None, None),
    (replace(SERVICE, called=Called.DEPOSIT), Rule.DEPOSIT, None, None),
    (deposit(Market.TW, 12_000_000, DONG), Rule.DEPOSIT, 12_000_000, Standing.AT),
    (deposit(Market.TW, 20_000_000, DONG), Rule.DEPOSIT, 12_000_000, Standing.ABOVE),
    (deposit(Market.KR, 20_000_000, DONG), Rule.DEPOSIT, 36_000_000, Standing.BELOW),
    (deposit(Market.KR, 3_000, "usd"), Rule.DEPOSIT, 36_000_000, Standing.ABOVE),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "rule", "cap", "standing"), TABLE)
def test_the_rule_and_the_ceiling(asked, rule, cap, standing):
    """Each case has its rule, its ceiling and how the sum stands to it."""
    found = answer(asked, FEES, RATES)
    assert found.rule is rule
    assert (found.ceiling.cap.amount if found.ceiling else None) == cap
    assert (found.ceiling.standing if found.ceiling else None) is standing


WORRY = {None: -1, Standing.BELOW: 0, Standing.AT: 1, Standing.ABOVE: 2}
markets, called = st.sampled_from(list(Market)), st.sampled_from(list(Called))
currencies = st.sampled_from([YEN, NTD, WON, DONG, "usd", "eur"])
amounts = st.floats(0, 1e9, allow_nan=False)
sums = st.builds(Sum, amounts, currencies)
lengths = st.integers(1, 120)


@given(markets, called, sums, lengths, currencies, amounts, amounts, st.booleans())
def test_contract_a_higher_fee_never_sounds_better(
    market, named, wage, months, currency, one, other, signed
):
    """Whatever else is told, asking for more never brings a milder answer."""
    standings = [
        answer(Asked(market, named, wage, months, Sum(fee, currency), signed), FEES, RATES)
        for fee in sorted((one, other))
    ]
    less, more = (WORRY[a.ceiling.standing if a.ceiling else None] for a in standings)
    assert less <= more


@given(markets, called, st.none() | sums, st.none() | lengths, st.none() | sums)
def test_contract_nothing_is_computed_without_wage_and_length(market, named, wage, months, fee):
    """A service fee has a ceiling only where both are known; what is missing is named."""
    found = answer(Asked(market, named, wage, months, fee), FEES, RATES)
    if found.rule in {Rule.SERVICE, Rule.SPLIT, Rule.NOT_DUE}:
        assert (found.ceiling is None) == (wage is None or months is None)
        told = {"wage": wage, "months": months, "fee": fee}
        assert found.missing == tuple(name for name, value in told.items() if value is None)


@given(sums, lengths, lengths)
def test_a_longer_contract_has_no_lower_ceiling(wage, one, other):
    """The ceiling grows with the length, and is three months' wage at most from 36 months on."""
    shorter, longer = (service_cap(wage, m, FEES).amount for m in sorted((one, other)))
    assert shorter <= longer <= wage.amount * 3 * (1 + 1e-9)
