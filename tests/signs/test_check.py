"""The check as a whole: promises to the people who use it, rules of the verdict, explanation."""

import json
import unicodedata
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from signs.check import Checker
from signs.levels import RULES
from signs.model import Severity
from signs.verdict import Kind, Level, Verdict

TODAY = date(2026, 11, 25)
CALM = {Level.NOTHING_FOUND, Level.ASK_MORE, Level.NOT_AN_OFFER}
PIECES = (
    "việc nhẹ lương cao", "tuyển gấp", "bao ăn ở", "nhắn riêng", "giữ hộ chiếu", "sang Campuchia",
    "không cọc", "uy tín, không lừa đảo", "lương 30 triệu/tháng", "ở Hà Nội", "đừng nói với ai",
    "Công ty May Hoa Sen", "hợp đồng", "2k10", ",", ".", "\n", "🔥",
)  # fmt: skip
OFFER = st.lists(st.sampled_from(PIECES), max_size=8).map(" ".join)
FIXTURE_IS_STATELESS = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)


def check(checker: Checker, text: str, **answers: str) -> Verdict:
    return checker.check(text, answers=answers, today=TODAY)


def ids(verdict: Verdict) -> set[str]:
    return {shown.sign for shown in verdict.signs}


def test_contract_there_is_no_word_for_safe() -> None:
    """No level, rule or reason says that an offer is safe."""
    said = " ".join([*Level, *(rule.name + " " + rule.reason for rule in RULES)]).lower()
    assert "safe" not in said
    assert "an toàn" not in said


@FIXTURE_IS_STATELESS
@given(text=OFFER | st.text(), yes=st.sets(st.sampled_from(["papers_kept", "hurry"])))
def test_contract_every_sign_quotes_or_was_answered(
    invented: Checker, text: str, yes: set[str]
) -> None:
    """Every sign shown has a span inside the text, or an answer that said it."""
    verdict = check(invented, text, **dict.fromkeys(yes, "yes"))
    for shown in verdict.signs:
        assert shown.spans or shown.answers
        assert all(0 <= span.start < span.end <= len(text) for span in shown.spans)


@FIXTURE_IS_STATELESS
@given(text=OFFER)
def test_contract_low_signs_alone_never_warn_at_home(invented: Checker, text: str) -> None:
    """Inside Viet Nam an offer with low signs only is never above nothing_found."""
    verdict = check(invented, text)
    low_only = all(shown.severity is Severity.LOW for shown in verdict.signs)
    if low_only and verdict.facts.get("place") in {None, "home"}:
        assert verdict.level in {Level.NOTHING_FOUND, Level.NOT_AN_OFFER}


@FIXTURE_IS_STATELESS
@given(text=OFFER)
def test_contract_a_critical_sign_is_never_cancelled(invented: Checker, text: str) -> None:
    """Whatever good or bad is said around it, one critical sign in an offer is danger."""
    verdict = check(invented, f"Tuyển người. {text}. Đừng nói với ai. Ib zalo 0900 000 001")
    assert "secrecy" in ids(verdict)
    assert verdict.level is Level.DANGER


@pytest.mark.parametrize(
    "claim",
    [
        "uy tín",
        "không lừa đảo",
        "cam kết hợp pháp, có giấy phép",
        "không cọc, không thu phí",
        "có hợp đồng, bảo hiểm xã hội đầy đủ",
        "Công ty May Hoa Sen, 45 Lê Lai",
        "k giữ giấy tờ",
        "cảnh giác lừa đảo nhé cả nhà",
    ],
)
def test_contract_a_claim_never_lowers_the_level(invented: Checker, claim: str) -> None:
    """What a recruiter says of himself takes no sign and no level away."""
    offer = "Tuyển gấp, việc nhẹ lương cao, lương 20tr, sang Campuchia, bao ăn ở, ib 0900 000 001"
    plain, claimed = check(invented, offer), check(invented, f"{offer}, {claim}")
    order = list(Level)
    assert ids(plain) <= ids(claimed)
    assert order.index(claimed.level) <= order.index(plain.level)


