"""What people are told about fees, in both languages, for every way through the questions."""

import re
from collections.abc import Iterator
from itertools import product

import pytest

from authoring.lang import Lang
from bot.fees import CALLED, FEE, MARKET, SIGNED
from bot.house import House
from bot.neutral import alarming_in
from bot.rehearsal import respond
from flows.engine import Found, Reply, ReplyKind, Session
from flows.engine.model import ChooseStep
from flows.engine.state import Place
from signs.fees import Called, Market, Rule

LANGS = pytest.mark.parametrize("lang", list(Lang))
WAGES = [None, [180_000, "jpy"], [1_234_567_890, "vnd"], [27_470, "twd"]]
MONTHS = [None, 18, 36]
ASKED = [
    None,
    [0, "vnd"],
    [540_000, "jpy"],
    [300_000, "jpy"],
    [5_000, "sgd"],
    [1_234_567_891, "vnd"],
]
PAGES = {
    Rule.COLAB_ONLY: "colab_only", Rule.PROVINCE_ONLY: "province_only",
    Rule.NOT_COLLECTED: "brokerage", Rule.NOT_DUE: "not_due", Rule.SPLIT: "split",
    Rule.SERVICE: "service", Rule.DEPOSIT: "deposit",
}  # fmt: skip


def told(house: House, lang: Lang) -> Iterator[tuple[Rule, dict[str, object], str]]:
    """The answer to everything that somebody can tell."""
    for market, called, wage, months, fee, signed in product(
        Market, Called, WAGES, MONTHS, ASKED, ("before", "after", "unknown")
    ):
        noted: dict[str, object] = {"wage": wage, "months": months, "fee": fee}
        noted |= {MARKET: str(market), CALLED: str(called), SIGNED: signed}
        answers = {MARKET: str(market), CALLED: str(called), SIGNED: signed}
        found = house.engine._doors.checks["fee_rule"].run(answers, {FEE: noted})
        assert isinstance(found, Found)
        place = Place(flow="fees", step=PAGES[Rule(found.outcome)])
        session = Session(
            lang=lang, at=place, version=house.flows.version("fees"), findings=found.findings
        )
        (message,) = house.renderer.messages(house.engine.show(session).says)
        yield Rule(found.outcome), noted, message.text


@pytest.fixture(scope="module")
def answers(house: House) -> dict[Lang, list[tuple[Rule, dict[str, object], str]]]:
    return {lang: list(told(house, lang)) for lang in Lang}


@LANGS
def test_every_answer_keeps_its_limit(answers, lang) -> None:
    """600 characters, nothing unfilled, and a neutral beginning."""
    assert {rule for rule, _, _ in answers[lang]} == set(Rule)
    for _, noted, text in answers[lang]:
        assert len(text) <= 600, (len(text), noted, text)
        assert not re.search(r"[{}]", text)
        assert alarming_in(text) is None, text


@LANGS
def test_contract_every_answer_about_fees_says_where_it_comes_from(answers, lang) -> None:
    """Each is dated, says that it is no legal advice, and names the authority; those that rest on
    an article of the law name it."""
    advice = {Lang.VI: "không phải tư vấn pháp lý", Lang.EN: "no legal advice"}[lang]
    articles = {Rule.NOT_COLLECTED: 7, Rule.DEPOSIT: 25}
    for rule, _, text in answers[lang]:
        assert "23/11/2026" in text
        assert advice in text
        assert "dolab.moha.gov.vn" in text
        assert "Sở Nội vụ" in text
        if rule not in {Rule.COLAB_ONLY, Rule.PROVINCE_ONLY}:
            article = articles.get(rule, 23)
            assert f"69/2020/QH14, {'Điều' if lang is Lang.VI else 'Article'} {article}" in text


@LANGS
def test_contract_nobody_is_called_a_criminal_over_a_fee(answers, lang) -> None:
    """A sum is higher than the general ceiling, or not; it is no crime and nobody a fraud."""
    banned = re.compile(
        r"phạm tội|phạm pháp|trái luật|lừa|tội phạm|crime|criminal|illegal|fraud|scam|an toàn|"
        r"\bsafe\b",
        re.IGNORECASE,
    )
    for _, _, text in answers[lang]:
        assert not banned.search(text), text


