"""What a flow file may say, with the exact complaint for each thing it may not."""

import pytest

from flows.engine import read
from flows.engine.load import context_of, label_texts
from flows.engine.model import AskStep, Keep
from flows.engine.state import Place
from tests.flows.small import SURVEY, small_flows, write
from tests.flows.talk import REAL

HEAD = "flow: sample\ntitle: Sample\nstart: a\nsteps:\n"


@pytest.fixture
def flows(tmp_path):
    return small_flows(tmp_path)


def complaints(folder, body: str) -> list[str]:
    _, issues = read(write(folder / "flows", sample=HEAD + body))
    return [str(issue).removeprefix("flows/sample.yaml:") for issue in issues]


TOGETHER = "into and keep belong together: say how long the answer is kept"
KIND = "a step says exactly one of: say, choose, ask, check, submit, end"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("  a: {}\n", [f"5: YAML003 steps.a: {KIND}"]),
        ("  a: {say: Hi, end: Bye, then: a}\n", [f"5: YAML003 steps.a: {KIND}"]),
        ("  a: hello\n", [f"5: YAML003 steps.a: {KIND}"]),
        ("  a: [say, then]\n", [f"5: YAML003 steps.a: {KIND}"]),
        ("  a:\n    tell: Hi\n", [f"5: YAML003 steps.a: {KIND}"]),
        ("  a:\n    say: Hi\n", ["5: YAML003 steps.a.then: Field required"]),
        ("  a:\n    end: Hi\n    then: a\n",
         ["7: YAML003 steps.a.then: Extra inputs are not permitted"]),
        ("  back: {end: Hi}\n", ["4: YAML003 steps: 'back' is a word of the engine, not a step"]),
        ("  a:\n    choose: Who?\n    options: {x: X}\n    branch: {x: a, z: a}\n    then: a\n",
         ["6: YAML003 steps.a.choose: branch names no option: z"]),
        ("  a:\n    choose: Which?\n    options: {x: X, y: Y}\n    branch: {x: a}\n",
         ["6: YAML003 steps.a.choose: no way on from: y (give branch or then)"]),
        ("  a:\n    choose: Which?\n    options: {x: X}\n    then: a\n    into: x\n",
         [f"6: YAML003 steps.a.choose: {TOGETHER}"]),
        ("  a:\n    ask: What?\n    into: x\n    accepts: [text]\n    then: a\n",
         ["5: YAML003 steps.a.keep: Field required"]),
        ("  a:\n    ask: Who?\n    into: x\n    keep: y\n    accepts: [text, tea]\n    then: a\n",
         ["8: YAML003 steps.a.keep: Input should be 'never', 'session' or 'report'",
          ("9: YAML003 steps.a.accepts.1: "
           "Input should be 'text', 'picture', 'link', 'forward' or 'number'")]),
    ],
)  # fmt: skip
def test_what_a_flow_file_may_not_say(tmp_path, body, said):
    """A closed vocabulary: one kind a step, every option a way on, every answer its keep."""
    assert complaints(tmp_path, body) == said


@pytest.mark.parametrize("target", ["Back", "flow:", "lang:fr", "flow:a.b.c", "a b", "http://x"])
def test_a_target_is_one_of_few_forms(tmp_path, target):
    """Anything that could not be followed is refused where it is written."""
    (said,) = complaints(tmp_path, f"  a:\n    say: Hi\n    then: '{target}'\n")
    assert said.startswith("7: YAML003 steps.a.then: String should match pattern")


def test_contexts_name_flow_step_and_option(flows):
    """A translator and the catalogue see flow.step.option, and nothing of the file's shape."""
    contexts = {str(found.text): found.text.context for found in flows.texts()}
    assert contexts["A story"] == "survey.title"
    assert contexts["Have you paid?"] == "survey.paid"
    assert contexts["Not yet"] == "survey.paid.later"
    assert contexts["Skip it"] == "survey.story.skip"
    assert contexts["phrase lost"] == "engine_phrases.lost"
    assert context_of("f", ("steps", "s", "choose")) == "f.s"


def test_every_sentence_has_a_comment_for_the_translator():
    """Who is addressed, where it stands and how long it may be."""
    found = {one.text.context: one for one in REAL.flows.texts()}
    assert all(one.comment and one.line > 1 for one in found.values())
    assert found["family.missing_home"].comment == (
        "question to a relative, maybe an elder; no pronoun that sounds wrong between ages; "
        "at most 600 characters, the first 40 neutral"
    )
    assert found["sos.age.yes"].comment == (
        "button to the person themselves (bạn); at most 40 characters"
    )
    assert found["welcome.title"].comment.startswith("name of this conversation")


def test_two_equal_sentences_never_share_a_context():
    """Else one place could not be translated without the other."""
    contexts = [one.text.context for one in REAL.flows.texts()]
    assert len(contexts) == len(set(contexts))


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("Have you paid?", "Did you pay?", True),
        ("later: Not yet", "later: Later", True),
        ("then: bye", "then: paid", True),
        ("later: Not yet", "maybe: Not yet", False),
        ("into: paid", "into: payed", False),
        ("  thanks:", "  thank_you:", False),
        ("say: Thank you.\n    then: bye", "choose: Hi\n    options: {x: X}\n    then: bye", False),
    ],
)  # fmt: skip
def test_the_version_follows_the_ids(tmp_path, old, new, same):
    """Steps, kinds, options and answers change it; wording and ways do not."""
    before = small_flows(tmp_path / "one")
    after = small_flows(tmp_path / "two", survey=SURVEY.replace(old, new))
    assert (before.version("survey") == after.version("survey")) is same
    assert before.version("help") == after.version("help")


def test_flows_know_their_steps(flows):
    """A place that does not exist is None, never an exception."""
    assert flows.step(Place(flow="survey", step="gone")) is None
    assert flows.step(Place(flow="gone", step="paid")) is None
    story = flows.step(Place(flow="survey", step="story"))
    assert isinstance(story, AskStep)
    assert label_texts(story) == {"skip": "Skip it"}
    assert flows.keeps == {
        "paid": Keep.REPORT, "story": Keep.SESSION, "secret": Keep.NEVER, "offer": Keep.SESSION,
        "place": Keep.SESSION,
    }  # fmt: skip
