"""Matching: by whole words, accents compared."""

import pytest

from signs.match import Matcher
from signs.normalise import Normaliser

NORMALISER = Normaliser({}, {"campuchia", "camera"})


def found(phrase: str, text: str) -> list[tuple[int, int, bool]]:
    matcher = Matcher(NORMALISER, [("x", phrase)])
    hits = matcher.hits(NORMALISER.skeleton(text))
    return [(hit.first, hit.last, hit.bare) for hit in hits.get("x", ())]


@pytest.mark.parametrize(
    ("phrase", "text"),
    [("bán thận", "bạn thân của em"), ("bao", "báo tin"), ("lò", "lo hết cho em nhé chị ơi ạ")],
)
def test_other_accents_are_another_word(phrase: str, text: str) -> None:
    """Accented text never matches a word with other accents."""
    assert found(phrase, text) == []


def test_unaccented_text_matches_and_says_so() -> None:
    """Text without accents matches an accented phrase, and the hit says that it is a guess."""
    assert found("giữ hộ chiếu", "se giu ho chieu") == [(1, 4, True)]
    assert found("giữ hộ chiếu", "sẽ giữ hộ chiếu") == [(1, 4, False)]


def test_only_whole_words_match() -> None:
    """A phrase does not match inside longer words."""
    assert found("cam", "campuchia camera") == []


def test_overlapping_hits_are_all_found() -> None:
    """A short phrase inside a long one is found as well."""
    matcher = Matcher(NORMALISER, [("a", "hộ chiếu"), ("b", "giữ hộ chiếu"), ("c", "hộ chiếu")])
    hits = matcher.hits(NORMALISER.skeleton("giữ hộ chiếu"))
    assert sorted(hits) == ["a", "b", "c"]


def test_lone_word_among_accents_is_itself() -> None:
    """One word without accents among accented ones is that word, not a careless spelling."""
    assert found("thận", "than đá được bán ở chợ này") == []
    assert found("thận", "can nguoi ban than gap") == [(3, 4, True)]


def test_no_phrases_match_nothing() -> None:
    """An empty matcher and an empty text are fine."""
    assert Matcher(NORMALISER, []).hits(NORMALISER.skeleton("giữ")) == {}
    assert found("giữ", "") == []
