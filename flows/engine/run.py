"""The engine: takes a session and one reply, returns a sprint. Pure: no I/O, no clock, no state."""

from authoring.lang import Lang
from flows.engine import always, links
from flows.engine.always import Command
from flows.engine.doors import Danger, Doors
from flows.engine.labels import is_number
from flows.engine.load import Flows
from flows.engine.model import AskStep
from flows.engine.state import (
    Done,
    Effect,
    EffectKind,
    Place,
    Refusal,
    Reply,
    ReplyKind,
    Say,
    Session,
    Sprint,
)
from flows.engine.take import Take
from flows.engine.walk import Walk

TEXT_CAP = 20_000
"""Characters of one message; a longer one is refused kindly, nothing of it is kept."""

READ_CAP = 2 * TEXT_CAP
"""Characters looked at of anything at all, so that a megabyte costs no time."""

_LANGUAGES = {
    Command.LANGUAGE: "lang:other",
    Command.ENGLISH: "lang:en",
    Command.VIETNAMESE: "lang:vi",
}


class Engine:
    """Scripted conversations over `flows`; everything else it knows comes through `doors`."""

    def __init__(self, flows: Flows, doors: Doors) -> None:
        self.flows = flows
        self._doors = doors
        self._links = links.links_of(flows)
        self._take = Take(flows, doors)

    def respond(self, session: Session | None, reply: Reply, done: Done = ()) -> Sprint:
        """What follows from one reply. A None session is somebody who writes for the first time.
        A sprint with an errand is asked for again, with the errand among those `done`."""
        walk = self._walk(session or Session(), reply, done)
        if walk.errand is not None:
            return walk.sprint()
        text = cleaned(reply.text[:READ_CAP])
        pack = self._pack_in(walk, reply.kind, text)
        command = self._command_in(walk.session, text) if reply.kind is ReplyKind.TEXT else None
        danger = self._doors.danger(text[:TEXT_CAP]) if text and command is None else None
        if command is Command.STOP:
            return self._stop(walk)
        if command is Command.WIPE:
            walk.wipe()
            return walk.sprint()
        if command is not None:
            self._command(walk, command, text)
        elif danger is not None and danger.certain:
            if not walk.session.chosen:
                walk.change(lang=danger.lang)
            walk.tell(danger.told)
            walk.go(danger.target, self.flows.start("sos"))
        elif pack:
            walk.show()
        else:
            self._answer(walk, reply, text, danger)
        return walk.sprint()

    def _answer(self, walk: Walk, reply: Reply, text: str, doubt: Danger | None) -> None:
        """What is neither a command nor surely a cry for help, where the person stands."""
        if _too_long(reply, text):
            walk.refuse(Refusal.TOO_LONG, self.flows.phrases.too_long)
        elif self._outdated(walk.session) and not reply.tap.startswith(f"{always.FLOW}."):
            self._restart(walk, text)
        elif reply.kind is ReplyKind.TAP:
            self._take.tap(walk, cleaned(reply.tap[:READ_CAP]), reply.on)
        else:
            self._take.sent(walk, reply.kind, text, doubt)

    def _walk(self, session: Session, reply: Reply, done: Done) -> Walk:
        """Somebody new stands where a link has led them, whose screen has said it already."""
        walk = Walk(self.flows, self._doors, session, done)
        if session.at is None and reply.link in self._links:
            links.begin(walk, self._links, reply.link)
            walk.says.clear()
        if reply.kind is not ReplyKind.TAP:
            walk.change(tapped="")
        return walk

    def _pack_in(self, walk: Walk, kind: ReplyKind, text: str) -> str:
        """The further language that a command is the code of; it is spoken from here on, also when
        a cry for help stands behind the command."""
        code = always.slash_word(text) if kind is ReplyKind.TEXT else ""
        if code not in self._doors.packs:
            return ""
        walk.change(pack=code, lang=Lang.VI, chosen=True)
        return code

    def show(self, session: Session | None) -> Sprint:
        """Where the person is, once more; the welcome for somebody new."""
        walk = Walk(self.flows, self._doors, session or Session())
        walk.show()
        return walk.sprint()

    def _command_in(self, session: Session, text: str) -> Command | None:
        """ "00" clears the chat, but not as the answer to a question for a number."""
        command = always.command_in(text)
        answers = command is Command.WIPE and is_number(text) and session.aside is None
        step = self.flows.step(session.at) if answers and session.at else None
        return None if isinstance(step, AskStep) and step.takes_a_number else command

    def open(self, session: Session, link: str, done: Done = ()) -> Sprint:
        """What somebody new sees who came by a link with this word; else the welcome."""
        walk = Walk(self.flows, self._doors, session, done)
        links.begin(walk, self._links, link)
        return walk.sprint()

    def _stop(self, walk: Walk) -> Sprint:
        session = walk.session
        said = Say(self.flows.phrases.stopped, session.lang, pack=session.pack)
        return Sprint((said,), None, (Effect(EffectKind.FORGET),))

    def _command(self, walk: Walk, command: Command, text: str) -> None:
        match command:
            case Command.START:
                links.begin(walk, self._links, links.word_in(text), self._take.lasting(walk))
            case Command.BACK:
                walk.back()
            case Command.LANGUAGE | Command.ENGLISH | Command.VIETNAMESE:
                walk.change(chosen=True)
                walk.go(_LANGUAGES[command], self.flows.start("welcome"))
            case Command.HELP | Command.SOS | Command.RECEIPT:
                walk.enter(self.flows.start(str(command)))
            case _:
                walk.enter(Place(flow=always.FLOW, step=str(command)))

    def _outdated(self, session: Session) -> bool:
        at = session.at
        if at is None:
            return False
        if at.flow not in self.flows.flows:
            return True
        return session.version != self.flows.version(at.flow)

    def _restart(self, walk: Walk, text: str) -> None:
        """The files changed under this person: say so and begin their conversation again. An
        offer needs no place in a conversation: it is checked all the same."""
        at = walk.session.at
        known = at is not None and at.flow in self.flows.flows
        walk.change(at=self.flows.start("welcome"), trail=(), aside=None)
        if text and self._doors.offer(text):
            self._take.check_offer(walk, text)
            return
        walk.say(self.flows.phrases.changed)
        walk.enter(self.flows.start(at.flow if at is not None and known else "welcome"))


def _too_long(reply: Reply, text: str) -> bool:
    if reply.kind is ReplyKind.TAP:
        return False
    return len(text) > TEXT_CAP or len(reply.text) > READ_CAP


def cleaned(text: str) -> str:
    """The text without control characters and lone surrogates, which no person typed."""
    kept = (c for c in text if c in "\n\t" or (c.isprintable() or ord(c) > 0x9F))
    return "".join(c for c in kept if not 0xD800 <= ord(c) <= 0xDFFF).strip()
