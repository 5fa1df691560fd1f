"""Where somebody who cries for help is taken: the captive, the family and the desperate differ."""

from dataclasses import dataclass

from authoring.lang import Lang
from signs.sos import Danger, danger

CAPTIVE, FAMILY, HEAVY = "flow:sos", "flow:sos.family", "flow:help.heavy"
UNSURE = "flow:sos.unsure"
TARGETS = frozenset((CAPTIVE, FAMILY, HEAVY, UNSURE))


@dataclass(frozen=True)
class Cry:
    """`target`: the step that answers first; each holds numbers, and all but the question for who
    may not be in danger say that nobody was told."""

    lang: Lang
    target: str
    certain: bool
    likely: bool


def cry(text: str) -> Cry | None:
    """None for what is no cry for help; see `signs.sos`. Pure."""
    found = danger(text)
    if found is None:
        return None
    return Cry(found.lang, _target(found), found.certain, found.likely)


def _target(found: Danger) -> str:
    if not found.certain:
        return UNSURE
    if "missing" in found.about:
        return FAMILY
    return HEAVY if found.about[:1] == ("suicide",) else CAPTIVE
