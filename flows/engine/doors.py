"""What the host hands the engine: checks, and the questions that only the check room can answer."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from authoring.lang import Lang
from authoring.text import Text
from flows.engine.state import Errand, Found

Answers = Mapping[str, str]
Findings = Mapping[str, Any]


class Danger(Protocol):
    """What an SOS function says about a text: its language, and where the person is taken."""

    @property
    def lang(self) -> Lang: ...

    @property
    def target(self) -> str: ...

    @property
    def certain(self) -> bool:
        """Whether this goes ahead of everything; else it is asked about."""
        ...

    @property
    def told(self) -> Mapping[str, str]:
        """Answers that the text itself gives, such as the country; never asked for again."""
        ...

    @property
    def likely(self) -> bool:
        """Whether it is asked about even where the text may be an offer."""
        ...


@dataclass(frozen=True)
class Check:
    """A named check: `run` gets the answers the step reads and all findings so far. It answers at
    once, or names an errand of the host's whose result will be the answer."""

    outcomes: frozenset[str]
    run: Callable[[Answers, Findings], Found | Errand]


@dataclass(frozen=True)
class Doors:
    """`danger`: is this a cry for help. `offer`: should this text be checked at once, if it comes
    where nothing typed was asked for. `language`: the language a text is written in. `labels`:
    a button's label in every language, because people type what they read. `lasting`: findings that
    a new offer, or a new start, does not clear away. `packs`: the codes of further languages."""

    checks: Mapping[str, Check]
    danger: Callable[[str], Danger | None]
    offer: Callable[[str], bool]
    language: Callable[[str], Lang]
    labels: Callable[[Text], Sequence[str]]
    lasting: frozenset[str] = frozenset()
    packs: frozenset[str] = frozenset()
