"""Each fault across flows has a code, a line and a sentence; the real flows have none."""

import pytest

from bot.cries import TARGETS
from flows.engine import read
from flows.engine.lint import ASIDE_STEPS, REQUIRED, lint
from flows.engine.load import PHRASES
from tests.flows.small import (
    ALWAYS,
    CARDS,
    CHECK_OFFER,
    FILES,
    HELP,
    OUTCOMES,
    SOS,
    SURVEY,
    WELCOME,
    small_flows,
    write,
)
from tests.flows.talk import REAL


@pytest.fixture
def linted(tmp_path):
    """The faults of the small flows after one change, as printed."""

    def lint_of(outcomes=OUTCOMES, **changed):
        return [str(i) for i in lint(small_flows(tmp_path / "flows", **changed), outcomes, CARDS)]

    return lint_of


def changed(content: str, old: str, new: str) -> str:
    assert content.count(old) == 1
    return content.replace(old, new)


def test_the_small_flows_are_clean(linted):
    """What the other tests use has no fault."""
    assert linted() == []


def test_the_real_flows_are_clean():
    """Every target, outcome and button of the flows that ship."""
    outcomes = {name: check.outcomes for name, check in REAL._doors.checks.items()}
    cards = frozenset(name for one in REAL.flows.texts() for name in one.text.placeholders)
    shows = frozenset(step.shows for _, step in REAL.flows.places() if step.shows)
    assert lint(REAL.flows, outcomes, cards, TARGETS, shows) == []


@pytest.mark.parametrize(
    ("name", "content", "old", "new", "said"),
    [
        ("survey", SURVEY, "then: secret\n    skip:", "then: secrets\n    skip:",
         "flows/survey.yaml:11: FLOW001 'story' goes to unknown 'secrets'"),
        ("survey", SURVEY, "skip_to: secret", "skip_to: gone",
         "flows/survey.yaml:11: FLOW001 'story' goes to unknown 'gone'"),
        ("welcome", WELCOME, "flow:survey", "flow:surveys",
         "flows/welcome.yaml:5: FLOW001 'menu' goes to unknown 'flow:surveys'"),
        ("welcome", WELCOME, "flow:survey", "flow:survey.gone",
         "flows/welcome.yaml:5: FLOW001 'menu' goes to unknown 'flow:survey.gone'"),
        ("help", HELP, "then: numbers", "then: here",
         "flows/help.yaml:5: FLOW001 'place' says 'here' outside always"),
        ("sos", SOS, '"no": quiet', '"no": quite',
         "flows/sos.yaml:5: FLOW001 'first' goes to unknown 'quite'"),
        ("check_offer", CHECK_OFFER, "fine: fine", "fine: fin",
         "flows/check_offer.yaml:11: FLOW001 'judge' goes to unknown 'fin'"),
    ],
)  # fmt: skip
def test_flow001_a_way_leads_nowhere(linted, name, content, old, new, said):
    """A target that is no step or flow; `here` where nothing was interrupted."""
    assert said in linted(**{name: changed(content, old, new)})


def test_flow001_a_flow_starts_nowhere(linted):
    """`start` names a step that is not there."""
    said = linted(sos=changed(SOS, "start: first", "start: fist"))
    assert "flows/sos.yaml:3: FLOW001 starts at unknown step 'fist'" in said


def test_flow002_nothing_leads_to_a_step(linted):
    """A step that no way reaches is never seen by anybody."""
    lonely = SURVEY + "  lonely:\n    end: Hello?\n"
    assert linted(survey=lonely) == ["flows/survey.yaml:37: FLOW002 nothing leads to 'lonely'"]


def test_flow002_an_island_of_steps_is_found(linted):
    """Steps that lead only to each other are as unseen as a single one."""
    island = SURVEY + "  one: {ask: Q, into: q, keep: never, accepts: [text], then: two}\n"
    island += "  two: {choose: Q, options: {a: A}, then: one}\n"
    assert linted(survey=island) == [
        "flows/survey.yaml:37: FLOW002 nothing leads to 'one'",
        "flows/survey.yaml:38: FLOW002 nothing leads to 'two'",
    ]


def test_flow003_a_loop_that_asks_nothing(linted):
    """Steps that only say or check may not circle."""
    looping = changed(SURVEY, "then: bye", "then: weigh")
    assert [line for line in linted(survey=looping) if "FLOW003" in line] == [
        "flows/survey.yaml:25: FLOW003 'weigh' leads back to itself unasked",
        "flows/survey.yaml:29: FLOW003 'sent' leads back to itself unasked",
        "flows/survey.yaml:32: FLOW003 'thanks' leads back to itself unasked",
    ]