def test_contract_an_answer_no_lowers_nothing(invented: Checker) -> None:
    """Answering no to a sign leaves the signs that the text shows."""
    text = "Tuyển người, công ty sẽ giữ hộ chiếu, lương 10tr"
    assert ids(check(invented, text, papers_kept="no")) == ids(check(invented, text))


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Tuyển người, đừng nói với ai", Level.DANGER),
        ("Tuyển người, việc nhẹ lương cao, giữ hộ chiếu", Level.DANGER),
        ("Tuyển người sang Campuchia, việc nhẹ lương cao, nhắn riêng", Level.DANGER),
        ("Tuyển người, việc nhẹ lương cao", Level.SUSPICIOUS),
        ("Tuyển gấp, nhắn riêng cho mình", Level.SUSPICIOUS),
        ("Tuyển gấp phụ quán", Level.ASK_MORE),
        ("Tuyển phụ quán, bao ăn ở", Level.NOTHING_FOUND),
        ("Tuyển người đi Nhật, bao ăn ở, có hợp đồng", Level.ASK_MORE),
        ("Tuyển người đi Nhật", Level.ASK_MORE),
        ("Tuyển phụ quán", Level.NOTHING_FOUND),
        ("cảm ơn nhé", Level.NOT_AN_OFFER),
    ],
)
def test_level_follows_the_rules(invented: Checker, text: str, level: Level) -> None:
    """Each rule of the verdict gives its level."""
    assert check(invented, text).level is level


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Tuyển gấp nam nữ, lương 10tr, ib zalo 0900 000 001", Kind.OFFER),
        ("Công an cảnh báo chiêu việc nhẹ lương cao lừa sang Campuchia", Kind.WARNING_TEXT),
        ("Cho em hỏi đi Đài Loan hết bao nhiêu tiền ạ?", Kind.QUESTION),
        ("Chị họ rủ em qua Cam làm, em sợ quá", Kind.STORY),
        ("hello", Kind.OTHER),
        ("cảm ơn", Kind.OTHER),
    ],
)
def test_kind_is_who_speaks(invented: Checker, text: str, kind: Kind) -> None:
    """Offers, stories, questions, warnings and chat are told apart."""
    assert check(invented, text).kind is kind


@pytest.mark.parametrize(
    "text",
    [
        "Tuyển người, không giữ hộ chiếu",
        "Tuyển người, không ai giữ giấy tờ của bạn",
        "tuyen nguoi, ko giu giay to",
        "Tuyển người, giữ bản photo căn cước",
    ],
)
def test_denied_sign_is_not_shown(invented: Checker, text: str) -> None:
    """A denial or another meaning takes the sign away."""
    assert "papers_kept" not in ids(check(invented, text))


@pytest.mark.parametrize(
    "text",
    [
        "không cọc, giữ hộ chiếu",
        "không thu phí. Giữ hộ chiếu",
        "không cọc nhưng giữ hộ chiếu",
        "đi làm không em, giữ hộ chiếu",
    ],
)
def test_denial_reaches_its_own_thing_only(invented: Checker, text: str) -> None:
    """A denial does not reach over a pause, a turn or the end of a question."""
    assert "papers_kept" in ids(check(invented, f"Tuyển người, {text}"))


def test_severity_depends_on_place_and_answers(invented: Checker) -> None:
    """The same sign is worse abroad, whether the text or an answer says so."""
    text = "Tuyển người, giữ hộ chiếu"
    assert check(invented, text).signs[0].severity is Severity.HIGH
    assert check(invented, text, destination="abroad").signs[0].severity is Severity.CRITICAL


def test_answer_alone_shows_a_sign(invented: Checker) -> None:
    """A yes to a sign's question shows it without a span, and names the answer."""
    (shown,) = check(invented, "Tuyển phụ quán", papers_kept="yes").signs
    assert (shown.sign, shown.spans, shown.answers) == ("papers_kept", (), ("papers_kept",))


def test_guessed_word_needs_company(invented: Checker) -> None:
    """Unaccented "ban than" is at most ask_more, unless something else speaks for a kidney."""
    alone = check(invented, "tuyen ban than di choi cung")
    assert alone.level is Level.ASK_MORE
    assert check(invented, "can nguoi ban than, sang campuchia mo").level is Level.DANGER
    assert check(invented, "Tuyển người bán thận").level is Level.DANGER


def test_questions_skip_what_is_known(invented: Checker) -> None:
    """At most five questions, none about a sign that is shown or answered, the worst first."""
    _, asked = invented.consult("Tuyển gấp phụ quán", answers={"papers_kept": "no"}, today=TODAY)
    assert len(asked) <= 5
    assert not {"hurry", "papers_kept"} & set(asked)
    assert asked[0] == "secrecy"


def test_questions_ask_what_would_change_most(invented: Checker) -> None:
    """Half of a sign in the text makes its question worth more than a worse sign without a hint."""
    _, asked = invented.consult("Tuyển phụ quán, nhớ mang hộ chiếu", today=TODAY)
    assert asked[0] == "papers_kept"
    assert "kidney" not in asked


def test_nothing_known_is_not_nothing_found(invented: Checker) -> None:
    """Whoever can answer none of the questions is told to find out, not that nothing was found."""
    known = {"papers_kept": "unknown", "secrecy": "unknown"}
    assert check(invented, "Tuyển phụ quán").level is Level.NOTHING_FOUND
    assert check(invented, "Tuyển phụ quán", **known).level is Level.ASK_MORE


