"""What one reply does where the person stands: a button that was tapped, or something sent."""

from collections.abc import Mapping, Sequence
from typing import Any

from flows.engine import always
from flows.engine.doors import Danger, Doors
from flows.engine.labels import folded, holds_number, is_number, matching
from flows.engine.load import Flows, label_texts
from flows.engine.model import Accept, AskStep, ChooseStep, StepBase
from flows.engine.state import SCHOOL, Effect, EffectKind, Place, Refusal, ReplyKind
from flows.engine.taps import button, leads_away, mark
from flows.engine.walk import Walk

OFFER_FLOW, OFFER_ANSWER, SOS_FLOW = "check_offer", "offer", "sos"
_ACCEPTS = {
    ReplyKind.TEXT: Accept.TEXT,
    ReplyKind.LINK: Accept.LINK,
    ReplyKind.FORWARD: Accept.FORWARD,
    ReplyKind.PICTURE: Accept.PICTURE,
}


class Take:
    """Moves a walk; remembers nothing itself."""

    def __init__(self, flows: Flows, doors: Doors) -> None:
        self._flows = flows
        self._doors = doors
        self._labels: Mapping[str, Sequence[str]] = {
            f"{place}.{option}": doors.labels(text)
            for place, step in flows.places()
            for option, text in label_texts(step).items()
        }

    def tap(self, walk: Walk, data: str, on: str) -> None:
        """A button: of this screen, of an older one that leads elsewhere, or one that is gone."""
        phrases, session = self._flows.phrases, walk.session
        place, option = button(data)
        step = self._flows.step(place)
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

    def sent(self, walk: Walk, kind: ReplyKind, text: str, doubt: Danger | None) -> None:
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
            walk.go(doubt.target, self._flows.start("sos"))
        elif not self._asked_for(walk, kind, text):
            self._unasked(walk, kind, text)

    def _edited(self, walk: Walk, text: str) -> None:
        if text and self._doors.offer(text):
            self.check_offer(walk, text)
        else:
            walk.say(self._flows.phrases.edited)
            if walk.session.at is None:
                walk.show()

    def _wordless(self, walk: Walk, kind: ReplyKind) -> None:
        """A picture, voice message, sticker ...: its sentence stands in the always layer."""
        place = Place(flow=always.FLOW, step=str(kind))
        if self._flows.step(place) is None:
            walk.refuse(Refusal.EMPTY, self._flows.phrases.empty)
            return
        walk.refused = Refusal.NOT_HERE
        walk.enter(place)
        if walk.session.at is None:
            walk.show()

    def _typed_option(self, walk: Walk, text: str) -> bool:
        for place in (walk.session.aside, walk.session.at):
            typing = place is not None and isinstance(self._flows.step(place), AskStep)
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
        step = self._flows.step(place)
        if step is not None:
            self._take_option(walk, place, step, option)

    def _may_ask(self, walk: Walk, text: str, doubt: Danger) -> bool:
        """Not where somebody tells in their own words, nor, when it is not likely, of an offer."""
        step = self._flows.step(walk.session.at) if walk.session.at else None
        telling = isinstance(step, AskStep) and not (
            step.into == OFFER_ANSWER or step.takes_a_number
        )
        return not telling and (doubt.likely or not self._doors.offer(text))

    def _asked_for(self, walk: Walk, kind: ReplyKind, text: str) -> bool:
        place = walk.session.at
        step = self._flows.step(place) if place else None
        if place is None or not isinstance(step, AskStep):
            return False
        if step.takes_a_number and not holds_number(text):
            if self._doors.offer(text):
                return False
            walk.refuse(Refusal.NO_NUMBER, self._flows.phrases.no_number)
        elif not step.takes(_ACCEPTS.get(kind, Accept.TEXT)):
            walk.refuse(Refusal.NOT_HERE, self._flows.phrases.not_here)
        elif not folded(text):
            walk.refuse(Refusal.EMPTY, self._flows.phrases.empty)
        elif step.into == OFFER_ANSWER:
            self.check_offer(walk, text)
        else:
            walk.answer(step.into, text)
            walk.go(step.then, place)
        return True

    def _unasked(self, walk: Walk, kind: ReplyKind, text: str) -> None:
        """Typed where a button was expected: an offer is checked at once, from any state."""
        if self._doors.offer(text):
            self.check_offer(walk, text)
        elif kind is ReplyKind.PICTURE:
            self._wordless(walk, kind)
        elif walk.session.at is None:
            walk.show()
        else:
            walk.refuse(Refusal.NOT_AN_OPTION, self._flows.phrases.choose_one)

    def check_offer(self, walk: Walk, text: str) -> None:
        """A new offer starts afresh: answers and findings about another one do not leak into it;
        what is known of the person stays."""
        self._follow_text_language(walk, text)
        of_person = {*self._flows.of_person, SCHOOL}
        kept = {name: said for name, said in walk.session.answers.items() if name in of_person}
        walk.change(answers={**kept, OFFER_ANSWER: text}, findings=self.lasting(walk))
        place = self._flows.start(OFFER_FLOW)
        step = self._flows.step(place)
        self._begun(walk)
        walk.go(step.then if isinstance(step, AskStep) else "here", place)

    def lasting(self, walk: Walk) -> dict[str, Any]:
        """What was found about something else than an offer."""
        found = walk.session.findings
        return {name: found[name] for name in self._doors.lasting if name in found}

    def _begun(self, walk: Walk) -> None:
        """Somebody new comes from the menu, so that there is a way back."""
        if walk.session.at is None:
            walk.change(at=self._flows.start("welcome"))

    def _follow_text_language(self, walk: Walk, text: str) -> None:
        """A word or two say little about the language somebody speaks."""
        if not walk.session.chosen and len(text.split()) > 2:
            walk.change(lang=self._doors.language(text))
