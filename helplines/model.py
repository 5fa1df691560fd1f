"""What a help point is: whom to call, from where, what happens, and who checked it when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, Any

from pydantic import Field, PositiveInt, StringConstraints, field_validator, model_validator

from authoring.files import Source
from authoring.text import Frozen, Text

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]


class Place(StrEnum):
    """Where the person who will call or write is standing."""

    VN = "vn"
    KH = "kh"
    LA = "la"
    MM = "mm"
    TH = "th"
    PH = "ph"
    MY = "my"
    CN = "cn"
    TW = "tw"
    KR = "kr"
    JP = "jp"
    GB = "gb"
    US = "us"
    OTHER = "other"
    UNKNOWN = "unknown"

    @classmethod
    def of(cls, code: str) -> "Place":
        """From a country code: nothing said is unknown, a country not in the list is other."""
        if not code:
            return cls.UNKNOWN
        return cls(code.lower()) if code.lower() in set(cls) else cls.OTHER

    @property
    def is_abroad(self) -> bool:
        return self not in (Place.VN, Place.UNKNOWN)


class Area(StrEnum):
    """A country as the file writes it, or `abroad` (all but Viet Nam), or `anywhere`."""

    VN = "vn"
    KH = "kh"
    LA = "la"
    MM = "mm"
    TH = "th"
    PH = "ph"
    MY = "my"
    CN = "cn"
    TW = "tw"
    KR = "kr"
    JP = "jp"
    GB = "gb"
    US = "us"
    ABROAD = "abroad"
    ANYWHERE = "anywhere"

    def covers(self, place: Place) -> bool:
        if self is Area.ANYWHERE:
            return True
        if self is Area.ABROAD:
            return place.is_abroad
        return self.value == place.value


class Situation(StrEnum):
    """What the call is about."""

    DANGER = "danger"
    VIOLENCE = "violence"
    MISSING = "missing"
    CHILD = "child"
    SUSPICION = "suspicion"
    ADVICE = "advice"
    LOST_MONEY = "lost_money"
    LABOUR_DISPUTE = "labour_dispute"
    SUICIDE_RISK = "suicide_risk"
    ACCIDENT = "accident"


class Kind(StrEnum):
    CALL = "call"
    SMS = "sms"
    EMAIL = "email"
    APP = "app"


class Cost(StrEnum):
    FREE = "free"
    NORMAL = "normal"
    CHARGED = "charged"
    UNKNOWN = "unknown"


class CheckedHow(StrEnum):
    RANG = "rang"
    OFFICIAL = "official"
    PRESS = "press"


class Reliability(StrEnum):
    """A: official, or two independent pages agree. B: one credible page. C: weak or old."""

    A = "A"
    B = "B"
    C = "C"


class HelpPoint(Frozen):
    """One number or address. `serves` ranks it: area -> situation -> 1 for the first to offer."""

    id: Id
    enabled: bool
    kind: Kind
    number: str = Field(min_length=2)
    shown: str = Field(min_length=2)
    name: Text
    purpose: Text
    on_call: Text | None = None
    serves: dict[Area, dict[Situation, PositiveInt]] = Field(min_length=1)
    callable_from: tuple[Area, ...] = Field(min_length=1)
    always_open: bool = False
    hours: Text | None = None
    cost: Cost = Cost.UNKNOWN
    languages: tuple[Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")], ...] = ()
    records_calls: bool = False
    reliability: Reliability
    source: str = ""
    verified_on: date | None = None
    checked_how: CheckedHow
    note: str = ""

    @model_validator(mode="after")
    def _one_kind_of_hours(self) -> "HelpPoint":
        if self.always_open and self.hours:
            raise ValueError("write always_open or hours, not both")
        return self

    @property
    def serves_in(self) -> frozenset[Area]:
        return frozenset(self.serves)

    @property
    def situations(self) -> frozenset[Situation]:
        return frozenset(situation for ranks in self.serves.values() for situation in ranks)

    def rank(self, place: Place, situation: Situation) -> int | None:
        """Its place in the order there; None when it is not for that. A country beats an area."""
        areas = [area for area in self.serves if area.covers(place)]
        areas.sort(key=lambda area: area.value != place.value)
        ranks = [self.serves[area].get(situation) for area in areas]
        return next((rank for rank in ranks if rank), None)

    def reachable_from(self, place: Place) -> bool:
        return any(area.covers(place) for area in self.callable_from)


class DirectoryFile(Frozen):
    """directory.yaml: id -> help point; the order in the file settles equal ranks."""

    points: dict[Id, HelpPoint] = Field(min_length=1)

    @field_validator("points", mode="before")
    @classmethod
    def _named(cls, points: Any) -> Any:
        if not isinstance(points, dict):
            return points
        return {
            key: {"id": key, **point} if isinstance(point, dict) else point
            for key, point in points.items()
        }


@dataclass(frozen=True)
class Directory:
    """Every help point of the file, in its order, and where each of its lines stands."""

    points: Mapping[str, HelpPoint]
    source: Source


@dataclass(frozen=True)
class Override:
    """What an operator decided about a help point, and the day on which they rang it."""

    enabled: bool
    rang_on: date | None = None


Overrides = Mapping[str, Override]
