"""Shares with their 95% Wilson intervals (Wilson 1927)."""

from dataclasses import dataclass
from math import sqrt

Z = 1.959964


@dataclass(frozen=True)
class Share:
    """`hits` of `n` texts; no text is a share of nothing."""

    hits: int
    n: int

    @property
    def value(self) -> float:
        return self.hits / self.n if self.n else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Lower and upper bound at 95%."""
        if not self.n:
            return 0.0, 1.0
        p, n = self.value, self.n
        middle = (p + Z * Z / (2 * n)) / (1 + Z * Z / n)
        half = Z * sqrt(p * (1 - p) / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n)
        return max(0.0, middle - half), min(1.0, middle + half)

    def __str__(self) -> str:
        low, high = self.interval
        return f"{self.hits}/{self.n} = {self.value:.3f} [{low:.3f}, {high:.3f}]"
