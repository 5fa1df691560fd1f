"""Where somebody who cries for help is taken: the captive, the family and the desperate differ."""

from dataclasses import dataclass

from authoring.lang import Lang
from signs.sos import danger

CAPTIVE, FAMILY, HEAVY = "flow:sos", "flow:sos.family", "flow:help.heavy"


@dataclass(frozen=True)
class Cry:
    """`target`: the step that answers first; each holds numbers and says that nobody was told."""

    lang: Lang
    target: str


def cry(text: str) -> Cry | None:
    """None for what is no cry for help; see `signs.sos`. Pure."""
    found = danger(text)
    if found is None:
        return None
    if "missing" in found.about:
        return Cry(found.lang, FAMILY)
    return Cry(found.lang, HEAVY if found.about[:1] == ("suicide",) else CAPTIVE)
