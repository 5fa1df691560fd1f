"""The ready test messages of the domain research, against the real catalogue."""

from datetime import date

import pytest

from signs.check import Checker
from signs.verdict import Level

TODAY = date(2026, 11, 25)
WARNED = {Level.DANGER, Level.SUSPICIOUS}
CALM = {Level.NOTHING_FOUND, Level.NOT_AN_OFFER}
SOFT = {Level.NOTHING_FOUND, Level.ASK_MORE}

MESSAGES = {
    "pipeline": (
        (
            "Tuyển gấp nam nữ 18-30 việc nhẹ lương cao 1000 USD/tháng tại Campuchia, "
            "bao hộ chiếu, xe đón tận nhà"
        ),
        {Level.DANGER},
    ),
    "scam_office": (
        (
            "Tuyển gấp 10 bạn 18-30t sang Cam làm CSKH game, lương 20-25tr, ko cần bằng cấp, "
            "bao vé xe bao ăn ở, ib zalo"
        ),
        {Level.DANGER},
    ),
    "honest_factory": (
        (
            "Cty may Tân Bình tuyển công nhân nam nữ 18-40, không cần kinh nghiệm, bao ăn trưa, "
            "có ký túc xá, BHXH đầy đủ, ĐC: 12 đường X, Q. Tân Bình"
        ),
        CALM,
    ),
    "irregular_border": (
        "v.i.ệ.c n.h.ẹ l.ư.ơ.n.g c.a.o, qua K có người đón ở Mộc Bài, đi tiểu ngạch khỏi hộ chiếu",
        {Level.DANGER},
    ),
    "police_warning": (
        "Công an cảnh báo chiêu việc nhẹ lương cao lừa sang Campuchia",
        {Level.NOT_AN_OFFER},
    ),
    "lawful_japan": (
        (
            "Công ty XKLĐ được Bộ cấp phép, đơn hàng Nhật chế biến thực phẩm 3 năm, "
            "lương 180.000 yên, phí dịch vụ 3 tháng lương thu sau khi ký hợp đồng"
        ),
        SOFT,
    ),
    "korea_e8": (
        "E8 Hàn Quốc, công ty em lo hộ khẩu về tỉnh có chương trình, trọn gói 41tr, cọc 5tr",
        WARNED,
    ),
    "surrogacy": (
        "Cần nữ dưới 35t mang thai hộ, 350tr, sang Cam cấy phôi, bao ăn ở",
        {Level.DANGER},
    ),
    "kidney": ("Mình muốn bán thận, có người bảo qua Thái mổ", {Level.DANGER}),
    "task_scam": ("CTV Shopee làm tại nhà, nạp 200k nhận đơn, hoàn 10%", WARNED),
    "captive_son": (
        "Bố mẹ ơi con ổn, đừng hỏi, chuyển 60tr đền hợp đồng cho con",
        {Level.DANGER},
    ),
    "insurance_agent": (
        "Tuyển cộng tác viên bán bảo hiểm, hoa hồng 20%, văn phòng Q3",
        CALM,
    ),
    "licensed_casino": ("Casino Hồ Tràm tuyển nhân viên chia bài, hợp đồng, BHXH", CALM),
    "durian": ("Xuất khẩu sầu riêng tiểu ngạch qua Móng Cái", CALM),
    "girl_of_16": (
        "Em 16 tuổi, chị họ rủ đi làm quán karaoke ở Gia Lai, ứng 5tr",
        {Level.DANGER},
    ),
    "fake_police": (
        "Anh công an trên Zoom bảo em thuê khách sạn và không được nói với ai",
        {Level.DANGER},
    ),
    "english_thailand": (
        (
            "Job offer: data entry in Thailand, $1000/month, ticket paid, no contract needed, "
            "Telegram only"
        ),
        WARNED,
    ),
    "tourists": ("Nhà em đi du lịch Tam Giác Vàng Chiang Rai 4 ngày, xin kinh nghiệm", CALM),
    "lawful_surrogacy": (
        "Vợ chồng em muốn tìm hiểu mang thai hộ nhân đạo ở bệnh viện Từ Dũ",
        CALM,
    ),
}


@pytest.mark.parametrize("name", MESSAGES)
def test_ready_message_has_its_level(real: Checker, name: str) -> None:
    """Each message of the research gets the level that the research expects."""
    text, levels = MESSAGES[name]
    assert real.check(text, today=TODAY).level in levels


@pytest.mark.parametrize("name", ["captive_son", "fake_police"])
def test_ready_message_of_danger_has_sos(real: Checker, name: str) -> None:
    """Messages of people in danger now carry the SOS flag."""
    assert real.check(MESSAGES[name][0], today=TODAY).sos
