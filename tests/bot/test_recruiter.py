"""A recruiter's answer never makes an offer look better; what is asked of them is polite."""

import re
from itertools import combinations
from typing import Any

import pytest

from authoring.lang import Lang
from bot.checks import VERDICT, remembered
from bot.heard import HEARD
from bot.house import House
from bot.phrases import bot_phrases
from bot.recruiter_cards import (
    MOST_QUESTIONS,
    QUESTION_OF,
    RecruiterCards,
    recruiter_phrases,
)
from bot.rehearsal import respond
from flows.engine import Reply, ReplyKind, Session
from flows.engine.lint import resolved, ways
from flows.engine.model import ChooseStep
from flows.engine.state import Found, Place, Say
from signs.facts import MISSING
from signs.verdict import Level
from tests.bench.detection.texts import OWN, read
from tests.bot.walk import OFFERS
from tests.conftest import DAY

LANGS = pytest.mark.parametrize("lang", list(Lang), ids=str)
ANSWERS = (
    "ok em", "Bên chị uy tín, không lừa ai, không giữ giấy tờ, không cọc, không phí, đi máy bay",
    "Công ty TNHH Hoa Mai, mã số thuế 0300000001, 12 Lê Lợi, quận 3, có hợp đồng, có giấy phép",
    "Cảnh báo: đừng tin tin đồn, công an đã bắt bọn lừa đảo rồi, bên chị làm thật",
    "đi rồi biết, hỏi nhiều làm gì", "Em cọc 5 triệu vào tài khoản chị giữ chỗ nhé",
    "Trust us, nobody keeps your passport, no deposit, there is a contract and a licence",
    "Is it safe? Yes. The police warned about others, not us.", "?", "https://hoi.example/viec",
    "hộ chiếu công ty giữ, làm chưa đủ 6 tháng phải đền 2.500 đô", "Chị gửi địa chỉ sau nha",
)  # fmt: skip
WORSE = "em chuyển cọc 5 triệu vào tài khoản của chị, hộ chiếu công ty giữ giùm"
CLAIMS = "Công ty TNHH Hoa Mai, văn phòng 12 đường Lê Lợi, quận 3, có ký hợp đồng nha em"
JAPAN = OFFERS["ask_more"]
SUSPECTING = re.compile(
    r"lừa|nghi|buôn|mua bán|công an|cảnh sát|\b11[13]\b|tố cáo|an toàn|scam|fraud|traffick|suspic|"
    r"police|trust|safe|afraid|victim",
    re.IGNORECASE,
)
SOOTHING = re.compile(
    r"an toàn|yên tâm|đáng tin|uy tín|không sao|hợp pháp|đi được rồi|\bsafe\b|trustworth|reliab|"
    r"\bfine\b|legit|genuine|no risk|approved|✅|✔|👍|🟢",
    re.IGNORECASE,
)
NEVER_ASKED = {
    "confinement", "exit_penalty", "fake_police_isolation", "fake_rescue", "intimate_pictures",
    "marriage_broker", "organ_sale", "phone_or_contact_control", "quota_and_long_hours",
    "recruit_a_replacement", "resold_between_companies", "romance_grooming",
    "surrogacy_eggs_babies", "violence_or_threat", "wages_withheld", "bank_account_or_face_rental",
}  # fmt: skip
"""Signs about which nobody is questioned: it would endanger somebody, or clear up nothing."""


EVERY = 7
"""Each offer is read several times; all of them would take minutes."""


def verdict_on(house: House, offer: str) -> dict[str, Any]:
    return remembered(house.checker.check(offer, today=DAY), offer)


def weighed(house: House, offer: str, said: str, before: dict[str, Any] | None = None) -> Found:
    check = house.engine._doors.checks["recruiter_answers"]
    found = {VERDICT: verdict_on(house, offer)} if before is None else before
    answer = check.run({"offer": offer, "recruiter_said": said}, found)
    assert isinstance(answer, Found)
    return answer


def test_contract_an_answer_never_lowers_a_level(house: House) -> None:
    """For one in seven offers of the corpora, whatever is answered: the level is never lower, and
    no sign or gap is gone because they say so."""
    offers = [text.text for text in read([OWN]) if text.label in {"lure", "legit"}]
    for number, offer in enumerate(offers[::EVERY]):
        before = verdict_on(house, offer)
        found = weighed(house, offer, ANSWERS[number % len(ANSWERS)], {VERDICT: before})
        for after in (found.findings[VERDICT], found.once[VERDICT]):
            assert Level(after["level"]).worry >= Level(before["level"]).worry, offer
            assert {s["id"] for s in after["signs"]} >= {s["id"] for s in before["signs"]}, offer
            assert set(after["missing"]) >= set(before["missing"]), offer


