"""Lint: every fault of the catalogue with its code and place."""

import pytest

from signs.catalogue import context_of, wording_of
from signs.lint import load

from .conftest import Shelf


def codes(shelf: Shelf) -> list[str]:
    return [issue.code for issue in load(shelf.root)[1]]


def test_good_catalogue_has_no_faults(shelf: Shelf) -> None:
    """A catalogue without faults has no issues."""
    shelf.concept("papers", "hộ chiếu").sign("kept", "{phrases: {vi: [giữ hộ chiếu]}}")
    assert load(shelf.root)[1] == []


def test_all_faults_of_reading_come_at_once(shelf: Shelf) -> None:
    """Two broken files give two issues, and nothing is loaded."""
    shelf.sign("one", "{phrases: {vi: []}, colour: red}").sign("two", "{}")
    found, issues = load(shelf.root)
    assert not found.signs
    assert {issue.path.rpartition("/")[2] for issue in issues} == {"one.yaml", "two.yaml"}


def test_file_name_must_be_the_id(shelf: Shelf) -> None:
    """SIGN001: a file named otherwise than its sign is a fault on the line of the id."""
    shelf.sign("kept", "{phrases: {vi: [giữ hộ chiếu]}}")
    path = shelf.root / "catalogue" / "kept.yaml"
    path.rename(path.with_name("other.yaml"))
    (issue,) = load(shelf.root)[1]
    assert (issue.code, issue.line) == ("SIGN001", 1)


@pytest.mark.parametrize(
    "clause",
    [
        "{concepts: [nowhere]}",
        "{facts: [nowhere], phrases: {vi: [giữ hộ chiếu]}}",
        "{missing: [nowhere], phrases: {vi: [giữ hộ chiếu]}}",
        "{answers: {nowhere: [yes]}}",
        "{phrases: {vi: [giữ hộ chiếu]}, when: {with_sign: nowhere}}",
    ],
)
def test_unknown_name_is_a_fault(shelf: Shelf, clause: str) -> None:
    """SIGN002: concepts, facts, absences, answers and signs must exist."""
    assert "SIGN002" in codes(shelf.sign("kept", clause))


def test_doubled_code_is_a_fault(shelf: Shelf) -> None:
    """SIGN003: no two signs share a code."""
    for name in ("one", "two"):
        shelf.sign(name, "{phrases: {vi: [giữ hộ chiếu]}}", code="A7")
    assert codes(shelf) == ["SIGN003"]


def test_active_sign_needs_a_reference(shelf: Shelf) -> None:
    """SIGN004: an active sign without a reference is a fault."""
    shelf.sign("kept", "{phrases: {vi: [giữ hộ chiếu]}}")
    path = shelf.root / "catalogue" / "kept.yaml"
    path.write_text(path.read_text("utf-8").replace("[{title: An invented source}]", "[]"), "utf-8")
    assert codes(shelf) == ["SIGN004"]


def test_failing_example_is_a_fault_on_its_line(shelf: Shelf) -> None:
    """SIGN005: an example that does not do what it says is a fault where it stands."""
    issues = load(shelf.sign("kept", "{phrases: {vi: [thu căn cước]}}").root)[1]
    assert {issue.code for issue in issues} == {"SIGN005"}
    assert "giữ hộ chiếu" in issues[0].message


def test_phrase_without_a_word_is_a_fault(shelf: Shelf) -> None:
    """SIGN006: a phrase of signs only can never match."""
    assert "SIGN006" in codes(shelf.sign("kept", '{phrases: {vi: ["...", giữ hộ chiếu]}}'))


def test_lone_everyday_word_is_a_fault(shelf: Shelf) -> None:
    """SIGN007: one accented syllable alone is an everyday word when unaccented."""
    shelf.sign("kept", "{phrases: {vi: [chạm, giữ hộ chiếu]}}")
    assert codes(shelf) == ["SIGN007"]


def test_wording_has_context_and_short_comments(shelf: Shelf) -> None:
    """Every sentence is found with its context and a comment of at most 60 characters."""
    shelf.sign("kept", "{phrases: {vi: [giữ hộ chiếu]}}")
    found = list(wording_of(shelf.catalogue()))
    contexts = {one.text.context for one in found}
    assert contexts == {f"kept.{field}" for field in ("title", "short", "why", "advice", "ask")}
    assert context_of("kept", ("short",)) == "kept.short"
    assert all(0 < len(one.comment) <= 60 for one in found)
