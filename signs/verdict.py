"""What the check answers: signs with their places in the text, facts, and a level."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from signs.model import Severity


class Kind(StrEnum):
    """Who speaks, and to what end."""

    OFFER = "offer"
    STORY = "story"
    QUESTION = "question"
    WARNING_TEXT = "warning_text"
    OTHER = "other"


class Level(StrEnum):
    """How much there is to worry about. There is no word for safe, on purpose."""

    DANGER = "danger"
    SUSPICIOUS = "suspicious"
    ASK_MORE = "ask_more"
    NOTHING_FOUND = "nothing_found"
    NOT_AN_OFFER = "not_an_offer"

    @property
    def worry(self) -> int:
        """The more there is to worry about, the higher."""
        return _WORRY[self]


_WORRY = {level: worry for worry, level in enumerate(reversed(Level))}


@dataclass(frozen=True, order=True)
class Span:
    """Characters [start, end) of the text as it was given."""

    start: int
    end: int


@dataclass(frozen=True)
class Shown:
    """A sign that the text shows. `spans` may be empty only where `answers` is not."""

    sign: str
    severity: Severity
    spans: tuple[Span, ...]
    answers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Verdict:
    """`signs` are worst first; `facts` is JSON; `missing` names what an honest offer would say;
    `alike` are the words that weighed most in the second opinion, for operators only."""

    kind: Kind
    level: Level
    sos: bool
    signs: tuple[Shown, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    alike: tuple[Span, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The shape of `askfirst check --jsonl`, without the id of the line."""
        return {
            "kind": str(self.kind),
            "level": str(self.level),
            "sos": self.sos,
            "signs": [
                {
                    "id": shown.sign,
                    "severity": str(shown.severity),
                    "spans": [[span.start, span.end] for span in shown.spans],
                }
                for shown in self.signs
            ],
            "facts": dict(self.facts),
            "missing": list(self.missing),
        }
