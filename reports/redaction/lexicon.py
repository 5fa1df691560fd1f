"""The tables of this room, read once and refused with their faults."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator

from authoring.files import load
from authoring.issue import refuse
from authoring.phrases import phrase_context
from authoring.text import Frozen
from reports.redaction.spelling import fold, spelt

FOLDER = Path(__file__).parent / "tables"


def _words(written: str) -> tuple[str, ...]:
    return tuple(word.replace("_", " ").lower() for word in written.split())


def _phrases(written: str) -> tuple[str, ...]:
    return tuple(phrase.strip().lower() for phrase in written.split(",") if phrase.strip())


Words = Annotated[tuple[str, ...], BeforeValidator(_words)]
Phrases = Annotated[tuple[str, ...], BeforeValidator(_phrases)]


class Names(Frozen):
    surnames: Words
    sure_surnames: Words
    highland: Words
    middles: Words
    given: Words
    pets: Words
    pair_firsts: Words
    pair_seconds: Words
    foreign: Words
    orders: Words
    nicknames: Words
    bynames: Words
    everyday: Words
    plain_everyday: Words


class Cues(Frozen):
    kin: Phrases
    short_kin: Phrases
    titles: Phrases
    named: Phrases
    fillers: Phrases
    relations: Phrases
    contacts: Phrases
    states: Phrases
    orgs: Phrases
    org_ends: Phrases


class Places(Frozen):
    provinces: Phrases
    syllables: Phrases
    districts: Phrases
    titles_of_sense: Phrases
    not_names: Phrases


class Ordinary(Frozen):
    words: Words
    given: Words
    unsure: Words
    bare_words: Words
    bare_given: Words
    bare_unsure: Words
    after: Words
    bare_after: Words
    pairs: Phrases
    bare_pairs: Phrases
    verbs: Words
    told: Words
    counted: Words
    before_anh: Words


class Addresses(Frozen):
    sure: Phrases
    named: Phrases
    weak: Phrases
    numbered: Phrases
    landmarks: Phrases
    not_english: Phrases
    lodgings: Phrases
    before_number: Phrases
    counted: Phrases
    lower: Phrases
    after_name: Phrases
    cues: Phrases
    not_values: Phrases


class Contacts(Frozen):
    platforms: Phrases
    fillers: Phrases
    not_handles: Phrases
    name_stops: Phrases
    not_after_with: Phrases
    banks: Phrases
    tlds: Words
    short_hosts: Words
    public: Words


class Numbers(Frozen):
    said: dict[str, Words]
    phone: Phrases
    any: Phrases
    money: Phrases
    account: Phrases
    id_number: Phrases
    office: Phrases
    plate: Phrases
    passport: Phrases
    units: Phrases
    birth: Phrases
    not_birth: Phrases


@dataclass(frozen=True)
class Lexicon:
    names: Names
    cues: Cues
    ordinary: Ordinary
    places: Places
    addresses: Addresses
    contacts: Contacts
    numbers: Numbers


_MODELS: tuple[tuple[str, type[Frozen]], ...] = (
    ("names", Names),
    ("cues", Cues),
    ("ordinary", Ordinary),
    ("places", Places),
    ("addresses", Addresses),
    ("contacts", Contacts),
    ("numbers", Numbers),
)


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The tables of this program; raises FaultyFilesError when one of them is faulty."""
    files = {name: load(FOLDER / f"{name}.yaml", model, phrase_context) for name, model in _MODELS}
    refuse(issue for loaded in files.values() for issue in loaded.issues)
    return Lexicon(**{name: loaded.value for name, loaded in files.items()})  # type: ignore[arg-type]


def folds(phrases: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(fold, phrases))


def spellings(phrases: tuple[str, ...]) -> frozenset[str]:
    """Each phrase with the tone of each of its words at the end."""
    return frozenset(" ".join(map(spelt, phrase.split())) for phrase in phrases)
