"""Turns what the engine says into messages of the person's language."""

from collections.abc import Iterable

from authoring.wording import Wording
from bot.cards import Cards
from bot.outgoing import Button, Message
from bot.shows import Shows
from flows.engine.state import Say


class Renderer:
    """Wording and cards joined; knows no channel."""

    def __init__(self, wording: Wording, cards: Cards, shows: Shows) -> None:
        self._wording = wording
        self._cards = cards
        self._shows = shows

    def messages(self, says: Iterable[Say]) -> tuple[Message, ...]:
        return tuple(self.message(say) for say in says)

    def message(self, say: Say) -> Message:
        buttons = tuple(Button(self._wording.say(say.lang, o.label), o.data) for o in say.options)
        ready, hidden = (self._cards.fill(say, t) if t else "" for t in (say.ready, say.hidden))
        parts = (self._cards.fill(say, say.text), ready, hidden)
        message = Message(
            "\n\n".join(part for part in parts if part),
            say.lang,
            buttons,
            silent=say.silent,
            behind=self._cards.behind(say),
            hidden=hidden or self._cards.report.hidden(say),
            ready=ready,
        )
        return self._shows.beside(say, message)
