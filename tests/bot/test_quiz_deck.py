"""The file of the quiz's offers: every fault is told with its line, and stops the start."""

import shutil
from pathlib import Path

import pytest

from authoring.issue import FaultyFilesError
from bot.files import ROOT
from bot.house import build
from bot.house_lint import lint as lint_house
from bot.quiz_deck import SHOWN_AS, read_deck

FOLDERS = ("flows", "signs", "helplines", "locales")
FIVE = """offers:
  one: {answer: stop, signs: [task_scam], offer: a, why: b, look: c}
  two: {answer: nothing, offer: a, why: b, look: c}
  three: {answer: nothing, offer: a, why: b, look: c}
  four: {answer: ask_more, offer: a, why: b, look: c}
  five: {answer: nothing, offer: a, why: b, look: c}
"""


def deck_of(folder: Path, text: str) -> Path:
    path = folder / SHOWN_AS
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return folder


def test_a_whole_file_has_no_fault(tmp_path: Path) -> None:
    """Five offers are a round."""
    deck, issues = read_deck(deck_of(tmp_path, FIVE))
    assert deck is not None
    assert issues == []
    assert deck.rounds == 1
    assert len({deck.drawn(0, number) for number in range(5)}) == 5


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("answer: ask_more", "answer: maybe", 5, "ask_more"),
        ("signs: [task_scam], ", "", 2, "names the signs it shows"),
        ("two: {answer: nothing,", "two: {answer: nothing, signs: [urgency],", 3, "names no signs"),
        ("  five: {answer: nothing, offer: a, why: b, look: c}\n", "", 1, "offers"),
        ("look: c}\n  two", "look: c, hint: d}\n  two", 2, "hint"),
        ("offer: a, why: b, look: c}\n  two", "offer: a, why: b}\n  two", 2, "look"),
    ],
)
def test_every_fault_has_its_line(tmp_path: Path, old: str, new: str, line: int, said: str) -> None:
    """What cannot be an offer of the quiz is refused where it stands."""
    assert old in FIVE
    deck, issues = read_deck(deck_of(tmp_path, FIVE.replace(old, new)))
    assert deck is None
    assert any(issue.line == line and said in issue.message for issue in issues), issues


def test_six_offers_are_no_round(tmp_path: Path) -> None:
    """A last round with fewer offers is refused."""
    more = FIVE + "  six: {answer: nothing, offer: a, why: b, look: c}\n"
    deck, issues = read_deck(deck_of(tmp_path, more))
    assert deck is None
    assert "no whole rounds" in issues[0].message


def test_a_sign_that_does_not_exist_is_named(tmp_path: Path) -> None:
    """An explanation can only name signs of the catalogue."""
    deck, _ = read_deck(deck_of(tmp_path, FIVE))
    assert deck is not None
    (issue,) = deck.faults({"urgency"})
    assert (
        str(issue)
        == f"{SHOWN_AS}:2: QUIZ001 'one' names the sign 'task_scam', which does not exist"
    )
    assert list(deck.faults({"task_scam"})) == []


@pytest.mark.parametrize(
    ("old", "new"), [("answer: stop", "answer: stay"), ("signs: [", "signs: [gone, ")]
)
def test_a_faulty_quiz_stops_the_start(tmp_path: Path, old: str, new: str) -> None:
    """The program refuses to start with it, and lint says the same."""
    for folder in FOLDERS:
        shutil.copytree(ROOT / folder, tmp_path / folder)
    path = tmp_path / SHOWN_AS
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    with pytest.raises(FaultyFilesError, match=SHOWN_AS) as fault:
        build(root=tmp_path)
    assert set(map(str, fault.value.issues)) <= set(map(str, lint_house(tmp_path)))
