"""Every point of the documents that the project answers to lives somewhere in it."""

from datetime import date
from pathlib import Path
from typing import Annotated

import pytest
from pydantic import Field, StringConstraints

from authoring.files import load
from authoring.phrases import phrase_context
from authoring.text import Frozen
from bot.house import House
from flows.engine.state import Place

ROOT = Path(__file__).parents[2]
FILE = ROOT / "flows/tables/facts.yaml"
Where = Annotated[str, StringConstraints(pattern=r"^(flow|sign|help|quiz|file):[\w./-]+$")]
LESSONS_WITHOUT = {"lessons.topics", "lessons.people"}


class Fact(Frozen):
    """`note` says why something is embodied but not told in so many words."""

    fact: str
    places: tuple[Where, ...] = Field(alias="in", min_length=1)
    note: str = ""


class Source(Frozen):
    who: str
    on: date
    facts: tuple[Fact, ...] = Field(min_length=5)


class Facts(Frozen):
    sources: dict[str, Source]


@pytest.fixture(scope="module")
def facts() -> Facts:
    loaded = load(FILE, Facts, phrase_context)
    assert loaded.value is not None, loaded.issues
    return loaded.value


def exists(house: House, where: str) -> bool:
    kind, _, name = where.partition(":")
    match kind:
        case "flow":
            flow, _, step = name.partition(".")
            return house.flows.step(Place(flow=flow, step=step)) is not None
        case "sign":
            return name in {sign.sign for sign in house.catalogue.active}
        case "help":
            return name in house.directory.points
        case "quiz":
            return name in house.deck.offers
    return (ROOT / name).exists()


def test_every_fact_lives_somewhere(house: House, facts: Facts) -> None:
    """Each place that is named is a step, an active sign, a help point, an offer of the quiz or a
    file that exists."""
    gone = [
        (fact.fact, where)
        for source in facts.sources.values()
        for fact in source.facts
        for where in fact.places
        if not exists(house, where)
    ]
    assert gone == []


def test_all_five_documents_are_there(facts: Facts) -> None:
    """The five documents, each with its day, and no fact twice."""
    days = sorted(source.on.isoformat() for source in facts.sources.values())
    assert days == ["2022-07-30", "2023-08-24", "2024-08-20", "2025-07-28", "2025-10-27"]
    told = [fact.fact for source in facts.sources.values() for fact in source.facts]
    assert len(told) == len(set(told)) >= 55


def test_every_lesson_that_states_facts_answers_to_one(house: House, facts: Facts) -> None:
    """No lesson of the second menu stands there without a fact that it comes from."""
    named = {where for one in facts.sources.values() for fact in one.facts for where in fact.places}
    steps = {str(place) for place, _ in house.flows.places() if place.flow == "lessons"}
    assert {f"flow:{step}" for step in steps - LESSONS_WITHOUT} <= named
