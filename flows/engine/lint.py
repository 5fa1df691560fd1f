"""Faults across flows: a list of small functions, each of which reports issues."""

from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from itertools import chain

from authoring.issue import Issue
from flows.engine import always, links
from flows.engine.load import Flows, label_texts
from flows.engine.model import AskStep, CheckStep, ChooseStep, SayStep, StepBase, SubmitStep
from flows.engine.state import SCHOOL, Place, ReplyKind

Outcomes = Mapping[str, AbstractSet[str]]
"""Name of a check -> what it can answer."""

DATA_CAP = 64
"""Bytes of a button's data (Bot API, InlineKeyboardButton.callback_data: 1-64 bytes)."""

REQUIRED = ("welcome", "check_offer", "help", "sos", always.FLOW)
ASIDE_STEPS = (
    "footer", "after_end", "numbers", "privacy",
    *(str(k) for k in ReplyKind if k.name in {
        "VOICE", "LOCATION", "CONTACT", "STICKER", "DOCUMENT", "PICTURE", "OTHER",
    }),
)  # fmt: skip


def lint(
    flows: Flows,
    outcomes: Outcomes,
    cards: AbstractSet[str],
    doors: AbstractSet[str] = frozenset(),
    shows: AbstractSet[str] = frozenset(),
) -> list[Issue]:
    """Every fault of the flows. `cards`: placeholders that the renderer can fill; `doors`: targets
    that a cry for help leads to; `shows`: what the renderer can show beside words."""
    missing = [name for name in REQUIRED if name not in flows.flows]
    if missing:
        return [Issue("flows", 1, "FLOW008", f"the flow '{name}' is missing") for name in missing]
    parts: list[Callable[[], Iterator[Issue]]] = [
        lambda: _targets(flows),
        lambda: _unreached(flows, doors),
        lambda: _loops(flows),
        lambda: _checks(flows, outcomes),
        lambda: _buttons(flows),
        lambda: _placeholders(flows, cards),
        lambda: _shown(flows, shows),
        lambda: _always(flows),
        lambda: links.faults(flows),
    ]
    return sorted(chain.from_iterable(part() for part in parts))


def ways(step: StepBase) -> dict[str, str]:
    """Label of a way on (an option, an outcome, or "") -> its target."""
    match step:
        case ChooseStep():
            return {option: step.target(option) for option in step.options}
        case CheckStep() | SubmitStep():
            return dict(step.outcomes)
        case AskStep():
            skip = {"skip": step.skip_to or step.then} if step.skip else {}
            return {"": step.then, **skip}
        case SayStep():
            return {"": step.then}
    return {}


def resolved(flows: Flows, place: Place, target: str) -> Place | None:
    """The place a target leads to; None for back, here, wipe and a switch of language."""
    if target in {"back", "here", "wipe"} or target.startswith("lang:"):
        return None
    if not target.startswith("flow:"):
        return Place(flow=place.flow, step=target.removeprefix("again:"))
    flow, _, step = target.removeprefix("flow:").partition(".")
    if not step and flow in flows.flows:
        step = flows.flows[flow].start
    return Place(flow=flow, step=step)


def _issue(flows: Flows, place: Place, code: str, message: str) -> Issue:
    return flows.sources[place.flow].issue(("steps", place.step), code, message)


def _targets(flows: Flows) -> Iterator[Issue]:
    for name, flow in flows.flows.items():
        if flow.start not in flow.steps:
            wrong = f"starts at unknown step '{flow.start}'"
            yield flows.sources[name].issue(("start",), "FLOW001", wrong)
    for place, step in flows.places():
        for target in ways(step).values():
            goal = resolved(flows, place, target)
            if goal and flows.step(goal) is None:
                yield _issue(flows, place, "FLOW001", f"'{place.step}' goes to unknown '{target}'")
            if target == "here" and place.flow != always.FLOW:
                yield _issue(flows, place, "FLOW001", f"'{place.step}' says 'here' outside always")


def _unreached(flows: Flows, doors: AbstractSet[str]) -> Iterator[Issue]:
    reached: set[Place] = set()
    pending = [flows.start(name) for name in flows.flows]
    pending += [place for place, _ in flows.places() if place.flow == always.FLOW]
    led = (resolved(flows, flows.start("sos"), door) for door in doors)
    pending += [place for place in led if place]
    while pending:
        here = pending.pop()
        step = flows.step(here)
        if step is not None and here not in reached:
            reached.add(here)
            goals = (resolved(flows, here, target) for target in ways(step).values())
            pending += [goal for goal in goals if goal]
    for place, _ in flows.places():
        if place not in reached:
            yield _issue(flows, place, "FLOW002", f"nothing leads to '{place.step}'")


def _loops(flows: Flows) -> Iterator[Issue]:
    """A person must be asked or told something final; steps that only pass on may not circle."""
    for place, _ in flows.places():
        seen: set[Place] = set()
        pending = [place]
        while pending:
            here = pending.pop()
            step = flows.step(here)
            if here in seen or not isinstance(step, SayStep | CheckStep | SubmitStep):
                continue
            seen.add(here)
            goals = [resolved(flows, here, target) for target in ways(step).values()]
            if place in goals:
                yield _issue(
                    flows, place, "FLOW003", f"'{place.step}' leads back to itself unasked"
                )
                break
            pending += [goal for goal in goals if goal]


def _checks(flows: Flows, outcomes: Outcomes) -> Iterator[Issue]:
    for place, step in flows.places():
        if not isinstance(step, CheckStep | SubmitStep):
            continue
        check = step.check if isinstance(step, CheckStep) else step.submit
        if check not in outcomes:
            yield _issue(flows, place, "FLOW006", f"there is no check '{check}'")
            continue
        reads = step.reads if isinstance(step, CheckStep) else ()
        for name in sorted(set(reads) - {*flows.keeps, SCHOOL}):
            yield _issue(flows, place, "FLOW004", f"reads '{name}', which nobody is asked")
        for outcome in sorted(outcomes[check] - set(step.outcomes)):
            yield _issue(flows, place, "FLOW006", f"does not handle outcome '{outcome}'")
        for outcome in sorted(set(step.outcomes) - outcomes[check]):
            yield _issue(flows, place, "FLOW006", f"'{check}' never answers '{outcome}'")


def _buttons(flows: Flows) -> Iterator[Issue]:
    for place, step in flows.places():
        for option in label_texts(step):
            size = len(f"{place}.{option}".encode())
            if size > DATA_CAP:
                yield _issue(flows, place, "FLOW005", f"'{option}' needs {size} bytes of 64")


def _placeholders(flows: Flows, cards: AbstractSet[str]) -> Iterator[Issue]:
    for found in flows.texts():
        for name in sorted(found.text.placeholders - cards):
            yield Issue(found.path, found.line, "FLOW009", f"nobody can fill {{{name}}}")


def _shown(flows: Flows, shows: AbstractSet[str]) -> Iterator[Issue]:
    for place, step in flows.places():
        if step.shows is not None and step.shows not in shows:
            yield _issue(flows, place, "FLOW009", f"nobody can show '{step.shows}'")


def _always(flows: Flows) -> Iterator[Issue]:
    have = flows.flows[always.FLOW].steps
    for name, shown in have.items():
        if not isinstance(shown, SayStep | ChooseStep):
            place = Place(flow=always.FLOW, step=name)
            yield _issue(flows, place, "FLOW008", f"'{name}' is shown aside: only say or choose")
    for step in ASIDE_STEPS:
        if step not in have:
            source = flows.sources[always.FLOW]
            yield source.issue(("steps",), "FLOW008", f"the step '{step}' is missing")
