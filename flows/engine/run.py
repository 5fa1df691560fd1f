"""The engine: takes a session and one reply, returns a sprint. Pure: no I/O, no clock, no state."""

from typing import Any

from authoring.lang import Lang
from flows.engine import always, links
from flows.engine.always import Command
from flows.engine.doors import Danger, Doors
from flows.engine.labels import folded, holds_number, is_number, matching
from flows.engine.load import Flows, label_texts
from flows.engine.model import Accept, AskStep, ChooseStep, StepBase
from flows.engine.state import (
    SCHOOL,
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
from flows.engine.taps import button, leads_away, mark
from flows.engine.walk import Walk

TEXT_CAP = 20_000
"""Characters of one message; a longer one is refused kindly, nothing of it is kept."""

READ_CAP = 2 * TEXT_CAP
"""Characters looked at of anything at all, so that a megabyte costs no time."""

OFFER_FLOW, OFFER_ANSWER, SOS_FLOW = "check_offer", "offer", "sos"
_LANGUAGES = {
    Command.LANGUAGE: "lang:other",
    Command.ENGLISH: "lang:en",
    Command.VIETNAMESE: "lang:vi",
}
_ACCEPTS = {
    ReplyKind.TEXT: Accept.TEXT,
    ReplyKind.LINK: Accept.LINK,
    ReplyKind.FORWARD: Accept.FORWARD,
    ReplyKind.PICTURE: Accept.PICTURE,
}


class Engine:
    """Scripted conversations over `flows`; everything else it knows comes through `doors`."""

    def __init__(self, flows: Flows, doors: Doors) -> None:
        self.flows = flows
        self._doors = doors
        self._links = links.links_of(flows)
        self._labels = {
            f"{place}.{option}": doors.labels(text)
            for place, step in flows.places()
            for option, text in label_texts(step).items()
        }

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
            self._tap(walk, cleaned(reply.tap[:READ_CAP]), reply.on)
        else:
            self._sent(walk, reply.kind, text, doubt)

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
                links.begin(walk, self._links, links.word_in(text), self._lasting(walk))
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
            self._check_offer(walk, text)
            return
        walk.say(self.flows.phrases.changed)
        walk.enter(self.flows.start(at.flow if at is not None and known else "welcome"))

    def _tap(self, walk: Walk, data: str, on: str) -> None:
        phrases, session = self.flows.phrases, walk.session
        place, option = button(data)
        step = self.flows.step(place)
        if step is None or option not in label_texts(step):
            walk.refuse(Refusal.UNKNOWN_BUTTON, phrases.unknown_button)
        elif place.flow in {always.FLOW, SOS_FLOW}:
            self._take_option(walk, place, step, option, on)
        elif session.tapped == mark(place, step, option, on) and (on or place != session.at):
            walk.refused = Refusal.AGAIN
            walk.say(phrases.again)
        elif place == session.at or leads_away(step, option):
            self._take_option(walk, place, step, option, on)
        else:
            walk.refuse(Refusal.OLD_BUTTON, phrases.old_button)

    def _take_option(
        self, walk: Walk, place: Place, step: StepBase, option: str, on: str = ""
    ) -> None:
        walk.change(tapped=mark(place, step, option, on))
        if isinstance(step, ChooseStep):
            if step.fleeting and on:
                walk.effects.append(Effect(EffectKind.ERASE, {"on": on}))
            if step.into:
                walk.answer(step.into, option)
            target = step.target(option)
            if target == "here":
                walk.show()
            if target.startswith("lang:"):
                walk.change(chosen=True)
            walk.go(target, place)
        elif isinstance(step, AskStep):
            walk.go(step.skip_to or step.then, place)

    def _sent(self, walk: Walk, kind: ReplyKind, text: str, doubt: Danger | None) -> None:
        """Something typed, forwarded or otherwise sent that is neither command nor button; `doubt`
        that it might be a cry for help is put as a question."""
        if kind is ReplyKind.EDITED:
            self._edited(walk, text)
        elif not text:
            self._wordless(walk, kind)
        elif self._typed_option(walk, text):
            pass
        elif doubt is not None and self._may_ask(walk, text, doubt):
            self._begun(walk)
            walk.tell(doubt.told)
            walk.go(doubt.target, self.flows.start("sos"))
        elif not self._asked_for(walk, kind, text):
            self._unasked(walk, kind, text)

    def _edited(self, walk: Walk, text: str) -> None:
        if text and self._doors.offer(text):
            self._check_offer(walk, text)
        else:
            walk.say(self.flows.phrases.edited)
            if walk.session.at is None:
                walk.show()

    def _wordless(self, walk: Walk, kind: ReplyKind) -> None:
        """A picture, voice message, sticker ...: its sentence stands in the always layer."""
        place = Place(flow=always.FLOW, step=str(kind))
        if self.flows.step(place) is None:
            walk.refuse(Refusal.EMPTY, self.flows.phrases.empty)
            return
        walk.refused = Refusal.NOT_HERE
        walk.enter(place)
        if walk.session.at is None:
            walk.show()

    def _typed_option(self, walk: Walk, text: str) -> bool:
        for place in (walk.session.aside, walk.session.at):
            typing = place is not None and isinstance(self.flows.step(place), AskStep)
            if place is None or (typing and is_number(text)):
                continue
            shown = [(o.data, self._labels[o.data]) for o in walk.options(place)]
            data = matching(text, shown, whole=typing)
            if data:
                self._follow(walk, data)
                return True
        return False

    def _follow(self, walk: Walk, data: str) -> None:
        """Take a button that is on the screen now."""
        place, option = button(data)
        step = self.flows.step(place)
        if step is not None:
            self._take_option(walk, place, step, option)

    def _may_ask(self, walk: Walk, text: str, doubt: Danger) -> bool:
        """Not where somebody tells in their own words, nor, when it is not likely, of an offer."""
        step = self.flows.step(walk.session.at) if walk.session.at else None
        telling = isinstance(step, AskStep) and not (
            step.into == OFFER_ANSWER or step.takes_a_number
        )
        return not telling and (doubt.likely or not self._doors.offer(text))

    def _asked_for(self, walk: Walk, kind: ReplyKind, text: str) -> bool:
        place = walk.session.at
        step = self.flows.step(place) if place else None
        if place is None or not isinstance(step, AskStep):
            return False
        if step.takes_a_number and not holds_number(text):
            if self._doors.offer(text):
                return False
            walk.refuse(Refusal.NO_NUMBER, self.flows.phrases.no_number)
        elif not step.takes(_ACCEPTS.get(kind, Accept.TEXT)):
            walk.refuse(Refusal.NOT_HERE, self.flows.phrases.not_here)
        elif not folded(text):
            walk.refuse(Refusal.EMPTY, self.flows.phrases.empty)
        elif step.into == OFFER_ANSWER:
            self._check_offer(walk, text)
        else:
            walk.answer(step.into, text)
            walk.go(step.then, place)
        return True

    def _unasked(self, walk: Walk, kind: ReplyKind, text: str) -> None:
        """Typed where a button was expected: an offer is checked at once, from any state."""
        if self._doors.offer(text):
            self._check_offer(walk, text)
        elif kind is ReplyKind.PICTURE:
            self._wordless(walk, kind)
        elif walk.session.at is None:
            walk.show()
        else:
            walk.refuse(Refusal.NOT_AN_OPTION, self.flows.phrases.choose_one)

    def _check_offer(self, walk: Walk, text: str) -> None:
        """A new offer starts afresh: answers and findings about another one do not leak into it;
        what is known of the person stays."""
        self._follow_text_language(walk, text)
        of_person = {*self.flows.of_person, SCHOOL}
        kept = {name: said for name, said in walk.session.answers.items() if name in of_person}
        walk.change(answers={**kept, OFFER_ANSWER: text}, findings=self._lasting(walk))
        place = self.flows.start(OFFER_FLOW)
        step = self.flows.step(place)
        self._begun(walk)
        walk.go(step.then if isinstance(step, AskStep) else "here", place)

    def _lasting(self, walk: Walk) -> dict[str, Any]:
        """What was found about something else than an offer."""
        found = walk.session.findings
        return {name: found[name] for name in self._doors.lasting if name in found}

    def _begun(self, walk: Walk) -> None:
        """Somebody new comes from the menu, so that there is a way back."""
        if walk.session.at is None:
            walk.change(at=self.flows.start("welcome"))

    def _follow_text_language(self, walk: Walk, text: str) -> None:
        """A word or two say little about the language somebody speaks."""
        if not walk.session.chosen and len(text.split()) > 2:
            walk.change(lang=self._doors.language(text))


def _too_long(reply: Reply, text: str) -> bool:
    if reply.kind is ReplyKind.TAP:
        return False
    return len(text) > TEXT_CAP or len(reply.text) > READ_CAP


def cleaned(text: str) -> str:
    """The text without control characters and lone surrogates, which no person typed."""
    kept = (c for c in text if c in "\n\t" or (c.isprintable() or ord(c) > 0x9F))
    return "".join(c for c in kept if not 0xD800 <= ord(c) <= 0xDFFF).strip()
