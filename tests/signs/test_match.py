"""Matching: by whole words, accents compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signs.match import Matcher
from signs.normalise import Normaliser
from signs.patterns import groups_of, written_out

HANDED = "hộ chiếu [thì] (đưa|nộp|giao) [cho] (chị|anh|sếp)"
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


@pytest.mark.parametrize(
    ("pattern", "text", "hits"),
    [
        ("(giữ|cầm) hộ chiếu", "sẽ cầm hộ chiếu nhé", [(1, 4, False)]),
        (HANDED, "hộ chiếu nộp sếp", [(0, 4, False)]),
        (HANDED, "ho chieu thi dua cho anh", [(0, 6, True)]),
        (HANDED, "hộ chiếu thì đưa công an", []),
        (HANDED, "hộ chiếu dưa cho anh", []),
        ("(em|con) (đưa|gửi) (căn cước|hộ chiếu) gốc", "con gửi hộ chiếu gốc", [(0, 5, False)]),
    ],
)  # fmt: skip
def test_alternatives_are_found(pattern: str, text: str, hits: list[tuple[int, int, bool]]) -> None:
    """A pattern stands for every phrase that its brackets make, and for no other."""
    assert found(pattern, text) == hits


@pytest.mark.parametrize("phrase", ["(a|b", "a|b)", "(a||b)", "[a] [b]", "(a (b|c))", "()"])
def test_brackets_that_do_not_match_are_a_fault(phrase: str) -> None:
    """A pattern that cannot be read says so instead of matching something else."""
    with pytest.raises(ValueError, match=r"bracket|missing"):
        groups_of(phrase)


@given(
    st.lists(
        st.lists(st.sampled_from(["một", "hai ba", "bốn"]), min_size=1, max_size=3),
        min_size=1,
        max_size=4,
    )
)
def test_a_pattern_is_its_phrases(groups: list[list[str]]) -> None:
    """Written out or compared in place, a pattern finds each of its phrases whole."""
    pattern = " ".join(f"({'|'.join(dict.fromkeys(group))})" for group in groups)
    for phrase in written_out(groups_of(pattern)):
        length = len(phrase.split())
        assert (0, length, False) in found(pattern, phrase)


def test_english_is_not_read_as_unaccented_vietnamese() -> None:
    """In an English sentence me is not mẹ; in an unaccented Vietnamese one it is."""
    assert found("đừng gọi mẹ", "dung goi me nhe em") == [(0, 3, True)]
    assert found("mẹ", "please do not call me before nine, thanks") == []
