"""Notices people who are in danger now, in two badly typed words, ahead of everything else."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from pydantic import Field

from authoring.files import load
from authoring.issue import refuse
from authoring.lang import Lang
from authoring.phrases import phrase_context
from authoring.text import Frozen
from signs.cancel import Denials
from signs.ear import clues_of, ear
from signs.evidence import Evidence
from signs.language import language
from signs.likeness import Likeness
from signs.match import Hit, Matcher
from signs.normalise import Normaliser, words_in
from signs.skeleton import Skeleton
from signs.syllables import fold
from signs.tables import FOLDER, Group, Spelling

READ = 2_000
"""Characters looked at; somebody in danger says it early."""
CERTAIN, UNSURE = 3, 2
_HARM = ("captive", "violence", "sold", "papers", "ransom", "forced", "missing", "flight",
         "transit", "suicide", "isolation", "watched", "cry")  # fmt: skip
OWNER = "sos:"
_HARM_OWNERS = frozenset(OWNER + name for name in _HARM)
_HARM_WORDS = frozenset("word:" + name for name in _HARM)
_BEFALLS = frozenset(("bị khóa", "bị giữ", "bị giam", "tịch thu"))
FEW = 12
"""Words of a text that is hardly an offer: in doubt it is asked about first."""
NEAR = 6
"""Words between a thing and what befalls it."""
_GUESSED = {OWNER + "self", OWNER + "now", OWNER + "not"}
_LAUGHS = re.compile(
    "[😂🤣😆😁😅🤡😭🙃😎🥰]|\\b(?:(?:ha|hi|he|ka){2,}|k{3,}|lo+l|lmao)\\b", re.IGNORECASE
)


class _Group(Group):
    weight: int = Field(default=0, ge=0, le=3)


class _Words(Frozen):
    groups: dict[str, _Group]


@dataclass(frozen=True, slots=True)
class Danger:
    """Somebody seems to be in danger. When not `certain`, ask the one safety question first;
    when it is not even `likely`, only if the text is nothing else that is known, such as an offer.

    `about` names what was read, worst first: captive, violence, missing, suicide ...
    """

    lang: Lang
    certain: bool
    about: tuple[str, ...]
    likely: bool = True


def danger(text: str) -> Danger | None:
    """None for everyday talk, offers, news, what is long over and what is denied. Needs no
    catalogue and no database.

    The ear (signs/ear.py) hears whether there may be one. It is certain when the ear is, unless
    the words take it back (a saying, a denial, what is over); or when words of danger are.
    """
    reader = _reader()
    skeleton = reader.skeleton(text[:READ])
    clues = clues_of(skeleton, reader.owners(skeleton))
    heard = ear().hears(clues) if skeleton.forms else Likeness.NONE
    if heard is Likeness.NONE:
        return None
    evidence = reader.whole(text[:READ], skeleton, reader.harm_in(skeleton))
    score, listed = reader.score(evidence) if evidence else (UNSURE, ())
    certain = (heard is Likeness.ALONE and score >= UNSURE) or (
        heard >= Likeness.BESIDE and score >= CERTAIN
    )
    likely = certain or (evidence is not None and score >= UNSURE) or len(skeleton) <= FEW
    return Danger(language(text), certain, ear().about(clues) or listed, likely)


def skeleton_of(text: str) -> Skeleton:
    """As far as it is looked at."""
    return _reader().skeleton(text[:READ])


def owners_in(skeleton: Skeleton) -> set[str]:
    """Every group of words found, whatever it comes to."""
    return _reader().owners(skeleton)


def danger_in(evidence: Evidence) -> Danger | None:
    """The same for a text that was read together with `phrases()`: half of the work is done."""
    reader = _reader()
    found = {owner: evidence.by.get(owner) for owner in _HARM_OWNERS}
    harm = {owner: hits for owner, hits in found.items() if hits}
    return _judged(evidence.text, reader.whole(evidence.text, evidence.skeleton, harm))


def laughs(text: str) -> bool:
    """Whether the text laughs; nobody in danger does."""
    return _LAUGHS.search(text) is not None


def phrases() -> list[tuple[str, str]]:
    """(owner, phrase) of everything that tells of danger, for an automaton that reads more."""
    return _reader().harm


def _judged(text: str, evidence: Evidence | None) -> Danger | None:
    if evidence is None:
        return None
    score, about = _reader().score(evidence)
    if score < UNSURE:
        return None
    return Danger(language(text), score >= CERTAIN, about)


class _Reader:
    def __init__(self, words: _Words, spelling: Spelling) -> None:
        self._weights = {name: group.weight for name, group in words.groups.items()}
        phrases = [(OWNER + n, p) for n, group in words.groups.items() for p in group.all]
        vocabulary = {fold(word) for _, phrase in phrases for word in words_in(phrase)}
        self._normaliser = Normaliser(spelling.words, {w for w in vocabulary if len(w) > 2})
        self.harm = [one for one in phrases if one[0] in _HARM_OWNERS]
        self._harm = Matcher(self._normaliser, self.harm)
        self._rest = Matcher(self._normaliser, [p for p in phrases if p[0] not in _HARM_OWNERS])

    def skeleton(self, text: str) -> Skeleton:
        return self._normaliser.skeleton(text)

    def harm_in(self, skeleton: Skeleton) -> dict[str, list[Hit]]:
        return self._harm.hits(skeleton)

    def owners(self, skeleton: Skeleton) -> set[str]:
        return {*self._harm.hits(skeleton), *self._rest.hits(skeleton)}

    def whole(self, text: str, skeleton: Skeleton, harm: dict[str, list[Hit]]) -> Evidence | None:
        """The harm found, and the words around that may take it back."""
        if not harm:
            return None
        by = {owner.replace(OWNER, "word:"): hits for owner, hits in harm.items()}
        for owner, hits in self._rest.hits(skeleton).items():
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
def _reader() -> _Reader:
    words = load(FOLDER / "sos.yaml", _Words, phrase_context)
    spelling = load(FOLDER / "spelling.yaml", Spelling, phrase_context)
    refuse([*words.issues, *spelling.issues])
    assert words.value is not None and spelling.value is not None  # noqa: S101, PT018 - refused
    return _Reader(words.value, spelling.value)
