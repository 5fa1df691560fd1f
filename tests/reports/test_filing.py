"""Filing: what is sealed is what was agreed to; a draft filed twice is one report."""

import json
from datetime import UTC, datetime

import pytest
from nacl.public import PrivateKey

from reports import receipts
from reports.filing import BODY, DESK_OPENED, Filing, body_of, flags_of
from reports.model import Draft, Filed, Flag
from reports.peppers import Pepper, Peppers
from reports.ports import Field, FieldKind
from reports.sealing import seal, unseal
from storage.engine import open_database
from storage.reports import ReportShelf
from storage.upgrade import upgrade

TEAM = PrivateKey.generate()
PUBLIC, PRIVATE = bytes(TEAM.public_key), bytes(TEAM)
OLD, NEW = Pepper(1, bytes(range(32))), Pepper(2, bytes(range(1, 33)))
NOW = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)


def draft(**changed) -> Draft:
    plain = {
        "seed": bytes(range(32)),
        "lang": "vi",
        "answers": {"about": "offer", "country": "kh", "channel": "zalo", "keep_contacts": "no"},
        "offer": "Tuyển nam nữ, gọi ‹phone›",
        "words": "Họ giữ giấy",
        "signs": {"documents_kept": "critical"},
        "contacts": (("phone", "+84900000012"),),
        "consent": "2026-11-25",
    }
    return Draft(**(plain | changed))


@pytest.fixture
async def shelf(tmp_path):
    url = f"sqlite:///{tmp_path / 'askfirst.db'}"
    await upgrade(url)
    database = open_database(url)
    yield ReportShelf(database)
    await database.close()


def filing(shelf, *peppers: Pepper, team: bytes | None = PUBLIC) -> Filing:
    known = {pepper.number: pepper for pepper in peppers or (OLD,)}
    return Filing(shelf, Peppers(known), lambda: team, lambda: NOW)


async def stored(shelf):
    words = receipts.drawn(draft().seed, "vi")
    return await shelf.standing([receipts.opened(words).stored(OLD)])


async def test_a_draft_filed_twice_is_one_report(shelf) -> None:
    """After a crash, by another process: the same id, the same receipt, one row."""
    assert await filing(shelf).file(draft()) is Filed.STORED
    assert await filing(shelf).file(draft()) is Filed.STORED
    assert (await stored(shelf)).id == draft().id


async def test_contract_without_a_team_nothing_is_stored(shelf) -> None:
    """No key, no report."""
    closed = filing(shelf, team=None)
    assert not closed.open
    assert await closed.file(draft()) is Filed.CLOSED
    assert await stored(shelf) is None


async def test_too_much_text_is_refused_kindly(shelf) -> None:
    """More than a sealed field holds is an outcome, no error, and nothing is stored."""
    assert await filing(shelf).file(draft(offer="ơ" * 90_000)) is Filed.TOO_LARGE
    assert await stored(shelf) is None


def test_contract_contacts_are_sealed_only_if_agreed() -> None:
    """Without the second yes the plain contact is nowhere in the body."""
    assert json.loads(body_of(draft()))["contacts"] == []
    answers = {**draft().answers, "keep_contacts": "yes"}
    assert json.loads(body_of(draft(answers=answers)))["contacts"] == [["phone", "+84900000012"]]


def test_the_version_of_the_consent_is_recorded() -> None:
    """And nothing that says who gave it."""
    body = json.loads(body_of(draft()))
    assert body["consent"] == "2026-11-25"
    assert set(body) == {
        "version", "lang", "answers", "offer", "words", "signs", "contacts", "consent",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "flag"),
    [
        ({"answers": {"about": "now"}}, Flag.HAPPENING),
        ({"answers": {"about": "missing"}}, Flag.MISSING),
        ({"answers": {"age": "under_16"}}, Flag.MINOR),
        ({"answers": {"age": "from_16"}}, Flag.MINOR),
        ({"signs": {"minor": "high"}}, Flag.MINOR),
        ({"signs": {"organ_sale": "critical"}}, Flag.CRITICAL),
        ({"answers": {"purpose": "pass_on"}}, Flag.MAY_PASS_ON),
        ({}, Flag(0)),
    ],
)
def test_flags_follow_answers_and_signs(changed, flag) -> None:
    """Each puts the report higher in the queue."""
    assert flags_of(draft(**({"answers": {}, "signs": {}} | changed))) == flag


async def test_contract_only_the_words_open_an_answer(shelf) -> None:
    """The desk seals to the key of the words; the bot, which keeps them nowhere, cannot open it."""
    await filing(shelf).file(draft())
    standing = await stored(shelf)
    words = receipts.drawn(draft().seed, "vi")
    name = b"n" * 16
    public = receipts.opened(words).public
    sealed = seal("Cảm ơn bạn.".encode(), public, standing.id, name.hex())
    await shelf.add(standing.id, Field(name, FieldKind.ANSWER, NOW.date(), sealed))
    known = await filing(shelf).known(words)
    assert known is not None
    assert known.answers == ("Cảm ơn bạn.",)
    assert await filing(shelf).known(words[::-1]) is None


async def test_an_old_pepper_still_finds_its_report(shelf) -> None:
    """A report filed before a new pepper came is found after; a wrong pepper finds nothing."""
    await filing(shelf, OLD).file(draft())
    words = receipts.drawn(draft().seed, "vi")
    assert await filing(shelf, OLD, NEW).known(words)
    assert await filing(shelf, NEW).known(words) is None


async def test_what_is_added_twice_is_added_once(shelf) -> None:
    """The same words to the same report are one addition."""
    await filing(shelf).file(draft())
    words = receipts.drawn(draft().seed, "vi")
    for _ in range(2):
        assert await filing(shelf).add(words, "Nó còn gọi ‹phone›")
    assert not await filing(shelf).add(words[::-1], "x")
    assert not await filing(shelf, team=None).add(words, "x")


async def test_how_long_nobody_read(shelf) -> None:
    """Nobody ever, then an hour ago."""
    assert await filing(shelf).unread_for() is None
    await shelf.remember(DESK_OPENED, int(NOW.timestamp()) - 3600)
    assert await filing(shelf).unread_for() == 3600


async def test_the_body_opens_for_the_team(shelf) -> None:
    """And holds the draft as it was."""
    sealed = seal(body_of(draft()), PUBLIC, draft().id, BODY)
    body = json.loads(unseal(sealed, PRIVATE, draft().id, BODY))
    assert (body["offer"], body["words"]) == (draft().offer, draft().words)
