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


@pytest.mark.parametrize(
    "text",
    [
        "Bị cáo dụ 9 người qua Campuchia việc nhẹ lương cao, giữ hộ chiếu, vừa bị tuyên 12 năm tù",
        "Anh họ tôi ham việc nhẹ lương cao qua Campuchia, nhà bán ruộng mới chuộc về được",
        "Có đứa rủ đi Campuchia việc nhẹ lương cao, nó từ chối, giờ nghĩ lại hên quá",
        "Đừng có ai dại mà nghe mấy lời việc nhẹ lương cao qua Campuchia nha",
        "Bọn này thường bảo việc nhẹ lương cao, qua Campuchia khỏi giấy tờ, rồi giữ hộ chiếu",
        "Mấy bài việc nhẹ lương cao Campuchia là lừa đó, mọi người né mấy chỗ đó giùm",
        "Năm 1998 ba tôi qua Campuchia, nghe việc nhẹ lương cao, chủ giữ hộ chiếu, ông kể mà cười",
    ],
)
def test_what_is_over_or_warned_of_is_no_offer(invented: Checker, text: str) -> None:
    """Courts, ransoms paid, refusals, orders not to believe and old times quote signs."""
    assert kind(invented, text) in TALK


@pytest.mark.parametrize(
    "text",
    [
        "Bọn lừa bên kia bị bắt hết rồi. Chỗ này việc nhẹ lương cao, gửi chị ảnh căn cước, chị đón",
        "Cảnh giác lừa đảo nha, riêng quán của chị việc nhẹ lương cao, xe đón ngã tư, ai đi ib chị",
        "Em từng bị lừa nên hiểu. Việc nhẹ lương cao, chị giữ giùm giấy tờ, đừng nói với ba mẹ",
        "Công an tỉnh đây: việc nhẹ lương cao là bẫy, em chuyển vào tài khoản an toàn rồi qua đây",
        "Đùa tí thôi, việc nhẹ lương cao thiệt, đi không tao kêu nó đón, im mồm nha",
        "Beware of scams. What I do is different: easy work high pay, you send me your id",
    ],
)
def test_an_invitation_outweighs_a_warning(invented: Checker, text: str) -> None:
    """Who warns or jokes and then asks the reader to come, to send or to be silent offers."""
    assert kind(invented, text) not in TALK | {Kind.QUESTION}


@pytest.mark.parametrize(
    "text",
    [
        "Nó bảo gửi ảnh căn cước, nó đón, đừng nói với ba mẹ: việc nhẹ lương cao là lừa đó bà con",
        'Chúng dặn "đừng nói với ba mẹ, gửi chị ảnh căn cước", việc nhẹ lương cao là bẫy',
        "Không gửi ảnh căn cước cho người lạ, việc nhẹ lương cao là lừa đó mọi người",
    ],
)
def test_an_invitation_of_others_is_told(invented: Checker, text: str) -> None:
    """What they said, what is quoted and what is forbidden invites nobody."""
    assert kind(invented, text) in TALK


@pytest.mark.parametrize(
    "text",
    [
        "Tập 5 gay cấn, nữ chính đi Campuchia việc nhẹ lương cao, ai coi rồi đừng spoil",
        "Bài thơ em viết: việc nhẹ lương cao, Campuchia xa lắm. Góp ý đoạn điệp khúc giúp em",
        "Lên Mộc Bài chơi mấy bữa, ăn cua rồi chiều về, tham quan chợ biên, Campuchia cho biết",
    ],
)
def test_films_and_trips_are_no_work(invented: Checker, text: str) -> None:
    """A film, a poem or a trip of one's own is nothing to be warned of."""
    assert kind(invented, text) is Kind.OTHER


def test_a_cry_is_heard_in_whatever_form(invented: Checker) -> None:
    """Who is held captive and asks, or says how they were deceived, cries for help."""
    asked = "Họ nhốt em ở đây không cho về, thu hộ chiếu, em phải gọi số nào ạ?"
    deceived = "anh ơi em bị lừa qua Cam rồi, giờ bắt em nhắn tin lừa người, không cho về"
    assert checked_sos(invented, asked)
    assert checked_sos(invented, deceived)
    assert not checked_sos(invented, "Nó bị nhốt 20 ngày, giờ về tới nhà rồi, cảm ơn ai đã share")


def checked_sos(checker: Checker, text: str) -> bool:
    verdict = checker.check(text, today=TODAY)
    return verdict.sos and verdict.kind is Kind.STORY
