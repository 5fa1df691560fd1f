"""Where the work is: destinations named in a text, without the countries only mentioned."""

import re
from dataclasses import dataclass
from functools import lru_cache

from signs.evidence import Evidence
from signs.match import Hit
from signs.model import PlaceFact
from signs.syllables import folded_key
from signs.tables import Place, Places

_LETTER_K = re.compile(r"[ \n_-]k\b")
_BEFORE_K = ("qua", "sang", "dat", "ben", "di", "ve")
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")


@dataclass(frozen=True, slots=True)
class Named:
    """A place the text names as where one goes; `start`, `end` in the original text."""

    id: str
    place: Place
    start: int
    end: int


def phrases(places: Places) -> list[tuple[str, str]]:
    """(owner, phrase) for the matcher."""
    found = [("shadow", word) for word in places.shadows]
    for name, place in places.places.items():
        found += [(f"place:{name}", word) for word in place.names]
        found += [(f"unsure:{name}", word) for word in place.unsure]
    return found


def read_places(evidence: Evidence, places: Places) -> list[Named]:
    """Places in the order of the text."""
    found = _from_words(evidence, places) + _from_flags(evidence.text, places)
    found += _from_letter(evidence, places)
    return sorted(found, key=lambda named: named.start)


def _from_words(evidence: Evidence, places: Places) -> list[Named]:
    hits = [
        (owner, hit)
        for owner, own in evidence.by.items()
        if owner.startswith(("place:", "unsure:", "shadow"))
        for hit in own
    ]
    if not hits:
        return []
    longest = _longest_over([hit for _, hit in hits])
    going, barred = _keys(places.going), _keys(places.not_after)
    found = []
    for owner, hit in hits:
        kind, _, name = owner.partition(":")
        if kind == "shadow" or longest[hit.first] > hit.last - hit.first:
            continue
        home = places.places[name].country == "VN"
        pull, push = (_before(evidence, hit.first, words) for words in (going, barred))
        if (push > pull and not home) or (kind == "unsure" and not pull):
            continue
        if kind == "unsure" and not hit.bare and not _as_name(evidence, hit):
            continue
        found.append(Named(name, places.places[name], *evidence.skeleton.span(hit.first, hit.last)))
    return found


@lru_cache(maxsize=4)
def _keys(phrases: tuple[str, ...]) -> frozenset[str]:
    return frozenset(" ".join(map(folded_key, phrase.lower().split())) for phrase in phrases)


def _before(evidence: Evidence, first: int, phrases: frozenset[str]) -> int:
    """How many words the longest of the phrases has that ends right before the word `first`."""
    words = evidence.skeleton.folded
    for length in range(min(4, first), 0, -1):
        if " ".join(words[first - length : first]) in phrases:
            return length
    return 0


def _as_name(evidence: Evidence, hit: Hit) -> bool:
    """A short name in lowercase counts in a text that has no capitals worth speaking of."""
    if evidence.is_capital(hit.first):
        return True
    return not any(evidence.is_capital(index) for index in range(hit.first + 4)[-8:])


def _longest_over(hits: list[Hit]) -> dict[int, int]:
    """Each word -> how many words the longest hit over it has: Lào Cai hides Lào."""
    longest: dict[int, int] = {}
    for hit in hits:
        for word in range(hit.first, hit.last):
            longest[word] = max(longest.get(word, 0), hit.last - hit.first)
    return longest


def _from_flags(text: str, places: Places) -> list[Named]:
    found = []
    for flag in _FLAG.finditer(text):
        code = "".join(chr(ord(letter) - 0x1F1E6 + ord("A")) for letter in flag.group())
        found += [
            Named(name, place, *flag.span())
            for name, place in places.places.items()
            if code in place.flags
        ]
    return found


def _from_letter(evidence: Evidence, places: Places) -> list[Named]:
    """The southern K for Cambodia: only beside a word of going, and mostly as a capital."""
    skeleton = evidence.skeleton
    found: list[Named] = []
    for match in _LETTER_K.finditer(skeleton.plain):
        before = skeleton.plain[max(0, match.start() - 5) : match.start()]
        before = re.split(r"[^a-z]", before)[-1]
        if before not in _BEFORE_K:
            continue
        start, end = skeleton.clean.span(match.start() + 1, match.end())
        if evidence.text[start:end] == "K" or before in {"dat", "sang"}:
            found.append(Named("cambodia", places.places["cambodia"], start, end))
    return found


def where(named: list[Named], answer: str | None) -> PlaceFact | None:
    """The worst place named or answered; None when nobody says. What is answered counts too."""
    said = {PlaceFact(one.place.region) for one in named}
    if answer in {str(place) for place in PlaceFact}:
        said.add(PlaceFact(answer))
    for place in (PlaceFact.RISK_REGION, PlaceFact.ABROAD, PlaceFact.HOME):
        if place in said:
            return place
    return None
