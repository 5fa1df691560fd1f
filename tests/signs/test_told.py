"""What a cry tells by the way: a country, an age, school, a phone that is looked at."""

from datetime import date

import pytest

from signs.told import Told, told

DAY = date(2026, 11, 20)

TELLS = (
    ("em dang o campuchia khong ve duoc", Told(country="kh", named="kh")),
    ("bị nhốt trong khu KK Myanmar", Told(country="mm", named="mm")),
    ("em ở Đài Loan bị chủ giữ hộ chiếu", Told(country="tw", named="tw")),
    ("locked in a building in bavet help", Told(country="kh", named="kh")),
    ("em 16 tuổi bị giữ ở quán karaoke ở Gia Lai cứu em", Told(country="vn", named="vn", age=16)),
    ("e 17t bi nhot cuu e", Told(age=17)),
    ("em sinh năm 2010 cứu em", Told(age=16)),
    ("em học lớp 8, nó bắt em đi", Told(school=True)),
    ("cuu em voi no check may", Told(watched=True)),
    ("họ coi điện thoại em, em đang bị nhốt ở Bavet", Told(country="kh", named="kh", watched=True)),
    ("they check my phone. im locked in", Told(watched=True)),
    ("help, don't reply", Told(watched=True)),
)


@pytest.mark.parametrize(("text", "heard"), TELLS, ids=[text for text, _ in TELLS])
def test_what_is_told(text: str, heard: Told) -> None:
    """Each of these is read from words as people type them in a hurry."""
    assert told(text, DAY) == heard


KIN = (
    "chồng em bị giữ ở Campuchia, nhà lỡ chuyển 50 triệu",
    "nó giữ con tôi bên Cam đòi 100 triệu",
    "con trai tôi bị nhốt không cho về",
    "my brother is locked in, they want 3000 dollars to let him go",
)


@pytest.mark.parametrize("text", KIN)
def test_what_befalls_a_relative_is_told(text: str) -> None:
    assert told(text, DAY).kin


def test_a_country_on_the_way_is_named_only() -> None:
    """Where work is, or a relative went, is not where the writer stands."""
    assert told("con tôi sang Myanmar làm", DAY) == Told(named="mm")


SILENT = (
    "nó bảo qua Lào rồi sang Myanmar làm",
    "mình ở Thái Lan rồi bị đưa qua Myanmar",
    "con gái em 15 tuổi mất tích",
    "em trai 16 tuổi không liên lạc được",
    "no khong check may dau",
    "Tuyển nữ 16-25 tuổi bán hàng, bao ăn ở",
    "cứu em với",
    "",
)


@pytest.mark.parametrize("text", SILENT)
def test_contract_what_is_not_told_is_not_taken_for_told(text: str) -> None:
    """Somebody on the way is not there yet, two countries are none, a daughter's age is not the
    writer's, and what is denied was not said: then the question is asked."""
    assert told(text, DAY) == Told()
