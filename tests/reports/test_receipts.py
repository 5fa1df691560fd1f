"""Receipts: five easy words that open one report, however they are typed, and nothing else."""

import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.peppers import Pepper
from reports.receipts import CHOICES, FOLDER, WORDS, drawn, opened, read

PEPPER = Pepper(1, bytes(range(32)))
SEED = bytes(range(32))
ALARMING = re.compile(
    r"\b(chết|giết|máu|tù|công an|trốn|lừa|buôn|nợ|súng|con dao|con ma|bán người|police|dead|"
    r"kill|gun|blood|jail|prison|escape|report|victim|help|drug|debt|knife|fraud)\b"
)


def bare(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(char for char in plain if "a" <= char <= "z")


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_contract_the_words_are_easy_and_harmless(lang: str) -> None:
    """2,048 different words, in Vietnamese of two syllables, also different without accents; none
    that alarms whoever finds the note."""
    words = (FOLDER / f"{lang}.txt").read_text("utf-8").splitlines()
    assert len(words) == len({bare(word) for word in words}) == CHOICES
    assert not [word for word in words if ALARMING.search(word)]
    if lang == "vi":
        assert all(len(word.split()) == 2 for word in words)
        ordered = sorted(map(bare, words))
        assert not [one for one, next_ in pairwise(ordered) if next_.startswith(one)]


def test_the_words_come_from_the_seed() -> None:
    """The same seed gives the same five words, another seed others, and each is in the list."""
    words = drawn(SEED, "vi")
    assert len(words) == WORDS
    assert drawn(SEED, "vi") == words
    assert drawn(bytes(32), "vi") != words
    assert drawn(SEED, "en") != words


@settings(deadline=None, max_examples=60)
@given(seed=st.binary(min_size=32, max_size=32), lang=st.sampled_from(["vi", "en"]))
def test_contract_words_are_read_back(seed: bytes, lang: str) -> None:
    """However they were written down: small or large, without accents, numbered, on lines."""
    words = drawn(seed, lang)
    bare_words = [unicodedata.normalize("NFD", word).upper() for word in words]
    ways = [
        " ".join(words), ", ".join(words), "\n".join(words), " - ".join(words).title(),
        " ".join(f"{n}. {word}" for n, word in enumerate(words, 1)), " ".join(bare_words),
    ]  # fmt: skip
    if lang == "vi":
        ways.append("".join(map(bare, words)))
    for way in ways:
        assert read(way) == words, way


def test_a_wrong_letter_is_forgiven() -> None:
    """One letter wrong, missing or too many in a Vietnamese word: it is still that word."""
    words = drawn(SEED, "vi")
    first = bare(words[0].split()[0])
    for typed in (first + "q", "q" + first[1:]):
        rest = " ".join([typed, *words[0].split()[1:], *words[1:]])
        assert read(rest) == words


@pytest.mark.parametrize(
    "typed",
    ["", "xin chào", "bánh mì", "một hai ba bốn năm sáu bảy tám chín mười", "a" * 400],
)
def test_other_words_are_no_receipt(typed: str) -> None:
    """Too few, too many or other words."""
    assert read(typed) is None


def test_contract_what_is_stored_is_not_the_words() -> None:
    """A keyed hash, another under another pepper; the same words always give the same key pair."""
    one = opened(drawn(SEED, "vi"))
    again = opened(drawn(SEED, "vi"))
    assert one.stored(PEPPER) == again.stored(PEPPER)
    assert one.stored(Pepper(2, bytes(32))) != one.stored(PEPPER)
    assert one.public == again.public != opened(drawn(bytes(32), "vi")).public
    assert one.proof not in one.stored(PEPPER)


def test_an_opened_receipt_does_not_show_itself() -> None:
    """What a log might print of it holds nothing."""
    assert repr(opened(drawn(SEED, "vi"))) == "Opened()"


@settings(deadline=None)
@given(text=st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    """Never an exception."""
    read(text)
