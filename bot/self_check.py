"""The self-check of somebody who already works: its answers are gone with the turn they come in."""

from collections.abc import Mapping

from flows.engine.doors import Answers, Check, Findings
from flows.engine.state import Found

BOUND = "bound"
"""The one thing known between two questions: some answer pointed to control. Never a count, never
which; it is not there before such an answer, and is forgotten at the end."""

POINTS_WHEN = {"held": "yes", "free": "no"}
"""Answer of the flow -> what somebody says who is not free to leave."""


def checks() -> Mapping[str, Check]:
    """The checks of the flow self_check."""
    on = frozenset({"on"})
    return {
        "self_check_begin": Check(on, lambda *_: Found("on", {BOUND: None})),
        "self_check_note": Check(on, _note),
        "self_check_end": Check(frozenset({"points", "nothing"}), _end),
    }


def _note(answers: Answers, _: Findings) -> Found:
    points = any(answers.get(name) == says for name, says in POINTS_WHEN.items())
    return Found("on", {BOUND: True} if points else {})


def _end(_: Answers, findings: Findings) -> Found:
    return Found("points" if findings.get(BOUND) else "nothing", {BOUND: None})
