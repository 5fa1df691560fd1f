"""Sketches: reworded offers are joined, strangers are not, and the key gives no words back."""

import json
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations, islice, pairwise
from math import exp, log, log1p
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.sketches import BUCKETS, FEWEST, FUNCTIONS, Sketch, Sketcher, words_of

KEY = b"a pepper of thirty-two bytes ..."
SKETCHER = Sketcher(KEY)
OFFER = """Tuyển gấp 20 bạn nam nữ đi làm bên Campuchia, việc nhẹ lương 900 đô một tháng, bao ăn ở,
không cần bằng cấp. Có xe đón tận nhà, hộ chiếu công ty lo hết. Liên hệ chị Hoa."""

Pair = tuple[str, str]


@pytest.fixture(scope="module")
def adverts() -> list[str]:
    files = sorted(Path("tests/corpora").glob("*.jsonl"))
    rows = [
        json.loads(line)
        for file in files
        for line in filter(None, file.read_text("utf-8").split("\n"))
    ]
    texts = [row["text"] for row in rows if row["label"] in {"legit", "lure"}]
    Random(11).shuffle(texts)
    return [text for text in texts if SKETCHER.sketch(text)]


def sketch(text: str) -> Sketch:
    made = SKETCHER.sketch(text)
    assert made is not None
    return made


def pairs(text: str) -> set[Pair]:
    return {(min(pair), max(pair)) for pair in pairwise(words_of(text))}


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
    assert sketch(OFFER).agreement(other) < 25


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
    with pytest.raises(ValueError, match="60 bytes"):
        Sketch(b"1234")


@given(st.binary(min_size=60, max_size=60), st.binary(min_size=60, max_size=60))
def test_agreement_counts_equal_nibbles(one: bytes, other: bytes) -> None:
    """The trick with bits counts what a reader would count; bands are the nibbles in threes."""
    equal = [a == b for a, b in zip(one.hex(), other.hex(), strict=True)]
    assert Sketch(one).agreement(Sketch(other)) == sum(equal)
    assert Sketch(one).joined([(7, one), (8, other)]) == [
        7,
        *[8] * Sketch(one).alike(Sketch(other)),
    ]
    bands = Sketch(one).bands
    assert len(bands) == len(set(bands)) == 40
    assert max(bands) < 40 << 12


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
        found += bool(again and made.alike(again) and set(made.bands) & set(again.bands))
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
    assert sketch(one).agreement(sketch(other)) < 30


def bucket_of(pair: Pair) -> int:
    return SKETCHER._hash(" ".join(pair)) % BUCKETS


class Attacker:
    """Holds the key and a dictionary of pairs, and ranks them by what a sketch tells of them."""

    def __init__(self, texts: Iterable[str]) -> None:
        known = sorted({pair for text in texts for pair in pairs(text)})
        self.place = {pair: bucket_of(pair) for pair in known}
        columns = list(zip(*SKETCHER._rows, strict=True))
        self.columns = [[value & 15 for value in column] for column in columns]
        self.orders = [sorted(range(BUCKETS), key=column.__getitem__) for column in columns]

    def buckets(self, values: bytes, number: int) -> list[float]:
        """Log-likelihood ratio of each bucket being in the set: its nibble is the kept one, and
        so likely is it that nothing of the set comes before it in that function's order."""
        scores = [0.0] * BUCKETS
        kept = [nibble for byte in values for nibble in (byte & 15, byte >> 4)]
        first = [min(0.999, exp(place * log1p(-number / BUCKETS))) for place in range(BUCKETS)]
        hit, miss = [log(1 + 15 * p) for p in first], [log1p(-p) for p in first]
        for nibble, column, order in zip(kept, self.columns, self.orders, strict=True):
            for place, bucket in enumerate(order):
                scores[bucket] += hit[place] if column[bucket] == nibble else miss[place]
        return scores

    def ranked(self, text: str, *, chained: bool) -> list[Pair]:
        """The dictionary, with the offer's own pairs in it, the likeliest first."""
        own, random = pairs(text), Random(3)
        every = [*self.place, *sorted(own - self.place.keys())]
        random.shuffle(every)
        scores = self.buckets(sketch(text).values, len(own))
        place = self.place | {pair: bucket_of(pair) for pair in own}
        score = {pair: scores[place[pair]] for pair in every}
        if chained:
            score = self.chain(score, Counter(place.values()), place, len(own))
        return sorted(every, key=score.__getitem__, reverse=True)

    def chain(
        self, score: dict[Pair, float], shared: Counter[int], place: dict[Pair, int], number: int
    ) -> dict[Pair, float]:
        """Pairs stand in sentences: each word of a true pair stands in another true pair too."""
        prior, base = number / len(score), number / BUCKETS
        sure = {p: 1 / (1 + exp(-s) * (1 - base) / base) for p, s in score.items()}
        chances = {pair: min(0.99, sure[pair] / shared[place[pair]]) for pair in score}
        silent: dict[str, float] = defaultdict(float)
        degree: Counter[str] = Counter()
        for pair, chance in chances.items():
            for word in pair:
                silent[word] += log1p(-chance)
                degree[word] += 1

        def support(pair: Pair, word: str) -> float:
            expected = 1 - (1 - prior) ** (degree[word] - 1)
            seen = 1 - exp(silent[word] - log1p(-chances[pair]))
            return log((seen + 0.02) / (expected + 0.02))

        return {p: log(chances[p]) + support(p, p[0]) + support(p, p[1]) for p in score}


@pytest.fixture(scope="module")
def attacker(adverts: Sequence[str]) -> Attacker:
    return Attacker(adverts[-2000:])


def share(found: Iterable[object], true: set[Pair] | set[str]) -> float:
    """How many of the top N are right, N being the true number."""
    return len(true.intersection(islice(found, len(true)))) / len(true)


def test_the_attacker_is_not_a_straw_man(attacker: Attacker, adverts: Sequence[str]) -> None:
    """The scores do find most buckets of a short offer: what protects is that a bucket holds
    sixty pairs of the dictionary."""
    text = next(text for text in adverts if len(pairs(text)) < 40)
    true = set(map(bucket_of, pairs(text)))
    scores = attacker.buckets(sketch(text).values, len(pairs(text)))
    likeliest = sorted(range(BUCKETS), key=scores.__getitem__, reverse=True)[: len(true)]
    assert len(true.intersection(likeliest)) / len(true) > 0.7


@pytest.mark.parametrize("chained", [False, True])
def test_the_key_and_a_dictionary_do_not_give_the_words_back(
    attacker: Attacker, adverts: Sequence[str], chained: bool
) -> None:
    """Of the N likeliest pairs fewer than one in ten is right, and of the words in them no more
    than whoever has no sketch gets right by naming the commonest words."""
    frequent = Counter(word for text in adverts[-2000:] for word in set(words_of(text)))
    common = [word for word, _ in frequent.most_common()]
    right, words, guessed = [], [], []
    for text in adverts[:8]:
        ranked = attacker.ranked(text, chained=chained)
        right.append(share(ranked, pairs(text)))
        true = set(words_of(text))
        words.append(share(dict.fromkeys(word for pair in ranked for word in pair), true))
        guessed.append(share(common, true))
    assert sum(right) / 8 < 0.1
    assert sum(words) <= sum(guessed)
