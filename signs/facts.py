"""Facts read from a text and from answers: where, how much, how old, who pays, who can be found.

Ids that a clause may name in `facts`, with what each means:
place_home, place_abroad (the risk region too), place_risk, border_place: a place named as where
one goes; under_18: somebody wanted or writing may be under 18 today; high_pay: pay out of line for
where the work is; pay_named; money_asked: a fee, deposit or package; upfront_fee: before any work;
personal_contact_only: a private channel or number and neither company nor address; contact_given,
channel_named, phone_given, company_named, address_given, contract_named, licence_named,
workplace_named; visa_tourist: entry on a visitor's visa; leaves_soon: today, tonight, tomorrow;
reassurance: "no cheating", "100% trustworthy", and denials nobody asked for.

Ids for `missing`: company, address, contract, licence, pay, workplace.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from signs import contacts
from signs.ages import Age, read_ages
from signs.cancel import Denials
from signs.dates import read_dates
from signs.evidence import Evidence
from signs.model import PlaceFact
from signs.normalise import LIMIT
from signs.pay import read_pay
from signs.places import Named, read_places, where
from signs.syllables import words_of
from signs.tables import Tables
from signs.verdict import Span

FACTS = words_of(
    "place_home place_abroad place_risk border_place under_18 high_pay pay_named money_asked "
    "upfront_fee personal_contact_only contact_given channel_named phone_given company_named "
    "address_given contract_named licence_named workplace_named visa_tourist leaves_soon "
    "reassurance"
)
TELLING = frozenset({"place_abroad", "border_place", "high_pay", "under_18", "visa_tourist"})
"""Facts that make a guessed word (ban than) believable."""
MISSING = ("company", "address", "contract", "licence", "pay", "workplace")
ANSWERS = frozenset({"destination", "age_band", "paid_yet", "stage", "who", "met_in_person"})
"""Answers that are not about one sign; every sign's id is an answer too (yes, no, unknown)."""
SAID_BY = {
    "company": "company_named", "address": "address_given", "contract": "contract_named",
    "licence": "licence_named", "pay": "pay_named", "workplace": "workplace_named",
}  # fmt: skip


@dataclass(slots=True)
class Facts:
    """`holds`: fact id -> where it stands (empty when an answer said it)."""

    place: PlaceFact | None = None
    under_18: bool = False
    holds: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    values: dict[str, Any] = field(default_factory=dict)
    sums: list[tuple[int, int]] = field(default_factory=list)
    """Where money stands, in the cleaned text."""

    def note(self, fact: str, spans: list[Span]) -> None:
        if spans:
            self.holds[fact] = tuple(spans)


def read_facts(
    evidence: Evidence, denials: Denials, tables: Tables, answers: Mapping[str, str], today: date
) -> Facts:
    """Everything the text and the answers say about the offer."""
    facts = Facts()
    _places(facts, read_places(evidence, tables.places), answers)
    _ages(facts, evidence, read_ages(evidence, today), answers)
    _pay(facts, evidence, tables)
    _dates(facts, evidence)
    _fees(facts, evidence, denials)
    _found(facts, evidence, denials)
    facts.missing = tuple(name for name in MISSING if SAID_BY[name] not in facts.holds)
    if facts.place not in {PlaceFact.ABROAD, PlaceFact.RISK_REGION}:
        facts.missing = tuple(name for name in facts.missing if name != "licence")
    if len(evidence.text) > LIMIT:
        facts.values["cut"] = True
    return facts


