"""A text that nobody asked for: whether it is answered by the check or by the menu."""

import pytest

from bot.checks import worth_checking
from bot.house import House
from tests.conftest import DAY


@pytest.mark.parametrize(
    ("text", "worth"),
    [
        ("Tuyển nam nữ 18-30 tuổi, lương 20tr, bao ăn ở, ib zalo", True),
        ("Hiring! Salary 1000 USD per month, apply on Telegram", True),
        ("qua K go phim ko m, 23 cu, toi nay co xe", True),
        ("Công an cảnh báo chiêu việc nhẹ lương cao lừa sang Campuchia", True),
        ("hello bạn ơi", False),
        ("cảm ơn nha", False),
    ],
)
def test_what_has_to_do_with_an_offer_is_checked(house: House, text: str, *, worth: bool) -> None:
    """An offer, a question about one and a shared warning are checked; a greeting is not."""
    assert worth_checking(house.checker, text, DAY) is worth
