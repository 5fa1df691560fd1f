"""Where somebody who cries for help is taken: the captive, the family and the desperate differ."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from authoring.lang import Lang
from bot.person import person_told, relative_told
from signs.sos import Danger, danger
from signs.told import Told, told

CAPTIVE, FAMILY, HEAVY = "flow:sos", "flow:sos.family", "flow:heavy"
UNSURE, UNSURE_HEAVY = "flow:sos.unsure", "flow:heavy.unsure"
WATCHED = "flow:sos.covert"
TARGETS = frozenset((CAPTIVE, FAMILY, HEAVY, UNSURE, UNSURE_HEAVY, WATCHED))


@dataclass(frozen=True)
class Cry:
    """`target`: the step that answers first; each holds numbers, and all but the question for who
    may not be in danger say that nobody was told. `told`: answers that the text gives; of a
    relative only where they are, and nothing is taken for the writer's."""

    lang: Lang
    target: str
    certain: bool
    likely: bool
    told: Mapping[str, str]


def cries(day: Callable[[], date]) -> Callable[[str], Cry | None]:
    """The SOS function: None for what is no cry for help; see `signs.sos`. Pure but for the day,
    which tells an age from a year of birth."""

    def cry(text: str) -> Cry | None:
        found = danger(text)
        if found is None:
            return None
        heard = told(text, day())
        target = _target(found, heard)
        answers = relative_told(heard) if target == FAMILY else person_told(heard)
        return Cry(found.lang, target, found.certain, found.likely, answers)

    return cry


def _target(found: Danger, heard: Told) -> str:
    """A watched phone is answered under cover, also when the rest is in doubt."""
    if found.about[:1] == ("suicide",):
        return HEAVY if found.certain else UNSURE_HEAVY
    if found.certain and ("missing" in found.about or heard.kin):
        return FAMILY
    if heard.watched and found.likely:
        return WATCHED
    return CAPTIVE if found.certain else UNSURE
