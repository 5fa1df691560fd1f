"""Reports on the phone: seen before they are kept, kept once, found by five words, taken back."""

import asyncio
import sqlite3
import time
from contextlib import closing

import pytest

from authoring.lang import Lang
from bot.app import App
from bot.house import House
from reports.sealing import SealBrokenError, Sealed, unseal
from tests.bot.breaking import disk_full, file_of, rows, until, without_database
from tests.bot.reporter import SHORT, Reporter, bodies, team_of
from tests.bot.words import label
from tests.phone import Person
from tests.talk.channels import Home


@pytest.fixture
async def team(app: App, home: Home) -> bytes:
    """A team whose desk was unlocked just now."""
    await app.store.reports.remember("desk_opened", int(time.time()))
    return team_of(home)


@pytest.fixture
def reporter(house: House, lan: Person) -> Reporter:
    return Reporter(house, lan)


async def test_contract_what_is_kept_is_what_was_shown(
    app: App, home: Home, team: bytes, reporter: Reporter
) -> None:
    """The preview shows the choices and the offer with its blanks; the team reads the same, and
    nothing of the number and the name that stood there."""
    await reporter.checks()
    await reporter.taps("danger.report", flow="check_offer")
    shown = await reporter.taps(*SHORT)
    assert "‹số điện thoại›" in shown
    assert "‹tên›" in shown
    assert "Campuchia" in shown
    await reporter.taps("preview.send")
    (body,) = bodies(home, team)
    assert body["offer"].replace("‹phone›", "‹số điện thoại›").replace("‹name›", "‹tên›") in shown
    assert body["answers"] == {
        "about": "offer", "purpose": "warn", "country": "kh", "channel": "zalo",
        "keep_contacts": "no",
    }  # fmt: skip
    assert body["contacts"] == []
    for canary in ("0900", "000 012", "Tuấn", "Lan"):
        assert canary not in str(body)


async def test_contract_nothing_is_stored_before_yes(
    app: App, home: Home, team: bytes, reporter: Reporter
) -> None:
    """Up to the preview there is no report; after "no" neither."""
    await reporter.checks()
    await reporter.taps("danger.report", flow="check_offer")
    await reporter.taps(*SHORT)
    assert rows(home, "report") == []
    await reporter.taps("preview.cancel")
    assert rows(home, "report") == rows(home, "contact") == []


async def test_contract_consent_pressed_twice_is_one_report(
    app: App, home: Home, house: House, team: bytes, reporter: Reporter
) -> None:
    """The second press, at once or later, stores nothing more."""
    await reporter.checks()
    await reporter.taps("danger.report", flow="check_offer")
    await reporter.taps(*SHORT)
    preview = reporter.person.last
    await reporter.taps("preview.send")
    await reporter.person.taps_old(preview, label(house, "report.preview.send"))
    await reporter.person.waits_for()
    assert len(rows(home, "report")) == 1


async def test_contract_consent_after_the_session_expired_stores_nothing(
    app: App, home: Home, house: House, team: bytes, reporter: Reporter
) -> None:
    """An old button of a conversation that is forgotten says so, and keeps nothing."""
    await reporter.checks()
    await reporter.taps("danger.report", flow="check_offer")
    await reporter.taps(*SHORT)
    preview = reporter.person.last
    await reporter.person.types("/stop")
    await reporter.person.waits_for()
    await reporter.person.taps_old(preview, label(house, "report.preview.send"))
    await reporter.person.waits_for()
    assert rows(home, "report") == []


async def test_contract_without_a_team_key_reports_are_closed(
    app: App, home: Home, reporter: Reporter
) -> None:
    """Nobody could read them: the flow says so with 111, before a single question."""
    await reporter.person.types("/start")
    await reporter.person.waits_for()
    said = await reporter.begins()
    assert "111" in said
    assert "Chưa có gì được lưu" in said
    assert rows(home, "report") == []


