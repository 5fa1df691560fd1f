"""Walks steps from a target until something is asked; collects what is said on the way."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from authoring.lang import Lang
from authoring.text import Text
from flows.engine import always
from flows.engine.doors import Doors
from flows.engine.load import Flows, label_texts
from flows.engine.model import (
    AskStep,
    CheckStep,
    ChooseStep,
    EndStep,
    Keep,
    SayStep,
    StepBase,
    SubmitStep,
)
from flows.engine.state import (
    Done,
    Effect,
    EffectKind,
    Errand,
    Option,
    Place,
    Refusal,
    Say,
    Session,
    Sprint,
)

STEP_CAP = 40
"""Steps in one sprint; more means a loop in the files, which lint should have found."""
TRAIL_CAP = 30


@dataclass
class Walk:
    """One sprint in the making: the only thing in the engine that changes."""

    flows: Flows
    doors: Doors
    session: Session
    done: Done = ()
    says: list[Say] = field(default_factory=list)
    effects: list[Effect] = field(default_factory=list)
    refused: Refusal | None = None
    errand: Errand | None = None
    once: dict[str, Any] = field(default_factory=dict)
    steps: int = 0
    wiped: bool = False

    def sprint(self) -> Sprint:
        if self.errand is not None:
            return Sprint((), None, errand=self.errand)
        if self.wiped:
            said = Say(self.flows.phrases.wiped, self.session.lang, pack=self.session.pack)
            return Sprint((said,), None, (Effect(EffectKind.WIPE),))
        kept = self.session.model_copy(update={"answers": self._kept_answers()})
        return Sprint(tuple(self.says), kept, tuple(self.effects), self.refused)

    def say(self, text: Text, options: tuple[Option, ...] = (), place: Place | None = None) -> None:
        """Say a sentence. At a `place` all that its step says with it."""
        s, step = self.session, self.flows.step(place) if place else None
        found = {**s.findings, **self.once}
        said = Say(text, s.lang, options, place, s.answers, found, young=s.young, pack=s.pack)
        if step is not None:
            said = replace(
                said,
                text=step.child if step.child and s.young else text,
                ready=step.ready,
                hidden=step.hidden,
                shows=step.shows,
                silent=step.silent,
            )
        self.says.append(said)

    def change(self, **update: object) -> None:
        self.session = self.session.model_copy(update=update)

    def refuse(self, refusal: Refusal, text: Text) -> None:
        """Say why a reply was not taken, then show again what was asked: nothing is lost."""
        self.refused = refusal
        self.say(text)
        self.show()

    def wipe(self) -> None:
        """The chat is to be cleared: whatever was about to be said, only one harmless line is."""
        self.wiped = True

    def go(self, target: str, origin: Place) -> None:
        """Follow a target from the step `origin`; see `model.Target` for what it may be."""
        match target.split(":", 1):
            case ["back"]:
                self.back()
            case ["here"]:
                pass
            case ["wipe"]:
                self.wipe()
            case ["lang", lang]:
                spoken = self.session.lang.other if lang == "other" else Lang(lang)
                self.change(lang=spoken, pack="")
                self.show()
            case ["again", name]:
                self.enter(Place(flow=origin.flow, step=name), again=True)
            case ["flow", name]:
                flow, _, step = name.partition(".")
                self.enter(Place(flow=flow, step=step) if step else self.flows.start(flow))
            case _:
                self.enter(Place(flow=origin.flow, step=target))

    def enter(self, place: Place, *, again: bool = False) -> None:
        """Move to a place (or show it aside, if it belongs to the always layer) and walk on; past a
        question whose answer is known, unless it is asked `again`."""
        self.steps += 1
        if self.steps > STEP_CAP:
            self._lost()
            return
        step = self.flows.step(place)
        if step is None:
            raise LookupError(f"no step {place}")
        if place.flow == always.FLOW:
            self._aside(place, step)
            return
        known = None if again else self._known(step)
        if known is not None:
            self.go(known, place)
            return
        self._remember(place)
        self._take(place, step)

    def _known(self, step: StepBase) -> str | None:
        """Where a question leads whose answer is known already."""
        if not isinstance(step, ChooseStep) or not step.once or step.into is None:
            return None
        answer = self.session.answers.get(step.into, "")
        return step.target(answer) if answer in step.options else None

    def tell(self, told: Mapping[str, str]) -> None:
        """Take down what a text told; an answer that was given stands."""
        self.change(answers={**told, **self.session.answers})

    def _lost(self) -> None:
        """Too many steps: say so once and stand at the menu, without walking any further."""
        menu = self.flows.start("welcome")
        self.change(at=menu, version=self.flows.version(menu.flow), trail=(), aside=None)
        self.says.clear()
        self.say(self.flows.phrases.lost, self.options(menu), menu)

    def _aside(self, place: Place, step: StepBase) -> None:
        self.change(aside=place)
        if isinstance(step, SayStep):
            self.say(step.say, place=place)
            self.go(step.then, place)
        elif isinstance(step, ChooseStep):
            self.say(step.choose, self.options(place), place)

    def _remember(self, place: Place) -> None:
        s = self.session
        trail = s.trail
        if s.at and s.at != place and self._waits(s.at):
            trail = (*trail, s.at)[-TRAIL_CAP:]
        version = self.flows.version(place.flow)
        self.change(at=place, version=version, trail=trail, aside=None)

    def _waits(self, place: Place) -> bool:
        return isinstance(self.flows.step(place), ChooseStep | AskStep | EndStep)

    def _take(self, place: Place, step: StepBase) -> None:
        match step:
            case SayStep():
                self.say(step.say, place=place)
                self.go(step.then, place)
            case CheckStep():
                read = {k: v for k, v in self.session.answers.items() if k in step.reads}
                self._check(place, step.check, read, step.outcomes)
            case SubmitStep():
                read = {"lang": str(self.session.lang), **self._answers_for_report()}
                self._check(place, step.submit, read, step.outcomes)
            case _:
                self.show()

    def _check(
        self, place: Place, name: str, read: dict[str, str], outcomes: dict[str, str]
    ) -> None:
        found = self.doors.checks[name].run(read, self.session.findings)
        if isinstance(found, Errand):
            result = next((found_ for errand, found_ in self.done if errand == found), None)
            if result is None:
                self.errand = found
                return
            found = result
        self.once.update(found.once)
        self.tell(found.told)
        if found.spent:
            self.change(answers=self._answers_but_for_report())
        known = {**self.session.findings, **found.findings}
        self.change(findings={k: v for k, v in known.items() if v is not None})
        self.go(outcomes[found.outcome], place)

    def show(self) -> None:
        """Show the current step: its sentence, its buttons, and the footer. What was shown aside
        is no longer what a typed number means."""
        self.change(aside=None)
        place = self.session.at
        step = self.flows.step(place) if place else None
        if place is None or step is None:
            self.enter(self.flows.start("welcome"))
        elif isinstance(step, ChooseStep):
            self.say(step.choose, self.options(place), place)
        elif isinstance(step, AskStep):
            self.say(step.ask, self.options(place), place)
        elif isinstance(step, EndStep):
            self.say(step.end, self.options(place), place)
        else:
            self.enter(place)

    def options(self, place: Place) -> tuple[Option, ...]:
        """A step's own buttons, then the footer that stands under every question."""
        step = self.flows.step(place)
        own = label_texts(step) if step else {}
        options = [Option(f"{place}.{name}", label) for name, label in own.items()]
        if place.flow == always.FLOW or (isinstance(step, ChooseStep) and not step.footer):
            return tuple(options)
        footer = "after_end" if isinstance(step, EndStep) else "footer"
        labels = label_texts(self.flows.flows[always.FLOW].steps[footer])
        at_start = place == self.flows.start("welcome") or not self.session.trail
        for name, label in labels.items():
            if not (name == "back" and at_start):
                options.append(Option(f"{always.FLOW}.{footer}.{name}", label))
        return tuple(options)

    def back(self) -> None:
        trail = tuple(place for place in self.session.trail if self.flows.step(place))
        if not trail:
            self.change(trail=())
            self.say(self.flows.phrases.nothing_before)
            self.show()
            return
        place = trail[-1]
        version = self.flows.version(place.flow)
        self.change(at=place, trail=trail[:-1], version=version, aside=None)
        self.show()

    def answer(self, name: str, value: str) -> None:
        self.change(answers={**self.session.answers, name: value})

    def _kept_answers(self) -> dict[str, str]:
        keeps = self.flows.keeps
        return {k: v for k, v in self.session.answers.items() if keeps.get(k) is not Keep.NEVER}

    def _answers_for_report(self) -> dict[str, str]:
        keeps = self.flows.keeps
        return {k: v for k, v in self.session.answers.items() if keeps.get(k) is Keep.REPORT}

    def _answers_but_for_report(self) -> dict[str, str]:
        spent = self._answers_for_report()
        return {k: v for k, v in self.session.answers.items() if k not in spent}
