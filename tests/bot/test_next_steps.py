"""What is advised by stage, signs and age: everybody gets one step, nobody a dangerous one."""

from collections.abc import Iterator
from itertools import product

import pytest

from authoring.lang import Lang
from bot import next_steps
from bot.checks import VERDICT
from bot.house import House
from bot.next_steps import Age, Person, person_of, place_of
from bot.next_steps_lint import QUESTIONING
from flows.engine.lint import resolved, ways
from flows.engine.load import label_texts
from flows.engine.model import AskStep, ChooseStep, EndStep, StepBase
from flows.engine.state import Found, Place, Reply, ReplyKind, Session

STAGES = (
    "saw", "talking", "asked", "paid", "gave", "on_way", "there", "back", "friend",
)  # fmt: skip
NEVER = frozenset({
    "romance_grooming", "fake_police_isolation", "exit_penalty",
    "confinement", "violence_or_threat", "phone_or_contact_control", "resold_between_companies",
    "quota_and_long_hours", "wages_withheld", "recruit_a_replacement",
    "marriage_broker", "surrogacy_eggs_babies", "organ_sale",
})  # fmt: skip
"""B6, B7, D4, E1-E7, F1-F3, written out: the table may not forget one."""

AGES: tuple[dict[str, str], ...] = (
    {"under_18": "yes"}, {"under_18": "no"}, {"under_18": "skip"}, {},
    {"under_18": "skip", "school": "yes"},
)  # fmt: skip


def told(stage: str, sign: str, about: dict[str, str]) -> Session:
    """Somebody at the question how old they are, with one sign in their offer."""
    findings = {VERDICT: {"signs": [{"id": sign}] if sign else []}}
    return Session(
        at=Place(flow="next_steps", step="stage"),
        answers={**about, "stage": stage},
        findings=findings,
        chosen=True,
        lang=Lang.EN,
    )


def led(house: House, stage: str, sign: str, about: dict[str, str]) -> Place:
    """Where the conversation itself takes somebody, by taps alone."""
    session = told(stage, sign, {k: v for k, v in about.items() if k != "under_18"})
    session = session.model_copy(update={"version": house.flows.version("next_steps")})
    sprint = house.engine.respond(session, Reply(ReplyKind.TAP, tap=f"next_steps.stage.{stage}"))
    here = sprint.session
    if here is not None and here.at == Place(flow="next_steps", step="age"):
        age = about.get("under_18", "skip")
        tapped = Reply(ReplyKind.TAP, tap=f"next_steps.age.{age}")
        sprint = house.engine.respond(here, tapped)
        here = sprint.session
    assert sprint.refused is None
    assert here is not None
    assert here.at is not None
    return here.at


