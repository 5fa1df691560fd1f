"""What a sign file and a concept file may say (DESIGN section 4)."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from authoring.text import Frozen, Text
from signs.patterns import groups_of, is_pattern

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]


def _readable(phrase: str) -> str:
    if is_pattern(phrase):
        groups_of(phrase)
    return phrase


Phrase = Annotated[
    str,
    StringConstraints(min_length=2, max_length=900, strip_whitespace=True),
    AfterValidator(_readable),
]


class Severity(StrEnum):
    """Critical: one is enough to say stop. High: a clear warning. Medium: needs company.
    Low: context only, the words honest ads use too."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        return _RANKS[self]


_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


class Status(StrEnum):
    DRAFT = "draft"
    ACTIVE = "active"
    RETIRED = "retired"


class Category(StrEnum):
    """The groups of domain research: A offer, B recruiter, C travel and papers, D money,
    E control (never scored, they mean safety mode), F schemes."""

    OFFER = "offer"
    RECRUITER = "recruiter"
    TRAVEL_PAPERS = "travel_papers"
    MONEY = "money"
    CONTROL = "control"
    SCHEME = "scheme"


class PlaceFact(StrEnum):
    """Where the work is, as far as the text or the answers say."""

    HOME = "home"
    ABROAD = "abroad"
    RISK_REGION = "risk_region"
    """Cambodia, Laos, Myanmar, the Thai border, the Philippines: where compounds are."""


class Condition(Frozen):
    """Facts that must all hold. `place: abroad` holds for the risk region too."""

    place: PlaceFact | None = None
    under_18: Annotated[bool, Field()] | None = None
    with_sign: Id | None = None
    fact: Id | None = None


class When(Condition):
    """A condition and the severity it gives; the worst that holds counts, base included."""

    becomes: Severity = Field(alias="is")


class SeverityRule(Frozen):
    base: Severity
    when: tuple[When, ...] = ()


class Reference(Frozen):
    title: str = Field(min_length=3)
    note: str = ""


class Clause(Frozen):
    """One way in which a sign shows; all keys given must hold together, within `within` words
    of each other (counted on the skeleton) where it is given, else within the same text.

    `concepts`: ids of concept files, all of which must occur. `phrases`: by language, any of them.
    `facts`: ids of facts (see signs/facts), all. `missing`: what an honest offer would have said,
    all absent. `answers`: answer id -> values, any of them. `beside`: only where another sign
    already warns, and as a low sign; for what honest offers say too, but which belongs to the
    picture of a bad one.
    """

    concepts: tuple[Id, ...] = ()
    phrases: dict[Annotated[str, Field(pattern="^(vi|en)$")], tuple[Phrase, ...]] = {}
    facts: tuple[Id, ...] = ()
    missing: tuple[Id, ...] = ()
    answers: dict[Id, tuple[str, ...]] = {}
    when: Condition | None = None
    within: int | None = Field(default=None, ge=1, le=60)
    beside: Annotated[bool, Field()] = False

    @model_validator(mode="after")
    def _says_something(self) -> "Clause":
        if not (self.concepts or self.phrases or self.facts or self.answers):
            raise ValueError("a clause needs concepts, phrases, facts or answers")
        return self


class Unless(Frozen):
    """What cancels a hit of this sign when it stands within `within` words of it."""

    concepts: tuple[Id, ...] = ()
    vi: tuple[Phrase, ...] = ()
    en: tuple[Phrase, ...] = ()
    within: int = Field(default=8, ge=1, le=60)


class Detect(Frozen):
    any: tuple[Clause, ...] = Field(min_length=1)
    unless: Unless | None = None


class Examples(Frozen):
    """At least three a language, run as tests: the sign must (not) be among the verdict's signs."""

    vi: tuple[str, ...] = Field(min_length=3)
    en: tuple[str, ...] = Field(min_length=3)


class ExamplePair(Frozen):
    match: Examples
    no_match: Examples


class SignReview(Frozen):
    role: Id
    on: date


class Sign(Frozen):
    """One warning sign; everything about it stands in its file, its examples are its tests."""

    sign: Id
    code: Annotated[str, Field(pattern=r"^[A-F][0-9]{1,2}$")]
    title: Text
    status: Status
    severity: SeverityRule
    category: Category
    short: Text
    why: Text
    advice: Text
    ask: Text
    references: tuple[Reference, ...] = ()
    benign: tuple[str, ...] = Field(min_length=1)
    reviewed: tuple[SignReview, ...] = ()
    detect: Detect
    examples: ExamplePair


class Concept(Frozen):
    """A word family: what is meant, with the stems, slang and paraphrases that say it.

    Written once with accents; the matcher handles spelling. Alternatives may stand in brackets
    (see signs/patterns). With `fact: money` it is also wherever a sum of money stands.
    """

    concept: Id
    meaning: str = Field(min_length=3)
    vi: tuple[Phrase, ...] = ()
    en: tuple[Phrase, ...] = ()
    fact: Literal["money"] | None = None
    reviewed: tuple[SignReview, ...] = ()