@LANGS
def test_contract_without_wage_or_length_no_ceiling_is_named(answers, lang) -> None:
    """Then nothing is compared: what is missing is named instead."""
    missing = {Lang.VI: "còn thiếu", Lang.EN: "still missing"}[lang]
    for rule, noted, text in answers[lang]:
        known = noted["wage"] and noted["months"]
        if rule in {Rule.SERVICE, Rule.SPLIT, Rule.NOT_DUE}:
            assert (missing in text) is not bool(known), text


@LANGS
def test_an_all_in_price_is_asked_to_be_split(answers, lang) -> None:
    """One price for all is not measured by the ceiling of one of its parts."""
    higher = {Lang.VI: "cao hơn", Lang.EN: "higher"}[lang]
    for _, noted, text in answers[lang]:
        if noted[CALLED] == Called.ALL_IN:
            assert higher not in text


def test_the_questions_in_their_order(house: House) -> None:
    """A whole conversation: Japan, a service fee, 180.000 yên, 36 months, 540.000 yên, after."""
    session: Session | None = Session(chosen=True, at=house.flows.start("fees"))
    assert session is not None
    session = session.model_copy(update={"version": house.flows.version("fees")})
    said = ""
    for act in (
        "market.jp",
        "called.service",
        "180k yen",
        "length.m36",
        "3 tháng lương",
        "due.after",
    ):
        tap = f"fees.{act}" if "." in act else ""
        reply = Reply(ReplyKind.TAP, tap=tap) if tap else Reply(ReplyKind.TEXT, act)
        sprint = respond(house, session, reply)
        session, said = sprint.session, house.renderer.messages(sprint.says)[-1].text
    assert session is not None
    assert str(session.at) == "fees.service"
    assert "540.000 yên" in said


@pytest.mark.parametrize(
    ("step", "typed"), [("wage", "180 yên"), ("months", "3"), ("asked", "1.800 đài tệ/tháng")]
)
def test_an_unclear_number_is_asked_again(house: House, step: str, typed: str) -> None:
    """A sentence about what is needed, and the question once more."""
    place = Place(flow="fees", step=step)
    session = Session(at=place, version=house.flows.version("fees"), answers={MARKET: "tw"})
    sprint = respond(house, session, Reply(ReplyKind.TEXT, typed))
    assert sprint.session is not None
    assert (sprint.session.at, len(sprint.says)) == (place, 2)


def test_a_number_passed_over_is_forgotten(house: House) -> None:
    """Who first types a wage, goes back and says that they do not know it, has told none."""
    at = Place(flow="fees", step="wage")
    session: Session | None = Session(at=at, version=house.flows.version("fees"))
    for reply in (
        Reply(ReplyKind.TEXT, "25 triệu"),
        Reply(ReplyKind.TEXT, "/back"),
        Reply(ReplyKind.TAP, tap="fees.wage.skip"),
    ):
        session = respond(house, session, reply).session
        assert session is not None
        session = session if session.trail else session.model_copy(update={"trail": (at,)})
    assert session is not None
    assert session.findings[FEE]["wage"] is None


def test_every_rule_has_its_page(house: House) -> None:
    """Each outcome of the rule leads to a page with a way on."""
    for page in PAGES.values():
        step = house.flows.step(Place(flow="fees", step=page))
        assert isinstance(step, ChooseStep)
        assert {"again", "call"} <= step.options.keys()


def test_contract_where_no_company_takes_part_none_is_looked_up(house: House) -> None:
    """The answers that say so do not offer to look one up; all the others do."""
    without = {PAGES[Rule.COLAB_ONLY], PAGES[Rule.PROVINCE_ONLY]}
    for page in PAGES.values():
        step = house.flows.step(Place(flow="fees", step=page))
        assert isinstance(step, ChooseStep)
        assert ("company" in step.options) is (page not in without), page


@LANGS
def test_contract_the_ceiling_for_taiwan_names_whom_it_is_not_for(answers, lang) -> None:
    """It does not hold for crews of distant-water and transport ships, whatever is asked."""
    crews = {Lang.VI: "tàu vận tải", Lang.EN: "transport ships"}[lang]
    for rule, noted, text in answers[lang]:
        of_taiwan = rule is Rule.DEPOSIT and noted[MARKET] == Market.TW
        assert (crews in text) is of_taiwan, text
