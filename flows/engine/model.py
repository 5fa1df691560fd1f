"""What a flow file may say: a closed vocabulary of steps, no expressions."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Any

from pydantic import Discriminator, Field, StringConstraints, Tag, field_validator, model_validator

from authoring.text import Frozen, Text

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
Target = Annotated[
    str,
    StringConstraints(
        pattern=r"^(back|here|wipe|lang:(vi|en|other)|flow:[a-z0-9_]+(\.[a-z0-9_]+)?"
        r"|(again:)?[a-z][a-z0-9_]*)$"
    ),
]
"""A step of the same flow, `flow:NAME` (its start), `flow:NAME.STEP`, `again:STEP` (asked even when
the answer is known), `back` (the step before), `here` (the step left when this one interrupted),
`wipe` (clear the chat), or `lang:XX` (switch the language, `other` for the one not spoken now, and
show this step again)."""


class Keep(StrEnum):
    """How long an answer is kept: not past this sprint, with the session, or in a report."""

    NEVER = "never"
    SESSION = "session"
    REPORT = "report"


class Accept(StrEnum):
    """What a typed question takes."""

    TEXT = "text"
    PICTURE = "picture"
    LINK = "link"
    FORWARD = "forward"
    NUMBER = "number"
    """Digits, with whatever words stand around them; stands alone. Here "00" clears nothing."""


class Audience(StrEnum):
    """Who is addressed, for the translator: bạn, em, or an elder of the family."""

    SELF = "self"
    CHILD = "child"
    FAMILY = "family"


class StepBase(Frozen):
    """`child` is said instead to somebody known to be under 18. Below the sentence may stand a text
    `ready` to be copied and sent, or one `hidden` until it is tapped, where the channel can.
    `shows` names something beside the words that the host makes. `silent: yes` makes no sound."""

    audience: Audience | None = None
    child: Text | None = None
    ready: Text | None = None
    hidden: Text | None = None
    shows: Id | None = None
    silent: bool = False


class SayStep(StepBase):
    """Says a sentence and goes on at once."""

    say: Text
    then: Target


class ChooseStep(StepBase):
    """Asks with buttons. Either every option has a branch, or all go on to `then`.

    `into` keeps the chosen option's id as an answer, for as long as `keep` says. `footer: no`
    leaves the back and numbers buttons out, where they would give somebody away. `fleeting: yes`
    takes the message away, where the channel can, once one of its own buttons was tapped.
    `once: yes` passes the step over when the answer is known already; such an answer is about the
    person, and outlives the offer they asked about.
    """

    choose: Text
    options: dict[Id, Text] = Field(min_length=1, max_length=30)
    branch: dict[Id, Target] = {}
    then: Target | None = None
    into: Id | None = None
    keep: Keep | None = None
    footer: bool = True
    fleeting: bool = False
    once: bool = False

    @model_validator(mode="after")
    def _whole(self) -> "ChooseStep":
        unknown = sorted(set(self.branch) - set(self.options))
        if unknown:
            raise ValueError(f"branch names no option: {', '.join(unknown)}")
        missing = [option for option in self.options if option not in self.branch]
        if missing and self.then is None:
            raise ValueError(f"no way on from: {', '.join(missing)} (give branch or then)")
        if (self.into is None) != (self.keep is None):
            raise ValueError("into and keep belong together: say how long the answer is kept")
        if self.once and self.keep is not Keep.SESSION:
            raise ValueError("once needs into and keep: session, or nothing would be known")
        return self

    def target(self, option: str) -> str:
        return self.branch.get(option) or self.then or "here"


class AskStep(StepBase):
    """Asks for something typed, forwarded or pictured. `skip` is the label of a way past it."""

    ask: Text
    into: Id
    keep: Keep
    accepts: tuple[Accept, ...] = Field(min_length=1)
    then: Target
    skip: Text | None = None
    skip_to: Target | None = None

    @model_validator(mode="after")
    def _number_alone(self) -> "AskStep":
        if self.takes_a_number and len(self.accepts) > 1:
            raise ValueError("accepts 'number' alone: words would be taken as well")
        return self

    @property
    def takes_a_number(self) -> bool:
        return Accept.NUMBER in self.accepts

    def takes(self, sent: Accept) -> bool:
        """Where words are taken, whatever holds words is; a number may be forwarded too."""
        return sent in self.accepts or Accept.TEXT in self.accepts or self.takes_a_number


class CheckStep(StepBase):
    """Runs a named check of the host on named answers and goes by its outcome."""

    check: Id
    reads: tuple[Id, ...] = ()
    outcomes: dict[Id, Target] = Field(min_length=1)


class SubmitStep(StepBase):
    """Hands the answers marked `keep: report` to the named check of the host, which stores them."""

    submit: Id
    outcomes: dict[Id, Target] = Field(min_length=1)


class EndStep(StepBase):
    """Says a last sentence; the menu is offered by the engine."""

    end: Text


KINDS: dict[str, type[StepBase]] = {
    "say": SayStep,
    "choose": ChooseStep,
    "ask": AskStep,
    "check": CheckStep,
    "submit": SubmitStep,
    "end": EndStep,
}


def _kind(data: Any) -> str | None:
    keys = data if isinstance(data, dict) else getattr(type(data), "model_fields", ())
    found = [kind for kind in KINDS if kind in keys]
    return found[0] if len(found) == 1 else None


Step = Annotated[
    Annotated[SayStep, Tag("say")]
    | Annotated[ChooseStep, Tag("choose")]
    | Annotated[AskStep, Tag("ask")]
    | Annotated[CheckStep, Tag("check")]
    | Annotated[SubmitStep, Tag("submit")]
    | Annotated[EndStep, Tag("end")],
    Discriminator(
        _kind,
        custom_error_type="step_kind",
        custom_error_message="a step says exactly one of: say, choose, ask, check, submit, end",
    ),
]


class Role(StrEnum):
    """Whose eyes a text needs."""

    LAWYER = "lawyer"
    PSYCHOLOGIST = "psychologist"
    CHILD_PROTECTION = "child-protection"
    SURVIVOR = "survivor"
    HOTLINE = "hotline"


class Review(Frozen):
    """One sign-off: who (by role) read which words, and when. `words`: their mark, as
    `askfirst fresh` prints it; it changes with every word of either language."""

    role: Role
    on: date
    words: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{12}$")]


class Flow(Frozen):
    """One conversation. `audience` holds for every step that names none of its own. `review_by`:
    whose eyes it needs; `reviewed`: who has read it."""

    flow: Id
    title: Text
    start: Id
    audience: Audience = Audience.SELF
    review_by: tuple[Role, ...] = ()
    reviewed: tuple[Review, ...] = ()
    steps: dict[Id, Step] = Field(min_length=1)

    @field_validator("steps")
    @classmethod
    def _no_reserved_names(cls, steps: dict[str, Any]) -> dict[str, Any]:
        reserved = sorted({"back", "here", "wipe"} & set(steps))
        if reserved:
            raise ValueError(f"'{reserved[0]}' is a word of the engine, not a step")
        return steps
