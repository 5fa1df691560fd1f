"""The verdict rules: from signs and facts to a level, the first rule that holds, with its reason.

There is no level for safe, no rule lowers another's, and nothing a recruiter claims is read here.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from signs.facts import TELLING, Facts
from signs.likeness import Likeness
from signs.model import Category, PlaceFact, Severity
from signs.verdict import Kind, Level, Shown

BESIDE = TELLING | {"money_asked", "upfront_fee", "personal_contact_only"}
"""Facts that honest offers have too, but that with the second opinion are enough to warn."""


@dataclass(frozen=True, slots=True)
class Picture:
    """What the rules look at; `categories` has the category of each sign in `shown`."""

    kind: Kind
    shown: tuple[Shown, ...]
    categories: dict[str, Category]
    facts: Facts
    sos: bool = False
    likeness: Likeness = Likeness.NONE
    unsure: int = 0
    """Questions that the person could not answer."""

    def with_sign(self, shown: Shown) -> "Picture":
        """The same with one sign more."""
        return replace(self, shown=(*self.shown, shown))

    def at_least(self, severity: Severity) -> list[Shown]:
        return [one for one in self.shown if one.severity.rank >= severity.rank]

    @property
    def abroad(self) -> bool:
        return self.facts.place in {PlaceFact.ABROAD, PlaceFact.RISK_REGION}


@dataclass(frozen=True, slots=True)
class Rule:
    name: str
    level: Level
    holds: Callable[[Picture], bool]
    reason: str


def _two_kinds_of_high(picture: Picture) -> bool:
    high = picture.at_least(Severity.HIGH)
    return len({picture.categories[one.sign] for one in high}) >= 2


def _high_at_risk(picture: Picture) -> bool:
    at_risk = picture.facts.place is PlaceFact.RISK_REGION
    others = len(picture.at_least(Severity.MEDIUM)) >= 2
    return at_risk and bool(picture.at_least(Severity.HIGH)) and others


def _nobody_to_check(picture: Picture) -> bool:
    told = picture.kind in {Kind.OFFER, Kind.STORY}
    unknown = {"company", "contract", "licence"} <= set(picture.facts.missing)
    return told and picture.abroad and unknown


def lifts(likeness: Likeness, shown: Sequence[Shown], facts: Facts) -> bool:
    """Whether the second opinion counts as a warning: alone when sure, else beside a sign or a
    fact that speaks against the offer."""
    beside = bool(shown) or not BESIDE.isdisjoint(facts.holds)
    return likeness is Likeness.ALONE or (likeness is Likeness.BESIDE and beside)


RULES = (
    Rule(
        "sos",
        Level.DANGER,
        lambda p: p.sos and p.kind is Kind.STORY,
        "somebody tells of danger now; that comes before every other rule",
    ),
    Rule(
        "no_offer",
        Level.NOT_AN_OFFER,
        lambda p: p.kind in {Kind.QUESTION, Kind.WARNING_TEXT, Kind.OTHER},
        "the text offers nobody a job; what it mentions is not counted",
    ),
    Rule(
        "critical",
        Level.DANGER,
        lambda p: bool(p.at_least(Severity.CRITICAL)),
        "one critical sign is enough to say stop",
    ),
    Rule("two_high", Level.DANGER, _two_kinds_of_high, "two high signs of different categories"),
    Rule(
        "risk_region",
        Level.DANGER,
        _high_at_risk,
        "where compounds are, a high sign with any other is enough",
    ),
    Rule("high", Level.SUSPICIOUS, lambda p: bool(p.at_least(Severity.HIGH)), "one high sign"),
    Rule(
        "two_medium",
        Level.SUSPICIOUS,
        lambda p: len(p.at_least(Severity.MEDIUM)) >= 2,
        "two medium signs",
    ),
    Rule(
        "alike",
        Level.SUSPICIOUS,
        lambda p: lifts(p.likeness, p.shown, p.facts),
        "written like offers that did harm, by far or beside a sign",
    ),
    Rule("medium", Level.ASK_MORE, lambda p: bool(p.at_least(Severity.MEDIUM)), "one medium sign"),
    Rule(
        "nobody_to_check",
        Level.ASK_MORE,
        _nobody_to_check,
        "work abroad without company, contract or licence leaves nothing to check",
    ),
    Rule(
        "rather_alike",
        Level.ASK_MORE,
        lambda p: p.likeness >= Likeness.ASK,
        "written rather like offers that did harm; that is a reason to ask, not to warn",
    ),
    Rule(
        "unsure",
        Level.ASK_MORE,
        lambda p: p.unsure > 1,
        "what the person could not say is worth asking before going",
    ),
    Rule(
        "low_abroad",
        Level.ASK_MORE,
        lambda p: p.abroad and bool(p.shown),
        "low signs count abroad; inside Viet Nam honest adverts have them too",
    ),
    Rule(
        "nothing",
        Level.NOTHING_FOUND,
        lambda _: True,
        "no sign that counts; that proves nothing about the offer",
    ),
)


def decide(picture: Picture) -> Rule:
    """The first rule that holds; the last one always does."""
    return next(rule for rule in RULES if rule.holds(picture))
