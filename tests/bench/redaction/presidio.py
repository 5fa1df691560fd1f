"""Presidio's pattern recognizers as a peer, on tokens of a blank pipeline."""

from collections.abc import Iterator, Sequence
from typing import Any

import spacy
import tldextract
from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
from presidio_analyzer.nlp_engine import NlpArtifacts, NlpEngine

LANGUAGE = "en"
LEAST = 0.3
"""Below this score Presidio itself only guesses."""
tldextract.extract = tldextract.TLDExtract(suffix_list_urls=())
"""Its list of domains as installed; nothing is fetched."""


class Blank(NlpEngine):  # type: ignore[misc]  # it ships no types
    """Only tokens, no names."""

    def __init__(self) -> None:
        self._cut = spacy.blank(LANGUAGE)

    def load(self) -> None:
        """Nothing to load."""

    def is_loaded(self) -> bool:
        return True

    def process_text(self, text: str, language: str) -> NlpArtifacts:
        tokens = self._cut(text)
        places = [token.idx for token in tokens]
        return NlpArtifacts([], tokens, places, [t.text for t in tokens], self, language)

    def process_batch(
        self, texts: Any, language: str, **_: Any
    ) -> Iterator[tuple[str, NlpArtifacts]]:
        for text in texts:
            yield text, self.process_text(text, language)

    def is_stopword(self, word: str, language: str) -> bool:
        return False

    def is_punct(self, word: str, language: str) -> bool:
        return False

    def get_supported_entities(self) -> list[str]:
        return []

    def get_supported_languages(self) -> list[str]:
        return [LANGUAGE]


def _engine() -> AnalyzerEngine:
    registry = RecognizerRegistry()
    registry.load_predefined_recognizers(languages=[LANGUAGE])
    return AnalyzerEngine(registry=registry, nlp_engine=Blank(), supported_languages=[LANGUAGE])


ENGINE = _engine()


def analyse(text: str) -> Sequence[tuple[int, int]]:
    """Where it found anything personal."""
    found = ENGINE.analyze(text, language=LANGUAGE, score_threshold=LEAST)
    return [(one.start, one.end) for one in found]
