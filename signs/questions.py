"""Which unknown signs are most worth asking about next."""

from signs.catalogue import Catalogue
from signs.combine import Case, severity_of
from signs.model import Category, PlaceFact, Sign

MOST = 5


def next_questions(catalogue: Catalogue, case: Case) -> tuple[str, ...]:
    """Ids of signs neither shown nor answered, the worst (given the facts) and nearest first."""
    ranked = []
    for sign in catalogue.active:
        if (
            sign.sign in case.found
            or sign.sign in case.answers
            or sign.category is Category.CONTROL
        ):
            continue
        hinted = _hinted(sign, case)
        if not hinted and not _fits(sign, case):
            continue
        ranked.append((-severity_of(sign, case).rank, not hinted, sign.code, sign.sign))
    return tuple(name for *_, name in sorted(ranked)[:MOST])


def _hinted(sign: Sign, case: Case) -> bool:
    """Whether part of the sign already stands in the text. Of a scheme it must be the concept that
    its clause names first: pay alone is no reason to ask anybody about a kidney."""
    clauses = [clause.concepts for clause in sign.detect.any]
    if sign.category is Category.SCHEME:
        clauses = [concepts[:1] for concepts in clauses]
    return any(f"concept:{concept}" in case.kept for named in clauses for concept in named)


def _fits(sign: Sign, case: Case) -> bool:
    """Whether it makes sense to ask for no reason in the text: schemes never, the journey unless
    the work is at home."""
    if sign.category is Category.SCHEME:
        return False
    return sign.category is not Category.TRAVEL_PAPERS or case.facts.place is not PlaceFact.HOME
