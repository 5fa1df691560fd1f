"""Which unknown signs are most worth asking about: those whose answer would change most."""

from signs.catalogue import Catalogue
from signs.combine import Case, severity_of
from signs.levels import Picture, decide
from signs.model import Category, Clause, PlaceFact, Sign
from signs.verdict import Level, Shown

MOST = 5
_WORRY = {level: worry for worry, level in enumerate((
    Level.NOT_AN_OFFER, Level.NOTHING_FOUND, Level.ASK_MORE, Level.SUSPICIOUS, Level.DANGER
))}  # fmt: skip
_UNHINTED = {Category.SCHEME: 0.0, Category.CONTROL: 0.0}
"""How likely a sign is of which nothing stands in the text; others OFTEN, in this journey."""
OFTEN = 0.15


def next_questions(catalogue: Catalogue, case: Case, picture: Picture) -> tuple[str, ...]:
    """Ids of signs neither shown nor answered, by the worry that a yes would add times how likely
    a yes is; at most MOST, none that could change nothing."""
    now = _WORRY[decide(picture).level]
    ranked = []
    for sign in catalogue.active:
        if sign.sign in case.found or sign.sign in case.answers:
            continue
        likely = _likely(sign, case)
        if likely:
            severity = severity_of(sign, case)
            said = Shown(sign.sign, severity, (), (sign.sign,))
            added = _WORRY[decide(picture.with_sign(said)).level] - now
            worth = likely * (added + 0.1 * severity.rank)
            ranked.append((-worth, sign.code, sign.sign))
    return tuple(name for _, _, name in sorted(ranked)[:MOST])


def _likely(sign: Sign, case: Case) -> float:
    """How likely a yes is: the share of a clause that already stands in the text, else a base.

    Of a scheme the concept that its clause names first must stand there: pay alone is no reason to
    ask anybody about a kidney. The journey is asked about unless the work is at home.
    """
    scheme = sign.category in _UNHINTED
    shares = [_share(clause, case, first=scheme) for clause in sign.detect.any]
    if best := max(shares, default=0.0):
        return max(best, OFTEN)
    if sign.category is Category.TRAVEL_PAPERS and case.facts.place is PlaceFact.HOME:
        return 0.0
    return _UNHINTED.get(sign.category, OFTEN)


def _share(clause: Clause, case: Case, *, first: bool) -> float:
    """Which part of what a clause asks for is there; 0 without any of its concepts."""
    there = [f"concept:{concept}" in case.kept for concept in clause.concepts]
    if not any(there[:1] if first else there):
        return 0.0
    there += [fact in case.facts.holds for fact in clause.facts]
    return sum(there) / (len(there) + bool(clause.phrases))
