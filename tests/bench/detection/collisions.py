"""Phrases that without accents are something commoner, for tables/ambiguous.yaml."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from signs.catalogue import Catalogue
from signs.patterns import is_pattern
from signs.reading import Reader, phrases_of
from signs.skeleton import Skeleton
from tests.bench.detection.texts import Text

LONGEST, LEAST, TIMES = 3, 4, 3
"""Words of a phrase looked at; how often, and how many times oftener, the other reading stands."""
Spelled = tuple[str, ...]


def collisions(catalogue: Catalogue, texts: Iterable[Text]) -> list[str]:
    """Lines "phrase: other reading (how often, against how often)", the worst first."""
    reader = Reader(catalogue)
    phrases: dict[Spelled, dict[Spelled, str]] = defaultdict(dict)
    for _, phrase in phrases_of(catalogue):
        forms = () if is_pattern(phrase) else reader.normaliser.forms(phrase)
        if 1 < len(forms) <= LONGEST and not all(form.bare for form in forms):
            folded = tuple(form.folded for form in forms)
            phrases[folded][tuple(form.key for form in forms)] = phrase
    read: Counter[tuple[Spelled, Spelled]] = Counter()
    for text in texts:
        read.update(_readings(reader.normaliser.skeleton(text.text), phrases.keys()))
    found = []
    for (folded, keys), often in read.items():
        for own, phrase in phrases[folded].items():
            if keys not in phrases[folded] and often >= max(LEAST, TIMES * read[folded, own]):
                found.append((often, f"{phrase}: {' '.join(keys)} ({often}, {read[folded, own]})"))
    return [line for _, line in sorted(found, reverse=True)]


def _readings(skeleton: Skeleton, wanted: Iterable[Spelled]) -> Iterable[tuple[Spelled, Spelled]]:
    """Every wanted row of words as it is accented, in a text that bears accents."""
    forms, known = skeleton.forms, set(wanted)
    if sum(not form.bare for form in forms) * 3 < len(forms):
        return
    for length in range(2, LONGEST + 1):
        for at in range(len(forms) - length + 1):
            folded = tuple(skeleton.folded[at : at + length])
            if folded in known and not any(skeleton.pauses[at + 1 : at + length]):
                yield folded, tuple(form.key for form in forms[at : at + length])
