"""Turns what the engine says into messages of the person's language."""

from collections.abc import Iterable

from authoring.wording import Wording
from bot.cards import Cards
from bot.outgoing import Button, Message
from flows.engine.state import Say


class Renderer:
    """Wording and cards joined; knows no channel."""

    def __init__(self, wording: Wording, cards: Cards) -> None:
        self._wording = wording
        self._cards = cards

    def messages(self, says: Iterable[Say]) -> tuple[Message, ...]:
        return tuple(self.message(say) for say in says)

    def message(self, say: Say) -> Message:
        buttons = tuple(Button(self._wording.say(say.lang, o.label), o.data) for o in say.options)
        return Message(
            self._cards.fill(say),
            say.lang,
            buttons,
            behind=self._cards.behind(say),
            hidden=self._cards.report.hidden(say),
        )
