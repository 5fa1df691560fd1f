"""The self-check: eight questions, no score, and nothing of it is kept."""

import json
from itertools import product

import pytest

from authoring.lang import Lang
from bot.house import House
from bot.rehearsal import respond
from bot.self_check import BOUND
from flows.engine import Reply, ReplyKind, Session
from flows.engine.model import ChooseStep, Keep
from flows.engine.state import Place
from tests.bot.breaking import bytes_on_disk, counts, until
from tests.bot.words import label
from tests.phone import BotApi, Person
from tests.talk.channels import Home
from tests.talk.running import running

FLOW = "self_check"
POINTS = {
    "promised": "yes", "papers": "yes", "outside": "no", "leaving": "no", "owing": "yes",
    "harm": "yes", "made_to": "yes", "home": "yes",
}  # fmt: skip
"""Question -> what somebody answers who is not free."""
OTHER = {"yes": "no", "no": "yes"}


def begun(house: House, lang: Lang = Lang.VI) -> Session:
    """Somebody at the first question."""
    at = Place(flow=FLOW, step="first")
    first = Session(lang=lang, chosen=True, at=at, version=house.flows.version(FLOW))
    return tapped(house, first, "first.go")


def tapped(house: House, session: Session, what: str) -> Session:
    sprint = respond(house, session, Reply(ReplyKind.TAP, tap=f"{FLOW}.{what}", on="7"))
    assert sprint.session is not None
    assert sprint.refused is None, what
    return sprint.session


def answered(house: House, answers: dict[str, str]) -> Session:
    session = begun(house)
    for question in POINTS:
        assert session.at == Place(flow=FLOW, step=question)
        session = tapped(house, session, f"{question}.{answers[question]}")
    return session


def test_there_are_eight_questions(house: House) -> None:
    """Each with yes, no and skip, and each answer is kept past no turn."""
    steps = house.flows.flows[FLOW].steps
    asked = {name: s for name, s in steps.items() if isinstance(s, ChooseStep) and s.into}
    assert list(asked) == list(POINTS)
    for step in asked.values():
        assert list(step.options) == ["yes", "no", "skip"]
        assert step.keep is Keep.NEVER


@pytest.mark.parametrize("question", POINTS)
def test_one_answer_is_enough(house: House, question: str) -> None:
    """One answer that points to control leads to people who know such work."""
    free = {name: OTHER[says] for name, says in POINTS.items()}
    session = answered(house, {**free, question: POINTS[question]})
    assert session.at == Place(flow=FLOW, step="points")


@pytest.mark.parametrize("says", ["skip", "free"])
def test_no_answer_that_points_is_no_proof(house: House, says: str) -> None:
    """Skipped or free of everything: told that it proves nothing."""
    answers = {name: "skip" if says == "skip" else OTHER[p] for name, p in POINTS.items()}
    assert answered(house, answers).at == Place(flow=FLOW, step="nothing")


def test_contract_the_self_check_keeps_nothing(house: House) -> None:
    """Between two questions the session holds one bit at most, the same whatever was answered
    how often; at the end it holds nothing, nor which button was tapped last."""
    told: dict[str, set[tuple[str, ...]]] = {}
    for answers in product(("yes", "no", "skip"), repeat=3):
        session = begun(house)
        for question, says in zip(POINTS, answers, strict=False):
            session = tapped(house, session, f"{question}.{says}")
            assert session.answers == {}
            assert session.findings in ({}, {BOUND: True})
        told.setdefault(json.dumps(session.model_dump(mode="json")), set()).add(answers)
    assert len(told) == 2
    for says in ("yes", "no", "skip"):
        session = answered(house, dict.fromkeys(POINTS, says))
        assert session.findings == {}
        assert session.answers == {}
        left = session.model_dump_json()
        assert not any(f"{q}.{a}" in left for q in POINTS for a in ("yes", "no", "skip"))


def test_contract_no_score_is_shown(house: House) -> None:
    """Two answers that point, or eight: the last words are the same, and count nothing."""
    few = {name: OTHER[says] for name, says in POINTS.items()} | {"home": "yes"}
    said = [
        [m.text for m in house.renderer.messages(house.engine.show(answered(house, one)).says)]
        for one in (few, POINTS)
    ]
    assert said[0] == said[1]
    assert "/8" not in said[0][0]


def test_beginning_again_forgets(house: House) -> None:
    """Who broke off and begins anew begins with nothing known."""
    session = tapped(house, begun(house), "promised.yes")
    assert session.findings == {BOUND: True}
    session = tapped(house, session.model_copy(update={"at": Place(flow=FLOW, step="first")}),
                     "first.go")  # fmt: skip
    assert session.findings == {}


def test_an_impatient_finger_answers_once(house: House) -> None:
    """The second tap on a question is no answer to it, whichever button it hits."""
    session = tapped(house, begun(house), "promised.no")
    for says in ("no", "yes"):
        again = Reply(ReplyKind.TAP, tap=f"{FLOW}.promised.{says}", on="7")
        sprint = respond(house, session, again)
        assert sprint.refused is not None
        assert sprint.session is not None
        assert sprint.session.findings == {}


async def test_contract_the_self_check_leaves_no_trace_on_the_phone(
    home: Home, house: House, api: BotApi
) -> None:
    """Each question goes from the screen once it is answered, and when the chat is cleared
    afterwards nothing is left of any of it, there or in the database."""
    person = Person(api)
    async with running(home):
        await person.types("/start")
        await person.waits_for()
        await person.taps(label(house, "welcome.menu.ways"))
        await person.waits_for()
        await person.taps(label(house, "ways.all.working"))
        await person.waits_for()
        await person.taps(label(house, f"{FLOW}.first.go"))
        for question, says in POINTS.items():
            await person.waits_for()
            await person.taps(label(house, f"{FLOW}.{question}.{says}"))
        await person.waits_for()
        await until(lambda: counts(home)["outbox"] == 0)
        harmless = {"session": 0, "inbox": 0, "outbox": 0, "message_id": 1}
        seen = [one.text for one in person.hears]
        assert not [text for text in seen if "/8." in text]
        await person.taps(label(house, f"{FLOW}.points.clear"))
        await person.waits_for()
        await person.taps(label(house, "sos.clear.now"))
        await person.waits_until(lambda one: len(one.sees) == 1)
        await until(lambda: counts(home) == harmless)
    assert b"self_check" not in bytes_on_disk(home)
