"""Offers mixed from the clauses of the corpora, and the ways in which people reword them."""

import re
from collections.abc import Callable
from random import Random

from tests.bench.detection.texts import OWN, read

PLACES = ("Hà Nội", "Đà Nẵng", "Cần Thơ", "Bình Dương", "Huế", "Campuchia", "Đài Loan", "Vũng Tàu")
_PIECE = re.compile(r"[^.,;:!?\n]+")

Words = list[str]
Offer = list[Words]


def text_of(offer: Offer) -> str:
    return ". ".join(map(" ".join, offer))


class Writer:
    """Writes offers of seven to sixteen clauses, a quarter of them ordinary phrases."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        texts = [one.text for one in read([OWN]) if one.label in {"lure", "legit"}]
        pieces = [piece.split() for text in texts for piece in _PIECE.findall(text)]
        self.pieces = [piece for piece in pieces if 3 <= len(piece) <= 14]
        self.words: Words = [word for piece in self.pieces for word in piece]
        self.ordinary = Random(1).sample(self.pieces, 300)
        """The same for every seed; the first of them stand in most offers."""

    @property
    def ways(self) -> list[Callable[[Offer], Words]]:
        return [
            self.replaced, self.dropped, self.inserted, self.swapped, self.mixed, self.reordered,
            self.edited,
        ]  # fmt: skip

    def offer(self) -> Offer:
        pick = self.random
        return [
            self.ordinary[int(300 * pick.random() ** 3)]
            if pick.random() < 0.25
            else pick.choice(self.pieces)
            for _ in range(pick.randint(7, 16))
        ]

    def replaced(self, offer: Offer) -> Words:
        """Every fifth word, on average, is another."""
        return self._others(*self._some(offer))

    def dropped(self, offer: Offer) -> Words:
        words, places = self._some(offer)
        return [word for at, word in enumerate(words) if at not in places]

    def inserted(self, offer: Offer) -> Words:
        words, places = self._some(offer)
        for at in sorted(places, reverse=True):
            words.insert(at, self._word())
        return words

    def swapped(self, offer: Offer) -> Words:
        """Every fifth word changes places with the next."""
        words, places = self._some(offer)
        for at in places - {len(words) - 1}:
            words[at], words[at + 1] = words[at + 1], words[at]
        return words

    def mixed(self, offer: Offer) -> Words:
        """A fifth of the words, each in one of the four ways."""
        words, places = self._some(offer)
        for at in sorted(places, reverse=True):
            one, *after = words[at : at + 2]
            ways = [self._word(), *after], after, [self._word(), one, *after], [*after, one]
            words[at : at + 2] = self.random.choice(ways)
        return words

    def reordered(self, offer: Offer) -> Words:
        """The clauses in another order and a tenth of the words replaced."""
        return self._others(*self._some(self.random.sample(offer, len(offer)), 0.1))

    def edited(self, offer: Offer) -> Words:
        """Other sums, two other places, and a tenth of the words replaced."""
        words, places = self._some(offer, 0.1)
        sums = [self._sum() if any(map(str.isdigit, word)) else word for word in words]
        one, other = (self.random.choice(PLACES).split() for _ in range(2))
        return [*one, *self._others(sums, places), "tại", *other]

    def _some(self, offer: Offer, share: float = 0.2) -> tuple[Words, set[int]]:
        words = [word for piece in offer for word in piece]
        return words, set(self.random.sample(range(len(words)), round(share * len(words))))

    def _others(self, words: Words, places: set[int]) -> Words:
        return [self._word() if at in places else word for at, word in enumerate(words)]

    def _word(self) -> str:
        return self.random.choice(self.words)

    def _sum(self) -> str:
        return f"{self.random.randint(5, 60)}tr"
