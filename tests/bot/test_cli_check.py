"""`askfirst check`: for people, as JSON, and as a stream whose every line has its answer."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.bot.running_cli import askfirst

OFFER = (
    "Tuyển gấp nam nữ 18-30 việc nhẹ lương cao 1000 USD/tháng tại Campuchia, bao hộ chiếu, "
    "xe đón tận nhà"
)
KEYS = ["kind", "level", "sos", "signs", "facts", "missing"]


def stream(*lines: bytes) -> list[dict[str, Any]]:
    """What `check --jsonl` answers to these lines."""
    done = askfirst("check", "--jsonl", "-", given=b"\n".join(lines))
    assert done.returncode == 0, done.stderr.decode()
    assert done.stderr == b""
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def line(**row: object) -> bytes:
    return json.dumps(row).encode()


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_for_people(lang: str) -> None:
    """People read the bot's own message and their text."""
    done = askfirst("check", "-", "--lang", lang, given=OFFER.encode())
    said = done.stdout.decode()
    assert done.returncode == 0
    assert "⛔" in said
    assert "“việc nhẹ lương cao”" in said
    assert {"vi": "chưa có ai được báo", "en": "nobody has been told"}[lang] in said
    assert said.rstrip().endswith("xe đón tận nhà")


def test_json_has_exactly_these_keys(tmp_path: Path) -> None:
    """One object with the agreed keys, from a file or from standard input."""
    file = tmp_path / "offer.txt"
    file.write_text(OFFER, "utf-8")
    done = askfirst("check", "--json", str(file))
    verdict = json.loads(done.stdout)
    assert list(verdict) == KEYS
    assert verdict["level"] == "danger"
    assert isinstance(verdict["sos"], bool)
    for sign in verdict["signs"]:
        assert list(sign) == ["id", "severity", "spans"]
        for start, end in sign["spans"]:
            assert 0 <= start < end <= len(OFFER)
    assert askfirst("check", "--json", given=OFFER.encode()).stdout == done.stdout


def test_stream_shapes_and_order() -> None:
    """A verdict a line in the order of the lines; what is no text yields {"id", "error"}."""
    answers = stream(
        line(id="a", text=OFFER),
        b"this is not JSON",
        b"",
        line(id=7),
        line(id="c", text=None),
        b"[1, 2]",
        b'"text"',
        b"\xff\xfe\xfd",
        line(id={"deep": [1]}, text=""),
        line(text="xin chào"),
        line(id="last", text=OFFER, more="is ignored"),
    )
    bad = ["id", "error"]
    good = ["id", *KEYS]
    assert [list(one) for one in answers] == [
        good, bad, bad, bad, bad, bad, bad, good, good, good
    ]  # fmt: skip
    ids = ["a", None, 7, "c", None, None, None, {"deep": [1]}, None, "last"]
    assert [one["id"] for one in answers] == ids
    assert {**answers[0], "id": ""} == {**answers[-1], "id": ""}


HOSTILE = {
    "surrogate in the text": b'{"id": 1, "text": "tuy\\ud800n g\\udfffp luong 5 tri\\u1ec7u"}',
    "surrogate in the id": b'{"id": "\\ud800", "text": "x"}',
    "surrogate without text": b'{"id": "\\udfff"}',
    "nested too deep": b'{"id": 1, "text": ' + b"[" * 100_000,
    "deep id": b'{"id": ' + b"[" * 500 + b"]" * 500 + b', "text": "x"}',
    "huge number": b'{"id": ' + b"9" * 10_000 + b', "text": "x"}',
    "nan": b'{"id": NaN, "text": "x"}',
    "nul": b'{"id": 1, "text": "\\u0000\\u0000"}',
    "twice": b'{"id": 1, "id": 2, "text": "a", "text": "b"}',
}


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_contract_a_hostile_line_stops_nothing(hostile: bytes) -> None:
    """Whatever one line holds, it gets one line of valid JSON, and so does the next."""
    done = askfirst("check", "--jsonl", given=hostile + b"\n" + line(id="next", text=OFFER))
    assert done.returncode == 0, done.stderr.decode()[-400:]
    first, second = done.stdout.decode("utf-8").splitlines()
    answer = json.loads(first, parse_constant=lambda _: pytest.fail("NaN is not JSON"))
    assert list(answer) in (["id", "error"], ["id", *KEYS])
    assert json.loads(second)["level"] == "danger"


def test_empty_input() -> None:
    """Nothing given: no line for a stream, a verdict of nothing for a text."""
    assert stream() == []
    assert stream(b"", b"   ", b"") == []
    verdict = json.loads(askfirst("check", "--json").stdout)
    assert (verdict["level"], verdict["signs"]) == ("not_an_offer", [])
    done = askfirst("check")
    assert done.returncode == 0
    assert done.stdout


@pytest.mark.parametrize("how", [[], ["--json"], ["--jsonl"]])
def test_one_megabyte(how: list[str]) -> None:
    """A megabyte of text is checked in a few seconds."""
    text = (OFFER + "\n") * (1_000_000 // len(OFFER.encode()))
    given = line(id=1, text=text) if how == ["--jsonl"] else text.encode()
    done = askfirst("check", *how, given=given, seconds=120)
    assert done.returncode == 0, done.stderr.decode()[-400:]
    assert b"danger" in done.stdout


@pytest.mark.parametrize("how", [[], ["--json"]])
def test_bytes_that_are_no_text(how: list[str]) -> None:
    """Invalid UTF-8 is read as far as it can be; what can be read is still checked."""
    done = askfirst("check", *how, given=b"\xff\xfe " + OFFER.encode() + b" \x80\xed\xa0\x80")
    assert done.returncode == 0
    assert b"danger" in done.stdout


def test_contract_a_terminal_is_not_driven_by_an_offer() -> None:
    """Control codes in an offer are not passed on to the terminal of whoever reads it."""
    done = askfirst("check", given=f"\x1b[2J\x1b]0;owned\x07\x9b31m{OFFER}\r\x08".encode())
    said = done.stdout.decode()
    assert not {"\x1b", "\x07", "\x9b", "\x08"} & set(said)


def test_no_such_file() -> None:
    """A file that is not there is one sentence and exit code 1."""
    for command in ("check", "explain"):
        done = askfirst(command, "/no/such/file")
        assert done.returncode == 1
        assert b"Traceback" not in done.stderr
        assert len(done.stderr.decode().strip().splitlines()) == 1


def test_explain() -> None:
    """`explain` tells how the verdict came about, as JSON."""
    told = json.loads(askfirst("explain", "-", given=OFFER.encode()).stdout)
    assert {"skeleton", "hits", "cancelled", "facts", "combination", "level", "rule"} <= set(told)
    assert told["level"] == "danger"
