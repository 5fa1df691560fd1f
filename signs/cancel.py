"""Hits that do not count: denied ("không cọc"), quoted in a warning, or meant otherwise."""

from dataclasses import dataclass

from signs.evidence import Evidence
from signs.match import Hit
from signs.syllables import syllable_share, words_of

REACH = 4
"""Words that may stand between a negation and what it denies."""
BEHIND = 3
"""Words behind a hit among which what takes it back must begin."""
LIST = 40
"""Words of a list that a denial with a colon may open."""
_ASKS_BACK = words_of("m e b t em ban anh chi ae ni nhi ta may vay a ha nao co")
"""After these a không was the end of a question (đi không em), not a denial."""
_CONTENT = ("concept:", "clause:", "word:asked_fee", "word:contract", "word:licence")


@dataclass(frozen=True, slots=True)
class Cancelled:
    """A hit set aside, whose it was, and the name of the rule that did it."""

    owner: str
    hit: Hit
    rule: str


class Denials:
    """Looks up whether a hit is denied. A denial reaches one thing, and its own sign only."""

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence
        self._pauses = evidence.skeleton.pauses
        denials = evidence.words("not")
        if (
            any(hit.phrase == "no" for hit in denials)
            and syllable_share(evidence.skeleton.folded) > 0.7
        ):
            denials = [hit for hit in denials if hit.phrase != "no"]  # an unaccented nó
        self._denials = {hit.last: hit.first for hit in denials}
        self._after = {hit.first for hit in evidence.words("not_after")}
        self._near_after = {first - step for first in self._after for step in range(BEHIND)}
        self._near = {end + step for end in self._denials for step in range(REACH + 1)}
        self._turns = {hit.first for hit in evidence.words("still")}
        self._joins = {hit.first for hit in evidence.words("also")}
        self._listed = self._lists(evidence)
        self._starts: dict[int, int] = {}
        self._covered: dict[int, int] = {}
        reached = {end + step for end in self._denials for step in range(-3, REACH + 1)}
        for owner, hits in evidence.by.items():
            if owner.startswith(_CONTENT):
                for hit in hits:
                    if hit.first in reached and hit.last - hit.first > 1:
                        self._note_content(hit)

    def _lists(self, evidence: Evidence) -> set[int]:
        """The words of lists that a denial with a colon opens: "không được: nhận tiền, ..."."""
        skeleton = evidence.skeleton
        listed: set[int] = set()
        for end in self._denials:
            if skeleton.clean.text.startswith(":", skeleton.stops[end - 1]):
                longest = range(end + 1, min(end + LIST, len(self._pauses)))
                stop = next((i for i in longest if self._pauses[i] > 1), longest.stop)
                listed.update(range(end, stop))
        return listed

    def _note_content(self, hit: Hit) -> None:
        self._starts[hit.first] = max(hit.last, self._starts.get(hit.first, 0))
        for index in range(hit.first, hit.last):
            self._covered[index] = max(hit.last, self._covered.get(index, 0))

    def denied(self, hit: Hit) -> bool:
        """Whether a negation just before the hit, in the same breath, denies it."""
        if hit.last in self._near_after and self._taken_back(hit):
            return True
        if hit.first in self._listed:
            return True
        return hit.first in self._near and self._denied_before(hit)

    def _denied_before(self, hit: Hit) -> bool:
        for end in range(hit.first, max(0, hit.first - REACH) - 1, -1):
            if end < len(self._pauses) and self._pauses[end]:
                return False
            if end in self._denials and self._reaches(self._denials[end], end, hit):
                return True
            if end in self._turns:
                return False
        return False

    def _taken_back(self, hit: Hit) -> bool:
        """Whether the words right behind the hit take it back: "tiền môi giới: 0 đồng"."""
        for place in range(hit.last, min(hit.last + BEHIND, len(self._pauses))):
            if self._pauses[place] > 1:
                return False
            if place in self._after:
                return True
        return False

    def _reaches(self, start: int, end: int, hit: Hit) -> bool:
        if end < hit.first and self._evidence.skeleton.word(end) in _ASKS_BACK:
            return False
        if start < self._covered.get(start, 0) <= hit.first:
            return False  # the negation belongs to a phrase of its own: "không cần bằng cấp"
        for index in range(end, hit.first):
            if index in self._starts and self._starts[index] <= hit.first:
                return any(join in self._joins for join in range(index, hit.first))
        return True


def sort_out(
    evidence: Evidence, denials: Denials, *, quoted: bool
) -> tuple[dict[str, list[Hit]], list[Cancelled]]:
    """The hits of concepts and clauses that count, by owner, and the others with their rule.

    `quoted`: the whole text warns of offers, so that what it says of them is a quotation.
    """
    kept: dict[str, list[Hit]] = {}
    cancelled = []
    for owner, hits in evidence.by.items():
        if not owner.startswith(("concept:", "clause:", "unless:")):
            continue
        for hit in hits:
            if quoted:
                cancelled.append(Cancelled(owner, hit, "warning_text"))
            elif denials.denied(hit):
                cancelled.append(Cancelled(owner, hit, "denied"))
            else:
                kept.setdefault(owner, []).append(hit)
    return kept, cancelled
