"""What a text tells of the person by the way: the country they are in, an age, a watched phone."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from authoring.phrases import phrases as read_groups
from signs.ages import read_ages
from signs.cancel import Denials
from signs.danger_words import READ
from signs.evidence import Evidence
from signs.match import Matcher
from signs.normalise import Normaliser
from signs.places import phrases, read_places
from signs.tables import FOLDER, Groups, Places, Spelling, tables

GROWN = 18
_ME = (
    r"(?<![a-z])(?<!gai )(?<!trai )(?<!cua )(?<!ban )(?<!chi )(?<!anh )(?<!chau )(?<!con )"
    r"(?:i'?m|i am|em|e|con|chau|minh)\s(?:chi )?(?:moi |nam nay |la )?"
)
"""Who speaks of themselves, before an age; not before that of a daughter ("con gái em 15")."""
_OF_ME = re.compile(_ME + "$")
_BARE = re.compile(
    _ME + r"(?P<age>1\d)(?=[,.!;]?(?:\s|$))"
    r"(?!\s?(?:nguoi|tr\b|trieu|k\b|ngay|thang|gio|h\b|ban\b|nam\b))"
)
"""A pupil's age without its word: "i am 15, they locked me in"."""


@dataclass(frozen=True, slots=True)
class Told:
    """`country`: ISO 3166, lower case, or "" when none or several are named as where they are now;
    `named`: the only country named, wherever. `kin`: it befalls somebody of the family.
    `age`: years, of whoever writes. `school`: words of somebody who goes to school."""

    country: str = ""
    age: int | None = None
    school: bool = False
    watched: bool = False
    named: str = ""
    kin: bool = False

    @property
    def minor(self) -> bool:
        return self.age is not None and self.age < GROWN


class Listener:
    """Built once; everything it does is pure."""

    def __init__(self, groups: Groups, places: Places, spelling: Spelling) -> None:
        self._places = places
        listed = [(f"word:{name}", p) for name, group in groups.groups.items() for p in group.all]
        listed += phrases(places)
        self._normaliser = Normaliser.of_phrases(spelling.words, (p for _, p in listed))
        self._matcher = Matcher(self._normaliser, listed)

    def told(self, text: str, today: date) -> Told:
        skeleton = self._normaliser.skeleton(text[:READ])
        evidence = Evidence(text[:READ], skeleton, self._matcher.hits(skeleton))
        denials = Denials(evidence)
        said = {
            group: any(not denials.denied(hit) for hit in evidence.words(group))
            for group in ("school", "watched", "kin")
        }
        named, country = self._places_in(evidence)
        return Told(country, _age(evidence, today), named=named, **said)

    def _places_in(self, evidence: Evidence) -> tuple[str, str]:
        """The only country named, and whether it is where the person is: right behind a word of
        being there. Somebody who is on the way to a place ("sang Lào") is not there yet."""
        named = read_places(evidence, self._places)
        if len({one.place.country for one in named}) != 1:
            return "", ""
        ends = {evidence.skeleton.span(hit.first, hit.last)[1] for hit in evidence.words("at")}
        there = any(
            not evidence.text[end : one.start].strip()
            for one in named
            for end in ends
            if end <= one.start
        )
        country = named[0].place.country.lower()
        return country, country if there else ""


def _age(evidence: Evidence, today: date) -> int | None:
    plain = evidence.skeleton.plain
    own = [
        age.low
        for age in read_ages(evidence, today)
        if age.low == age.high and _OF_ME.search(plain[max(0, age.start - 20) : age.start])
    ]
    own += [int(match["age"]) for match in _BARE.finditer(plain)]
    return own[0] if len(set(own)) == 1 else None


@lru_cache(maxsize=1)
def listener() -> Listener:
    """With the tables that ship with this program; raises FaultyFilesError with every fault."""
    known = tables()
    return Listener(read_groups(FOLDER / "told.yaml", Groups), known.places, known.spelling)


def told(text: str, today: date) -> Told:
    """Pure, and cheap enough for every cry."""
    return listener().told(text, today)
