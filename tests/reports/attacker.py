"""An attacker who holds the key of the sketches and tries to read an offer out of one."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice, pairwise
from math import exp, expm1, log, log1p
from random import Random

from reports.sketches import BUCKETS, MOST, Sketcher, words_of

Pair = tuple[str, str]
Chances = list[float]

LIKELIEST = 10_000
"""Pairs that are ranked: no true one that could be among the first comes after these."""


def pairs(text: str) -> set[Pair]:
    return {(min(pair), max(pair)) for pair in pairwise(words_of(text))}


def share(found: Iterable[object], true: set[Pair] | set[str]) -> float:
    """How many of the top N are right, N being the true number."""
    return len(true.intersection(islice(found, len(true)))) / len(true)


def rights(ranked: Iterable[Sequence[Pair]], targets: Sequence[str]) -> tuple[float, float]:
    """Of the N likeliest pairs, and of the words in them, how many are right on average."""
    right, words = [], []
    for best, text in zip(ranked, targets, strict=True):
        right.append(share(best, pairs(text)))
        spoken = dict.fromkeys(word for pair in best for word in pair)
        words.append(share(spoken, set(words_of(text))))
    return sum(right) / len(right), sum(words) / len(words)


class Attacker:
    """Knows other adverts, how many of them have each pair of words, and is even given the pairs
    of the offers themselves to rank among the others."""

    def __init__(self, sketcher: Sketcher, known: Sequence[str], offers: Iterable[str]) -> None:
        self.sketcher = sketcher
        columns = list(zip(*sketcher._rows, strict=True))
        self.nibbles = [[place & 15 for place in column] for column in columns]
        self.orders = [sorted(range(BUCKETS), key=column.__getitem__) for column in columns]
        counted = Counter(pair for text in known for pair in pairs(text))
        self.pairs = sorted(counted.keys() | {pair for text in offers for pair in pairs(text)})
        Random(3).shuffle(self.pairs)
        self.often = [max(counted[pair], 0.5) / len(known) for pair in self.pairs]
        self.place = [self.bucket(pair) for pair in self.pairs]
        number = {word: at for at, word in enumerate({word for p in self.pairs for word in p})}
        self.ends = [(number[one], number[other]) for one, other in self.pairs]
        self.words = len(number)

    def bucket(self, pair: Pair) -> int:
        return self.sketcher._hash(" ".join(pair)) % BUCKETS

    def buckets(self, text: str) -> list[float]:
        """Log-likelihood ratio of each bucket being in the set: its nibble is the kept one, and
        so likely is it that nothing of the set comes before it in that function's order."""
        made = self.sketcher.sketch(text)
        assert made is not None
        number = min(MOST, len(pairs(text)))
        scores = [0.0] * BUCKETS
        kept = [nibble for byte in made.values for nibble in (byte & 15, byte >> 4)]
        first = [min(0.999, exp(place * log1p(-number / BUCKETS))) for place in range(BUCKETS)]
        hit, miss = [log(1 + 15 * p) for p in first], [log1p(-p) for p in first]
        for nibble, nibbles, order in zip(kept, self.nibbles, self.orders, strict=True):
            for place, bucket in enumerate(order):
                scores[bucket] += hit[place] if nibbles[bucket] == nibble else miss[place]
        return scores

    def ranked(self, text: str, *, frequent: bool) -> tuple[list[Pair], list[Pair]]:
        """The dictionary, the likeliest first: each pair by itself, and as links of sentences.
        Either every pair is as likely before the sketch is seen, or as it is in other adverts."""
        even = len(pairs(text)) / len(self.pairs)
        prior = self.often if frequent else [even] * len(self.pairs)
        chances = self._chances(text, prior)
        alone = sorted(range(len(chances)), key=chances.__getitem__, reverse=True)[:LIKELIEST]
        scores = self._chained(chances, prior, alone)
        chained = sorted(alone, key=scores.__getitem__, reverse=True)
        return [self.pairs[at] for at in alone], [self.pairs[at] for at in chained]

    def _chances(self, text: str, prior: Chances) -> Chances:
        """Bayes: what a bucket is worth is shared by the pairs that fall into it."""
        base = min(MOST, len(pairs(text))) / BUCKETS
        odds = (exp(min(700, -score)) * (1 - base) / base for score in self.buckets(text))
        silent = [-1e-9] * BUCKETS
        for place, chance in zip(self.place, prior, strict=True):
            silent[place] += log1p(-chance)
        worth = [1 / (1 + odd) / -expm1(quiet) for odd, quiet in zip(odds, silent, strict=True)]
        return [min(0.99, p * worth[at]) for p, at in zip(prior, self.place, strict=True)]

    def _chained(self, chances: Chances, prior: Chances, among: list[int]) -> dict[int, float]:
        """Pairs stand in sentences: each word of a true pair stands in another true pair too."""
        seen, expected = self._silent(chances), self._silent(prior)
        scores = {}
        for at in among:
            own, usual, score = log1p(-chances[at]), log1p(-prior[at]), log(chances[at])
            for word in self.ends[at]:
                score += log(0.02 - expm1(seen[word] - own))
                score -= log(0.02 - expm1(expected[word] - usual))
            scores[at] = score
        return scores

    def _silent(self, chances: Chances) -> list[float]:
        """For each word, the logarithm of the chance that none of its pairs is in the offer."""
        silent = [0.0] * self.words
        for (one, other), chance in zip(self.ends, chances, strict=True):
            quiet = log1p(-chance)
            silent[one] += quiet
            silent[other] += quiet
        return silent
