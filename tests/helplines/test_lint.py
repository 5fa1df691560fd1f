"""Every fault of the directory has a line and a sentence."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from helplines.lint import load

ROOT = Path(__file__).resolve().parents[2]
FILES = ("directory.yaml", "help_phrases.yaml")


@pytest.fixture
def linted(tmp_path):
    """Lints the shipped files after one replacement, as (line text, code, message)."""
    folder = tmp_path / "helplines"
    folder.mkdir()
    for name in FILES:
        (folder / name).write_text((ROOT / "helplines" / name).read_text("utf-8"), "utf-8")

    def lint(*changes, name=FILES[0], today=None):
        path = folder / name
        text = path.read_text("utf-8")
        for old, new in changes:
            assert old in text
            text = text.replace(old, new, 1)
        path.write_text(text, "utf-8")
        lines = {file: (folder / file).read_text("utf-8").splitlines() for file in FILES}
        _, issues = load(tmp_path, today=today)
        return [
            (lines[Path(issue.path).name][issue.line - 1].strip(), issue.code, issue.message)
            for issue in issues
        ]

    return lint


MAIL = "number: baohocongdan@gmail.com"
CAMBODIA = "callable_from: [kh]"
FAULTS = [
    ([("  vn_113:\n", "  vn_113:\n    id: police\n")], "HELP001", "id: police"),
    ([('"112"', '"113"'), ('shown: "112"', 'shown: "113"')], "HELP001", 'number: "113"'),
    ([('number: "112"', 'number: "12"'), ('"112"', '"12"')], "HELP002", 'number: "12"'),
    ([(MAIL, "number: baohocongdan")], "HELP002", "number: baohocongdan"),
    ([('shown: "117"', 'shown: "711"')], "HELP003", 'shown: "711"'),
    ([(CAMBODIA, "callable_from: [anywhere]")], "HELP004", "callable_from: [anywhere]"),
    ([(CAMBODIA, "callable_from: [kh, vn]")], "HELP004", "callable_from: [kh, vn]"),
    (
        [("+66898966653", "+66991301300"), ("+66 898 966 653", "+66 99 130 1300")],
        "HELP005",
        'number: "+66991301300"',
    ),
    ([("    source: korea.net 27/03/2018; jincheon.go.kr\n", "")], "HELP006", None),
    ([("    verified_on: 2026-11-25\n", "")], "HELP007", "enabled: yes"),
    ([("enabled: no", "enabled: yes")], "HELP007", "enabled: yes"),
    ([("Calls are recorded. They", "They")], "HELP009", "records_calls: yes"),
    ([("  mofa_second:\n    enabled: yes", "  mofa_second:\n    enabled: no")], "HELP010", None),
    ([("suicide_risk: 1, accident: 1}", "accident: 1}")], None, None),
]


@pytest.mark.parametrize(("changes", "code", "at"), FAULTS)
def test_a_fault_is_named_where_it_stands(linted, changes, code, at):
    """One change makes one kind of fault, on the line that was changed; the last makes none."""
    found = linted(*changes)
    assert {issue[1] for issue in found} == ({code} if code else set())
    assert at is None or at in {issue[0] for issue in found}


def test_a_date_to_come_is_a_fault(linted):
    """Nobody can have checked a number tomorrow."""
    day = date(2026, 11, 23)
    assert linted(today=date(2026, 11, 25)) == []
    found = linted(today=day - timedelta(days=1))
    assert {issue[1] for issue in found} == {"HELP008"}


def test_a_country_that_ends_empty_is_a_fault(linted):
    """Without the ministry nobody is left for many countries, and lint says for what."""
    found = linted(("      abroad: {danger: 2, violence: 2,", "      abroad: {violence: 2,"))
    assert found == []
    seconds = ("abroad: {danger: 7, violence: 7,", "abroad: {violence: 7,")
    mails = ("abroad: {danger: 8, violence: 8,", "abroad: {violence: 8,")
    messages = [issue[2] for issue in linted(seconds, mails)]
    assert "la ends empty for danger" in messages
    assert "other ends empty for danger" in messages


def test_an_id_written_twice_is_a_fault(linted):
    """The reader itself refuses a second entry of the same id."""
    found = linted(("  vn_112:\n", "  vn_111:\n"))
    assert ("vn_111:", "YAML002", "'vn_111' is written twice") in found


def test_all_faults_come_at_once(linted):
    """Faults of both files are listed together, sorted by place."""
    linted(("free: free\n", ""), name="help_phrases.yaml")
    found = linted(("enabled: yes", "enabled: perhaps"), ("kind: call", "kind: pigeon"))
    assert [issue[1] for issue in found] == ["YAML003"] * 3


def test_hours_are_said_one_way(linted):
    """Always open and stated hours contradict each other."""
    found = linted(("    always_open: yes\n", "    always_open: yes\n    hours: mornings\n"))
    assert [issue[2] for issue in found] == ["points.vn_113: write always_open or hours, not both"]
