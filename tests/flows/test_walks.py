"""Long conversations at random: a session that goes through JSON at every turn is the same."""

import random
import time

import pytest

from bot import next_steps
from flows.engine import Reply, ReplyKind, Session, Sprint
from flows.engine.always import slash_commands
from flows.engine.lint import DATA_CAP
from flows.engine.model import AskStep
from tests.flows.talk import REAL, ROOT, WAITING, answered, outcomes, reread, state

TURNS = 300
TEXTS = (
    "Tuyển gấp, danger", "Tuyển gấp, suspicious", "We are hiring, ask_more", "hiring nothing_found",
    "not_an_offer tuyển", "cứu em", "cứu me", "hello", "không hiểu", "1", "2", "3", "7", "15", "0",
    "ko", "r", "dc", "đúng", "có", "yes", "menu", "back", "english", "tieng viet", "111", "", "  ",
    "😀", "\x00\u200f", "\ud83d", "²", "{verdict}", "x" * 20_001, "campuchia", "viet nam",
)  # fmt: skip


def replies(rng: random.Random, sprint: Sprint, seen: list[str]) -> Reply:
    """Mostly what a person does (tap what is shown, type a label), and everything else too."""
    shown = [option for say in sprint.says for option in say.options]
    seen += [option.data for option in shown]
    one = rng.choice(shown) if shown else None
    text = rng.choice(TEXTS)
    ways: list[tuple[int, Reply]] = [
        (20, Reply(ReplyKind.TEXT, text)),
        (10, Reply(ReplyKind.TEXT, f"/{rng.choice(slash_commands())}")),
        (8, Reply(rng.choice(list(ReplyKind)), rng.choice(("", text)))),
        (8, Reply(ReplyKind.TAP, tap=rng.choice(seen or ["gone.by.now"]))),
        (2, Reply(ReplyKind.TAP, tap=text)),
    ]
    if one:
        ways.append((40, Reply(ReplyKind.TAP, tap=one.data)))
        ways.append((12, Reply(ReplyKind.TEXT, rng.choice(REAL._doors.labels(one.label)))))
    return rng.choices([reply for _, reply in ways], [often for often, _ in ways])[0]


def assert_whole(sprint: Sprint) -> None:
    """What must hold after every reply, whatever came before."""
    assert 1 <= len(sprint.says) <= 3
    for say in sprint.says:
        assert all(len(option.data.encode()) <= DATA_CAP for option in say.options)
    if sprint.session is None:
        assert len(sprint.effects) == 1
        return
    assert sprint.session.at is None or sprint.session.at in WAITING
    assert "sign_answer" not in sprint.session.answers
    assert sprint.says[-1].lang is sprint.session.lang


@pytest.mark.parametrize("seed", range(20))
def test_a_session_through_json_gives_the_same_conversation(seed):
    """300 random replies, straight and re-read at every turn: every sprint is identical."""
    rng = random.Random(seed)
    straight: Session | None = None
    stored: Session | None = None
    sprint, seen = REAL.show(None), list[str]()
    for turn in range(TURNS):
        reply = replies(rng, sprint, seen)
        sprint, other = answered(REAL, straight, reply), answered(REAL, stored, reply)
        assert sprint == other, f"turn {turn}: {reply}"
        assert [say.text.context for say in sprint.says] == [s.text.context for s in other.says]
        assert_whole(sprint)
        straight, stored = sprint.session, reread(other.session)
        assert straight == stored


def test_the_engine_remembers_nothing_itself():
    """The same session and reply give the same sprint, however many others spoke in between."""
    reply = Reply(ReplyKind.TEXT, "Tuyển gấp, suspicious")
    first = [answered(REAL, state(place), reply) for place in WAITING]
    for text in TEXTS:
        answered(REAL, state(WAITING[0]), Reply(ReplyKind.TEXT, text))
    assert [answered(REAL, state(place), reply) for place in WAITING] == first


def test_a_turn_takes_no_time():
    """The walk of a turn is a matter of microseconds, so the store sets the pace."""
    session = state(WAITING[0])
    began = time.perf_counter()
    for _ in range(200):
        REAL.respond(session, Reply(ReplyKind.TEXT, "Tuyển gấp"))
    assert (time.perf_counter() - began) / 200 < 0.005


def _words(session: Session | None) -> list[Reply]:
    """Words of one's own, or a number, where a step other than that of the offer asks for them."""
    step = REAL.flows.step(session.at) if session and session.at else None
    if not isinstance(step, AskStep):
        return []
    return [Reply(ReplyKind.TEXT, "36 months" if step.takes_a_number else "my own words")]


def _mark(session: Session) -> tuple[object, ...]:
    """Where somebody stands, and what decides how it goes on from there."""
    found, said, flow = session.findings, session.answers, session.at.flow if session.at else ""
    place = said.get("place", "") if flow in {"sos", "help"} else ""
    where = place if place in {"", "vn", "unknown"} else "abroad"
    age = said.get("under_18", "") if flow in {"sos", "next_steps", "report"} else ""
    verdict = found.get("warning_signs", {}) if flow in {"check_offer", "next_steps"} else {}
    seen = (verdict.get("level"), *(one["id"] for one in verdict.get("signs", ())))
    counts = (min(len(found.get("known", ())), 3), min(found.get("page", 0), 3))
    counts = counts if flow == "check_offer" else (0, 0)
    return (str(session.at), *counts, age, where, "bound" in found, seen)


def test_every_waiting_step_is_reached_by_taps_and_offers():
    """From the first message each step of the real flows can be reached; there is no dead end."""
    reached: set[tuple[object, ...]] = set()
    pending: list[Session | None] = [None]
    table, _ = next_steps.read(ROOT / "flows")
    assert table is not None
    shown = [group[0] for group in table.steps.groups.values()]
    signs = [f"Tuyển suspicious sign:{sign}" for sign in (*shown, "minor")]
    offers = [Reply(ReplyKind.TEXT, text) for text in (*TEXTS[:5], *signs, "em sợ", "muốn chết")]
    while pending:
        session = pending.pop()
        says = REAL.show(session).says
        taps = [Reply(ReplyKind.TAP, tap=o.data) for say in says for o in say.options]
        assert taps
        replies = (*taps, *(offers if session is None else ()), *_words(session))
        for after in (sprint.session for reply in replies for sprint in outcomes(session, reply)):
            if after is None:  # wiped
                continue
            mark = _mark(after)
            if mark not in reached and after.at is not None:
                reached.add(mark)
                pending.append(after)
    assert {str(place) for place in WAITING} == {mark[0] for mark in reached}
