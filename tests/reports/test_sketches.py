"""Sketches: reworded offers are joined, strangers are not, and the key gives no words back."""

import json
import unicodedata
from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.sketches import BUCKETS, FEWEST, FUNCTIONS, Sketch, Sketcher, words_of
from tests.reports.attacker import Attacker, pairs, rights, share

KEY = b"a pepper of thirty-two bytes ..."
SKETCHER = Sketcher(KEY)
OFFER = """Tuyển gấp 20 bạn nam nữ đi làm bên Campuchia, việc nhẹ lương 900 đô một tháng, bao ăn ở,
không cần bằng cấp. Có xe đón tận nhà, hộ chiếu công ty lo hết. Liên hệ chị Hoa."""


@pytest.fixture(scope="module")
def adverts() -> list[str]:
    files = sorted(Path("tests/corpora").glob("*.jsonl"))
    lines = [line for file in files for line in file.read_text("utf-8").split("\n") if line]
    rows = map(json.loads, lines)
    texts = [row["text"] for row in rows if row["label"] in {"legit", "lure"}]
    Random(11).shuffle(texts)
    return [text for text in texts if len(pairs(text)) >= FEWEST]


def sketch(text: str) -> Sketch:
    made = SKETCHER.sketch(text)
    assert made is not None
    return made


def test_the_same_text_has_the_same_sketch() -> None:
    """A second sketcher of the same key, in another process or year, makes the same bytes."""
    assert Sketcher(KEY).sketch(OFFER) == sketch(OFFER)
    assert sketch(OFFER).agreement(sketch(OFFER)) == FUNCTIONS


@pytest.mark.parametrize(
    "written",
    [
        OFFER.upper(),
        unicodedata.normalize("NFD", OFFER),
        "".join(c for c in unicodedata.normalize("NFD", OFFER) if not unicodedata.combining(c)),
        OFFER.replace("đ", "d"),
        OFFER.replace(",", " - ").replace(".", "!!!"),
        OFFER + " ‹phone› ‹link›",
        OFFER.replace("đón", "‹name› đón"),
    ],
)
def test_spelling_does_not_matter(written: str) -> None:
    """Case, accents, punctuation and the blanks of redaction leave the sketch as it is."""
    assert sketch(written) == sketch(OFFER)


def test_decorated_letters_are_read() -> None:
    """The bold letters of posts are the letters they stand for."""
    bold = {ord("a") + at: chr(0x1D41A + at) for at in range(26)}
    plain = " ".join(words_of(OFFER))
    assert sketch(plain.translate(bold)) == sketch(plain)


def test_another_key_makes_an_unrelated_sketch() -> None:
    """Without the pepper a sketch cannot be compared with a text."""
    other = Sketcher(KEY[::-1]).sketch(OFFER)
    assert other is not None
    assert sketch(OFFER).agreement(other) < 45


@pytest.mark.parametrize("key", [b"", b"short"])
def test_a_weak_key_is_refused(key: bytes) -> None:
    """An empty pepper would make sketches that anybody can test texts against."""
    with pytest.raises(ValueError, match="16 bytes"):
        Sketcher(key)


def test_a_short_text_has_no_sketch() -> None:
    """Too few words could be guessed; the shortest text with a sketch has 20 different pairs."""
    words = [f"word{number}" for number in range(FEWEST + 1)]
    assert SKETCHER.sketch(" ".join(words)) is not None
    assert SKETCHER.sketch(" ".join(words[:-1])) is None
    assert SKETCHER.sketch("việc nhẹ lương cao " * 40) is None


def test_a_sketch_of_another_size_is_refused() -> None:
    """Bytes from another version of the program are not compared by mistake."""
    with pytest.raises(ValueError, match="128 bytes"):
        Sketch(b"1234")


@given(
    st.binary(min_size=128, max_size=128),
    st.binary(min_size=128, max_size=128),
    st.integers(0, 128),
)
def test_agreement_counts_equal_nibbles(one: bytes, other: bytes, same: int) -> None:
    """The trick with bits counts what a reader would count; a band is four nibbles in a row."""
    other = one[:same] + other[same:]
    equal = [a == b for a, b in zip(one.hex(), other.hex(), strict=True)]
    assert Sketch(one).agreement(Sketch(other)) == sum(equal)
    found = Sketch(one).joined([(7, one), (8, other), (9, one[1:])])
    assert found == [7, *[8] * Sketch(one).alike(Sketch(other))]
    mine, theirs = {*Sketch(one).bands}, {*Sketch(other).bands}
    assert len(mine) == 64
    assert len(mine & theirs) == sum(all(equal[at : at + 4]) for at in range(0, 256, 4))


