"""Facts: money, ages, places, contacts and what is missing."""

from datetime import date
from pathlib import Path

import pytest

from signs.ages import read_ages
from signs.cancel import Denials
from signs.catalogue import catalogue
from signs.check import Checker
from signs.facts import FACTS, Facts, read_facts
from signs.model import PlaceFact
from signs.money import Money, read_money
from signs.reading import Reader
from signs.syllables import fold
from signs.tables import tables
from signs.verdict import Span

TODAY = date(2026, 11, 25)


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    return Reader(catalogue(Path(tmp_path_factory.mktemp("empty"))))


def facts(reader: Reader, text: str, **answers: str) -> Facts:
    evidence = reader.read(text)
    return read_facts(evidence, Denials(evidence), tables(), answers, TODAY)


def money(text: str) -> list[Money]:
    return read_money(fold(text.lower()), tables().rates)


@pytest.mark.parametrize(
    ("text", "low", "high", "currency", "period"),
    [
        ("20-30tr", 20e6, 30e6, "vnd", None),
        ("25 củ", 25e6, 25e6, "vnd", None),
        ("28 chai/tháng", 28e6, 28e6, "vnd", "month"),
        ("12tr5", 12.5e6, 12.5e6, "vnd", None),
        ("7,5 triệu/tháng", 7.5e6, 7.5e6, "vnd", "month"),
        ("1k2 đô", 1200, 1200, "usd", None),
        ("1000u", 1000, 1000, "usd", None),
        ("2-3k", 2000, 3000, "usd", None),
        ("600 tệ/ngày", 600, 600, "cny", "day"),
        ("$1,200/mo", 1200, 1200, "usd", "month"),
        ("USD 1,100-1,300", 1100, 1300, "usd", None),
        ("500k", 500e3, 500e3, "vnd", None),
        ("180.000 yên", 180e3, 180e3, "jpy", None),
        ("27.000đ", 27e3, 27e3, "vnd", None),
        ("25k/giờ", 25e3, 25e3, "vnd", "hour"),
        ("5 triệu/chuyến", 5e6, 5e6, "vnd", "trip"),
        ("4,8 tỷ", 4.8e9, 4.8e9, "vnd", None),
        ("5oo k", 500e3, 500e3, "vnd", None),
    ],
)
def test_money_is_read(text: str, low: float, high: float, currency: str, period: str) -> None:
    """Sums are read as people write them, with currency and period."""
    (found,) = money(text)
    assert (found.low, found.high, found.currency, found.period) == (low, high, currency, period)


@pytest.mark.parametrize("text", ["sn 2009", "2k5", "18-30", "cao 1m60", "0900 000 001", "số 12"])
def test_other_numbers_are_no_money(text: str) -> None:
    """Ages, years, heights and telephone numbers are no sums."""
    assert money(text) == []


def test_monthly_worth_uses_the_period() -> None:
    """A sum a day is worth 26 a month, at the table's rate."""
    (found,) = money("600 tệ/ngày")
    assert found.monthly == 600 * 3600 * 26


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("tuyển 18-30 tuổi", [(18, 30)]),
        ("từ 16t", [(16, 16)]),
        ("aged 16", [(16, 16)]),
        ("2k10 2k11", [(16, 16), (15, 15)]),
        ("sn 2009", [(17, 17)]),
        ("cháu học lớp 8", [(13, 13)]),
        ("dưới 35 tuổi", [(35, 35)]),
        ("tốt nghiệp lớp 9", []),
        ("không nhận dưới 18 tuổi", []),
        ("trông bé 5 tuổi", []),
        ("trông bé 10 tuổi", []),
        ("xe tải 15t", []),
    ],
)
def test_ages_are_read(reader: Reader, text: str, ages: list[tuple[int, int]]) -> None:
    """Ages of those wanted are read; children minded, schooling and lorries are none."""
    assert [(a.low, a.high) for a in read_ages(reader.read(text), TODAY)] == ages


def test_birth_year_counts_from_today(reader: Reader) -> None:
    """Who was born in 2008 is under 18 in 2025 and not in 2026."""
    evidence = reader.read("sn 2008")
    assert read_ages(evidence, date(2025, 5, 1))[0].low == 17
    assert read_ages(evidence, date(2026, 5, 1))[0].low == 18


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("sang Cam làm", PlaceFact.RISK_REGION),
        ("qua K go phim", PlaceFact.RISK_REGION),
        ("lam ben tam giac vang", PlaceFact.RISK_REGION),
        ("việc bên 🇰🇭", PlaceFact.RISK_REGION),
        ("C.a.m.p.u.c.h.i.a", PlaceFact.RISK_REGION),
        ("đơn hàng Nhật 3 năm", PlaceFact.ABROAD),
        ("sang Hàn Quốc hái táo", PlaceFact.ABROAD),
        ("làm ở Lào Cai", PlaceFact.HOME),
        ("KCN Mộc Bài, Tây Ninh", PlaceFact.HOME),
        ("biết tiếng Nhật", None),
        ("công ty Hàn Quốc", None),
        ("cam kết lương đủ", None),
        ("lao dong pho thong", None),
        ("nghỉ chủ nhật", None),
        ("uống nước cam", None),
        ("bên k thu phí", None),
    ],
)
def test_place_is_where_one_goes(reader: Reader, text: str, place: PlaceFact | None) -> None:
    """Destinations count; languages, owners and everyday words that look alike do not."""
    assert facts(reader, text).place is place


