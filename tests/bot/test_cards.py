"""Verdicts and numbers as people read them: short, quoted, never a certificate."""

import json
import re
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from authoring.lang import Lang
from bot.checks import QUOTE_CAP, VERDICT, remembered
from bot.house import House
from flows.engine.model import ChooseStep
from flows.engine.state import Place as StepPlace
from flows.engine.state import Say
from helplines.model import Place, Situation
from signs.model import Severity
from signs.verdict import Kind, Level, Shown, Span, Verdict
from tests.bot.walk import OFFERS
from tests.conftest import DAY

LANGS = pytest.mark.parametrize("lang", list(Lang), ids=str)
LEVELS = ("danger", "suspicious", "ask_more", "nothing_found")
CERTIFIES = re.compile(
    r"an toàn|yên tâm|đáng tin|uy tín|đã kiểm tra|không sao|hợp pháp|\bsafe\b|trustworth|reliab|"
    r"\bfine\b|legit|genuine|\bverified\b|\bchecked\b|no risk|approved|✅|✔|👍|🟢",
    re.IGNORECASE,
)


def worst(house: House, level: str, lang: Lang, missing: int = 6) -> dict[str, Any]:
    """A verdict of this level with the longest of everything."""
    signs = sorted(
        house.catalogue.signs,
        key=lambda s: -len(house.wording.say(lang, house.catalogue.signs[s].short)),
    )
    quote = ("rất dài " * 9)[: QUOTE_CAP - 1] + "…"
    shown = [{"id": sign, "severity": "high", "quote": quote} for sign in signs]
    names = list(house.cards.phrases.missing_names)[:missing]
    found: dict[str, Any] = {"kind": "offer", "level": level, "signs": shown, "missing": names}
    found["reported"] = True
    return {VERDICT: found, "known": {"x": "yes"}}


@LANGS
@pytest.mark.parametrize("young", [False, True], ids=["adult", "child"])
@pytest.mark.parametrize("level", LEVELS)
def test_contract_a_verdict_fits_in_one_message(
    house: House, level: str, young: bool, lang: Lang
) -> None:
    """With the longest signs, quotes and missing things a verdict still has 900 characters."""
    text = house.cards._verdict(lang, worst(house, level, lang), young=young)
    assert len(text) <= 900, len(text)


@LANGS
@pytest.mark.parametrize("level", LEVELS)
def test_contract_a_child_chooses_a_grown_up(house: House, level: str, lang: Lang) -> None:
    """A verdict for somebody under 18 names 111 and a grown-up of their choice, not the parents."""
    text = house.cards._verdict(lang, worst(house, level, lang), young=True)
    assert {Lang.VI: "do em chọn", Lang.EN: "you choose whom"}[lang] in text
    assert "111" in text
    assert not re.search("bố mẹ|ba mẹ|parent", text)


@LANGS
@pytest.mark.parametrize("level", OFFERS)
def test_verdict_of_each_level(house: House, level: str, lang: Lang) -> None:
    """Each level has its own head; a warning quotes the person's words and names numbers."""
    text = OFFERS[level]
    verdict = house.checker.check(text, today=DAY)
    assert str(verdict.level) == level
    said = house.cards.verdict_of(verdict, text, lang)
    assert 0 < len(said) <= 900
    if level != "not_an_offer":
        assert "111" in said
        assert "+84 981 84 84 84" in said
    told = {Lang.VI: "chưa có ai được báo", Lang.EN: "nobody has been told"}[lang]
    assert (told in said) == (level == "danger")


@LANGS
@pytest.mark.parametrize("missing", [0, 6])
def test_contract_nothing_found_is_no_certificate(house: House, lang: Lang, missing: int) -> None:
    """Finding nothing proves nothing, says so, and holds no word that could be shown around."""
    found = worst(house, "nothing_found", lang, missing)
    found[VERDICT]["signs"] = []
    said = house.cards._verdict(lang, found)
    assert not CERTIFIES.search(said), CERTIFIES.search(said)
    assert {Lang.VI: "chưa nói lên điều gì", Lang.EN: "proves nothing"}[lang] in said
    assert "111" in said


@LANGS
def test_contract_no_verdict_accuses(house: House, lang: Lang) -> None:
    """Signs are "also seen in" fraud; nobody is called a criminal and no offer a fraud."""
    accuses = re.compile(
        r"(là|đây là) (lừa đảo|bọn|kẻ|tội phạm)|is a (scam|fraud|crime|criminal)|are criminals",
        re.IGNORECASE,
    )
    for level in LEVELS:
        assert not accuses.search(house.cards._verdict(lang, worst(house, level, lang)))
    for name, sign in house.catalogue.signs.items():
        for part in (sign.short, sign.title, sign.why, sign.advice):
            assert not accuses.search(house.wording.say(lang, part)), name


def shown(text: str, *spans: tuple[int, int]) -> str:
    """The quote of a sign that was seen at these places of a text."""
    one = Shown("x", Severity.HIGH, tuple(Span(*span) for span in spans), ())
    found = remembered(Verdict(Kind.OFFER, Level.DANGER, sos=False, signs=(one,)), text)
    return str(found["signs"][0]["quote"])


