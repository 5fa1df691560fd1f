"""The listed words of danger (tables/sos.yaml), what they weigh, and what takes them back."""

import re
from collections.abc import Sequence
from functools import lru_cache

from pydantic import Field

from authoring.files import load
from authoring.issue import refuse
from authoring.phrases import phrase_context
from authoring.text import Frozen
from signs.cancel import Denials
from signs.evidence import Evidence
from signs.match import Hit, Matcher
from signs.normalise import Normaliser
from signs.skeleton import Skeleton
from signs.tables import FOLDER, Group, Spelling

READ = 2_000
"""Characters looked at; somebody in danger says it early."""
CERTAIN, UNSURE = 3, 2
"""Scores from which the listed words alone are sure, or in doubt."""
_HARM = ("captive", "violence", "sold", "papers", "ransom", "forced", "missing", "flight",
         "transit", "suicide", "isolation", "watched", "cry")  # fmt: skip
OWNER = "sos:"
_HARM_OWNERS = frozenset(OWNER + name for name in _HARM)
_HARM_WORDS = frozenset("word:" + name for name in _HARM)
_BEFALLS = frozenset(("bị khóa", "bị giữ", "bị giam", "tịch thu"))
NEAR = 6
"""Words between a thing and what befalls it."""
_GUESSED = {OWNER + "self", OWNER + "now", OWNER + "not"}
_LAUGHS = re.compile(
    "[😂🤣😆😁😅🤡😭🙃😎🥰]|\\b(?:(?:ha|hi|he|ka){2,}|k{3,}|lo+l|lmao)\\b", re.IGNORECASE
)

Hits = dict[str, list[Hit]]


def laughs(text: str) -> bool:
    """Whether the text laughs; nobody in danger does."""
    return _LAUGHS.search(text) is not None


class _Group(Group):
    weight: int = Field(default=0, ge=0, le=3)


class _Words(Frozen):
    groups: dict[str, _Group]


class DangerWords:
    """Built once; everything it does is pure."""

    def __init__(self, words: _Words, spelling: Spelling) -> None:
        self._weights = {name: group.weight for name, group in words.groups.items()}
        phrases = [(OWNER + n, p) for n, group in words.groups.items() for p in group.all]
        self._normaliser = Normaliser.of_phrases(spelling.words, (p for _, p in phrases))
        self.harm = [one for one in phrases if one[0] in _HARM_OWNERS]
        self._harm = Matcher(self._normaliser, self.harm)
        self._rest = Matcher(self._normaliser, [p for p in phrases if p[0] not in _HARM_OWNERS])

    def skeleton(self, text: str) -> Skeleton:
        """As far as it is looked at."""
        return self._normaliser.skeleton(text[:READ])

    def found(self, skeleton: Skeleton) -> tuple[Hits, Hits]:
        """Words of harm, and those that give them meaning or take it away."""
        return self._harm.hits(skeleton), self._rest.hits(skeleton)

    def harm_in(self, evidence: Evidence) -> tuple[Hits, Hits]:
        """The same in a text that was read together with `harm`."""
        found = {owner: evidence.by.get(owner) for owner in _HARM_OWNERS}
        harm = {owner: hits for owner, hits in found.items() if hits}
        return harm, self._rest.hits(evidence.skeleton) if harm else {}

    def evidence(self, text: str, skeleton: Skeleton, harm: Hits, rest: Hits) -> Evidence | None:
        """None without a word of harm."""
        if not harm:
            return None
        by = {owner.replace(OWNER, "word:"): hits for owner, hits in harm.items()}
        for owner, hits in rest.items():
            sure = hits if owner in _GUESSED else [hit for hit in hits if not _is_guess(hit)]
            if sure:
                by[owner.replace(OWNER, "word:")] = sure
        return Evidence(text, skeleton, by)

    def score(self, evidence: Evidence) -> tuple[int, tuple[str, ...]]:
        """How sure, and what about: weights of the groups less what takes the meaning away."""
        denials = Denials(evidence)
        said = {
            group
            for group in self._weights
            if any(not denials.denied(hit) for hit in _meant(evidence, group))
        }
        harm = [group for group in _HARM if group in said]
        if not harm or _only_an_advert(evidence, said):
            return 0, ()
        score = sum(self._weights[group] for group in harm)
        if harm == ["cry"] and len(evidence.skeleton) > 8:
            score -= 1
        score += bool(said & {"self", "young"}) + ("now" in said and "place" in said)
        score -= 3 * ("play" in said) + 2 * ("maybe" in said) + 3 * laughs(evidence.text)
        for group in said & {"over", "told"}:
            score -= 2 + 2 * evidence.count(group)
        if "place" not in said and _only_mild(evidence, harm):
            score = min(score - 1, UNSURE)
        told_by_oneself = said & {"self", "young", "cry", "suicide"}
        if not told_by_oneself and len(evidence.skeleton) > 6:
            score -= 1  # two typed words name nobody; a longer text that does tells of others
        harm.sort(key=lambda group: -self._weights[group])
        return score, tuple(harm)


def _is_guess(hit: Hit) -> bool:
    """One unaccented word is too little to take a cry for help back: cho is not chó."""
    return hit.bare and hit.last - hit.first == 1


def _meant(evidence: Evidence, group: str) -> list[Hit]:
    """The group's hits without those that are part of an everyday saying ("sợ muốn chết", an
    unaccented tư vấn) or that befell a thing: an account is locked, a parcel is kept."""
    hits = evidence.words(group)
    if not hits or f"word:{group}" not in _HARM_WORDS:
        return hits
    sayings = [(hit.first, hit.last) for hit in evidence.words("saying")]
    things = [hit.last for hit in evidence.words("thing")]
    pauses = evidence.skeleton.pauses
    return [
        hit
        for hit in hits
        if not any(first <= hit.first and hit.last <= last for first, last in sayings)
        and not (hit.phrase in _BEFALLS and any(_same_breath(pauses, at, hit) for at in things))
    ]


def _only_mild(evidence: Evidence, harm: list[str]) -> bool:
    """Whether all that is said may be said without danger: a bus, an empty battery, a debt."""
    mild = {(hit.first, hit.last) for hit in evidence.words("mild")}
    hits = [hit for group in harm for hit in _meant(evidence, group)]
    return all((hit.first, hit.last) in mild for hit in hits)


def _same_breath(pauses: Sequence[int], at: int, hit: Hit) -> bool:
    """Whether a place is a few words before the hit, in the same breath."""
    return 0 <= hit.first - at <= NEAR and not any(pauses[at : hit.first])


def _only_an_advert(evidence: Evidence, said: set[str]) -> bool:
    """Adverts say what would be done to people; nobody in danger calls others to a job."""
    calls = evidence.count("offer")
    return calls >= 3 or (calls >= 2 and not said & {"cry", "captive", "sold", "flight", "watched"})


@lru_cache(maxsize=1)
def danger_words() -> DangerWords:
    """The words that ship with this program; raises FaultyFilesError with every fault."""
    words = load(FOLDER / "sos.yaml", _Words, phrase_context)
    spelling = load(FOLDER / "spelling.yaml", Spelling, phrase_context)
    refuse([*words.issues, *spelling.issues])
    assert words.value is not None and spelling.value is not None  # noqa: S101, PT018 - refused
    return DangerWords(words.value, spelling.value)