def everybody(house: House) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Every stage with each sign of the catalogue, or none, at each age."""
    signs = ("", *sorted(house.catalogue.signs))
    return ((s, sign, age) for s, sign, age in product(STAGES, signs, AGES))


def goal(house: House, stage: str, sign: str, about: dict[str, str]) -> Place:
    session = told(stage, sign, about)
    found = house.table.goal(person_of(session.answers, session.findings))
    assert found is not None, (stage, sign, about)
    return place_of(found)


def step_at(house: House, place: Place) -> StepBase:
    step = house.flows.step(place)
    assert step is not None, place
    return step


def words(step: StepBase) -> str:
    assert isinstance(step, ChooseStep | EndStep)
    return str(step.choose if isinstance(step, ChooseStep) else step.end)


def questions(house: House, place: Place) -> bool:
    """Whether a button of this step leads to what to ask the recruiter, or to the card."""
    targets = ways(step_at(house, place)).values()
    goals = [resolved(house.flows, place, target) for target in targets]
    return any(one is not None and one.flow == QUESTIONING for one in goals)


def may_not(stage: str, sign: str, about: dict[str, str]) -> bool:
    """The rule of domain knowledge, written a second time and in other words than the table."""
    said, school = about.get("under_18"), about.get("school") == "yes"
    if stage in {"on_way", "there"} or sign in NEVER or said == "yes":
        return True
    return said != "no" and (sign == "minor" or (said == "skip" and school))


def test_the_stages_are_those_that_are_asked(house: House) -> None:
    """What this file walks through is what stands on the buttons."""
    asked = step_at(house, Place(flow="next_steps", step="stage"))
    assert tuple(label_texts(asked)) == STAGES


def test_everybody_gets_one_step_that_exists(house: House) -> None:
    """Each stage with each sign at each age is answered by exactly one step with words."""
    for stage, sign, about in everybody(house):
        place = goal(house, stage, sign, about)
        assert words(step_at(house, place)), (stage, sign, about)


@pytest.mark.parametrize("stage", STAGES)
def test_the_conversation_leads_where_the_table_says(house: House, stage: str) -> None:
    """By taps alone people come to the step that the table names."""
    signs = ("", "romance_grooming", "intimate_pictures", "task_scam", "minor", "exit_penalty")
    for sign, about in product(signs, AGES):
        if "under_18" not in about and stage not in {"on_way", "there"}:
            continue
        known = {} if stage in {"on_way", "there"} else about
        assert led(house, stage, sign, about) == goal(house, stage, sign, known), (sign, about)


@pytest.mark.parametrize("stage", ["on_way", "there"])
def test_contract_who_is_under_way_is_not_asked_for_their_age(house: House, stage: str) -> None:
    """On the way and there the numbers come with the first tap."""
    place = led(house, stage, "", {})
    assert place == Place(flow="next_steps", step=stage)
    assert "113" in words(step_at(house, place))


def test_the_age_is_asked_once(house: House) -> None:
    """Whoever said how old they are goes straight on, also for the next offer."""
    session = told("saw", "", {"under_18": "no"})
    session = session.model_copy(update={"version": house.flows.version("next_steps")})
    sprint = house.engine.respond(session, Reply(ReplyKind.TAP, tap="next_steps.stage.paid"))
    assert sprint.session is not None
    assert sprint.session.at == Place(flow="next_steps", step="paid")


def test_contract_nobody_is_told_to_question_who_may_not(house: House) -> None:
    """Minors, the signs of control, romance, false police, ransom, marriage and body, and whoever
    is on the way or there: no question to the recruiter and no card for the family."""
    kept = 0
    for stage, sign, about in everybody(house):
        if may_not(stage, sign, about):
            kept += 1
            assert not questions(house, goal(house, stage, sign, about)), (stage, sign, about)
    assert kept > 1000


def test_questions_are_offered_where_they_help(house: House) -> None:
    """A grown-up with an ordinary offer may ask, and may show a card at home."""
    for stage, sign in product(("saw", "talking", "asked"), ("", "upfront_fee", "vague_employer")):
        place = goal(house, stage, sign, {"under_18": "no"})
        targets = [str(t) for t in ways(step_at(house, place)).values()]
        assert "flow:recruiter" in targets
        assert "flow:recruiter.card" in targets


def test_contract_who_may_not_question_is_told_to_step_back(house: House) -> None:
    """Before leaving, on the way and there, the advice is not to confront anybody."""
    before = ("saw", "talking", "asked", "on_way", "there")
    for stage, sign, about in product(before, ("", *sorted(NEVER), "minor"), AGES):
        if may_not(stage, sign, about):
            place = goal(house, stage, sign, about)
            if place == Place(flow="young", step="online_friend"):  # a question; its answers say it
                continue
            assert "question them" in words(step_at(house, place)), place


def test_contract_a_child_is_told_111_first(house: House) -> None:
    """In every answer of this path the first number is 111, that it is free and that calls are
    recorded, in both languages."""
    table = [goal(house, s, sign, {"under_18": "yes"}) for s, sign, _ in everybody(house)]
    young = [Place(flow="young", step=step) for step in house.flows.flows["young"].steps]
    for place in {*table, *young} - {Place(flow="young", step="stage")}:
        step = step_at(house, place)
        assert place.flow == "young", place
        assert isinstance(step, ChooseStep)
        for lang, recorded in ((Lang.EN, "recorded"), (Lang.VI, "ghi âm")):
            said = house.wording.say(lang, step.choose)
            digits = [word for word in ("111", "113", "115", "+84") if word in said]
            assert min(digits, key=said.index) == "111", place
            assert recorded in said, place


def test_contract_a_child_may_choose_the_grown_up(house: House) -> None:
    """The grown-up is of their own choice, and need not be a parent."""
    said = words(step_at(house, Place(flow="young", step="grown_up")))
    assert "Choose somebody yourself" in said
    assert "need not be your parents" in said
    for place, step in house.flows.places():
        if place.flow == "young" and isinstance(step, ChooseStep):
            assert "tell your parents" not in str(step.choose).lower(), place


def test_contract_nothing_a_child_types_is_kept(house: House) -> None:
    """The path asks for nothing typed; the one answer it keeps is a button."""
    steps = house.flows.flows["young"].steps.values()
    assert not [step for step in steps if isinstance(step, AskStep)]
    assert [step.into for step in steps if isinstance(step, ChooseStep) and step.into] == [
        "under_18"
    ]
    words_typed = "Nguyễn Thị Thử 15 tuổi ở đường Hoa Mai"
    for name, step in house.flows.flows["young"].steps.items():
        if isinstance(step, ChooseStep):
            here = Session(
                at=Place(flow="young", step=name),
                version=house.flows.version("young"),
                answers={"under_18": "yes"},
            )
            after = house.engine.respond(here, Reply(ReplyKind.TEXT, words_typed)).session
            assert after is None or words_typed not in after.model_dump_json(), name


def test_help_asks_whether_it_is_about_oneself(house: House) -> None:
    """ "Somebody under 18" leads a child to their own path, and everybody else on as before."""
    step = step_at(house, Place(flow="help", step="young"))
    assert ways(step) == {"me": "flow:young", "other": "place"}


@pytest.mark.parametrize(
    ("said", "is_child"),
    [
        ({"under_18": "yes"}, True),
        ({"under_18": "no", "school": "yes"}, False),
        ({"under_18": "skip", "school": "yes"}, True),
        ({"under_18": "skip"}, False),
        ({}, False),
    ],
)
def test_who_counts_as_a_child(said: dict[str, str], is_child: bool) -> None:
    """Who says so; and who would not say, but wrote of school."""
    assert (person_of(said, {}).age is Age.CHILD) is is_child


def test_a_stage_nobody_knows_is_asked_again(house: House) -> None:
    """Without a stage the question is put again instead of guessing."""
    check = next_steps.checks(house.table)["next_steps"]
    found = check.run({}, {})
    assert isinstance(found, Found)
    assert found.outcome == "stage"
    assert house.table.goal(Person("elsewhere")) is None
