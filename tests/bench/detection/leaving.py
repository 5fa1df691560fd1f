"""The catalogue as it would be had a batch never been seen: for estimates that do not flatter."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from signs.catalogue import Catalogue
from signs.model import Sign
from signs.reading import Reader
from signs.tables import Group
from tests.bench.detection.texts import Text

Support = dict[tuple[str, str], set[str]]
"""(owner, phrase) -> the batches in which it stands."""


def support(catalogue: Catalogue, texts: Iterable[Text]) -> Support:
    reader = Reader(catalogue)
    found: Support = defaultdict(set)
    for text in texts:
        for owner, hits in reader.read(text.text).by.items():
            for hit in hits:
                found[owner, hit.phrase].add(text.source)
    return found


def without(catalogue: Catalogue, batch: str, seen: Support) -> Catalogue:
    """Every phrase that of all our texts stands only in this batch is taken out, whoever thought
    of it: a lower bound, because most of them were not written for the batch."""
    gone = {where for where, batches in seen.items() if batches == {batch}}

    def left(owner: str, phrases: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(phrase for phrase in phrases if (owner, phrase.lower()) not in gone)

    def group_left(name: str, group: Group) -> Group:
        owner = f"word:{name}"
        return group.model_copy(update={"vi": left(owner, group.vi), "en": left(owner, group.en)})

    concepts = {
        name: one.model_copy(
            update={"vi": left(f"concept:{name}", one.vi), "en": left(f"concept:{name}", one.en)}
        )
        for name, one in catalogue.concepts.items()
    }
    groups = catalogue.tables.words
    words = groups.model_copy(
        update={"groups": {name: group_left(name, one) for name, one in groups.groups.items()}}
    )
    signs = {name: _clauses_left(sign, left) for name, sign in catalogue.signs.items()}
    tables = replace(catalogue.tables, words=words)
    return replace(catalogue, signs=signs, concepts=concepts, tables=tables)


def _clauses_left(sign: Sign, left) -> Sign:
    clauses = []
    for number, clause in enumerate(sign.detect.any):
        owner = f"clause:{sign.sign}:{number}"
        phrases = {lang: left(owner, some) for lang, some in clause.phrases.items()}
        clauses.append(clause.model_copy(update={"phrases": phrases}))
    detect = sign.detect.model_copy(update={"any": tuple(clauses)})
    return sign.model_copy(update={"detect": detect})
