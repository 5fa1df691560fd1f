"""Faults of the table of next steps: names nobody knows, rows in vain, people left out."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from itertools import product

from authoring.files import Source
from authoring.issue import Issue
from authoring.text import KeyPath
from bot.next_steps import CHECK, FLOW, STAGE, Age, Person, Table, outcome, place_of
from flows.engine.lint import resolved, ways
from flows.engine.load import Flows, label_texts
from flows.engine.model import CheckStep
from flows.engine.state import Place

QUESTIONING = "recruiter"
"""The flow that says what to ask, and makes the card for the family."""

AGES = (Age.CHILD, Age.ADULT)
Fault = tuple[KeyPath, str, str]


def lint(table: Table, flows: Flows, signs: AbstractSet[str]) -> list[Issue]:
    """Every fault of the table against the flows and the catalogue of signs."""
    asked = flows.step(Place(flow=FLOW, step=STAGE))
    stages = frozenset(label_texts(asked)) if asked else frozenset()
    faults = [*_unknown(table, stages, signs), *_steps(table, flows)]
    if not faults:
        faults = [*_in_vain(table, stages), *_left_out(table, stages), *_offers(table, flows)]
    source: Source = table.source
    return sorted(source.issue(path, code, said) for path, code, said in faults)


def _unknown(table: Table, stages: AbstractSet[str], signs: AbstractSet[str]) -> Iterator[Fault]:
    """NEXT001: a sign, a group or a stage that does not exist."""
    steps = table.steps
    for group, members in steps.groups.items():
        for place, sign in enumerate(members):
            if sign not in signs:
                yield ("groups", group, str(place)), "NEXT001", f"there is no sign '{sign}'"
    never = steps.never_question
    lists = [(("rows", str(n)), row.stages, row.signs) for n, row in enumerate(steps.rows)]
    for path, its_stages, its_groups in [*lists, (("never_question",), never.stages, never.signs)]:
        for stage in sorted(set(its_stages) - stages):
            yield path, "NEXT001", f"'{stage}' is no stage of {FLOW}.{STAGE}"
        for group in sorted(set(its_groups) - set(steps.groups)):
            yield path, "NEXT001", f"there is no group '{group}'"


def _steps(table: Table, flows: Flows) -> Iterator[Fault]:
    """NEXT002: a step that does not exist, or that the flow's check does not lead to."""
    judge = next(
        ((place, step) for place, step in flows.places()
         if isinstance(step, CheckStep) and step.check == CHECK),
        None,
    )  # fmt: skip
    for number, row in enumerate(table.steps.rows):
        for goal in row.goals:
            path, place = ("rows", str(number)), place_of(goal)
            if flows.step(place) is None:
                yield path, "NEXT002", f"there is no step '{place}'"
            elif judge is None:
                yield path, "NEXT002", f"no flow asks the check '{CHECK}'"
            else:
                led = resolved(flows, judge[0], judge[1].outcomes.get(outcome(goal), "here"))
                if led != place:
                    said = f"'{judge[0]}' leads from '{outcome(goal)}' to {led}, not to {place}"
                    yield path, "NEXT002", said


def _people(table: Table, stages: AbstractSet[str]) -> Iterator[Person]:
    """One of each kind that rows can tell apart: no sign, or any one sign of the groups."""
    named = sorted(table.steps.signs_of(table.steps.groups))
    for stage, age, sign in product(sorted(stages), AGES, ["", *named]):
        yield Person(stage, frozenset({sign} - {""}), age)


def _in_vain(table: Table, stages: AbstractSet[str]) -> Iterator[Fault]:
    """NEXT003: a row that earlier ones leave nobody for."""
    met = {id(table.row(person)) for person in _people(table, stages)}
    for number, row in enumerate(table.steps.rows):
        if id(row) not in met:
            yield ("rows", str(number)), "NEXT003", "can never match: earlier rows take everybody"


def _left_out(table: Table, stages: AbstractSet[str]) -> Iterator[Fault]:
    """NEXT004: somebody for whom no row is written."""
    for stage, age in product(sorted(stages), AGES):
        if table.row(Person(stage, age=age)) is None:
            yield ("rows",), "NEXT004", f"no row for '{stage}', {age}, without a sign"


def _offers(table: Table, flows: Flows) -> Iterator[Fault]:
    """NEXT005: a step that offers questions to the recruiter to somebody who may not put them."""
    for number, row in enumerate(table.steps.rows):
        path = ("rows", str(number))
        if row.quiet and _questions(flows, row.quiet):
            yield path, "NEXT005", f"'{row.quiet}' is for people who are not to question anybody"
        if not row.quiet and _questions(flows, row.step):
            said = f"'{row.step}' offers to question the recruiter: say what is `quiet` instead"
            yield path, "NEXT005", said
        if row.quiet and not _questions(flows, row.step):
            yield path, "NEXT005", f"'{row.step}' offers no questions: `quiet` is never needed"
        if row.danger and flows.start(QUESTIONING) in _goals(flows, row.danger):
            yield (
                path,
                "NEXT005",
                f"'{row.danger}' is for offers about which nothing is left to ask",
            )


def _questions(flows: Flows, goal: str) -> bool:
    return any(place.flow == QUESTIONING for place in _goals(flows, goal))


def _goals(flows: Flows, goal: str) -> list[Place]:
    """Where the buttons of a step lead."""
    place = place_of(goal)
    step = flows.step(place)
    goals = [resolved(flows, place, target) for target in ways(step).values()] if step else []
    return [place for place in goals if place is not None]
