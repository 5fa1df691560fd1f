"""Files that lint would refuse: a loop still ends at once, with one sentence and the menu."""

import time

import pytest

from flows.engine import Engine, ReplyKind
from flows.engine.lint import lint
from tests.flows.fakes import Script, small_doors
from tests.flows.small import ALWAYS, CARDS, OUTCOMES, small_flows
from tests.flows.talk import Talk

HEAD = "flow: survey\ntitle: A loop\nstart: a\nsteps:\n"

LOOPS = {
    "a step that says and says": "  a: {say: Round., then: a}\n",
    "two steps that say": "  a: {say: Round., then: b}\n  b: {say: And round., then: a}\n",
    "a check": "  a: {check: weigh, outcomes: {heavy: a, light: a}}\n",
    "a check and a sentence": (
        "  a: {check: weigh, outcomes: {heavy: b, light: b}}\n  b: {say: Round., then: a}\n"
    ),
    "a submit": "  a: {submit: weigh, outcomes: {heavy: a, light: a}}\n",
    "through another flow": '  a: {say: Round., then: "flow:help.round"}\n',
    "a language": '  a: {say: Round., then: "lang:other"}\n',
}

ROUND = """
flow: help
title: Help
start: round
steps:
  round: {say: Round., then: "flow:survey"}
"""


@pytest.mark.parametrize("name", LOOPS)
def test_a_loop_ends_within_ten_milliseconds_and_says_so(engine_of, name):
    """One sentence, the menu's buttons, nothing of the forty rounds; then everything works."""
    engine = engine_of(survey=HEAD + LOOPS[name], help=ROUND)
    took = []
    for _ in range(5):
        talk = Talk(engine)
        talk.types("hi")
        began = time.perf_counter()
        said = talk.taps("story")
        took.append(time.perf_counter() - began)
        assert said == ["phrase lost"]
        assert talk.at == "welcome.menu"
        assert talk.buttons[0] == "welcome.menu.offer"
    assert min(took) < 0.010
    assert talk.types("1") == ["Paste it."]


def test_a_loop_in_the_always_layer_ends_too(engine_of):
    """Steps shown aside can circle as well."""
    sticker = "sticker: {say: Nice sticker., then: sticker}"
    always = ALWAYS.replace("sticker: {say: Nice sticker., then: here}", sticker)
    assert sticker in always
    talk = Talk(engine_of(always=always))
    talk.types("hi")
    assert talk.sends(ReplyKind.STICKER) == ["phrase lost"]
    assert talk.at == "welcome.menu"


def test_a_loop_at_the_welcome_ends_too(tmp_path):
    """Even the menu itself may be broken: it is a place to stand, not walked into again."""
    welcome = "flow: welcome\ntitle: W\nstart: a\nsteps:\n  a: {say: Round., then: a}\n"
    engine = Engine(
        small_flows(tmp_path, welcome=welcome), small_doors({"judge": Script(["fine"])})
    )
    assert Talk(engine).types("hi") == ["phrase lost"]


@pytest.mark.parametrize("name", [name for name in LOOPS if name != "a language"])
def test_lint_refuses_these_loops(tmp_path, name):
    """None of them would ever start."""
    flows = small_flows(tmp_path, survey=HEAD + LOOPS[name], help=ROUND)
    assert "FLOW003" in {issue.code for issue in lint(flows, OUTCOMES, CARDS)}