async def test_contract_an_unread_desk_is_said_first(
    app: App, home: Home, team: bytes, reporter: Reporter
) -> None:
    """When nobody unlocked the desk for a day the flow opens with that; else it does not."""
    await app.store.reports.remember("desk_opened", 0)
    await reporter.person.types("/start")
    await reporter.person.waits_for()
    await reporter.person.taps(label(reporter.house, "welcome.menu.report"))
    heard = await reporter.person.waits_for(2)
    assert "111" in heard[0].text
    assert "không phải ngày nào" in heard[0].text
    await app.store.reports.remember("desk_opened", int(time.time()))
    await reporter.person.types("/start")
    await reporter.person.waits_for()
    assert "không phải ngày nào" not in await reporter.begins()


async def test_contract_without_a_database_nothing_is_stored_and_one_can_try_again(
    app: App, home: Home, house: House, team: bytes, reporter: Reporter
) -> None:
    """Consent while the database is away: told that nothing was kept; the same button works when
    it is back."""
    await reporter.checks()
    await reporter.taps("danger.report", flow="check_offer")
    await reporter.taps(*SHORT)
    preview = reporter.person.last
    async with without_database(app, home):
        said = await reporter.taps("preview.send")
    assert said == house.memory.no_database(Lang.VI).text
    assert rows(home, "report") == []
    await reporter.person.taps_old(preview, label(house, "report.preview.send"))
    await reporter.person.waits_for()
    await until(lambda: len(rows(home, "report")) == 1)


async def test_contract_a_full_disk_stores_nothing_by_halves(
    app: App, home: Home, team: bytes, reporter: Reporter
) -> None:
    """Consent while the disk is full: no row of the report is there; with room again it is filed
    once and its five words are said."""
    await reporter.checks()
    await reporter.taps("danger.report", flow="check_offer")
    await reporter.taps(*SHORT)
    async with disk_full(app):
        await reporter.person.taps(label(reporter.house, "report.preview.send"))
        await asyncio.sleep(1)
        assert not any(rows(home, table) for table in ("report", "report_field", "case_file"))
    assert "1. " in (await reporter.person.waits_for())[-1].text
    assert len(rows(home, "report")) == 1


async def test_contract_a_receipt_belongs_to_no_chat(
    app: App, home: Home, house: House, team: bytes, reporter: Reporter, minh: Person
) -> None:
    """Whoever has the words finds the report, from any phone; the session does not hold them."""
    words = await reporter.files()
    assert len(words) == 5
    other = Reporter(house, minh)
    await minh.types("/rut")
    await minh.waits_for()
    await other.taps("what.read", flow="receipt")
    await minh.types(", ".join(words).upper())
    waiting = house.flows.flows["receipt"].steps["waiting"].choose  # type: ignore[union-attr]
    assert (await minh.waits_for())[-1].text == house.wording.say(Lang.VI, waiting)


async def test_contract_a_report_can_be_taken_back(
    app: App, home: Home, team: bytes, reporter: Reporter
) -> None:
    """With the five words it is erased at once; a second time there is nothing."""
    words = await reporter.files()
    for _ in range(2):
        await reporter.person.types("/withdraw")
        await reporter.person.waits_for()
        await reporter.taps("what.withdraw", "sure.yes_erase", flow="receipt")
        await reporter.person.types(" ".join(words))
        await reporter.person.waits_for()
        assert rows(home, "report") == []


async def test_something_is_added(app: App, home: Home, team: bytes, reporter: Reporter) -> None:
    """It is shown with its blanks, then added, and the team reads that."""
    words = await reporter.files()
    await reporter.person.types("/rut")
    await reporter.person.waits_for()
    await reporter.taps("what.add", flow="receipt")
    await reporter.person.types("Nó còn gọi bằng số 0900 000 045")
    shown = (await reporter.person.waits_for())[-1].text
    assert "‹số điện thoại›" in shown
    await reporter.taps("addition_shown.yes_add", flow="receipt")
    await reporter.person.types(" ".join(words))
    await reporter.person.waits_for()
    (row,) = rows(home, "report_field")
    sealed = Sealed(row["wrapped"], row["sealed"])
    added = unseal(sealed, team, row["report"], row["id"].hex()).decode()
    assert added == "Nó còn gọi bằng số ‹phone›"


