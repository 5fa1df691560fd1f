"""Which unknown signs are most worth asking about: those whose answer would change most."""

from signs.catalogue import Catalogue
from signs.combine import Case, severity_of
from signs.levels import Picture, decide
from signs.model import Category, Clause, PlaceFact, Sign
from signs.verdict import Shown

MOST = 5
_HINTED = frozenset({Category.SCHEME, Category.CONTROL})
"""Nobody is asked about these unless something in the text hints at them."""
OFTEN = 0.15
"""How likely any other sign is of which nothing stands in the text."""


def next_questions(catalogue: Catalogue, case: Case, picture: Picture) -> tuple[str, ...]:
    """Ids of signs neither shown nor answered, by the worry that a yes would add times how likely
    a yes is; at most MOST, none that could change nothing."""
    now = decide(picture).level.worry
    ranked = []
    for sign in catalogue.active:
        if sign.sign in case.found or sign.sign in case.answers:
            continue
        likely = _likely(sign, case)
        if likely:
            severity = severity_of(sign, case)
            said = Shown(sign.sign, severity, (), (sign.sign,))
            added = decide(picture.with_sign(said)).level.worry - now
            worth = likely * (added + 0.1 * severity.rank)
            ranked.append((-worth, sign.code, sign.sign))
    return tuple(name for _, _, name in sorted(ranked)[:MOST])


def _likely(sign: Sign, case: Case) -> float:
    """How likely a yes is: the share of a clause that already stands in the text, else a base.

    Of a scheme the concept that its clause names first must stand there: pay alone is no reason to
    ask anybody about a kidney. The journey is asked about unless the work is at home.
    """
    scheme = sign.category in _HINTED
    shares = [_share(clause, case, first=scheme) for clause in sign.detect.any]
    if best := max(shares, default=0.0):
        return max(best, OFTEN)
    at_home = sign.category is Category.TRAVEL_PAPERS and case.facts.place is PlaceFact.HOME
    return 0.0 if scheme or at_home else OFTEN


def _share(clause: Clause, case: Case, *, first: bool) -> float:
    """Which part of what a clause asks for is there; 0 without any of its concepts."""
    there = [f"concept:{concept}" in case.kept for concept in clause.concepts]
    if not any(there[:1] if first else there):
        return 0.0
    there += [fact in case.facts.holds for fact in clause.facts]
    return sum(there) / (len(there) + bool(clause.phrases))
