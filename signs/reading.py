"""Reads a text once for a catalogue: one automaton for signs, concepts, places and word groups."""

from collections.abc import Iterator

from signs import sos
from signs.catalogue import Catalogue
from signs.evidence import Evidence
from signs.match import Matcher
from signs.model import Sign
from signs.normalise import Normaliser, words_in
from signs.places import phrases as place_phrases
from signs.syllables import fold
from signs.tables import Places


def phrases_of(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """(owner, phrase) of everything that is looked for."""
    for name, concept in catalogue.concepts.items():
        for phrase in (*concept.vi, *concept.en):
            yield f"concept:{name}", phrase
    for sign in catalogue.active:
        yield from _of_sign(sign)
    for name, group in catalogue.tables.words.groups.items():
        for phrase in group.all:
            yield f"word:{name}", phrase
    yield from place_phrases(catalogue.tables.places)
    yield from sos.phrases()


def _of_sign(sign: Sign) -> Iterator[tuple[str, str]]:
    for number, clause in enumerate(sign.detect.any):
        for phrases in clause.phrases.values():
            for phrase in phrases:
                yield f"clause:{sign.sign}:{number}", phrase
    if sign.detect.unless:
        for phrase in (*sign.detect.unless.vi, *sign.detect.unless.en):
            yield f"unless:{sign.sign}", phrase


def _names(places: Places) -> set[str]:
    """Names of one word, which may be written with a letter wrong."""
    names = (name for place in places.places.values() if place.country for name in place.names)
    return {fold(words[0]) for name in names if len(words := words_in(name)) == 1}


class Reader:
    """Built once at start-up; `read` is pure."""

    def __init__(self, catalogue: Catalogue) -> None:
        phrases = list(phrases_of(catalogue))
        self.normaliser = Normaliser.of_phrases(
            catalogue.tables.spelling.words,
            (phrase for _, phrase in phrases),
            _names(catalogue.tables.places),
        )
        self.matcher = Matcher(self.normaliser, phrases)

    def read(self, text: str) -> Evidence:
        skeleton = self.normaliser.skeleton(text)
        return Evidence(text, skeleton, self.matcher.hits(skeleton))
