"""Which language to answer in, and what looks like an offer."""

import pytest

from authoring.lang import Lang
from signs.language import language, reads_as_offer


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("việc nhẹ lương cao", Lang.VI),
        ("viec nhe luong cao", Lang.VI),
        ("cuu em voi", Lang.VI),
        ("e muon hoi cho nay dc ko", Lang.VI),
        ("Hiring customer service in Thailand", Lang.EN),
        ("help me please", Lang.EN),
        ("hello", Lang.EN),
        ("", Lang.VI),
    ],
)
def test_language_is_told(text: str, lang: Lang) -> None:
    """Vietnamese without accents is Vietnamese; English is English."""
    assert language(text) is lang


def test_pasted_offer_is_recognised() -> None:
    """An advert reads as an offer; a greeting or a question does not."""
    assert reads_as_offer("Tuyển nam nữ 18-30 tuổi, lương 20tr, bao ăn ở, ib zalo")
    assert reads_as_offer("Hiring! Salary 1000 USD per month, apply on Telegram")
    assert not reads_as_offer("hello bạn ơi")
    assert not reads_as_offer("cho em hỏi đi Đài Loan cần gì ạ?")
