"""Turns what the engine says into messages of the person's language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from authoring.wording import Wording
from bot.cards import Cards
from bot.outgoing import Button, Message, Recording
from bot.shows import Shows
from flows.engine.state import Say


@dataclass(frozen=True)
class Voice:
    """One way of saying everything: the program's own, or a language pack's over it. `recorded`:
    contexts of sentences that were also read aloud."""

    wording: Wording
    cards: Cards
    shows: Shows
    recorded: frozenset[str] = frozenset()


class Renderer:
    """Knows no channel. A pack that is not installed any more is the program's own voice."""

    def __init__(self, own: Voice, packs: Mapping[str, Voice]) -> None:
        self._own = own
        self._packs = packs

    def voice(self, pack: str) -> Voice:
        return self._packs.get(pack, self._own)

    def messages(self, says: Iterable[Say]) -> tuple[Message, ...]:
        return tuple(self.message(say) for say in says)

    def message(self, say: Say) -> Message:
        voice = self.voice(say.pack)
        cards, wording = voice.cards, voice.wording
        buttons = tuple(Button(wording.say(say.lang, o.label), o.data) for o in say.options)
        ready, hidden = (cards.fill(say, t) if t else "" for t in (say.ready, say.hidden))
        parts = (cards.fill(say, say.text), ready, hidden)
        message = Message(
            "\n\n".join(part for part in parts if part),
            say.lang,
            buttons,
            silent=say.silent,
            behind=cards.behind(say),
            hidden=hidden or cards.report.hidden(say),
            ready=ready,
        )
        return voice.shows.beside(say, self._read_aloud(say, voice, message))

    def _read_aloud(self, say: Say, voice: Voice, message: Message) -> Message:
        """Never beside a silent message: on a phone that is watched it would speak."""
        if say.silent or say.text.context not in voice.recorded:
            return message
        return replace(message, recording=Recording(say.pack, say.text.context))
