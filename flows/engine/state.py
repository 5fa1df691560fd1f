"""A person's place in a conversation, what they sent, and what the engine says back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from authoring.lang import Lang
from authoring.text import Text

UNDER_18, SCHOOL = "under_18", "school"
"""Answers by which somebody is spoken to as a child: the one that is asked for, and a hint."""


def is_young(answers: Mapping[str, str]) -> bool:
    """Somebody under 18: who said so, or would not say and wrote of school."""
    said = answers.get(UNDER_18, "")
    return said == "yes" or (said == "skip" and answers.get(SCHOOL) == "yes")


class Place(BaseModel):
    """A step of a flow; prints as `flow.step`."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    flow: str
    step: str

    def __str__(self) -> str:
        return f"{self.flow}.{self.step}"


class Session(BaseModel):
    """One person's place and answers. JSON by `model_dump_json`, the same after a round trip.

    `findings` holds what checks found, by name of the check, so that a screen can be shown again.
    `trail` is the way back, newest last. `at` is None before the first message. `aside` is a step
    of the always layer shown last, whose labels may still be typed. `chosen`: the language was
    picked by the person, not guessed from a text. `tapped`: the button followed last. `pack`: the
    code of a further language that was picked, "" for none; what it lacks is said in `lang`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    lang: Lang = Lang.VI
    at: Place | None = None
    version: str = ""
    answers: Mapping[str, str] = Field(default_factory=dict)
    findings: Mapping[str, Any] = Field(default_factory=dict)
    trail: tuple[Place, ...] = ()
    aside: Place | None = None
    chosen: bool = False
    tapped: str = ""
    pack: str = ""

    @property
    def young(self) -> bool:
        return is_young(self.answers)


class ReplyKind(StrEnum):
    """What a person can send, as far as the engine cares."""

    TEXT = "text"
    TAP = "tap"
    LINK = "link"
    FORWARD = "forward"
    PICTURE = "picture"
    VOICE = "voice"
    LOCATION = "location"
    CONTACT = "contact"
    STICKER = "sticker"
    DOCUMENT = "document"
    EDITED = "edited"
    OTHER = "other"


@dataclass(frozen=True)
class Reply:
    """One thing a person sent: `text` as written (or read), `tap` the data of a button, `on` the
    message it stood on where the channel knows it: the same button twice is one tap. `link`: the
    word of the link by which somebody new came to the screen they answer."""

    kind: ReplyKind
    text: str = ""
    tap: str = ""
    on: str = ""
    link: str = ""


@dataclass(frozen=True)
class Option:
    """A button: `data` is `flow.step.option`, at most 64 bytes."""

    data: str
    label: Text


@dataclass(frozen=True)
class Say:
    """One message to be rendered. Placeholders in `text` are cards or answers, filled at the edge
    from `answers` and `findings` as they stood when it was said. `ready`, `hidden`, `shows`,
    `silent`: see `model.StepBase`. `young`: it is said to somebody under 18. `pack`: see
    `Session`."""

    text: Text
    lang: Lang
    options: tuple[Option, ...] = ()
    place: Place | None = None
    answers: Mapping[str, str] = field(default_factory=dict)
    findings: Mapping[str, Any] = field(default_factory=dict)
    ready: Text | None = None
    hidden: Text | None = None
    shows: str | None = None
    silent: bool = False
    young: bool = False
    pack: str = ""


class EffectKind(StrEnum):
    """What the host must carry out in the turn's transaction."""

    FORGET = "forget"
    WIPE = "wipe"
    ERASE = "erase"
    """Takes away the message with the id `on`."""


@dataclass(frozen=True)
class Effect:
    kind: EffectKind
    data: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Errand:
    """Something that takes the host a while or needs its stores, before a check can be answered.
    `data` is all it needs. It may be done twice, and must come to the same."""

    name: str
    data: Mapping[str, Any] = field(default_factory=dict)


class Refusal(StrEnum):
    """Why a reply was not taken; the sprint's says hold the kind sentence about it."""

    EMPTY = "empty"
    NO_NUMBER = "no_number"
    NOT_HERE = "not_here"
    NOT_AN_OPTION = "not_an_option"
    OLD_BUTTON = "old_button"
    UNKNOWN_BUTTON = "unknown_button"
    AGAIN = "again"
    TOO_LONG = "too_long"


@dataclass(frozen=True)
class Sprint:
    """Everything that happens between two inputs. `session` is None once it is forgotten.

    With an `errand` nothing has happened yet: the host does it and asks again with what it found.
    """

    says: tuple[Say, ...]
    session: Session | None
    effects: tuple[Effect, ...] = ()
    refused: Refusal | None = None
    errand: Errand | None = None


@dataclass(frozen=True)
class Found:
    """A check's answer: one of its outcomes, and what to remember under a check's name (None: what
    was remembered under it is forgotten). `once`:
    what is said in this sprint and not remembered. `spent`: the answers kept for a report have gone
    into one and are not needed any more. `told`: answers that the text itself gave; what the person
    answered stands."""

    outcome: str
    findings: Mapping[str, Any] = field(default_factory=dict)
    once: Mapping[str, Any] = field(default_factory=dict)
    spent: bool = False
    told: Mapping[str, str] = field(default_factory=dict)


Done = Sequence[tuple[Errand, Found]]
"""Errands that the host has done, with what each came to."""
