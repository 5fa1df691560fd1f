"""The words of a text as they are compared, each with its place in the original."""

from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate

from signs.clean import Clean
from signs.syllables import accent_key, folded_key

_STEPS = (1, 2, 6)
"""Of a word after no pause, a light one, the end of a sentence or line."""


@dataclass(frozen=True, slots=True)
class Form:
    """One spelling of a word: `key` is compared between accented words, `folded` otherwise."""

    key: str
    folded: str
    bare: bool
    """Written without any accent."""


@dataclass
class Skeleton:
    """The words of a text in order; all lists have one entry a word.

    `starts` and `stops` are [start, end) in `clean.text`; `pauses[i]` is what stood between word
    i-1 and word i: 0 only space, 1 a lighter sign such as a comma, 2 the end of a sentence or line.
    """

    clean: Clean
    plain: str
    """`clean.text` without accents, the same length: facts are read from it."""
    forms: list[Form] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    stops: list[int] = field(default_factory=list)
    pauses: list[int] = field(default_factory=list)
    folded: list[str] = field(init=False)
    """The folded words, of which phrases are made."""

    def __post_init__(self) -> None:
        self.folded = [form.folded for form in self.forms]

    @cached_property
    def steps(self) -> list[int]:
        """How far each word is from the beginning: a step a word, more over a pause, because what
        stands in another sentence is rarely said of the same thing."""
        return list(accumulate(map(_STEPS.__getitem__, self.pauses)))

    def __len__(self) -> int:
        return len(self.forms)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Offsets in the original text of the words [first, last)."""
        return self.clean.span(self.starts[first], self.stops[last - 1])

    def word(self, index: int) -> str:
        """The folded word, or nothing outside the text."""
        return self.folded[index] if 0 <= index < len(self.folded) else ""


def form(word: str) -> Form:
    """How a word is compared."""
    if word.isascii():
        folded = folded_key(word)
        return Form(folded, folded, bare=True)
    return Form(accent_key(word), folded_key(word), bare=False)
