"""What stands under the numbers: help that has no number in the directory."""

from collections.abc import Iterator

from authoring.text import Text
from helplines.help_phrases import help_phrases
from helplines.model import Place, Situation

IN_DANGER = (Situation.DANGER, Situation.VIOLENCE, Situation.ACCIDENT, Situation.SUICIDE_RISK)


def hints(place: Place, situation: Situation, *, can_speak: bool = True) -> tuple[Text, ...]:
    """Sentences to put under the card, the most useful first."""
    return tuple(_hints(place, situation, can_speak=can_speak))


def _hints(place: Place, situation: Situation, *, can_speak: bool) -> Iterator[Text]:
    say = help_phrases()
    if situation is Situation.SUICIDE_RISK:
        yield say.hint_stay_with
    if situation is Situation.LOST_MONEY:
        yield say.hint_bank
    if not can_speak:
        yield say.hint_neighbour_calls if place is Place.VN else say.hint_relative_calls
    elif situation in IN_DANGER and place.is_abroad:
        yield say.hint_local_emergency
    if situation is Situation.MISSING:
        yield say.hint_missing
    if situation is Situation.SUSPICION and place is Place.VN:
        yield say.hint_commune
    if situation is Situation.LABOUR_DISPUTE and place.is_abroad:
        yield say.hint_sending_company
