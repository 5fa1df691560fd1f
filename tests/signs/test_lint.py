"""Lint: every fault of the catalogue with its code and place."""

from datetime import date

import pytest

from signs.catalogue import context_of, wording_of
from signs.lint import load
from signs.lint_words import stale_reviews

from .conftest import Shelf


def codes(shelf: Shelf) -> list[str]:
    return [issue.code for issue in load(shelf.root)[1]]


def test_good_catalogue_has_no_faults(shelf: Shelf) -> None:
    """A catalogue without faults has no issues."""
    shelf.concept("papers", "hộ chiếu").sign("kept", "{concepts: [papers]}")
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


def test_shadowed_phrase_is_a_fault(shelf: Shelf) -> None:
    """SIGN008: a phrase that holds another of its family finds nothing new."""
    shelf.concept("papers", "hộ chiếu", "hộ chiếu gốc").sign("kept", "{concepts: [papers]}")
    assert codes(shelf) == ["SIGN008"]


def test_unused_family_is_a_fault(shelf: Shelf) -> None:
    """SIGN009: a family that no sign uses costs time and finds nothing."""
    shelf.concept("papers", "hộ chiếu").sign("kept", "{phrases: {vi: [giữ hộ chiếu]}}")
    assert codes(shelf) == ["SIGN009"]


def test_scheme_that_nothing_shows_is_a_fault(shelf: Shelf) -> None:
    """SIGN010: a scheme that only an answer shows is never asked about."""
    shelf.sign("kept", "{answers: {kept: [yes]}}", category="scheme")
    assert "SIGN010" in codes(shelf)


def test_old_review_is_told(shelf: Shelf) -> None:
    """SIGN011: a review speaks for a year and a half; none at all is told on the page."""
    shelf.concept("papers", "hộ chiếu").sign("kept", "{concepts: [papers]}")
    path = shelf.root / "concepts" / "papers.yaml"
    with path.open("a", encoding="utf-8") as file:
        file.write("reviewed: [{role: operator, on: 2025-01-10}]\n")
    catalogue = shelf.catalogue()
    assert not list(stale_reviews(catalogue, date(2026, 1, 10)))
    (issue,) = stale_reviews(catalogue, date(2026, 11, 25))
    assert (issue.code, issue.path.rpartition("/")[2]) == ("SIGN011", "papers.yaml")


def test_every_kind_of_mistake_comes_with_its_line(shelf: Shelf) -> None:
    """A sign file with every mistake at once names each, and nothing is loaded."""
    shelf.sign("kept", "{phrases: {vi: [giữ hộ chiếu]}}")
    path = shelf.root / "catalogue" / "kept.yaml"
    text = path.read_text("utf-8")
    broken = (
        text.replace("severity: {base: high}", "severity: {base: terrible}")
        .replace("category: offer", "category: weather")
        .replace("status: active", "status: asleep\nstatus: active")
        .replace("code: A1", "code: Z99")
        .replace("vi: [xin chào, cảm ơn, trời đẹp]", "vi: [xin chào]")
        .replace("{vi: [giữ hộ chiếu]}", '{vi: ["(giữ|cầm", ""], fr: [non]}, within: 0')
        + "colour: red\n"
    )
    path.write_text(broken, "utf-8")
    found, issues = load(shelf.root)
    assert not found.signs
    assert len(issues) >= 8
    assert all(issue.line > 0 for issue in issues)
