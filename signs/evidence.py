"""What one reading of a text found: skeleton and hits by owner, shared by every later step."""

from dataclasses import dataclass

from signs.match import Hit
from signs.skeleton import Skeleton


@dataclass(slots=True)
class Evidence:
    """`by` maps an owner (`word:fee_word`, `concept:take_away`, `clause:id:0`) to its hits."""

    text: str
    skeleton: Skeleton
    by: dict[str, list[Hit]]

    def words(self, group: str) -> list[Hit]:
        return self.by.get(f"word:{group}", [])

    def has(self, group: str) -> bool:
        return f"word:{group}" in self.by

    def count(self, group: str) -> int:
        """How many different phrases of the group stand in the text."""
        return len({hit.phrase for hit in self.words(group)})

    def original(self, first: int, last: int) -> str:
        start, end = self.skeleton.span(first, last)
        return self.text[start:end]

    def is_capital(self, index: int) -> bool:
        """Whether the word was written with a capital (styled letters count)."""
        return index < len(self.skeleton) and self.original(index, index + 1)[:1].isupper()
