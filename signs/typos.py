"""Names of places with one letter wrong: Popet, Bavett, Camobdia."""

from collections.abc import Iterable, Iterator

from signs.syllables import SYLLABLES, fold

SHORTEST, LONG = 5, 8
"""Letters of a name that is looked for (shorter ones have too many neighbours), and of one in which
a letter may also be another (getting is not Genting)."""
_GAP = "\0"


class Names:
    """Finds a name by what it and a word have in common when either loses a letter."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = frozenset(
            name
            for name in names
            if len(name) >= SHORTEST and name.isalpha() and name not in SYLLABLES
        )
        self._near: dict[str, str] = {}
        for name in sorted(self._names):
            for other in (*_shortened(name), *_swapped(name)):
                self._near.setdefault(other, name)
            if len(name) >= LONG:
                for pattern in _with_gap(name):
                    self._near.setdefault(pattern, name)

    def meant(self, token: str) -> str | None:
        """The name meant; none for a form of it (Cambodian) or when nothing is near enough."""
        if not SHORTEST <= len(token) <= 16 or not self._names:
            return None
        word = fold(token)
        if word in self._near:
            return self._near[word]
        for short in _shortened(word):
            if short in self._names:
                return None if word.startswith(short) and word[-1] != word[-2] else short
        return next((self._near[one] for one in _with_gap(word) if one in self._near), None)


def _shortened(word: str) -> Iterator[str]:
    return (word[:at] + word[at + 1 :] for at in range(1, len(word)))


def _swapped(word: str) -> Iterator[str]:
    return (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(1, len(word) - 1))


def _with_gap(word: str) -> Iterator[str]:
    """The word with each letter but the first as a gap that any letter may fill."""
    return (word[:at] + _GAP + word[at + 1 :] for at in range(1, len(word)))