def _places(facts: Facts, named: list[Named], answers: Mapping[str, str]) -> None:
    facts.place = where(named, answers.get("destination"))
    spans: dict[str, list[Span]] = {}
    for one in named:
        span = Span(one.start, one.end)
        if one.place.border:
            spans.setdefault("border_place", []).append(span)
        if one.place.region == PlaceFact.HOME:
            spans.setdefault("place_home", []).append(span)
            continue
        spans.setdefault("place_abroad", []).append(span)
        if one.place.region == PlaceFact.RISK_REGION:
            spans.setdefault("place_risk", []).append(span)
    facts.holds.update({fact: tuple(found) for fact, found in spans.items()})
    if facts.place in {PlaceFact.ABROAD, PlaceFact.RISK_REGION}:
        facts.holds.setdefault("place_abroad", ())
    if facts.place is PlaceFact.RISK_REGION:
        facts.holds.setdefault("place_risk", ())
    if facts.place is not None:
        facts.values["place"] = str(facts.place)
    countries = dict.fromkeys(one.place.country for one in named if one.place.country)
    if countries:
        facts.values["countries"] = list(countries)


def _ages(facts: Facts, evidence: Evidence, ages: list[Age], answers: Mapping[str, str]) -> None:
    clean = evidence.skeleton.clean
    young = [Span(*clean.span(age.start, age.end)) for age in ages if age.low < 18]
    facts.note("under_18", young)
    if answers.get("age_band") == "under_18":
        facts.holds.setdefault("under_18", ())
    facts.under_18 = "under_18" in facts.holds
    if ages:
        facts.values["ages"] = [
            {"low": age.low, "high": age.high, "span": list(clean.span(age.start, age.end))}
            for age in ages
        ]
    if facts.under_18:
        facts.values["under_18"] = True


def _dates(facts: Facts, evidence: Evidence) -> None:
    clean = evidence.skeleton.clean
    dates = [
        (one.kind, Span(*clean.span(one.start, one.end)))
        for one in read_dates(evidence.skeleton.plain)
    ]
    facts.note("leaves_soon", [span for kind, span in dates if kind == "soon"])
    if dates:
        facts.values["dates"] = [
            {"kind": kind, "span": [span.start, span.end]} for kind, span in dates
        ]


def _pay(facts: Facts, evidence: Evidence, tables: Tables) -> None:
    countries = facts.values.get("countries", ())
    pay = read_pay(evidence, facts.place, countries, tables)
    facts.sums = pay.places
    facts.note("pay_named", pay.named)
    facts.note("high_pay", pay.high)
    if pay.told:
        facts.values["money"] = pay.told
    if pay.high:
        facts.values["high_pay"] = True


def _fees(facts: Facts, evidence: Evidence, denials: Denials) -> None:
    free = {i for hit in evidence.words("free_of_charge") for i in range(hit.first, hit.last)}
    for fact, group in (("money_asked", "asked_fee"), ("upfront_fee", "upfront")):
        spans = [
            Span(*evidence.skeleton.span(hit.first, hit.last))
            for hit in evidence.words(group)
            if hit.first not in free and not denials.denied(hit)
        ]
        facts.note(fact, spans)


def _found(facts: Facts, evidence: Evidence, denials: Denials) -> None:
    for fact, group in (
        ("contract_named", "contract"),
        ("licence_named", "licence"),
        ("visa_tourist", "visa_tourist"),
        ("workplace_named", "workplace"),
        ("reassurance", "assures"),
    ):
        spans = [
            Span(*evidence.skeleton.span(hit.first, hit.last))
            for hit in evidence.words(group)
            if not denials.denied(hit)
        ]
        facts.note(fact, spans)
    facts.note("company_named", contacts.company(evidence))
    facts.note("address_given", contacts.address(evidence))
    channels = contacts.channels(evidence)
    facts.note("channel_named", channels)
    phones = contacts.phones(evidence)
    facts.note("phone_given", phones)
    reach = channels + phones
    facts.note("contact_given", reach + contacts.mails(evidence))
    if not facts.holds.keys() & {"company_named", "address_given"}:
        facts.note("personal_contact_only", reach)
    for fact in ("address_given", "place_home"):
        if fact in facts.holds:
            facts.holds.setdefault("workplace_named", facts.holds[fact])
