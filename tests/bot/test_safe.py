"""What no sentence may do: each rule is tested by breaking it."""

from dataclasses import replace
from pathlib import Path

import pytest

from authoring.found import Found
from authoring.lang import Lang
from authoring.text import Text
from authoring.wording import Wording
from bot.house import House
from bot.reviews import mark_of, open_reviews, without_reviewers
from bot.safe import safe
from flows.engine.load import Flows, read
from flows.engine.model import Review, Role
from tests.flows.talk import ROOT


def flows_with(tmp_path: Path, name: str, old: str, new: str) -> Flows:
    """The flows as they ship, with one sentence of one file put in another way."""
    for path in (ROOT / "flows").rglob("*.yaml"):
        target = tmp_path / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        text = path.read_text("utf-8")
        if path.name == f"{name}.yaml":
            assert old in text
            text = text.replace(old, new)
        target.write_text(text, "utf-8")
    flows, issues = read(tmp_path / "flows")
    assert flows is not None, issues
    return flows


def codes(house: House, said: str, lang: Lang = Lang.EN) -> list[str]:
    """What is found in a sentence of its own."""
    text = Text("x", "made.up")
    wording = Wording({lang: {("made.up", "x"): said}, lang.other: {}})
    empty = replace(house.flows, flows={})
    return [issue.code for issue in safe(empty, wording, [Found("made.yaml", 1, text, "")])]


@pytest.mark.parametrize(
    ("lang", "said", "code"),
    [
        (Lang.VI, "Công ty này an toàn, bạn cứ đi.", "SAFE002"),
        (Lang.VI, "Gọi đi, họ sẽ cứu bạn.", "SAFE002"),
        (Lang.VI, "Bạn sẽ không bị phạt đâu.", "SAFE002"),
        (Lang.EN, "This job is safe.", "SAFE002"),
        (Lang.EN, "Stay calm, we will rescue you.", "SAFE002"),
        (Lang.VI, "Họ tên của bạn là gì?", "SAFE003"),
        (Lang.VI, "Vì sao bạn tin họ?", "SAFE003"),
        (Lang.EN, "Why did you trust them?", "SAFE003"),
        (Lang.EN, "Send us a photo of you.", "SAFE003"),
        (Lang.EN, " ".join(["word"] * 31) + ".", "SAFE005"),
        (Lang.VI, " ".join(["chữ"] * 43) + ".", "SAFE005"),
    ],
)
def test_a_sentence_that_harms_is_found(house: House, lang: Lang, said: str, code: str) -> None:
    """A promise, a question that blames or identifies, a sentence nobody can read in a hurry."""
    assert codes(house, said, lang) == [code]


@pytest.mark.parametrize(
    "said",
    [
        "Call when it is safest for you.",
        "That proves nothing about the job.",
        "A victim may be free of punishment; each case is looked at.",
    ],
)
def test_what_is_honest_is_left_alone(house: House, said: str) -> None:
    assert codes(house, said) == []


def test_an_ending_without_help_is_found(house: House, tmp_path: Path) -> None:
    """Without the numbers under an ending, each that names none itself is a fault."""
    flows = flows_with(
        tmp_path,
        "always",
        "{back: back, numbers: numbers, menu:",
        "{back: back, numbers: back, menu:",
    )
    found = [issue for issue in safe(flows, house.wording, []) if issue.code == "SAFE001"]
    assert any("leaves people without a number" in issue.message for issue in found)


def test_an_alarming_beginning_is_found(house: House, tmp_path: Path) -> None:
    flows = flows_with(tmp_path, "learn", "Pick something. Each", "Police and rescue. Each")
    found = [issue.code for issue in safe(flows, house.wording, [])]
    assert "SAFE004" in found


def test_who_has_not_read_what_is_listed(house: House) -> None:
    """A flow is listed until every role has read these very words; another word, and it is listed
    again."""
    heavy = house.flows.flows["heavy"]
    mark = mark_of(heavy, house.wording)
    today = house.cards.numbers.today()

    def listed(words: str, *roles: Role) -> list[str]:
        seen = tuple(Review(role=role, on=today, words=words) for role in roles)
        flow = heavy.model_copy(update={"reviewed": seen})
        flows = replace(house.flows, flows={"heavy": flow})
        return [issue.code for issue in open_reviews(flows, house.wording)]

    assert listed(mark) == ["FLOW011"]
    assert listed(mark, Role.PSYCHOLOGIST) == ["FLOW011"]
    assert listed(mark, Role.PSYCHOLOGIST, Role.HOTLINE) == []
    assert listed("0" * 12, Role.PSYCHOLOGIST, Role.HOTLINE) == ["FLOW012", "FLOW012"]


def test_every_flow_says_whose_eyes_it_needs(house: House) -> None:
    assert list(without_reviewers(house.flows)) == []
    bare = house.flows.flows["learn"].model_copy(update={"review_by": ()})
    flows = replace(house.flows, flows={"learn": bare})
    assert [issue.code for issue in without_reviewers(flows)] == ["FLOW013"]


def test_contract_wanting_to_die_waits_for_a_psychologist(house: House) -> None:
    """The branch is marked for that review, and nobody claims that it has taken place."""
    heavy = house.flows.flows["heavy"]
    assert Role.PSYCHOLOGIST in heavy.review_by
    assert heavy.reviewed == ()
    assert "No outside review" in (ROOT / "README.md").read_text("utf-8")
