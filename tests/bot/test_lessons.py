"""Lessons: short, each ends in one thing to do, and no number stands without year and source."""

import re
from collections.abc import Iterator

import pytest

from authoring.lang import Lang
from bot.house import House
from bot.neutral import alarming_in
from flows.engine.model import ChooseStep, EndStep
from flows.engine.state import Place

FLOWS = ("learn", "lessons")
LANGS = pytest.mark.parametrize("lang", list(Lang), ids=str)
MOST_BUTTONS = 10
TO_DO = {Lang.VI: "Làm ngay một việc: ", Lang.EN: "One thing to do: "}

NO_FIGURES = re.compile(r"^\d+\. |\+84[\d ]+|\b11[135]\b|ThinkB4UClick", re.MULTILINE)
"""Digits that count nothing: of a list, of a number to call, of a name."""
COUNTED = re.compile(
    r"\d|\b(half|quarters?|thirds?|(two|three|nine) out of|percent)\b|"
    r"\b(một nửa|phần ba|phần tư|phần trăm|cứ (bốn|mười) người)",
    re.IGNORECASE,
)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
SOURCE = re.compile(
    r"IOM|UNODC|\bUN\b|UN Secretary|Foreign Ministry|Law \d|Decision \d|Press|Báo|line 111|"
    r"Liên Hợp Quốc|Bộ Ngoại giao|Luật \d|Quyết định \d|tổng đài 111"
)


def lessons(house: House, lang: Lang) -> Iterator[tuple[Place, str]]:
    for place, step in house.flows.places():
        if place.flow in FLOWS and isinstance(step, EndStep):
            yield place, house.wording.say(lang, step.end)


@LANGS
def test_every_lesson_ends_in_exactly_one_thing_to_do(house: House, lang: Lang) -> None:
    """The last paragraph, and only that, names the one thing to do."""
    told = list(lessons(house, lang))
    assert len(told) >= 20
    for place, text in told:
        assert text.count(TO_DO[lang]) == 1, place
        assert text.split("\n\n")[-1].startswith(TO_DO[lang]), place


@LANGS
def test_contract_a_number_has_its_year_and_source(house: House, lang: Lang) -> None:
    """Whoever reads a figure reads in the same message of which year it is and who says so."""
    for place, text in lessons(house, lang):
        figures = NO_FIGURES.sub("", text)
        if COUNTED.search(figures):
            stated = " ".join(re.findall(r"\(([^()]*)\)", figures))
            assert YEAR.search(stated), (place, text)
            assert SOURCE.search(stated), (place, text)


@pytest.mark.parametrize(
    ("said", "counted"),
    [("about half of them", True), ("cứ bốn người thì ba", True), ("only 36% knew", True),
     ("call 111 or +84 981 84 84 84", False), ("1. Who is hiring?", False),
     ("10. By heart", False), ("three days", False)],
)  # fmt: skip
def test_what_counts_as_a_figure(said: str, counted: bool) -> None:
    """Shares in words are figures; a list, a number to call and a piece of advice are none."""
    assert bool(COUNTED.search(NO_FIGURES.sub("", said))) is counted


@LANGS
def test_every_lesson_fits_and_begins_neutrally(house: House, lang: Lang) -> None:
    """600 characters at most; the first 40 tell an onlooker nothing."""
    for place, text in lessons(house, lang):
        assert len(text) <= 600, (place, len(text))
        assert alarming_in(text) is None, place


def test_every_lesson_is_on_a_menu_that_is_not_too_long(house: House) -> None:
    """A menu has at most ten buttons of its own, and each lesson is on one."""
    menus = [
        step
        for place, step in house.flows.places()
        if place.flow in FLOWS and isinstance(step, ChooseStep)
    ]
    assert all(len(menu.options) <= MOST_BUTTONS for menu in menus)
    targets = {menu.target(option) for menu in menus for option in menu.options}
    reached = {target.removeprefix("flow:").rpartition(".")[2] for target in targets}
    assert {place.step for place, _ in lessons(house, Lang.EN)} <= reached