def test_flow004_a_check_reads_what_nobody_is_asked(linted):
    """Each name in `reads` is the `into` of some question."""
    assert linted(
        survey=changed(SURVEY, "reads: [secret, paid]", "reads: [secret, payd, age]")
    ) == [
        "flows/survey.yaml:25: FLOW004 reads 'age', which nobody is asked",
        "flows/survey.yaml:25: FLOW004 reads 'payd', which nobody is asked",
    ]


def test_flow005_a_button_that_telegram_would_refuse(linted):
    """flow.step.option has at most 64 bytes."""
    long = "a" * 40
    sos = changed(SOS, '"no": "No"', f'"no": "No", {long}: Long')
    step = changed(changed(sos, "start: first", f"start: {long}"), "  first:", f"  {long}:")
    step = changed(step, '"no": quiet', f'"no": quiet, {long}: quiet')
    assert linted(sos=step) == [f"flows/sos.yaml:5: FLOW005 '{long}' needs 85 bytes of 64"]


def test_flow006_a_check_that_is_not_there(linted):
    """Flow files name checks of the program; a name it lacks is a fault."""
    assert linted(survey=changed(SURVEY, "check: weigh", "check: way")) == [
        "flows/survey.yaml:25: FLOW006 there is no check 'way'"
    ]


def test_flow006_outcomes_are_exactly_those_of_the_check(linted):
    """An outcome without a way would leave a person without an answer; one too many is a typo."""
    assert linted({**OUTCOMES, "weigh": frozenset({"heavy", "lite"})}) == [
        "flows/survey.yaml:25: FLOW006 'weigh' never answers 'light'",
        "flows/survey.yaml:25: FLOW006 does not handle outcome 'lite'",
    ]


def test_flow007_a_flow_is_called_like_its_file(tmp_path):
    """A file that was copied and not renamed inside is found when it is read."""
    flows, issues = read(write(tmp_path / "flows", other=SURVEY))
    assert flows is None
    assert [str(issue) for issue in issues] == [
        "flows/other.yaml:1: FLOW007 the flow is called 'survey', the file 'other'"
    ]


@pytest.mark.parametrize("name", REQUIRED)
def test_flow008_a_flow_the_engine_needs_is_missing(linted, name):
    """Without these the engine could not answer, so nothing else is looked at."""
    assert linted(**{name: None}) == [f"flows:1: FLOW008 the flow '{name}' is missing"]


@pytest.mark.parametrize("step", ASIDE_STEPS)
def test_flow008_a_step_aside_is_missing(linted, step):
    """Every kind of message and every command has its step in the always layer."""
    renamed = changed(ALWAYS, f"\n  {step}:", f"\n  {step}_gone:")
    assert f"the step '{step}' is missing" in "\n".join(linted(always=renamed))


def test_flow008_a_step_aside_may_only_say_or_choose(linted):
    """Any other kind would be met with silence."""
    ending = changed(ALWAYS, "say: Nice sticker., then: here", "end: Nice sticker.")
    assert linted(always=ending) == [
        "flows/always.yaml:21: FLOW008 'sticker' is shown aside: only say or choose"
    ]


@pytest.mark.parametrize("name", ["cart", "", "card.x"])
def test_flow009_a_placeholder_nobody_fills(linted, name):
    """Only the renderer's cards stand in braces."""
    assert linted(survey=changed(SURVEY, "Goodbye.", f"'Bye {{{name}}}'")) == [
        f"flows/survey.yaml:36: FLOW009 nobody can fill {{{name}}}"
    ]


@pytest.mark.parametrize("name", [*FILES, PHRASES.removesuffix(".yaml")])
def test_every_file_that_is_broken_is_named(tmp_path, name):
    """All files are read before the start is refused; none hides another's faults."""
    folder = write(tmp_path / "flows")
    for path in (folder / f"{name}.yaml", folder / "zz_broken.yaml"):
        path.write_text("- not: [a, flow\n", "utf-8")
    flows, issues = read(folder)
    assert flows is None
    assert [issue.path for issue in issues if issue.code == "YAML001"] == sorted(
        [f"flows/{name}.yaml", "flows/zz_broken.yaml"], key=lambda path: "engine" in path
    )


def test_without_the_engines_phrases_nothing_starts(tmp_path):
    """The engine's own sentences are as needed as any flow."""
    folder = write(tmp_path / "flows")
    (folder / PHRASES).unlink()
    flows, issues = read(folder)
    assert flows is None
    assert [str(issue) for issue in issues] == [
        f"flows/{PHRASES}:1: YAML001 cannot be read: No such file or directory"
    ]
