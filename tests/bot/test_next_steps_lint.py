"""Faults of the table of next steps are told, each with its place in the file."""

import shutil
from pathlib import Path

import pytest

from bot import next_steps
from bot.files import ROOT
from bot.house import House
from bot.next_steps import TABLE
from bot.next_steps_lint import lint


@pytest.fixture
def broken(tmp_path: Path, house: House) -> "Broken":
    return Broken(tmp_path / "flows", house)


class Broken:
    """The table with one thing changed, and what is said about it."""

    def __init__(self, folder: Path, house: House) -> None:
        self.house, self.folder = house, folder
        shutil.copytree(ROOT / "flows" / "tables", folder / "tables")

    def faults(self, old: str, new: str) -> list[str]:
        path = self.folder / TABLE
        content = path.read_text("utf-8")
        assert old in content
        path.write_text(content.replace(old, new, 1), "utf-8")
        table, issues = next_steps.read(self.folder)
        if table is None:
            return [str(issue) for issue in issues]
        found = lint(table, self.house.flows, frozenset(self.house.catalogue.signs))
        return [str(issue) for issue in found]


LAST = "  - {stages: [gave], step: gave}\n"
FAULTS = [
    ("[task_scam]", "[task_scma]", "NEXT001 there is no sign 'task_scma'"),
    ("signs: [romance], step", "signs: [romans], step", "NEXT001 there is no group 'romans'"),
    ("stages: [back], step", "stages: [beck], step", "NEXT001 'beck' is no stage"),
    ("stages: [on_way, there]", "stages: [on_way, their]", "NEXT001 'their' is no stage"),
    ("step: friend}", "step: fiend}", "NEXT002 there is no step 'next_steps.fiend'"),
    ("step: young.gave}", "step: young.gvae}", "NEXT002 there is no step 'young.gvae'"),
    ("step: friend}", "step: debt}", "NEXT002 'next_steps.judge' leads from 'debt' to None"),
    (LAST, LAST * 2, "NEXT003 can never match"),
    (LAST, "", "NEXT004 no row for 'gave', adult, without a sign"),
    (", quiet: saw_quiet", "", "NEXT005 'saw' offers to question the recruiter"),
    ("quiet: saw_quiet", "quiet: talking", "NEXT005 'talking' is for people who are not"),
    ("step: paid}", "step: paid, quiet: gave}", "NEXT005 'paid' offers no questions"),
    ("age: adult", "age: grown", "YAML003"),
    ("reviewed: []", "revewed: []", "YAML003"),
    ("reviewed: []", "reviewed: []\nreviewed: []", "YAML002"),
]


def test_the_table_as_it_ships_has_no_fault(house: House) -> None:
    """Every name exists, every row can match, nobody is left out."""
    assert lint(house.table, house.flows, frozenset(house.catalogue.signs)) == []


@pytest.mark.parametrize(("old", "new", "said"), FAULTS, ids=[said[:40] for _, _, said in FAULTS])
def test_a_fault_is_told_with_file_and_line(broken: Broken, old: str, new: str, said: str) -> None:
    """Whatever is wrong in the table stands in the list with its place in the file."""
    faults = broken.faults(old, new)
    found = [fault for fault in faults if said in fault]
    assert found, faults
    path, line, _ = found[0].split(":", 2)
    assert path == "flows/tables/next_steps.yaml"
    assert int(line) > 1
