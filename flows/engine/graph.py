"""A picture of a flow as Mermaid text, for review and for docs/flows."""

from flows.engine.lint import resolved, ways
from flows.engine.load import Flows
from flows.engine.model import AskStep, CheckStep, ChooseStep, EndStep, SubmitStep
from flows.engine.state import Place

_SHAPES = {
    ChooseStep: ("{{", "}}"),
    AskStep: ("[/", "/]"),
    CheckStep: ("{", "}"),
    SubmitStep: ("[[", "]]"),
    EndStep: ("([", "])"),
}


def mermaid(flows: Flows, name: str) -> str:
    """The flow as a Mermaid flowchart; other flows are drawn as single nodes. A node's id has a
    prefix and a label has quotes, because Mermaid breaks on a bare `end`."""
    flow = flows.flows[name]
    lines = ["flowchart TD"]
    for step_id, step in flow.steps.items():
        left, right = _SHAPES.get(type(step), ("[", "]"))
        lines.append(f'    step_{step_id}{left}"{step_id}"{right}')
    for step_id, step in flow.steps.items():
        place = Place(flow=name, step=step_id)
        for label, target in ways(step).items():
            goal = resolved(flows, place, target)
            lines.append(f"    step_{step_id} -->{_edge(label)} {_node(name, goal, target)}")
    return "\n".join(lines) + "\n"


def _edge(label: str) -> str:
    return f'|"{label}"|' if label else ""


def _node(flow: str, goal: Place | None, target: str) -> str:
    if goal is None:
        shown = target.replace(":", "_")
        return f'go_{shown}(["{target}"])'
    if goal.flow == flow:
        return f"step_{goal.step}"
    return f'flow_{goal.flow}_{goal.step}(["{goal}"])'
