"""Texts that nobody would write: the check answers all of them, with places inside the text."""

import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from signs.catalogue import catalogue
from signs.check import Checker
from signs.opinion import model
from signs.reading import phrases_of
from signs.verdict import Verdict

from .conftest import TODAY

WHOLE = Checker(catalogue(), model())
"""The check with everything on."""
LURE = "Tuyển gấp sang Campuchia trực chat, lương 1000 đô, giữ hộ chiếu, có xe đón tối nay"
PHRASES = " ".join(phrase for _, phrase in phrases_of(catalogue()))
PIECES = st.sampled_from(
    ["giữ hộ chiếu ", "qua K ", "không ", "10tr", "2k7 ", "\u0301", "\u200b", "\ud800", "ệ", "🇰🇭",
     "@", "0900 000 001", "“", ". ", "\n", "luonggg ", "v.i.ệ.c ", "(", "[", "|"]
)  # fmt: skip
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=25).map("".join)


def places_are_inside(text: str, verdict: Verdict) -> bool:
    spans = [span for shown in verdict.signs for span in shown.spans] + list(verdict.alike)
    told = [
        one["span"] for kind in ("money", "ages", "dates") for one in verdict.facts.get(kind, ())
    ]
    ends = [(span.start, span.end) for span in spans] + [tuple(span) for span in told]
    return all(0 <= start < end <= len(text) for start, end in ends)


@pytest.mark.parametrize(
    "text",
    [
        "x" * 1_000_000,
        "a" + "\u0301" * 100_000,
        (LURE + "\n") * 12_000,
        PHRASES,
        "\ud800\udfff" * 500 + LURE + "\udc00",
        "".join(map(chr, range(256))) * 20,
        bytes(range(256)).decode("utf-8", "replace") * 20,
        "(" * 5_000 + "[" * 5_000,
        " " * 20_000,
        "",
    ],
    ids=["1 MB", "marks", "1 MB of lures", "phrases", "surrogates", "latin", "bytes", "brackets",
         "spaces", "nothing"],
)  # fmt: skip
def test_hostile_texts_are_answered(text: str) -> None:
    """Whatever it is, there is a verdict, and what it points at stands in the text."""
    assert places_are_inside(text, WHOLE.check(text, today=TODAY))


def test_a_lure_is_seen_between_rubbish() -> None:
    """Half of a surrogate pair, marks and control characters around a lure hide nothing."""
    plain = WHOLE.check(LURE, today=TODAY)
    buried = WHOLE.check("\ud83d\u0301\x00 " + LURE + " \x07\udc00", today=TODAY)
    assert buried.level is plain.level
    assert {one.sign for one in plain.signs} <= {one.sign for one in buried.signs}


def test_a_long_text_is_cut_and_says_so() -> None:
    """What stands behind the limit is not read; the facts tell."""
    assert WHOLE.check("x " * 20_000, today=TODAY).facts["cut"]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=TEXTS)
def test_contract_any_text_has_a_verdict_with_places_in_it(text: str) -> None:
    """Never an exception, and every place is a place of the text as it was given."""
    assert places_are_inside(text, WHOLE.check(text, today=TODAY))


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    text=st.text(alphabet=st.sampled_from("giữ hộ chiếu qua Cam 10tr đưa không, .ệừạ"), max_size=60)
)
def test_contract_all_unicode_forms_have_one_verdict(text: str) -> None:
    """Composed, decomposed and compatibility forms of a text are judged alike."""
    verdicts = [
        WHOLE.check(unicodedata.normalize(form, text), today=TODAY)
        for form in ("NFC", "NFD", "NFKC", "NFKD")
    ]
    assert len({(one.kind, one.level, tuple(s.sign for s in one.signs)) for one in verdicts}) == 1
