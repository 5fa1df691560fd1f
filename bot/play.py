"""The conversation in a terminal: the same engine and wording, nothing stored."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from authoring.lang import Lang
from bot.house import House
from bot.outgoing import Message
from bot.rehearsal import respond
from flows.engine import Reply, ReplyKind, Say, Session
from flows.engine.state import Place

Read = Callable[[], str | None]
Write = Callable[[str], None]
OPENING = {Lang.VI: "/start", Lang.EN: "english"}


@dataclass
class Play:
    """`record` collects the conversation in the form of a transcript."""

    house: House
    write: Write
    session: Session | None = None
    record: list[str] = field(default_factory=list)
    _buttons: dict[str, str] = field(default_factory=dict)

    def begin(self, flow: str | None, lang: Lang) -> None:
        """Open a flow at its start. If none is named the welcome, by a word that anybody could
        type, so that a record can be played again. Raises KeyError for an unknown flow."""
        self.record += ["# Recorded with `askfirst play`.", f"# language: {lang}"]
        if flow is None:
            self.say(OPENING[lang])
            return
        place: Place = self.house.flows.start(flow)
        version = self.house.flows.version(place.flow)
        self.session = Session(lang=lang, chosen=True, at=place, version=version)
        self._hear(self.house.engine.show(self.session).says)

    def say(self, line: str) -> None:
        """One line typed: `#3` or a number taps the third button, anything else is text."""
        label = self._label_of(line)
        self.record += ["", f"> {f'[{label}]' if label else line}".rstrip()]
        reply = (
            Reply(ReplyKind.TAP, tap=self._buttons[label]) if label else Reply(ReplyKind.TEXT, line)
        )
        sprint = respond(self.house, self.session, reply)
        self.session = sprint.session
        self._hear(sprint.says)

    def run(self, read: Read) -> None:
        """Until the input ends."""
        while (line := read()) is not None:
            self.say(line)

    def _label_of(self, line: str) -> str | None:
        number = line.strip().removeprefix("#")
        labels = list(self._buttons)
        if number.isdecimal() and 1 <= int(number) <= len(labels):
            return labels[int(number) - 1]
        return None

    def _hear(self, says: Iterable[Say]) -> None:
        messages = self.house.renderer.messages(says)
        for message in messages:
            own = {b.label: b.data for b in message.buttons if b.data}
            self._buttons = own or self._buttons
            self.record += ["", *shown(message)]
            self.write("\n".join(shown(message)) + "\n")


def shown(message: Message) -> list[str]:
    """A message as lines of a transcript: two spaces before text, buttons in brackets. What only
    some channels can do (a contact, a button that copies) is left out."""
    lines = [f"  {line}".rstrip() for line in message.text.split("\n")]
    return lines + [f"  [{button.label}]" for button in message.buttons if button.data]