@pytest.mark.parametrize("said", ANSWERS)
def test_contract_every_answer_to_every_level(house: House, said: str) -> None:
    """The same for each answer to an offer of each level, with a verdict that was never given, and
    for a check that is made anew afterwards."""
    again = house.engine._doors.checks["warning_signs"]
    for offer in (*OFFERS.values(), ""):
        for before in ({VERDICT: verdict_on(house, offer)}, {}):
            found = weighed(house, offer, said, before)
            level = Level(found.findings[VERDICT]["level"])
            then = before.get(VERDICT, {}).get("level", Level.NOT_AN_OFFER)
            assert level.worry >= Level(then).worry
            anew = again.run({"offer": offer}, {**before, **found.findings})
            assert isinstance(anew, Found)
            assert Level(anew.outcome).worry >= level.worry


def test_a_bad_answer_raises_the_level(house: House) -> None:
    """Asking for money and papers is quoted from the answer, and nobody is to be asked further."""
    found = weighed(house, JAPAN, WORSE)
    assert found.outcome == "worse"
    assert found.findings[VERDICT]["level"] == "danger"
    quotes = {one["id"]: one["quote"] for one in found.once[VERDICT]["signs"]}
    assert "hộ chiếu" in quotes["documents_kept"]


def test_contract_after_a_bad_answer_nobody_is_questioned(house: House) -> None:
    """Whoever comes back, also after a harmless answer, is told to step back; another offer opens
    the door again."""
    door = house.engine._doors.checks["recruiter_open"]
    found = {VERDICT: verdict_on(house, JAPAN), **weighed(house, JAPAN, WORSE).findings}
    found |= weighed(house, JAPAN, CLAIMS, found).findings
    for offer, outcome in ((JAPAN, "closed"), (OFFERS["suspicious"], "open")):
        answer = door.run({"offer": offer}, found)
        assert isinstance(answer, Found)
        assert answer.outcome == outcome


def test_a_new_strong_sign_is_worse_at_the_same_level(house: House) -> None:
    """At danger nothing can rise; a new strong sign still ends the questions."""
    found = weighed(house, OFFERS["danger"], WORSE)
    assert found.outcome == "worse"


def test_what_they_say_is_claimed_and_stays_missing(house: House) -> None:
    """A gap that they fill is noted as claimed; the verdict goes on missing it."""
    found = weighed(house, JAPAN, CLAIMS)
    assert found.outcome == "claimed"
    assert {"company", "address", "contract"} <= {*found.findings[HEARD]["claimed"]}
    assert {"company", "address", "contract"} <= {*found.findings[VERDICT]["missing"]}
    more = {VERDICT: verdict_on(house, JAPAN), **found.findings}
    assert weighed(house, JAPAN, "ok em", more).outcome == "unanswered"


def test_the_licence_is_missed_once_it_is_abroad(house: House) -> None:
    """Work at home needs no licence; when the answer names another country, it is asked for."""
    home = "Tuyển công nhân, lương 12 triệu, bao ăn ở, nhắn Zalo 0900 000 021"
    assert "licence" not in verdict_on(house, home)["missing"]
    found = weighed(house, home, "Làm bên Nhật Bản em nhé")
    assert "licence" in found.findings[VERDICT]["missing"]


def test_another_offer_starts_afresh(house: House) -> None:
    """What was heard about one offer says nothing about the next one."""
    found = weighed(house, JAPAN, WORSE)
    again = house.engine._doors.checks["warning_signs"]
    other = again.run({"offer": OFFERS["nothing_found"]}, found.findings)
    assert isinstance(other, Found)
    assert other.outcome == "nothing_found"


def test_contract_the_answer_is_not_kept(house: House) -> None:
    """Neither the recruiter's words nor a quote of them are in the session afterwards."""
    at = Session(lang=Lang.VI, chosen=True)
    at = _after(house, at, Reply(ReplyKind.TEXT, JAPAN))
    at = at.model_copy(
        update={
            "at": Place(flow="recruiter", step="answer"),
            "version": house.flows.version("recruiter"),
        }
    )
    sprint = respond(house, at, Reply(ReplyKind.TEXT, WORSE))
    said = " ".join(message.text for message in house.renderer.messages(sprint.says))
    assert "hộ chiếu" in said
    assert sprint.session is not None
    assert sprint.session.at == Place(flow="recruiter", step="step_back")
    assert not re.search("hộ chiếu|chuyển cọc|5 triệu", sprint.session.model_dump_json())


def _after(house: House, session: Session, reply: Reply) -> Session:
    after = respond(house, session, reply).session
    assert after is not None
    return after


def _cards(house: House) -> RecruiterCards:
    return RecruiterCards(house.wording, recruiter_phrases(), bot_phrases().missing_names)


def _say(house: House, lang: Lang, **findings: Any) -> Say:
    return Say(house.flows.phrases.wiped, lang, answers={"offer": ""}, findings=findings)


def _verdict(missing: tuple[str, ...], *signs: str) -> dict[str, Any]:
    return {"level": "suspicious", "missing": list(missing), "signs": [{"id": s} for s in signs]}


