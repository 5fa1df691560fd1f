"""The engine's own word lists and rates, kept in tables/*.yaml so that nobody edits code."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Annotated

from pydantic import Field, PositiveFloat, PositiveInt, StringConstraints

from authoring.files import load
from authoring.issue import Issue, refuse
from authoring.phrases import phrase_context
from authoring.text import Frozen

FOLDER = Path(__file__).parent / "tables"
Day = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]
Words = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class Spelling(Frozen):
    """Short spellings of chat Vietnamese -> the words they stand for."""

    words: dict[str, str]


class Rates(Frozen):
    """`dong` a unit of each currency (ISO 4217, lowercase); `month` periods in a month of work."""

    dated: Day
    source: str
    dong: dict[str, float]
    month: dict[str, float]


class Limits(Frozen):
    """Dong a month from which pay is out of line for work that asks for no trade, for chatting
    with strangers, at a casino, and for a trade."""

    plain: int
    chat: int
    casino: int
    skilled: int


class Pay(Frozen):
    """`work` names the concepts that tell a kind of work; `regions` apply where `countries` has
    none of the countries named."""

    dated: Day
    source: str
    work: dict[str, tuple[str, ...]]
    unknown: Limits
    regions: dict[str, Limits]
    countries: dict[str, Limits]


class Rule(Frozen):
    """An article of Law 69/2020/QH14, and where it was read."""

    article: int
    source: str


class ServiceFee(Rule):
    """Months of the contract wage for twelve months of work, on land and `at_sea`; `most` for
    contracts of `long` months and more."""

    wages_a_year: PositiveFloat
    at_sea: PositiveFloat
    most: PositiveFloat
    long: PositiveInt


class Deposit(Rule):
    """`dong`: the ceiling by market."""

    dong: dict[str, PositiveInt]


class TaiwanMonthly(Frozen):
    """What a broker in Taiwan may take a month in each year of work, `twd`."""

    source: str
    twd: tuple[PositiveInt, PositiveInt, PositiveInt]


class Fees(Frozen):
    """The general ceilings for what a worker going abroad is asked to pay, checked on `dated`."""

    dated: Day
    brokerage: Rule
    service: ServiceFee
    deposit: Deposit
    taiwan_monthly: TaiwanMonthly


class Place(Frozen):
    """`country` in ISO 3166 or empty; `unsure` names count only after a word of going."""

    country: str
    region: str
    flags: tuple[str, ...] = ()
    border: bool = False
    names: tuple[Words, ...] = ()
    unsure: tuple[Words, ...] = ()


class Places(Frozen):
    going: tuple[Words, ...]
    not_after: tuple[Words, ...]
    shadows: tuple[Words, ...]
    places: dict[str, Place]


class Group(Frozen):
    vi: tuple[Words, ...] = ()
    en: tuple[Words, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        return self.vi + self.en


class Groups(Frozen):
    groups: dict[str, Group]


class Ambiguous(Frozen):
    """Phrase -> its everyday reading when written without accents."""

    phrases: Annotated[dict[Words, Words], Field(min_length=1)]


@dataclass(frozen=True)
class Tables:
    spelling: Spelling
    rates: Rates
    pay: Pay
    fees: Fees
    places: Places
    words: Groups
    ambiguous: Ambiguous


def read_tables(folder: Path = FOLDER) -> tuple[Tables | None, list[Issue]]:
    """The tables, or every fault in them."""
    files = {name: load(folder / f"{name}.yaml", model, phrase_context) for name, model in _MODELS}
    issues = [issue for loaded in files.values() for issue in loaded.issues]
    if issues:
        return None, issues
    return Tables(**{name: loaded.value for name, loaded in files.items()}), []  # type: ignore[arg-type]


_MODELS: tuple[tuple[str, type[Frozen]], ...] = (
    ("spelling", Spelling),
    ("rates", Rates),
    ("pay", Pay),
    ("fees", Fees),
    ("places", Places),
    ("words", Groups),
    ("ambiguous", Ambiguous),
)


@lru_cache(maxsize=1)
def tables() -> Tables:
    """The tables of this program; raises FaultyFilesError when one of them is faulty."""
    read, issues = read_tables()
    refuse(issues)
    assert read is not None  # noqa: S101 - no issues means tables
    return read