def test_answer_names_the_place(reader: Reader) -> None:
    """A place that was answered counts like one in the text, the worst of both holds."""
    assert facts(reader, "việc ở Hà Nội", destination="risk_region").place is PlaceFact.RISK_REGION
    assert facts(reader, "qua Bavet", destination="home").place is PlaceFact.RISK_REGION


@pytest.mark.parametrize(
    ("text", "fact", "holds"),
    [
        ("Công ty May Tân Bình", "company_named", True),
        ("công ty nước ngoài", "company_named", False),
        ("quán ở Đồng Xoài", "company_named", False),
        ("45 Lê Lai, quận 1", "address_given", True),
        ("tuyển 10 nam nữ", "address_given", False),
        ("có hợp đồng", "contract_named", True),
        ("không hợp đồng", "contract_named", False),
        ("đặt cọc 500k giữ chỗ", "upfront_fee", True),
        ("không đặt cọc", "upfront_fee", False),
        ("miễn phí", "money_asked", False),
        ("đi bằng visa du lịch", "visa_tourist", True),
        ("hẹn ở Mộc Bài", "border_place", True),
        ("lương 1000 USD/tháng bên Campuchia", "high_pay", True),
        ("lương 8 triệu/tháng", "high_pay", False),
        ("cọc 50 triệu", "high_pay", False),
        ("sang Nhật lương 180.000 yên/tháng", "high_pay", False),
        ("ib zalo", "personal_contact_only", True),
        ("Công ty May Hoa Sen, zalo 0900 000 001", "personal_contact_only", False),
        ("em 16 tuổi", "under_18", True),
    ],
)
def test_fact_holds(reader: Reader, text: str, fact: str, *, holds: bool) -> None:
    """Each fact holds where it is said, and not where it is denied or only looks so."""
    assert fact in FACTS
    assert (fact in facts(reader, text).holds) is holds


def test_facts_are_quoted(reader: Reader) -> None:
    """A fact from the text has its span in the text; one from an answer has none."""
    text = "lương 1000 USD/tháng bên Campuchia"
    read = facts(reader, text, age_band="under_18")
    assert read.holds["place_risk"] == (Span(text.index("Campuchia"), len(text)),)
    assert read.holds["under_18"] == ()


def test_missing_names_what_an_offer_lacks(reader: Reader) -> None:
    """What an honest offer says is missing until it is said; a licence only abroad."""
    assert facts(reader, "tuyển người đi làm").missing == (
        "company", "address", "contract", "pay", "workplace",
    )  # fmt: skip
    assert "licence" in facts(reader, "sang Nhật").missing


def test_long_text_says_it_was_cut(reader: Reader) -> None:
    """Beyond 20,000 characters the facts say that the rest was not read."""
    assert facts(reader, "a " * 10_001).values["cut"] is True
    assert "cut" not in facts(reader, "a").values


def test_every_fact_says_where_it_stands(reader: Reader) -> None:
    """Money, ages and dates carry the place of their words in the original text."""
    text = "Tuyển 18-25 tuổi, lương 25 triệu/tháng, tối nay 9h xe chạy, 12/3 khai giảng"
    values = facts(reader, text).values
    quoted = [
        text[slice(*one["span"])] for kind in ("ages", "money", "dates") for one in values[kind]
    ]
    assert quoted == ["18-25 tuổi", "25 triệu/tháng", "tối nay", "9h", "12/3"]


@pytest.mark.parametrize("text", ["làm 24/7", "ca 20-30 người", "lương 1.800", "nửa 1/2", "t10"])
def test_other_figures_are_no_dates(reader: Reader, text: str) -> None:
    """Rates, ranges and sums are no days."""
    assert "dates" not in facts(reader, text).values


@pytest.mark.parametrize(
    ("text", "high"),
    [
        ("lương 40 triệu ở Đài Loan", False),
        ("lương 60 triệu ở Đài Loan", True),
        ("lương 60 triệu đi Úc", False),
        ("lương 18 triệu qua Campuchia", True),
        ("lương 18 triệu ở Bình Dương", False),
    ],
)
def test_pay_is_measured_by_country(reader: Reader, text: str, *, high: bool) -> None:
    """What is out of line depends on where the work is."""
    assert ("high_pay" in facts(reader, text).holds) is high


def test_pay_is_measured_by_work(real: Checker) -> None:
    """A trade may be paid what typing is not."""
    trade = real.check("Cần kỹ sư xây dựng sang Lào, lương 40 triệu", today=TODAY)
    typing = real.check("Cần bạn trực chat sang Lào, lương 40 triệu", today=TODAY)
    assert "high_pay" not in trade.facts
    assert typing.facts["high_pay"]


def test_reassurance_is_noted(reader: Reader) -> None:
    """Nobody asked whether it is a fraud."""
    assert "reassurance" in facts(reader, "Uy tín 100%, bên em không lừa đảo ai").holds