async def test_contract_wrong_words_are_counted_and_tell_nothing(
    app: App, home: Home, house: House, team: bytes, reporter: Reporter, minh: Person
) -> None:
    """Words of no report and no words at all sound the same; after five it is too often, also
    with the right ones."""
    words = await reporter.files()
    guesser = Reporter(house, minh)
    said = set()
    for typed in ["bánh mì bánh mì bánh mì bánh mì bánh mì", "abc", " ".join(reversed(words))] * 2:
        await minh.types("/rut")
        await minh.waits_for()
        await guesser.taps("what.read", flow="receipt")
        await minh.types(typed)
        said.add((await minh.waits_for())[-1].text)
    assert len(said) == 2
    await minh.types("/rut")
    await minh.waits_for()
    await guesser.taps("what.read", flow="receipt")
    await minh.types(" ".join(words))
    assert (await minh.waits_for())[-1].text in said


async def test_contract_who_is_under_18_types_nothing(
    app: App, home: Home, team: bytes, reporter: Reporter
) -> None:
    """After "under 18" there is no question that takes words."""
    await reporter.checks()
    await reporter.taps("danger.report", flow="check_offer")
    path = [one.replace("reporter_age.no", "reporter_age.yes") for one in SHORT]
    await reporter.taps(*(one for one in path if one != "words.skip"))
    await reporter.taps("preview.send")
    (body,) = bodies(home, team)
    assert body["words"] == ""


async def test_contract_the_bot_cannot_read_reports(
    app: App, home: Home, team: bytes, reporter: Reporter
) -> None:
    """With the database and every key file that the bot has not one body opens."""
    await reporter.files()
    (row,) = rows(home, "report")
    sealed = Sealed(row["wrapped"], row["sealed"])
    keys = [file for file in home.settings.keys.iterdir() if file.is_file()]
    assert {file.name for file in keys} >= {"team.pub", "pepper.key", "reports-1.key"}
    for file in keys:
        with pytest.raises(SealBrokenError):
            unseal(sealed, bytes.fromhex(file.read_text().strip()[-64:]), row["id"], "body")
    assert unseal(sealed, team, row["id"], "body")


async def test_contract_the_recruiters_contact_is_kept_only_if_agreed(
    app: App, home: Home, team: bytes, reporter: Reporter
) -> None:
    """With yes the team reads it; either way there is one coded mark and no plain one."""
    await reporter.files([*SHORT[:-1], "contacts.yes"])
    (body,) = bodies(home, team)
    assert body["contacts"] == [["phone", "+84900000012"]]
    (mark,) = rows(home, "contact")
    assert b"900000012" not in mark["fingerprint"]


async def test_contract_what_operators_confirmed_is_told_to_whoever_asks(
    app: App, home: Home, team: bytes, reporter: Reporter, minh: Person
) -> None:
    """Somebody sends an offer with the same number: without a confirmation nothing of it is said,
    with one it is, and the answer is at least a warning."""
    await reporter.files()
    other = Reporter(reporter.house, minh)
    quiet = "Quán cơm Hoa Mai tuyển phụ bếp ca sáng, 12 đường Hoa Mai, lh 0900 000 012"
    assert "Đã có người khác" not in await other.checks(quiet)
    await asyncio.to_thread(confirm, home)  # a transaction of the program may be under way
    reporter.house.watch.reported = True
    try:
        said = await other.checks(quiet + " nhé")
    finally:
        reporter.house.watch.reported = False
    assert "Đã có người khác" in said
    assert "⚠" in said


def confirm(home: Home) -> None:
    """As an operator does at the desk."""
    with closing(sqlite3.connect(file_of(home))) as connection:
        connection.execute("UPDATE report SET flags = flags | 64")
        connection.execute("UPDATE case_file SET state = 1")
        connection.commit()


async def test_contract_the_five_words_do_not_stay_on_the_screen(
    app: App, home: Home, team: bytes, reporter: Reporter
) -> None:
    """They come under a spoiler; after "I wrote it down" the message is gone from the chat."""
    words = await reporter.files()
    receipt = reporter.person.last
    assert [secret.count("\n") for secret in receipt.hidden] == [4]
    assert all(word in receipt.hidden[0] for word in words)
    await reporter.taps("stored.written")
    await until(lambda: all(words[0] not in seen.text for seen in reporter.person.sees))
    assert "/rut" in reporter.person.last.text
