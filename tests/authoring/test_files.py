"""The loader reads what people write without guessing, and says every fault with its line."""

import json
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from authoring.files import load
from authoring.issue import AuthoringError, FaultyFilesError, Issue, refuse
from authoring.text import texts_in
from flows.engine.load import context_of
from flows.engine.model import Flow
from tests.authoring.models import Notice, loaded

GOOD = b"notice: one\ntitle: A title\n"

NO_MAPPING = "1: YAML003 the file: Input should be a valid dictionary or instance of Notice"

NO_NUMBER = "YAML003 count: Input should be a valid integer, unable to parse string as an integer"

BROKEN = {
    "empty": (b"", ["1: YAML001 is empty"]),
    "only a comment": (b"# nothing here\n", ["1: YAML001 is empty"]),
    "not YAML": (
        b"notice: one\ntitle: [open\n",
        ["3: YAML001 is not YAML: did not find expected ',' or ']'"],
    ),
    "a stray @": (
        b"notice: one\ntitle: @home\n",
        ["2: YAML001 is not YAML: found character that cannot start any token"],
    ),
    "two documents": (
        GOOD + b"--- again\n",
        ["3: YAML001 is not YAML: but found another document"],
    ),
    "not UTF-8": (
        b"notice: one\ntitle: \xff\xfe\n",
        ["2: YAML001 is not UTF-8: invalid start byte"],
    ),
    "UTF-8 cut short": (
        GOOD + b"opens: \xe1\xba",
        ["3: YAML001 is not UTF-8: unexpected end of data"],
    ),
    "a control character": (
        "notice: ạ\ntitle: a\x01b\n".encode(),
        ["2: YAML001 is not YAML: control characters are not allowed"],
    ),
    "a list": (b"- one\n- two\n", [NO_MAPPING]),
    "a word": (b"hello\n", [NO_MAPPING]),
    "a key twice": (GOOD + b"notice: two\n", ["3: YAML002 'notice' is written twice"]),
    "an inner key twice": (
        GOOD + b"answers:\n  a: one\n  b: two\n  a: three\n",
        ["6: YAML002 'a' is written twice"],
    ),
    "an unknown key": (
        GOOD + b"tittle: x\n",
        ["3: YAML003 tittle: Extra inputs are not permitted"],
    ),
    "a missing key": (b"notice: one\n", ["1: YAML003 title: Field required"]),
    "a number that is none": (
        GOOD + b"count: many\n",
        [f"3: {NO_NUMBER}"],
    ),
    "a list for a sentence": (
        b"notice: one\ntitle: [a, b]\n",
        ["2: YAML003 title: Input should be a valid string"],
    ),
    "an empty sentence": (
        b"notice: one\ntitle:\n",
        ["2: YAML003 title: String should have at least 1 character"],
    ),
    "a word outside the vocabulary": (
        GOOD + b"parts:\n  - says: hi\n  - says: ho\n    weight: huge\n",
        ["6: YAML003 parts.1.weight: Input should be 'light' or 'heavy'"],
    ),
    "a missing key of an inner part": (
        GOOD + b"parts:\n  - weight: light\n",
        ["4: YAML003 parts.0.says: Field required"],
    ),
    "a brace that stays open": (
        b"notice: one\ntitle: Call {number\n",
        ["2: YAML003 title: expected '}' before end of string"],
    ),
    "a brace too many": (
        GOOD + b"answers:\n  a: x}\n",
        ["4: YAML003 answers.a: Single '}' encountered in format string"],
    ),
    "an alias": (
        b"notice: &n one\ntitle: *n\n",
        [
            "2: YAML001 'title' is written by an alias; write it out",
            "2: YAML003 title: String should have at least 1 character",
        ],
    ),
    "a key that is a list": (GOOD + b"? [a, b]\n: c\n", ["3: YAML001 a key is not one word"]),
    "all at once": (
        b"notice: one\nnotice: two\ntittle: x\ncount: many\nparts:\n  - weight: huge\n",
        [
            "1: YAML003 title: Field required",
            "2: YAML002 'notice' is written twice",
            "3: YAML003 tittle: Extra inputs are not permitted",
            f"4: {NO_NUMBER}",
            "6: YAML003 parts.0.says: Field required",
            "6: YAML003 parts.0.weight: Input should be 'light' or 'heavy'",
        ],
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_yields_exactly_these_lines(tmp_path, name):
    """Every fault prints as `file:line: CODE sentence`, all of them, and there is no value."""
    content, said = BROKEN[name]
    result = loaded(tmp_path, content)
    assert [str(issue) for issue in result.issues] == [f"f/sample.yaml:{line}" for line in said]
    assert result.value is None


def test_nothing_is_guessed_from_how_a_word_looks(tmp_path):
    """yes, no, on, 0111 and 22:30 stay what was written, as keys and as values."""
    result = loaded(
        tmp_path,
        "notice: no\ntitle: 'null'\nphone: 0111\nopens: 22:30\ncount: 012\n"
        "answers: {yes: Yes, no: No, on: On, 1_000: 1e3, ~: 2026-01-01}\n",
    )
    assert result.issues == ()
    assert result.value is not None
    assert (result.value.notice, result.value.title) == ("no", "null")
    assert (result.value.phone, result.value.opens, result.value.count) == ("0111", "22:30", 12)
    assert result.value.answers == {
        "yes": "Yes", "no": "No", "on": "On", "1_000": "1e3", "~": "2026-01-01",
    }  # fmt: skip


def test_a_file_from_another_editor_reads_the_same(tmp_path):
    """A byte order mark and Windows line ends change neither the words nor the lines."""
    unix = "notice: one\ntitle: |-\n  Two\n  lines\nopens: x\n"
    windows = b"\xef\xbb\xbf" + unix.replace("\n", "\r\n").encode()
    one, other = loaded(tmp_path, unix), loaded(tmp_path, windows)
    assert one.value == other.value
    assert one.source.lines == other.source.lines


def test_a_missing_file_is_a_fault_and_no_crash(tmp_path):
    """A file that is not there is told like any other fault."""
    result = load(tmp_path / "gone.yaml", Notice, context_of, shown_as="gone.yaml")
    assert [str(i) for i in result.issues] == [
        "gone.yaml:1: YAML001 cannot be read: No such file or directory"
    ]


@pytest.mark.parametrize(
    "content",
    [
        "&a [*a]",
        "&a {a: *a}",
        "[" * 900 + "]" * 900,
        "a: " * 1 + "{a: " * 400 + "x" + "}" * 400,
        "a: &b0 [x, x, x, x, x, x, x, x, x]\n"
        + "".join(f"b{i}: &b{i} [{', '.join([f'*b{i - 1}'] * 9)}]\n" for i in range(1, 9)),
    ],
    ids=["itself", "itself as a value", "deep list", "deep keys", "billion laughs"],
)
def test_a_file_built_to_hurt_is_refused_quickly(tmp_path, content):
    """Circles, depth and aliases of aliases are faults; none costs memory or a second."""
    began = time.perf_counter()
    result = loaded(tmp_path, content)
    assert time.perf_counter() - began < 1
    assert "YAML001" in {issue.code for issue in result.issues}


def test_lines_are_those_of_the_nearest_key(tmp_path):
    """A path that is not in the file has the line of the nearest key above it."""
    source = loaded(tmp_path, GOOD + b"parts:\n  - says: hi\n").source
    assert source.line(("parts", "0", "says")) == 4
    assert source.line(("parts", "0", "weight")) == 4
    assert source.line(("parts", "7", "says")) == 3
    assert source.line(("nowhere",)) == 1
    assert str(source.issue(("parts",), "X001", "says so")) == "f/sample.yaml:3: X001 says so"


def test_every_sentence_knows_its_place(tmp_path):
    """texts_in finds all wording by the path of keys in the file; load sets each context."""
    value = loaded(
        tmp_path,
        GOOD + b"answers: {yes: Same}\nparts:\n  - {says: Same, when: later}\nclosing: Bye\n",
    ).value
    found = {".".join(path): (str(text), text.context) for path, text in texts_in(value)}
    assert found == {
        "title": ("A title", "sample.title"),
        "answers.yes": ("Same", "sample.answers.yes"),
        "parts.0.says": ("Same", "sample.parts.0.says"),
        "closing": ("Bye", "sample.closing"),
    }


def test_values_never_change(tmp_path):
    """A loaded file is frozen."""
    value = loaded(tmp_path, GOOD).value
    assert value is not None
    with pytest.raises(ValueError, match="frozen"):
        setattr(value, "notice", "two")  # noqa: B010 - mypy forbids the plain way, as it should


def test_refuse_tells_every_fault_once_and_sorted():
    """refuse raises with all faults in order of place, and does nothing without any."""
    refuse([])
    late, early = Issue("b.yaml", 9, "X002", "late"), Issue("a.yaml", 10, "X001", "early")
    with pytest.raises(FaultyFilesError) as caught:
        refuse(iter([late, early, late]))
    assert isinstance(caught.value, AuthoringError)
    assert caught.value.issues == (early, late)
    assert str(caught.value) == "a.yaml:10: X001 early\nb.yaml:9: X002 late"


_ANYTHING = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)
_YAMLISH = st.lists(
    st.sampled_from(
        ["notice", "title", "steps", "answers", "say", "then", ": ", "\n", "  ", "- ", "[", "]",
         "{", "}", "&a ", "*a", "? ", "!!int ", "'", '"', "|-\n", "yes", "0111", "ạ", "#", ","]
    ),
    max_size=40,
).map("".join)  # fmt: skip
_KEYS = st.sampled_from(
    ["flow", "title", "start", "steps", "say", "then", "choose", "options", "ask", "accepts",
     "keep", "notice", "parts", "says", "answers", "a"]
)  # fmt: skip
_NESTED = st.recursive(
    st.sampled_from(["hello", "a", "", "never", "text", "{", "0111"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=4),
)
_FILES = st.fixed_dictionaries(
    {"flow": st.just("a"), "title": _NESTED, "start": st.just("a"), "steps": _NESTED}
)
_SHAPED = (_NESTED | _FILES).map(json.dumps)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=_ANYTHING | _YAMLISH | _SHAPED)
def test_load_never_raises_on_any_text(tmp_path, content):
    """Whatever a file says, the answer is a value or faults that print on one line."""
    path = tmp_path / "any.yaml"
    path.write_bytes(content.encode("utf-8"))
    for result in (loaded(tmp_path, content), load(path, Flow, context_of, shown_as="any.yaml")):
        assert (result.value is None) == bool(result.issues)
        assert not any("\n" in str(issue) for issue in result.issues)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=200))
def test_load_never_raises_on_any_bytes(tmp_path, content):
    """The same holds for bytes that are no text at all."""
    result = loaded(tmp_path, content)
    assert (result.value is None) == bool(result.issues)