def test_warning_is_explained_by_its_rule(invented: Checker) -> None:
    """Signs quoted in a warning are set aside, and the explanation names the rule."""
    explained = invented.explain("Công an cảnh báo: việc nhẹ lương cao là bẫy", today=TODAY)
    assert explained.kind == "warning_text"
    assert {one["rule"] for one in explained.cancelled} == {"warning_text"}
    assert explained.combination == ()


def test_explanation_is_plain(invented: Checker) -> None:
    """An explanation holds plain values and names clause, quotes, rule and reason."""
    explained = invented.explain("Tuyển người, giữ hộ chiếu, không giữ giấy tờ", today=TODAY)
    json.dumps([explained.hits, explained.cancelled, explained.facts, explained.combination])
    (sign,) = explained.combination
    assert (sign["sign"], sign["clause"], sign["quotes"]) == ("papers_kept", 0, ["giữ hộ chiếu"])
    assert "denied" in {one["rule"] for one in explained.cancelled}
    assert explained.rule == "high"


@FIXTURE_IS_STATELESS
@given(text=OFFER | st.text(alphabet=st.characters() | st.just("\ud800")))
def test_unicode_form_does_not_change_the_verdict(invented: Checker, text: str) -> None:
    """Composed and decomposed text get the same kind, level and signs, and nothing raises."""
    composed, decomposed = (
        check(invented, unicodedata.normalize(form, text)) for form in ("NFC", "NFD")
    )
    assert (composed.kind, composed.level) == (decomposed.kind, decomposed.level)
    assert ids(composed) == ids(decomposed)


def test_verdict_is_json(invented: Checker) -> None:
    """A verdict can be written as one line of JSON."""
    text = "Tuyển gấp 2k10 sang Campuchia 🇰🇭 lương 1000 USD/tháng, giữ hộ chiếu"
    assert json.loads(json.dumps(check(invented, text).as_json()))["level"] == "danger"


def test_danger_in_a_story_has_sos(invented: Checker) -> None:
    """A cry for help is danger whatever signs it shows."""
    verdict = check(invented, "cứu em với, em bị nhốt ở Bavet")
    assert verdict.sos
    assert (verdict.kind, verdict.level) == (Kind.STORY, Level.DANGER)


def test_a_concept_may_be_where_money_is(shelf) -> None:
    """A sum counts by its place, whatever it is: paying somebody is a verb near a sum."""
    shelf.concept("pays", "đưa")
    path = shelf.root / "concepts" / "sum_named.yaml"
    path.write_text("concept: sum_named\nmeaning: invented\nfact: money\n", "utf-8")
    shelf.sign("money_given", "{concepts: [pays, sum_named], within: 3}")
    checker = shelf.checker()
    (sign,) = check(checker, "tuyển phụ bếp, đưa trước 5 triệu").signs
    assert [(span.start, span.end) for span in sign.spans] == [(15, 18), (25, 32)]
    assert not check(checker, "tuyển phụ bếp, đưa hồ sơ, lương tháng này là 5 triệu").signs


def test_control_quoted_in_a_warning_is_explained(shelf) -> None:
    """A sign of control in a warning is a quotation like any other, answers or not."""
    shelf.sign("locked", "{phrases: {vi: [nhốt trong phòng]}}", category="control")
    text = "Công an cảnh báo: việc nhẹ lương cao là bẫy, nhiều người bị nhốt trong phòng"
    explained = shelf.checker().explain(text, answers={"other": "yes"}, today=TODAY)
    assert explained.combination == ()
    assert "warning_text" in {one["rule"] for one in explained.cancelled}


def test_a_sign_beside_shows_only_where_another_warns(shelf) -> None:
    """What honest offers say too is shown in the company of a sign that warns, and warns of
    nothing by itself."""
    shelf.sign("easy_pay", "{phrases: {vi: [việc nhẹ lương cao]}}")
    shelf.sign("rush", '{phrases: {vi: [đi luôn]}, beside: "yes"}', severity="{base: medium}")
    checker = shelf.checker()
    assert ids(check(checker, "Tuyển phục vụ, đi luôn")) == set()
    assert ids(check(checker, "Việc nhẹ lương cao, đi luôn")) == {"easy_pay", "rush"}
    verdict = check(checker, "Đi luôn nha, việc nhẹ lương cao")
    assert [(shown.sign, shown.severity) for shown in verdict.signs] == [
        ("easy_pay", Severity.HIGH), ("rush", Severity.LOW),
    ]  # fmt: skip
    assert verdict.level is Level.SUSPICIOUS
