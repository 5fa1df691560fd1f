"""Fills the placeholders that hold numbers to call: the best for where the person is, first."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from authoring.lang import Lang
from authoring.text import Text
from authoring.wording import Wording
from bot.phrases import BotPhrases
from flows.engine.state import Say
from helplines.card import card_line, numbers_card, sos_line
from helplines.freshness import in_force
from helplines.hints import hints
from helplines.model import Directory, HelpPoint, Kind, Place, Situation
from helplines.phone import shown
from helplines.routing import route

MOST, MOST_ANYWHERE, BEST = 3, 4, 2
"""Numbers on a card: of a place, of nobody knows where, and of a place in danger."""


@dataclass(frozen=True)
class NumberCards:
    """Each name of `table` is a placeholder that a flow sentence may use."""

    wording: Wording
    phrases: BotPhrases
    directory: Directory
    today: Callable[[], date]

    @property
    def table(self) -> Mapping[str, Callable[[Say], str]]:
        return {
            "all_numbers": lambda say: self.all_numbers(say.lang),
            "short_numbers": lambda say: self.short_numbers(say.lang),
            "sos_numbers": lambda say: self.sos_numbers(say.lang),
            "danger_numbers": self._danger_numbers,
            "on_call": self._on_call,
            "silent_numbers": self._silent_numbers,
            "control_numbers": self._control_numbers,
            "help_numbers": self._help_numbers,
            "help_hints": self._help_hints,
        }

    def short_numbers(self, lang: Lang) -> str:
        return sos_line(self.directory, self.wording, lang, self.today())

    def sos_numbers(self, lang: Lang) -> str:
        """The numbers, and that nobody has been told."""
        return self._say(lang, self.phrases.sos_got, numbers=self.short_numbers(lang))

    def all_numbers(self, lang: Lang) -> str:
        points = self._routed(Place.UNKNOWN, Situation.DANGER)
        return numbers_card(points, self.wording, lang, self.today())

    def one_number(self, number: str, lang: Lang) -> str:
        """A number in force as it is dialled, with what happens on the call; "" for any other."""
        for point in in_force(self.directory, self.today()).values():
            if point.kind is Kind.CALL and point.number == number:
                line = card_line(point, self.wording, lang, self.today())
                on_call = [self._say(lang, point.on_call)] if point.on_call else []
                return "\n\n".join([line, *on_call])
        return ""

    def danger_points(self, say: Say) -> Sequence[HelpPoint]:
        """The two best numbers for where the person is; three while nobody knows, for home and for
        abroad."""
        place = _place(say)
        return self._routed(place, _danger(say))[: BEST + (place is Place.UNKNOWN)]

    def _danger_numbers(self, say: Say) -> str:
        return self._card(say, self.danger_points(say))

    def _on_call(self, say: Say) -> str:
        """What happens when one of these is called, number by number; while nobody knows the place,
        of the lines that record."""
        points = self.danger_points(say)
        told = [p for p in points if p.records_calls] if _place(say) is Place.UNKNOWN else points
        lines = (
            self._say(
                say.lang,
                self.phrases.on_call,
                number=shown(point),
                said=self._say(say.lang, point.on_call),
            )
            for point in told
            if point.on_call
        )
        return "\n".join(lines)

    def _silent_numbers(self, say: Say) -> str:
        points = self._routed(_place(say), Situation.DANGER, can_speak=False)
        return self._card(say, points[:BEST])

    def _control_numbers(self, say: Say) -> str:
        """For somebody who is not free to leave and not in danger this minute: at home the line
        that listens comes before the police."""
        place = _place(say)
        situation = Situation.DANGER if place.is_abroad else Situation.SUSPICION
        points = self._routed(place, situation)
        return self._card(say, points if place is Place.UNKNOWN else points[:BEST])

    def _help_numbers(self, say: Say) -> str:
        return self._card(say, self._routed(_place(say), _situation(say)))

    def _help_hints(self, say: Say) -> str:
        return "\n".join(self._say(say.lang, text) for text in hints(_place(say), _situation(say)))

    def _routed(
        self, place: Place, situation: Situation, *, can_speak: bool = True
    ) -> Sequence[HelpPoint]:
        points = route(self.directory, place, situation, can_speak=can_speak, today=self.today())
        return points[: MOST_ANYWHERE if place is Place.UNKNOWN else MOST]

    def _card(self, say: Say, points: Sequence[HelpPoint]) -> str:
        return numbers_card(points, self.wording, say.lang, self.today(), place=_place(say))

    def _say(self, lang: Lang, text: Text, **values: str) -> str:
        return self.wording.say(lang, text, **values)


def _place(say: Say) -> Place:
    return Place.of(say.answers.get("place", ""))


def _situation(say: Say) -> Situation:
    named = say.answers.get("situation", "")
    return Situation(named) if named in set(Situation) else Situation.SUSPICION


def _danger(say: Say) -> Situation:
    """Under 18 inside Viet Nam the child line comes first; elsewhere danger decides."""
    return Situation.CHILD if say.young and _place(say) is Place.VN else Situation.DANGER
