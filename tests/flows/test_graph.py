"""The picture of a flow shows every step and every way, in text that Mermaid can draw."""

import re

import pytest

from flows.engine.graph import mermaid
from flows.engine.lint import ways
from flows.engine.state import Place
from tests.flows.small import SURVEY, small_flows
from tests.flows.talk import REAL

OPEN = r"(?:\[|\{\{|\[/|\{|\[\[|\(\[)"
CLOSE = r"(?:\]|\}\}|/\]|\}|\]\]|\]\))"
NODE = re.compile(rf'    step_(\w+){OPEN}"(\w+)"{CLOSE}')
EDGE = re.compile(
    r'    step_(\w+) -->(?:\|"(\w+)"\|)? ((?:step|flow|go)_\w+)(?:\(\["[\w.:]+"\]\))?'
)


@pytest.mark.parametrize("name", REAL.flows.flows)
def test_the_picture_holds_every_step_and_every_way(name):
    """Each line is a node or an arrow; all steps are nodes and all ways are arrows."""
    first, *lines = mermaid(REAL.flows, name).rstrip("\n").split("\n")
    assert first == "flowchart TD"
    steps = REAL.flows.flows[name].steps
    nodes = [NODE.fullmatch(line) for line in lines[: len(steps)]]
    assert [found and found[1] for found in nodes] == list(steps)
    assert [found and found[2] for found in nodes] == list(steps)
    arrows = [EDGE.fullmatch(line) for line in lines[len(steps) :]]
    assert [(found[1], found[2] or "") if found else None for found in arrows] == [
        (step_id, label) for step_id, step in steps.items() for label in ways(step)
    ]


@pytest.mark.parametrize("name", REAL.flows.flows)
def test_arrows_inside_a_flow_end_at_its_nodes(name):
    """An arrow to another flow draws that flow's step as a node of its own."""
    for line in mermaid(REAL.flows, name).split("\n"):
        found = EDGE.fullmatch(line)
        if found and found[3].startswith("step_"):
            step = found[3].removeprefix("step_")
            assert REAL.flows.step(Place(flow=name, step=step)) is not None


def test_each_kind_of_step_has_its_shape(tmp_path):
    """Questions, checks, submits and ends can be told apart at a glance."""
    assert mermaid(small_flows(tmp_path), "survey") == (
        "flowchart TD\n"
        '    step_paid{{"paid"}}\n'
        '    step_story[/"story"/]\n'
        '    step_secret[/"secret"/]\n'
        '    step_weigh{"weigh"}\n'
        '    step_sent[["sent"]]\n'
        '    step_thanks["thanks"]\n'
        '    step_bye(["bye"])\n'
        '    step_paid -->|"yes"| step_story\n'
        '    step_paid -->|"no"| step_story\n'
        '    step_paid -->|"later"| step_story\n'
        "    step_story --> step_secret\n"
        '    step_story -->|"skip"| step_secret\n'
        "    step_secret --> step_weigh\n"
        '    step_weigh -->|"heavy"| step_sent\n'
        '    step_weigh -->|"light"| step_bye\n'
        '    step_sent -->|"stored"| step_thanks\n'
        '    step_sent -->|"closed"| step_bye\n'
        "    step_thanks --> step_bye\n"
    )


def test_a_step_called_end_does_not_break_the_picture(tmp_path):
    """`end` is a word of Mermaid, and a likely name for a step."""
    survey = SURVEY.replace("bye", "end")
    picture = mermaid(small_flows(tmp_path, survey=survey), "survey")
    assert 'step_end(["end"])' in picture
    assert not re.search(r"(^|[\s>|])end($|[\s|\[({])", picture, re.MULTILINE)