@given(st.text())
def test_any_text_is_taken(text: str) -> None:
    """Whatever is pasted has a sketch or none, and enough plain words always have one."""
    SKETCHER.sketch(text)
    assert sketch(OFFER + text) == sketch(text.join([OFFER, ""]))


def test_an_offer_reworded_by_a_fifth_is_joined(adverts: Sequence[str]) -> None:
    """Of 200 offers with every fifth word replaced at least 95% share a band and are alike."""
    random = Random(5)
    vocabulary = [word for text in adverts for word in text.split()]
    found = 0
    for text in adverts[:200]:
        words = text.split()
        for at in random.sample(range(len(words)), round(len(words) / 5)):
            words[at] = random.choice(vocabulary)
        made, again = sketch(text), SKETCHER.sketch(" ".join(words))
        found += bool(again and made.alike(again) and {*made.bands} & {*again.bands})
    assert found >= 190


def test_different_adverts_are_not_joined(adverts: Sequence[str]) -> None:
    """Among 400 adverts no two that share less than a quarter of their pairs are alike."""
    made = [(text, sketch(text)) for text in adverts[:400]]
    for (text, one), (other, second) in combinations(made, 2):
        if one.alike(second):
            both = pairs(text), pairs(other)
            assert len(both[0] & both[1]) / len(both[0] | both[1]) > 0.25


def test_a_long_advert_is_not_like_another(adverts: Sequence[str]) -> None:
    """Texts of 800 words do not grow alike by filling the buckets."""
    one, other = " ".join(adverts[:12]), " ".join(adverts[12:24])
    assert sketch(one).agreement(sketch(other)) < 65


@pytest.fixture(scope="module")
def targets(adverts: list[str]) -> list[str]:
    """Three offers of any length and two short ones."""
    return adverts[:3] + [text for text in adverts[3:400] if len(pairs(text)) < 40][:2]


@pytest.fixture(scope="module")
def attacker(adverts: Sequence[str], targets: Sequence[str]) -> Attacker:
    return Attacker(SKETCHER, adverts[-2000:], targets)


@pytest.fixture(scope="module")
def guessed(adverts: Sequence[str], targets: Sequence[str]) -> float:
    """The words that whoever has no sketch gets right by naming the commonest."""
    frequent = Counter(word for text in adverts[-2000:] for word in set(words_of(text)))
    common = sorted(frequent, key=frequent.__getitem__, reverse=True)
    return sum(share(common, set(words_of(text))) for text in targets) / len(targets)


def test_the_attacker_is_not_a_straw_man(attacker: Attacker, targets: Sequence[str]) -> None:
    """The scores do find the buckets of a short offer, but each holds dozens of known pairs."""
    true = set(map(attacker.bucket, pairs(targets[-1])))
    scores = attacker.buckets(targets[-1])
    likeliest = sorted(range(BUCKETS), key=scores.__getitem__, reverse=True)[: len(true)]
    assert len(true.intersection(likeliest)) / len(true) > 0.7
    assert len(attacker.pairs) / BUCKETS > 60


def test_the_key_and_a_dictionary_do_not_give_the_words_back(
    attacker: Attacker, targets: Sequence[str], guessed: float
) -> None:
    """Of the N likeliest pairs fewer than one in ten is right, and of the words in them no more
    than can be guessed without any sketch."""
    for ranked in zip(*(attacker.ranked(text, frequent=False) for text in targets), strict=True):
        right, words = rights(ranked, targets)
        assert right < 0.1
        assert words <= guessed


def test_knowing_what_is_common_gives_few_more_of_the_words(
    attacker: Attacker, targets: Sequence[str], guessed: float
) -> None:
    """In many buckets one pair is far commoner than the others: whoever knows that has up to one
    pair in five right, and one word in eight more than can be guessed without any sketch."""
    for ranked in zip(*(attacker.ranked(text, frequent=True) for text in targets), strict=True):
        right, words = rights(ranked, targets)
        assert right < 0.2
        assert words < guessed + 0.15
