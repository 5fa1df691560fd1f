"""Notices people who are in danger now, in two badly typed words, ahead of everything else."""

from dataclasses import dataclass

from authoring.lang import Lang
from signs.danger_words import CERTAIN, READ, UNSURE, danger_words
from signs.ear import clues_of, ear
from signs.evidence import Evidence
from signs.language import language
from signs.likeness import Likeness
from signs.opinion import Clues

FEW = 12
"""Words of a text that is hardly an offer: in doubt it is asked about first."""


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
    words = danger_words()
    skeleton = words.skeleton(text)
    harm, rest = words.found(skeleton)
    clues = clues_of(skeleton, (*harm, *rest))
    heard = ear().hears(clues) if skeleton.forms else Likeness.NONE
    if heard is Likeness.NONE:
        return None
    evidence = words.evidence(text[:READ], skeleton, harm, rest)
    score, listed = words.score(evidence) if evidence else (UNSURE, ())
    certain = (heard is Likeness.ALONE and score >= UNSURE) or (
        heard >= Likeness.BESIDE and score >= CERTAIN
    )
    likely = certain or (evidence is not None and score >= UNSURE) or len(skeleton) <= FEW
    return Danger(language(text), certain, ear().about(clues) or listed, likely)


def clues_in(text: str) -> Clues:
    """What the ear hears of a text; for training it."""
    skeleton = danger_words().skeleton(text)
    harm, rest = danger_words().found(skeleton)
    return clues_of(skeleton, (*harm, *rest))


def danger_in(evidence: Evidence) -> Danger | None:
    """By listed words alone, in a text that was read together with `phrases()`: for the verdict
    of an offer, which must be able to quote what it says."""
    words = danger_words()
    found = words.evidence(evidence.text, evidence.skeleton, *words.harm_in(evidence))
    score, about = words.score(found) if found else (0, ())
    return Danger(language(evidence.text), score >= CERTAIN, about) if score >= UNSURE else None


def phrases() -> list[tuple[str, str]]:
    """(owner, phrase) of everything that tells of danger, for an automaton that reads more."""
    return danger_words().harm
