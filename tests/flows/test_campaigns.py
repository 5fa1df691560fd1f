"""Campaigns: which day is in season, and what is wrong with a table."""

from datetime import date

import pytest

from flows.engine import read
from flows.engine.campaigns import BANNER_CAP, Campaign, Campaigns
from flows.engine.lint import lint
from tests.flows.small import CARDS, OUTCOMES, write
from tests.flows.talk import REAL

SHIPPED = REAL.flows.campaigns


def season(begins, ends, banner="Hello."):
    return Campaign(**{"from": begins, "until": ends, "opens": "flow:help", "banner": banner})


@pytest.mark.parametrize(
    ("begins", "ends", "day", "runs"),
    [
        ("07-30", "07-30", date(2026, 7, 30), True),
        ("07-30", "07-30", date(2031, 7, 30), True),
        ("07-30", "07-30", date(2026, 7, 29), False),
        ("07-30", "07-30", date(2026, 7, 31), False),
        ("07-01", "09-30", date(2026, 7, 1), True),
        ("07-01", "09-30", date(2026, 9, 30), True),
        ("07-01", "09-30", date(2026, 10, 1), False),
        ("12-20", "01-10", date(2026, 12, 31), True),
        ("12-20", "01-10", date(2027, 1, 10), True),
        ("12-20", "01-10", date(2027, 1, 11), False),
        ("02-29", "02-29", date(2028, 2, 29), True),
        ("2027-02-01", "2027-02-20", date(2027, 2, 10), True),
        ("2027-02-01", "2027-02-20", date(2028, 2, 10), False),
        ("2026-12-20", "2027-01-10", date(2027, 1, 1), True),
    ],
)
def test_season(begins, ends, day, runs):
    """Both ends count; a season may go over New Year; with a year it comes once."""
    assert season(begins, ends).runs(day) is runs


def test_what_ships():
    """30 July has a line of its own within the season of July to September."""
    banners = {
        day: SHIPPED.on(day) for day in (date(2027, 7, 1), date(2027, 7, 30), date(2027, 9, 30))
    }
    july, day, september = banners.values()
    assert july == september == SHIPPED.campaigns["summer"]
    assert day == SHIPPED.campaigns["july30"]
    assert SHIPPED.on(date(2027, 10, 1)) is None
    assert SHIPPED.on(date(2027, 6, 30)) is None
    assert Campaigns().on(date(2027, 7, 30)) is None


def table(folder, **changed):
    """A folder of the small flows with a table of one campaign, some of it changed."""
    one = {"from": "07-30", "until": "07-30", "opens": '"flow:help"', "banner": "Hello.", **changed}
    name = one.pop("name", "day")
    lines = "".join(f"    {key}: {value}\n" for key, value in one.items() if value is not None)
    (write(folder) / "tables").mkdir()
    (folder / "tables/campaigns.yaml").write_text(f"campaigns:\n  {name}:\n{lines}", "utf-8")
    return folder


@pytest.mark.parametrize(
    ("changed", "line", "said"),
    [
        ({"from": "30-07"}, 3, "'30-07' is no day"),
        ({"until": "02-30"}, 4, "'02-30' is no day"),
        ({"until": "sometime"}, 4, "is no day"),
        ({"until": "2027-07-30"}, 2, "both have a year"),
        ({"from": "2027-07-30", "until": "2027-07-01"}, 2, "ends before it begins"),
        ({"banner": "x" * (BANNER_CAP + 1)}, 2, "characters of 120"),
        ({"banner": None}, 2, "Field required"),
        ({"opens": "https://example.org"}, 5, "should match pattern"),
        ({"colour": "red"}, 7, "not permitted"),
        ({"name": "July30"}, 2, "should match pattern"),
    ],
)
def test_a_faulty_table_is_complained_about(tmp_path, changed, line, said):
    """With file, line and reason; and the flows are not used."""
    flows, issues = read(table(tmp_path / "flows", **changed))
    assert flows is None
    assert [issue.path for issue in issues] == ["flows/tables/campaigns.yaml"]
    assert issues[0].line == line
    assert said in issues[0].message


@pytest.mark.parametrize(
    ("changed", "code", "said"),
    [
        ({"opens": '"flow:nowhere"'}, "FLOW001", "'day' opens unknown 'flow:nowhere'"),
        ({"opens": '"flow:help.nowhere"'}, "FLOW001", "'day' opens unknown 'flow:help.nowhere'"),
        ({"opens": "back"}, "FLOW001", "'day' opens unknown 'back'"),
        ({"name": "offer"}, "FLOW010", "'offer' is the word of another link"),
        ({"banner": "'Hello {nobody}'"}, "FLOW009", "nobody can fill {nobody}"),
    ],
)
def test_a_table_that_does_not_fit_the_flows(tmp_path, changed, code, said):
    """A campaign leads to a step that is there, under a name that is free."""
    flows, _ = read(table(tmp_path / "flows", **changed))
    assert flows is not None
    found = [i for i in lint(flows, OUTCOMES, CARDS) if i.path.endswith("campaigns.yaml")]
    assert [(issue.code, issue.message) for issue in found] == [(code, said)]


def test_a_good_table_is_read(tmp_path):
    """Its banner has a context of its own for the translator."""
    flows, issues = read(table(tmp_path / "flows"))
    assert issues == []
    assert flows is not None
    assert flows.campaigns.campaigns["day"].banner.context == "campaigns.campaigns.day.banner"
    assert [i for i in lint(flows, OUTCOMES, CARDS) if i.path.endswith("campaigns.yaml")] == []