@LANGS
def test_contract_questions_are_polite_and_suspect_nothing(house: House, lang: Lang) -> None:
    """Whatever is missing and whichever sign shows: at most five, numbered, short enough beside
    the sentence, and no word of doubt, danger or police."""
    step = house.flows.flows["recruiter"].steps["questions"]
    assert isinstance(step, ChooseStep)
    room = 600 - len(house.wording.say(lang, step.choose)) - 2
    for sign in house.catalogue.signs:
        for count in range(len(MISSING) + 1):
            for missing in combinations(MISSING, count):
                said = _cards(house).questions(
                    _say(house, lang, **{VERDICT: _verdict(missing, sign)})
                )
                assert 1 <= len(re.findall(r"^\d\. ", said, re.MULTILINE)) <= MOST_QUESTIONS
                assert not SUSPECTING.search(said), SUSPECTING.search(said)
                assert len(said) <= room, (len(said), room)


@LANGS
def test_questions_fit_the_offer(house: House, lang: Lang) -> None:
    """What is missing comes first, then one that fits a sign; what was claimed is asked no more."""
    said = _cards(house)
    phrases = said.phrases

    def lines(**findings: Any) -> list[str]:
        return said.questions(_say(house, lang, **findings)).splitlines()[1:-1]

    def worded(*texts: Any) -> list[str]:
        return [f"{n}. {house.wording.say(lang, text)}" for n, text in enumerate(texts, 1)]

    found = {VERDICT: _verdict(("contract", "pay"), "documents_kept")}
    missing, signs = phrases.missing, phrases.signs
    assert lines(**found) == worded(missing["contract"], missing["pay"], signs["papers"])
    heard = {"of": "e3b0c44298fc1c14", "claimed": ["contract"]}
    assert lines(**found, **{HEARD: heard}) == worded(missing["pay"], signs["papers"])
    general = (*(missing[n] for n in ("company", "address", "contract", "pay")), signs["fee"])
    assert lines() == worded(*general)
    assert lines(**{VERDICT: _verdict(())}) == worded(*general)


def test_every_sign_is_asked_about_or_decided_against(house: House) -> None:
    """A new sign needs a decision: a question that clears it up, or none."""
    assert set(house.catalogue.signs) == set(QUESTION_OF) | NEVER_ASKED
    assert not set(QUESTION_OF) & NEVER_ASKED


@LANGS
def test_contract_nothing_says_that_it_is_fine(house: House, lang: Lang) -> None:
    """No sentence of the flow, and no card with everything claimed and checked, soothes anybody."""
    flow, said = house.flows.flows["recruiter"], _cards(house)
    heard = {"of": "e3b0c44298fc1c14", "claimed": list(MISSING)}
    full = {**heard, "checked": ["company", "contract", "address"]}
    found = {VERDICT: _verdict(MISSING)}
    texts = [
        said.claims(_say(house, lang, **found, **{HEARD: heard})),
        *(said.left(_say(house, lang, **found, **{HEARD: one})) for one in (heard, full)),
        said.unanswered(_say(house, lang, **found)),
    ]
    sentences = [getattr(step, kind, None) for step in flow.steps.values()
                 for kind in ("choose", "ask", "say", "end")]  # fmt: skip
    texts += [house.wording.say(lang, text) for text in sentences if text and "{" not in text]
    for text in texts:
        assert not SOOTHING.search(text), (SOOTHING.search(text), text)
        assert len(text) <= 600
    assert {Lang.VI: "Họ nói vậy; bạn hãy tự kiểm tra.", Lang.EN: "check it yourself"}[lang] in (
        texts[0]
    )


@LANGS
def test_what_is_left_to_check(house: House, lang: Lang) -> None:
    """What was checked is named, the rest is told how; with everything checked it is no proof."""
    check = house.engine._doors.checks["note_checked"]
    found: dict[str, Any] = {VERDICT: _verdict(MISSING)}
    said: list[str] = []
    for thing in ("address", "company", "contract"):
        noted = check.run({"offer": "", "checked_thing": thing}, found)
        assert isinstance(noted, Found)
        found |= noted.findings
        said.append(_cards(house).left(_say(house, lang, **found)))
    assert [text.count("• ") for text in said] == [2, 1, 0]
    assert "dolab.moha.gov.vn" in said[0]
    assert {Lang.VI: "vẫn chưa chắc chắn", Lang.EN: "still no proof"}[lang] in said[2]


def test_contract_only_next_steps_lead_to_the_recruiter(house: House) -> None:
    """No other flow has a way to it: the table of next steps decides who may be offered it."""
    for place, step in house.flows.places():
        for target in ways(step).values():
            goal = resolved(house.flows, place, target)
            if goal is not None and goal.flow == "recruiter":
                assert place.flow in {"recruiter", "next_steps"}, place
