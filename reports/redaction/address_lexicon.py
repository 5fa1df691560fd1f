"""The words of addresses as they are looked up."""

from dataclasses import dataclass
from functools import lru_cache

from reports.redaction.lexicon import folds, lexicon, spellings


@dataclass(frozen=True)
class AddressWords:
    """`groups` says of each address word whether it is sure, named or weak (see the table)."""

    groups: dict[str, str]
    firsts: frozenset[str]
    not_values: frozenset[str]
    numbered: frozenset[str]
    lower: frozenset[str]
    not_english: frozenset[str]
    after_name: frozenset[str]
    cues: frozenset[str]
    place_words: tuple[frozenset[str], frozenset[str]]
    """Words of the names of places, with accents and without."""


@lru_cache(maxsize=1)
def address_words() -> AddressWords:
    table, places = lexicon().addresses, lexicon().places
    phrases = places.provinces + places.districts
    syllables = tuple(word for phrase in phrases for word in phrase.split()) + places.syllables
    ordinary = lexicon().ordinary
    not_places = ordinary.after + ordinary.bare_after + table.not_values
    groups = dict.fromkeys(spellings(table.landmarks + table.weak), "weak")
    groups |= dict.fromkeys(spellings(table.named), "named")
    groups |= dict.fromkeys(spellings(table.sure), "sure")
    return AddressWords(
        groups=groups,
        firsts=frozenset(word.split()[0] for word in groups),
        not_values=spellings(table.not_values),
        numbered=spellings(table.numbered),
        lower=spellings(table.lower),
        not_english=frozenset(table.not_english),
        after_name=folds(table.after_name),
        cues=folds(table.cues),
        place_words=(
            spellings(syllables) - (spellings(not_places) - spellings(places.syllables)),
            folds(syllables) - (folds(not_places) - folds(places.syllables)),
        ),
    )
