"""Where a long text is cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.split import LIMIT, split, units


def test_short_text_is_one_part() -> None:
    """A text within the limit stays whole; white space at its ends is no text."""
    assert split("  chào bạn \n") == ("chào bạn",)
    assert split(" \n\t ") == ()
    assert split("a" * LIMIT) == ("a" * LIMIT,)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Một hai. Ba\n\nbốn năm sáu", ("Một hai. Ba", "bốn năm sáu")),
        ("Một hai ba. Bốn năm sáu bảy", ("Một hai ba.", "Bốn năm sáu bảy")),
        ("Một hai ba bốn năm sáu bảy", ("Một hai ba bốn năm", "sáu bảy")),
        ("Một.hai.ba.bốn.năm.sáu.bảy", ("Một.hai.ba.bốn.năm.s", "áu.bảy")),
    ],
    ids=["paragraph", "sentence", "space", "anywhere"],
)
def test_best_place(text: str, parts: tuple[str, ...]) -> None:
    """A paragraph is the best place to cut, then a sentence, then a space."""
    assert split(text, 20) == parts


def test_letter_and_its_marks_stay_together() -> None:
    """A letter written with combining marks, or a joined emoji, is not torn apart."""
    assert split("ab" + "e\u0302\u0301" * 4, 6) == (
        "abe\u0302\u0301",
        *["e\u0302\u0301" * 2] * 1,
        "e\u0302\u0301",
    )
    family = "👨\u200d👩\u200d👧"
    assert all("\u200d" not in (part[0], part[-1]) for part in split("abcdefgh" + family, 11))


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300), st.integers(8, 40))
def test_contract_nothing_is_lost(text: str, limit: int) -> None:
    """Parts hold every letter in order, each within the limit and none of them empty."""
    parts = split(text, limit)
    assert "".join("".join(parts).split()) == "".join(text.split())
    assert all(part.strip() and units(part) <= limit for part in parts)
