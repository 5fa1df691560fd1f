"""Joins the rules about fees to the flow: what was typed is read, and the answer put into words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from authoring.lang import Lang
from authoring.phrases import Phrasebook
from authoring.text import Frozen, Text
from authoring.wording import Wording
from bot.phrases import TO_PERSON
from flows.engine.doors import Answers, Check, Findings
from flows.engine.state import Found, Say
from signs.amounts import Sum, read_fee, read_months, read_wage
from signs.fees import CURRENCIES, Answer, Asked, Called, Market, Rule, Standing, answer, wages
from signs.tables import Fees, Rates, tables

FEE = "fee"
"""Name under which what was read is remembered in the session."""

MARKET, CALLED, LENGTH, SIGNED = "fee_market", "fee_called", "fee_length", "fee_signed"
"""Answers by buttons, in flows/fees.yaml."""

_SIGNED = {"after": True, "before": False}
_STANDING = {Standing.ABOVE: "above", Standing.AT: "at", Standing.BELOW: "below"}


class FeePhrases(Frozen):
    """One field a sentence; `things` are keyed by what may be missing, `currencies` by ISO 4217."""

    above: Text
    at: Text
    below: Text
    part: Text
    cap_only: Text
    missing: Text
    deposit_above: Text
    deposit_at: Text
    deposit_below: Text
    deposit_cap: Text
    deposit_crews: Text
    deposit_unknown: Text
    at_sea: Text
    taiwan: Text
    checked: Text
    lower: Text
    checked_way: Text
    day: Text
    about_with: Text
    things: dict[str, Text]
    currencies: dict[str, Text]


BOOK = Phrasebook(Path(__file__).with_name("fee_phrases.yaml"), FeePhrases, TO_PERSON)
fee_phrases = BOOK.read


def checks() -> Mapping[str, Check]:
    """The checks of the fee flow. A step that reads no typed answer is one that was skipped."""
    read = frozenset({"read", "unclear"})
    return {
        "fee_begin": Check(frozenset({"begun"}), lambda *_: Found("begun", {FEE: {}})),
        "fee_wage": Check(read, _wage),
        "fee_months": Check(read, _months),
        "fee_asked": Check(read | {"deposit"}, _fee),
        "fee_rule": Check(frozenset(map(str, Rule)), _rule),
    }


def _wage(answers: Answers, findings: Findings) -> Found:
    typed = answers.get("fee_wage")
    wage = read_wage(typed, _home(answers), tables().rates) if typed else None
    return _noted(findings, "wage", _written(wage), unclear=bool(typed) and wage is None)


def _months(answers: Answers, findings: Findings) -> Found:
    typed = answers.get("fee_months") or answers.get(LENGTH, "").removeprefix("m")
    months = read_months(f"{typed} tháng" if typed.isdecimal() else typed)
    unclear = "fee_months" in answers and read_months(typed) is None
    return _noted(findings, "months", None if unclear else months, unclear=unclear)


def _fee(answers: Answers, findings: Findings) -> Found:
    typed = answers.get("fee_asked")
    wage = _sum(findings.get(FEE, {}).get("wage"))
    fee = read_fee(typed, _home(answers), tables().rates, wage) if typed else None
    found = _noted(findings, "fee", _written(fee), unclear=bool(typed) and fee is None)
    when_matters = answers.get(CALLED) != Called.DEPOSIT or found.outcome == "unclear"
    return found if when_matters else Found("deposit", found.findings)


def _rule(answers: Answers, findings: Findings) -> Found:
    told = {name: answers.get(name, "") for name in (MARKET, CALLED, SIGNED)}
    noted = {**findings.get(FEE, {}), **told}
    return Found(str(_answer(noted)[1].rule), {FEE: noted})


def _noted(findings: Findings, name: str, value: Any, *, unclear: bool) -> Found:
    noted = {**findings.get(FEE, {}), name: value}
    return Found("unclear" if unclear else "read", {FEE: noted})


def _home(answers: Answers) -> str | None:
    return CURRENCIES.get(_market(answers))


def _market(told: Mapping[str, Any]) -> Market:
    named = told.get(MARKET)
    return Market(named) if named in set(Market) else Market.OTHER


def _written(sum_: Sum | None) -> list[Any] | None:
    return [sum_.amount, sum_.currency] if sum_ else None


def _sum(written: Any) -> Sum | None:
    return Sum(float(written[0]), written[1]) if written else None


def _answer(noted: Mapping[str, Any]) -> tuple[Asked, Answer]:
    called = noted.get(CALLED)
    asked = Asked(
        market=_market(noted),
        called=Called(called) if called in set(Called) else Called.ALL_IN,
        wage=_sum(noted.get("wage")),
        months=noted.get("months"),
        fee=_sum(noted.get("fee")),
        signed=_SIGNED.get(noted.get(SIGNED, "")),
    )
    return asked, answer(asked, tables().fees, tables().rates)


@dataclass(frozen=True)
class FeeCards:
    """Fills the placeholders of the fee flow."""

    wording: Wording
    phrases: FeePhrases
    fees: Fees
    rates: Rates

    @property
    def table(self) -> Mapping[str, Callable[[Say], str]]:
        return {
            "fee_compared": self.compared,
            "fee_taiwan": self.taiwan,
            "fee_source": lambda say: self._checked(say, self.phrases.checked),
            "fee_way_source": lambda say: self._checked(say, self.phrases.checked_way),
        }

    def compared(self, say: Say) -> str:
        """How what they ask stands to the ceiling, or what is missing to say so."""
        asked, found = _answer(say.findings.get(FEE, {}))
        if found.rule is Rule.DEPOSIT:
            return self._deposit(say.lang, asked, found)
        return self._service(say.lang, asked, found)

    def taiwan(self, say: Say) -> str:
        """What a broker there may take each month, whatever is paid here."""
        first, second, third = (self._number(say.lang, n) for n in self.fees.taiwan_monthly.twd)
        return self._say(say.lang, self.phrases.taiwan, first=first, second=second, third=third)

    def _service(self, lang: Lang, asked: Asked, found: Answer) -> str:
        ceiling, months = found.ceiling, asked.months
        if ceiling is None or months is None:
            things = ", ".join(self._say(lang, self.phrases.things[m]) for m in found.missing)
            return self._say(lang, self.phrases.missing, things=things)
        counted = wages(months, self.fees)
        named = {
            "cap": self._cap(lang, ceiling.cap, ceiling.shown),
            "months": str(months),
            "wages": self._number(lang, counted),
        }
        if asked.fee is None or ceiling.standing is None:
            return self._say(lang, self.phrases.cap_only, **named)
        named["fee"] = self._money(lang, asked.fee)
        if asked.called is Called.ALL_IN:
            return self._say(lang, self.phrases.part, **named)
        said = self._say(lang, getattr(self.phrases, _STANDING[ceiling.standing]), **named)
        rule = self.fees.service
        at_sea = ceiling.shown.amount * rule.at_sea if months < rule.long else 0
        if ceiling.standing is Standing.ABOVE and asked.fee.amount <= at_sea:
            own = self._number(lang, rule.at_sea)
            said += "\n" + self._say(lang, self.phrases.at_sea, wages=own)
        return said

    def _deposit(self, lang: Lang, asked: Asked, found: Answer) -> str:
        if found.ceiling is None:
            return self._say(lang, self.phrases.deposit_unknown)
        cap = self._cap(lang, found.ceiling.cap, found.ceiling.shown)
        if asked.fee is None or found.ceiling.standing is None:
            said = self._say(lang, self.phrases.deposit_cap, cap=cap)
        else:
            text = getattr(self.phrases, f"deposit_{_STANDING[found.ceiling.standing]}")
            said = self._say(lang, text, cap=cap, fee=self._money(lang, asked.fee))
        if asked.market is not Market.TW:
            return said
        return said + "\n" + self._say(lang, self.phrases.deposit_crews)

    def _checked(self, say: Say, text: Text) -> str:
        rule = _answer(say.findings.get(FEE, {}))[1].rule
        own = {Rule.NOT_COLLECTED: self.fees.brokerage, Rule.DEPOSIT: self.fees.deposit}
        article = own.get(rule, self.fees.service).article
        day = date.fromisoformat(self.fees.dated)
        shown = self._say(
            say.lang, self.phrases.day, day=f"{day:%d}", month=f"{day:%m}", year=str(day.year)
        )
        lower = "" if rule is Rule.NOT_COLLECTED else f"{self._say(say.lang, self.phrases.lower)} "
        return self._say(say.lang, text, article=str(article), day=shown, lower=lower)

    def _cap(self, lang: Lang, cap: Sum, shown: Sum) -> str:
        """The ceiling, in the currency of the fee as well, which is only about the same."""
        if cap == shown:
            return self._money(lang, cap)
        rounded = self._money(lang, Sum(float(f"{shown.amount:.3g}"), shown.currency))
        return self._say(lang, self.phrases.about_with, shown=rounded, cap=self._money(lang, cap))

    def _money(self, lang: Lang, sum_: Sum) -> str:
        amount = self._number(lang, round(sum_.amount))
        return self._say(lang, self.phrases.currencies[sum_.currency], amount=amount)

    def _number(self, lang: Lang, number: float) -> str:
        written = f"{round(number, 2):,}".removesuffix(".0")
        return written.translate(_COMMAS) if lang is Lang.VI else written

    def _say(self, lang: Lang, text: Text, **values: str) -> str:
        return self.wording.say(lang, text, **values)


_COMMAS = str.maketrans(",.", ".,")