def test_a_long_quote_ends_at_a_word() -> None:
    """A quote of more than 60 characters stops after a whole word."""
    text = "việc nhẹ lương cao bao ăn ở bao hộ chiếu xe đón tận nhà không cần bằng cấp gì hết"
    quote = shown(text, (0, len(text)))
    assert len(quote) <= QUOTE_CAP + 1
    assert quote.endswith("…")
    assert text.startswith(quote[:-1] + " ")


@pytest.mark.parametrize(
    ("text", "spans", "quote"),
    [
        ("giữ hộ chiếu của em", [(0, 12)], "giữ hộ chiếu"),
        ("a b c d", [(4, 5), (0, 1)], "a … c"),
        ("a a", [(0, 1), (2, 3)], "a"),
        ("giữ\nhộ\t\x00chiếu\u202e!", [(0, 15)], "giữ hộ chiếu !"),
        ("x" * 200, [(0, 200)], "x" * 60 + "…"),
        ("abc", [], ""),
    ],
)
def test_quotes(text: str, spans: list[tuple[int, int]], quote: str) -> None:
    """Words in the order of the text, once each, on one line, without control characters."""
    assert shown(text, *spans) == quote


@LANGS
def test_contract_every_shown_sign_quotes_or_names_an_answer(house: House, lang: Lang) -> None:
    """Of each sign's own examples the message quotes words that stand in the text."""
    for name, sign in house.catalogue.signs.items():
        for text in getattr(sign.examples.match, lang):
            verdict = house.checker.check(text, today=DAY)
            for one, kept in zip(verdict.signs, remembered(verdict, text)["signs"], strict=True):
                assert kept["quote"] or one.answers, (name, text)
                for piece in kept["quote"].rstrip("…").split(" … "):
                    assert piece.strip() in " ".join(text.split()), (name, text)


def test_a_sign_from_an_answer_says_so(house: House) -> None:
    """A sign that only an answer shows is not quoted but named as told."""
    told = 0
    for name in house.catalogue.signs:
        verdict = house.checker.check("họ mời đi làm", answers={name: "yes"}, today=DAY)
        said = house.cards.verdict_of(verdict, "họ mời đi làm", Lang.EN)
        if verdict.level in {Level.DANGER, Level.SUSPICIOUS, Level.ASK_MORE} and verdict.signs:
            told += 1
            assert ("You told me" in said) == any(not one.spans for one in verdict.signs), name
    assert told > 10


HONEST = Path(__file__).parents[1] / "corpora" / "b16.jsonl"
"""Honest adverts at home, where low signs are common."""


def test_contract_low_signs_alone_do_not_warn(house: House) -> None:
    """Inside Viet Nam, an offer that shows nothing but low signs is not called suspicious, unless
    it is written much like offers that did harm."""
    low = 0
    for line in HONEST.read_text("utf-8").splitlines():
        row = json.loads(line)
        if row["set"] == "legit-home":
            verdict = house.checker.check(row["text"], today=DAY)
            alone = {one.severity for one in verdict.signs} == {Severity.LOW} and not verdict.alike
            if alone:
                low += 1
                assert verdict.level in {Level.ASK_MORE, Level.NOTHING_FOUND, Level.NOT_AN_OFFER}
    assert low


PLACES = [place.value for place in Place]
STEPS = {
    "help.numbers": [{"place": p, "situation": s} for p, s in product(PLACES, Situation)],
    "sos.numbers": [{"place": p, "under_18": u} for p, u in product(PLACES, ("yes", "no", "skip"))],
    "sos.relative": [{"place": p} for p in PLACES],
    "self_check.points": [{"place": p} for p in PLACES],
}


@LANGS
@pytest.mark.parametrize("step", STEPS)
def test_contract_numbers_for_every_place_and_situation(
    house: House, step: str, lang: Lang
) -> None:
    """With the sentence around them the numbers have 600 characters at most, and are never none."""
    flow, name = step.split(".")
    found = house.flows.step(StepPlace(flow=flow, step=name))
    assert isinstance(found, ChooseStep)
    for answers in STEPS[step]:
        young = answers.get("under_18") == "yes"
        text = found.child if young and found.child else found.choose
        say = Say(text, lang, answers=answers, ready=found.ready, young=young)
        said = house.renderer.message(say).text
        assert len(said) <= 600, (answers, len(said))
        assert re.search(r"\d{3}", said), answers
        assert "{" not in said, answers


@LANGS
def test_a_verdict_of_another_level_says_what_to_send(house: House, lang: Lang) -> None:
    """A warning, a question and everyday talk are each answered with what can be sent instead."""
    said = {
        kind: house.cards._verdict(lang, {VERDICT: {"kind": kind, "level": "not_an_offer"}})
        for kind in ("warning_text", "question", "other")
    }
    assert len(set(said.values())) == 3
    assert all(len(text) <= 600 for text in said.values())
