"""What somebody is advised next, from a reviewed table of stage, signs and age."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import Field, StringConstraints

from authoring.files import Source, load
from authoring.issue import Issue
from authoring.text import Frozen
from bot.checks import VERDICT
from bot.heard import heard_of
from flows.engine.doors import Answers, Check, Findings
from flows.engine.model import Id, Review
from flows.engine.state import UNDER_18, Found, Place, is_young
from signs.verdict import Level

FLOW, STAGE, CHECK = "next_steps", "stage", "next_steps"
"""The flow whose question `stage` names the stages, and the check that answers it."""

TABLE = "tables/next_steps.yaml"
MINOR_SIGN = "minor"
ASK_AGAIN = STAGE
"""The outcome for somebody whose stage is not known: the question is put again."""

Goal = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}(\.[a-z][a-z0-9_]{0,39})?$")]
"""A step of the flow `next_steps`, or `FLOW.STEP`."""


class Age(StrEnum):
    """Whom a row is for; see `person_of` for who is taken for a child."""

    CHILD = "child"
    ADULT = "adult"
    ANY = "any"


class Row(Frozen):
    """One line of the table: these stages, one of these groups of signs (or any text at all), this
    age. `quiet` answers instead of `step` where nobody is to question the recruiter, `danger` where
    the verdict leaves nothing to ask."""

    stages: tuple[Id, ...] = Field(min_length=1)
    signs: tuple[Id, ...] = ()
    age: Age = Age.ANY
    step: Goal
    quiet: Goal | None = None
    danger: Goal | None = None

    @property
    def goals(self) -> tuple[str, ...]:
        return tuple(goal for goal in (self.step, self.quiet, self.danger) if goal)


class NeverQuestion(Frozen):
    """Who is offered neither questions to the recruiter nor a card for the family."""

    ages: tuple[Age, ...]
    signs: tuple[Id, ...]
    stages: tuple[Id, ...]


class NextSteps(Frozen):
    """The table: the first row that fits answers."""

    reviewed: tuple[Review, ...]
    groups: dict[Id, tuple[Id, ...]]
    never_question: NeverQuestion
    rows: tuple[Row, ...] = Field(min_length=1)

    def signs_of(self, groups: Iterable[str]) -> frozenset[str]:
        return frozenset(sign for group in groups for sign in self.groups.get(group, ()))


@dataclass(frozen=True)
class Person:
    """What is known of somebody: the stage, the signs in their offer, the age."""

    stage: str
    signs: AbstractSet[str] = frozenset()
    age: Age = Age.ADULT
    unknown: bool = False
    danger: bool = False
    """The verdict was danger, or the recruiter's answers made it worse."""


@dataclass(frozen=True)
class Table:
    """The loaded table and where it stands."""

    steps: NextSteps
    source: Source

    def row(self, person: Person) -> Row | None:
        """The first row that fits; lint sees to it that every stage has one."""
        return next((row for row in self.steps.rows if self._fits(row, person)), None)

    def goal(self, person: Person) -> str | None:
        """The step that answers, as the table writes it."""
        row = self.row(person)
        if row is None:
            return None
        if row.quiet and self.never_question(person):
            return row.quiet
        return row.danger if row.danger and person.danger else row.step

    def never_question(self, person: Person) -> bool:
        """Whether questioning could bring harm. An offer that wants children may have reached a
        child who did not say so."""
        never = self.steps.never_question
        maybe_child = person.unknown and MINOR_SIGN in person.signs
        age = Age.CHILD if maybe_child else person.age
        return (
            age in never.ages
            or person.stage in never.stages
            or not person.signs.isdisjoint(self.steps.signs_of(never.signs))
        )

    @property
    def outcomes(self) -> frozenset[str]:
        return frozenset({ASK_AGAIN, *(outcome(g) for row in self.steps.rows for g in row.goals)})

    def _fits(self, row: Row, person: Person) -> bool:
        return (
            person.stage in row.stages
            and row.age in {Age.ANY, person.age}
            and (not row.signs or not person.signs.isdisjoint(self.steps.signs_of(row.signs)))
        )


def read(folder: Path) -> tuple[Table | None, list[Issue]]:
    """The table in the folder of flows; None when it cannot be used, and why."""
    shown_as = f"{folder.name}/{TABLE}"
    loaded = load(folder / TABLE, NextSteps, lambda _, path: ".".join(path), shown_as=shown_as)
    table = Table(loaded.value, loaded.source) if loaded.value else None
    return table, list(loaded.issues)


def place_of(goal: str) -> Place:
    flow, _, step = goal.rpartition(".")
    return Place(flow=flow or FLOW, step=step)


def outcome(goal: str) -> str:
    """The outcome under which the flow leads to a step of the table: `young.paid`, `young_paid`."""
    return goal.replace(".", "_")


def checks(table: Table) -> dict[str, Check]:
    """The check `next_steps`: reads `stage`, `under_18`, `school` and the signs of the offer."""

    def next_steps(answers: Answers, findings: Findings) -> Found:
        goal = table.goal(person_of(answers, findings))
        return Found(outcome(goal) if goal else ASK_AGAIN)

    return {CHECK: Check(table.outcomes, next_steps)}


def person_of(answers: Answers, findings: Findings) -> Person:
    """Under 18 is who says so, and who rather would not say but spoke of school."""
    verdict = findings.get(VERDICT, {})
    closed = heard_of(findings, answers.get("offer", "")).get("closed", False)
    return Person(
        answers.get(STAGE, ""),
        frozenset(one["id"] for one in verdict.get("signs", ())),
        Age.CHILD if is_young(answers) else Age.ADULT,
        unknown=answers.get(UNDER_18) not in {"yes", "no"},
        danger=closed or verdict.get("level") == Level.DANGER,
    )
