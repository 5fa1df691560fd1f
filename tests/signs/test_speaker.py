"""Who speaks: warnings, tales and jokes are told apart from offers and from stories of now."""

import pytest

from signs.check import Checker
from signs.verdict import Kind

from .conftest import TODAY

TALK = {Kind.WARNING_TEXT, Kind.OTHER}


def kind(checker: Checker, text: str) -> Kind:
    return checker.check(text, today=TODAY).kind


@pytest.mark.parametrize(
    "text",
    [
        "Công an xã nhắc bà con: ai rủ qua Campuchia việc nhẹ lương cao thì báo ngay",
        "Đồn biên phòng lưu ý phụ huynh, gần đây có người hứa việc nhẹ lương cao bên Campuchia",
        "cong an phuong nhac ba con: dung ham viec nhe luong cao ben campuchia",
        "Thấy bài 'việc nhẹ lương cao' ở Campuchia thì né xa nha, đừng ai tin",
        "Anh họ kể lại: hồi đó ham việc nhẹ lương cao qua Campuchia, sau mới biết là bị lừa",
        "Bạn đọc hỏi: chủ giữ hộ chiếu thì sao? Luật sư trả lời: như vậy là vi phạm",
        "Câu 4. Tình huống: chị M rủ N qua Campuchia, công ty giữ hộ chiếu. Em hãy chỉ ra dấu hiệu",
        "Tuyển vợ, việc nhẹ lương cao, lương là tình thương, giữ hộ chiếu suốt đời",
        "qua Cam việc nhẹ lương cao 🤡",
    ],
)
def test_what_calls_nobody_is_no_offer(invented: Checker, text: str) -> None:
    """Notices, advice, tales of what is over, lessons and parodies quote signs, they make none."""
    assert kind(invented, text) in TALK


@pytest.mark.parametrize(
    "text",
    [
        "Tuyển gấp đi Campuchia, lương 20tr, bao ăn ở, ib 0900 000 001. Cảnh giác tin giả nhé",
        "Qua Campuchia việc nhẹ lương cao, tháng 20tr, yên tâm đi mà 😂",
        "việc nhẹ lương cao bên Campuchia, đi không em?",
        "Về quán anh làm trừ nợ, giữ hộ chiếu. Đi báo công an thì em tự biết",
        "Hồi đó chị cũng sợ như em, giờ việc nhẹ lương cao, qua Campuchia với chị",
        "Cho em hỏi chị có rảnh không, việc nhẹ lương cao 10tr/tháng, đăng ký với em, hỏi chị Hoa",
    ],
)
def test_a_recruiter_stays_a_recruiter(invented: Checker, text: str) -> None:
    """One word of warning, a laugh, a memory or a question at the end make no offer harmless."""
    assert kind(invented, text) is Kind.OFFER


@pytest.mark.parametrize(
    "text",
    [
        "Chị kia bảo qua Campuchia việc nhẹ lương cao, em đi nha cô?",
        "Họ gọi nói là quán ăn cần người, giữ hộ chiếu, em đi được hông cô?",
        "Có cô áo đỏ hỏi con mấy tuổi rồi hẹn chủ nhật đi, dặn đừng nói với ai",
    ],
)
def test_who_retells_an_offer_has_one(invented: Checker, text: str) -> None:
    """An offer retold is judged, asked about or not."""
    assert kind(invented, text) is Kind.STORY


def test_one_word_of_a_tale_is_too_few(invented: Checker) -> None:
    """A tale is told in several ways at once; recruiters use one of its words now and then."""
    assert kind(invented, "May mà còn chỗ, việc nhẹ lương cao, qua Campuchia") is Kind.OFFER


def test_words_outside_quotations_call(invented: Checker) -> None:
    """What is quoted calls nobody; the same words outside do."""
    quoted = 'Báo đưa tin vụ "tuyển gấp, bao ăn ở, lương 20 triệu, giữ hộ chiếu", nạn nhân đã về'
    assert kind(invented, quoted) in TALK
    assert kind(invented, "tuyển gấp, bao ăn ở, lương 20 triệu, giữ hộ chiếu") is Kind.OFFER
