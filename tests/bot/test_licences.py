"""The list of licensed companies: brought in whole or not at all, and what people are told."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from authoring.issue import FaultyFilesError
from authoring.lang import Lang
from bot.companies import COMPANIES
from bot.house import Given, House, build
from bot.licences import STORED, read_list, store, stored, told
from bot.rehearsal import respond
from bot.trouble import StartError
from flows.engine import Reply, ReplyKind, Session, Sprint
from flows.engine.model import ChooseStep
from flows.engine.state import Place
from signs.licences import Status
from tests.bot.running_cli import askfirst, one_line

TODAY = date(2026, 11, 25)
HEAD = "name,licence,status,date,tax_code\n"
GOOD = (
    HEAD
    + "Công ty Cổ phần Cung ứng Nhân lực Hoa Sao Mai (HOSAMA),1/GP,valid,2023-05-01,0100000001\n"
    + '"Công ty TNHH Thương mại, Đầu tư Bến Trúc",2/GP,Thu hồi,31/12/2022,\n'
)


@pytest.fixture
def csv(tmp_path: Path):
    """A file with these words in it."""

    def make(words: str | bytes) -> Path:
        file = tmp_path / "list.csv"
        file.write_bytes(words if isinstance(words, bytes) else words.encode())
        return file

    return make


def test_a_good_list(csv, tmp_path: Path) -> None:
    """What was read is what the next start reads, to the letter."""
    published = read_list(csv(GOOD), date(2026, 11, 1), TODAY)
    assert [one.status for one in published.companies] == [Status.VALID, Status.REVOKED]
    store(published, tmp_path / "new" / "data")
    assert stored(tmp_path / "new" / "data") == published
    assert told(published, TODAY) == (
        "2 companies, 1 with a valid licence; dated 2026-11-01, 24 days ago."
    )


@pytest.mark.parametrize(
    "words",
    [
        GOOD.replace(",", ";").replace("mại;", "mại,"),
        "\ufeff" + GOOD,
        GOOD.replace("\n", "\r\n"),
        GOOD.replace("name,licence", " Name , LICENCE "),
        GOOD + "\n  , , , ,\n",
    ],
    ids=["semicolons", "with a mark in front", "Windows lines", "spaces", "empty lines"],
)
def test_spellings_of_a_list(csv, words: str) -> None:
    """What spreadsheets write is the same list."""
    assert read_list(csv(words), TODAY, TODAY) == read_list(csv(GOOD), TODAY, TODAY)


FAULTS = {
    "nothing": ("", [1]),
    "only a head": (HEAD, [1]),
    "a column is missing": ("name,licence,date\nA,1,2024-01-01\n", [1]),
    "a column nobody knows": (HEAD.replace("tax_code", "phone"), [1]),
    "a column twice": (HEAD.replace("tax_code", "name"), [1]),
    "too few columns": (GOOD + "Công ty Mẫu Thử,3/GP\n", [4]),
    "no name": (GOOD + ",3/GP,valid,2024-01-01,\n", [4]),
    "nothing of its own in the name": (GOOD + "Công ty TNHH,3/GP,valid,2024-01-01,\n", [4]),
    "no licence number": (GOOD + "Mẫu Thử,,valid,2024-01-01,\n", [4]),
    "a status nobody knows": (GOOD + "Mẫu Thử,3/GP,tốt,2024-01-01,\n", [4]),
    "a day that is none": (GOOD + "Mẫu Thử,3/GP,valid,2024-02-30,\n", [4]),
    "a day to come": (GOOD + "Mẫu Thử,3/GP,valid,2027-01-01,\n", [4]),
    "a tax code that is none": (GOOD + "Mẫu Thử,3/GP,valid,2024-01-01,123\n", [4]),
    "a name twice": (
        GOOD + "Mẫu Thử,3/GP,valid,2024-01-01,\nmẫu thử,4/GP,valid,2024-01-01,\n",
        [5],
    ),
    "a number twice": (GOOD + "Mẫu Thử,1/gp,valid,2024-01-01,\n", [4]),
    "every fault at once": (GOOD + ",,,,\nA,,x,y,z\nB,3/GP\n", [5, 5, 5, 5, 5, 6]),
    "a quote left open": (GOOD + '"Mẫu,3/GP,valid,2024-01-01,\n', [4]),
}


@pytest.mark.parametrize(("words", "lines"), FAULTS.values(), ids=list(FAULTS))
def test_contract_a_faulty_list_is_not_taken(csv, tmp_path: Path, words: str, lines) -> None:
    """Every fault is named with its line, and the list that was there before stays."""
    store(read_list(csv(GOOD), TODAY, TODAY), tmp_path)
    before = (tmp_path / STORED).read_bytes()
    with pytest.raises(FaultyFilesError) as caught:
        read_list(csv(words), TODAY, TODAY)
    assert [issue.line for issue in caught.value.issues] == lines
    assert (tmp_path / STORED).read_bytes() == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (GOOD.encode("utf-16"), "UTF-8"),
        (b"x" * 5_000_001, "larger"),
        (GOOD.encode("cp1258", "replace"), "UTF-8"),
    ],
    ids=["UTF-16", "huge", "an old code page"],
)
def test_a_file_that_is_no_text(csv, words: bytes, said: str) -> None:
    """One sentence about the whole file."""
    with pytest.raises(FaultyFilesError, match=said):
        read_list(csv(words), TODAY, TODAY)


def test_a_list_from_tomorrow(csv) -> None:
    """A list cannot have been published on a day to come."""
    with pytest.raises(FaultyFilesError, match="yet to come"):
        read_list(csv(GOOD), date(2026, 11, 26), TODAY)


@pytest.mark.parametrize("words", ["", "{}", "[]", '{"dated": "2026-11-01", "companies": [1]}'])
def test_a_stored_file_that_is_no_list(tmp_path: Path, words: str) -> None:
    """The program does not start on it, and says what to do."""
    (tmp_path / STORED).write_text(words)
    with pytest.raises(StartError, match="licences import"):
        stored(tmp_path)


def test_the_commands(csv, tmp_path: Path) -> None:
    """Nothing at first; a faulty file changes nothing; then the list is there and shown."""
    home = tmp_path / "data"
    shown = askfirst("licences", "show", home=home)
    assert one_line(shown.stdout).startswith("There is no list.")
    faulty = askfirst("licences", "import", str(csv(HEAD)), home=home)
    assert faulty.returncode == 1
    assert one_line(faulty.stderr).endswith("list.csv:1: LIST001 there is no company in it")
    assert not (home / STORED).exists()
    done = askfirst("licences", "import", str(csv(GOOD)), "--dated", "2025-06-01", home=home)
    assert done.returncode == 0, done.stderr.decode()
    shown = askfirst("licences", "show", home=home)
    assert one_line(shown.stdout) == one_line(done.stdout)
    assert one_line(shown.stdout).startswith(
        "2 companies, 1 with a valid licence; dated 2025-06-01"
    )
    assert json.loads((home / STORED).read_text())["dated"] == "2025-06-01"


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """One sentence, exit code 1."""
    done = askfirst("licences", "import", str(tmp_path / "none.csv"), home=tmp_path)
    assert done.returncode == 1
    assert "none.csv" in one_line(done.stderr)


@pytest.fixture(scope="module")
def listed(tmp_path_factory: pytest.TempPathFactory) -> House:
    """A house whose operator brought in a list."""
    file = tmp_path_factory.mktemp("list") / "list.csv"
    file.write_text(GOOD, "utf-8")
    published = read_list(file, date(2026, 11, 1), TODAY)
    return build(given=Given(day=lambda: TODAY, draw=bytes, licences=published))


def typed(house: House, name: str, lang: Lang = Lang.VI) -> Sprint:
    place = Place(flow="companies", step="name")
    session = Session(lang=lang, chosen=True, at=place, version=house.flows.version("companies"))
    return respond(house, session, Reply(ReplyKind.TEXT, name))


NAMES = [
    ("Công ty Cổ phần Cung ứng Nhân lực Hoa Sao Mai", "companies.listed"),
    ("Công ty Cổ phần Cung ứng Nhân lực Hoa Sao May", "companies.near"),
    ("Công ty TNHH Thương mại, Đầu tư Bến Trúc", "companies.ended"),
    ("Công ty Cổ phần Trăng Rằm Tháng Tám", "companies.unlisted"),
    ("Công ty TNHH", "companies.name"),
]


@pytest.mark.parametrize("lang", list(Lang))
@pytest.mark.parametrize(("name", "place"), NAMES)
def test_contract_no_company_is_called_safe_or_a_fraud(
    listed: House, name: str, place: str, lang: Lang
) -> None:
    """Whatever the list says of a name: no verdict on it, and never what was typed, kept or said
    again; where a list was asked, its day and how to check are told."""
    sprint = typed(listed, name, lang)
    assert sprint.session is not None
    assert str(sprint.session.at) == place
    text = "\n".join(m.text for m in listed.renderer.messages(sprint.says))
    banned = r"an toàn|lừa|giả mạo|uy tín|tin được|\bsafe\b|fraud|scam|fake|trustworthy"
    assert not re.search(banned, text, re.IGNORECASE)
    assert len(text) <= 600
    if place != "companies.name":
        assert "01/11/2026" in text
        assert "dolab.moha.gov.vn" in text


@pytest.mark.parametrize(("name", "place"), NAMES)
def test_contract_a_typed_company_name_is_kept_nowhere(
    listed: House, name: str, place: str
) -> None:
    """Neither the name nor what was found by it stays in the session; a page shown again asks."""
    session = typed(listed, name).session
    assert session is not None
    kept = session.model_dump_json()
    assert not any(word in kept for word in ("Sao Ma", "Trúc", "Rằm", COMPANIES + '":['))
    again = listed.renderer.messages(listed.engine.show(session).says)[-1].text
    assert "Hoa Sao" not in again


def test_contract_without_a_list_nothing_is_guessed(house: House) -> None:
    """Then every name gets the same answer, which says how to check."""
    answers = {
        listed_or_not: [m.text for m in house.renderer.messages(typed(house, listed_or_not).says)]
        for listed_or_not, _ in NAMES
    }
    first = next(iter(answers.values()))
    assert all(answer == first for answer in answers.values())
    assert "dolab.moha.gov.vn" in first[-1]


DOORS = {
    "check_offer.find_out.companies": "what",
    "companies.no_list.how": "how",
    "fees.service.company": "how",
    "companies.tricks.how": "how",
}
"""Buttons that lead to the pages about looking a company up -> the page without a list."""


@pytest.mark.parametrize(("tap", "page"), DOORS.items())
def test_contract_a_name_is_asked_for_only_where_there_is_a_list(
    house: House, listed: House, tap: str, page: str
) -> None:
    """Without a list nobody is offered to type a name and then refused; with one they are."""
    for home, step, offered in ((house, page, False), (listed, f"{page}_list", True)):
        flow, at, _ = tap.split(".")
        place = Place(flow=flow, step=at)
        session = Session(chosen=True, at=place, version=home.flows.version(place.flow))
        sprint = respond(home, session, Reply(ReplyKind.TAP, tap=tap))
        assert sprint.session is not None
        assert str(sprint.session.at) == f"companies.{step}"
        name = f"companies.{step}.name"
        assert (name in {option.data for option in sprint.says[-1].options}) is offered
        if offered:
            asked = respond(home, sprint.session, Reply(ReplyKind.TAP, tap=name)).session
            assert asked is not None
            assert str(asked.at) == "companies.name"


@pytest.mark.parametrize("lang", list(Lang))
@pytest.mark.parametrize("page", ["what", "how"])
def test_a_page_says_the_same_with_and_without_a_list(house: House, page: str, lang: Lang) -> None:
    """Only the button differs: no word is changed in one of the two alone."""
    flow = house.flows.flows["companies"]
    one, other = flow.steps[page], flow.steps[f"{page}_list"]
    assert isinstance(one, ChooseStep)
    assert isinstance(other, ChooseStep)
    assert house.wording.say(lang, one.choose) == house.wording.say(lang, other.choose)
    assert other.options.keys() - one.options.keys() == {"name"}
    assert all(
        house.wording.say(lang, label) == house.wording.say(lang, other.options[name])
        for name, label in one.options.items()
    )
