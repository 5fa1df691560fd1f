"""Faults of vocabulary: phrases that add nothing, families that no sign uses, old reviews."""

from collections.abc import Iterator
from datetime import date, timedelta

from authoring.issue import Issue
from signs.catalogue import Catalogue
from signs.model import Category, Concept, Sign, SignReview
from signs.patterns import is_pattern

OLDEST = timedelta(days=540)
"""After which a review no longer speaks for what recruiters write today."""


def wasted_words(catalogue: Catalogue) -> Iterator[Issue]:
    """SIGN008 a phrase shadowed by a shorter one of its family, SIGN009 a family that no sign
    uses, SIGN010 a sign that nobody can reach."""
    used = set(_used(catalogue))
    for name, concept in catalogue.concepts.items():
        source = catalogue.sources[f"concept:{name}"]
        for lang, phrase, shorter in shadowed(concept):
            said = f"'{phrase}' never adds anything: '{shorter}' is found in it already"
            yield source.issue((lang,), "SIGN008", said)
        if name not in used:
            yield source.issue(("concept",), "SIGN009", f"no sign uses the concept '{name}'")
    for sign in catalogue.active:
        if not _reachable(sign):
            said = "no text shows this sign, and a scheme is not asked about without a hint"
            yield catalogue.sources[f"sign:{sign.sign}"].issue(("detect",), "SIGN010", said)


def shadowed(concept: Concept) -> Iterator[tuple[str, str, str]]:
    """(language, phrase, the shorter phrase that stands in it); patterns are left alone."""
    for lang, phrases in (("vi", concept.vi), ("en", concept.en)):
        plain = {
            tuple(phrase.lower().split()): phrase for phrase in phrases if not is_pattern(phrase)
        }
        for words, phrase in plain.items():
            inside = (words[i:j] for i in range(len(words)) for j in range(i + 1, len(words) + 1))
            shorter = next((plain[some] for some in inside if some != words and some in plain), "")
            if shorter:
                yield lang, phrase, shorter


def _used(catalogue: Catalogue) -> Iterator[str]:
    for sign in catalogue.signs.values():
        for clause in sign.detect.any:
            yield from clause.concepts
        if sign.detect.unless:
            yield from sign.detect.unless.concepts
    for names in catalogue.tables.pay.work.values():
        yield from names


def _reachable(sign: Sign) -> bool:
    shown = any(clause.concepts or clause.phrases or clause.facts for clause in sign.detect.any)
    return shown or sign.category not in {Category.SCHEME, Category.CONTROL}


def stale_reviews(catalogue: Catalogue, today: date) -> Iterator[Issue]:
    """SIGN011: the newest review of a sign or family is too old. None at all is said elsewhere:
    the pages tell it of every sign."""
    reviewed = [(f"sign:{name}", sign.reviewed) for name, sign in catalogue.signs.items()]
    reviewed += [(f"concept:{name}", one.reviewed) for name, one in catalogue.concepts.items()]
    for owner, reviews in reviewed:
        if reviews and today - _newest(reviews) > OLDEST:
            said = f"last reviewed on {_newest(reviews)}, more than {OLDEST.days} days ago"
            yield catalogue.sources[owner].issue(("reviewed",), "SIGN011", said)


def _newest(reviews: tuple[SignReview, ...]) -> date:
    return max(review.on for review in reviews)
