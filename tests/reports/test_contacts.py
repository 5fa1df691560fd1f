"""Contacts: one number, account or page is one, however it is written; shared ones are none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.contacts import MOST, contacts_in, fingerprints, linked, number
from reports.peppers import Pepper

PEPPER = Pepper(1, bytes(range(32)))


@pytest.mark.parametrize(
    "written",
    [
        "0900 000 012", "0900.000.012", "09 0000 0012", "+84 900 000 012", "84900000012",
        "0084 900000012", "O9OO OOO O12", "không chín không không không không không không một hai",
        "(0900) 000-012", "zalo 0900000012", "0900 000\n012", "０９００ ０００ ０１２",
    ],
)  # fmt: skip
def test_a_number_is_one_number(written: str) -> None:
    """Spaces, dots, prefixes, letters for digits, words for digits: one value."""
    assert ("phone", "+84900000012") in contacts_in(f"Liên hệ {written} gặp chị Lan")


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("https://t.me/Vidu_Tuyendung", "t.me/vidu_tuyendung"),
        ("t.me/vidu_tuyendung/", "t.me/vidu_tuyendung"),
        ("https://m.facebook.com/vidu.tuyendung?ref=x", "facebook.com/vidu.tuyendung"),
        ("facebook.com/profile.php?id=1000", "facebook.com/profile.php?id=1000"),
        ("https://tuyendung.vidu.com.vn/viec", "vidu.com.vn/viec"),
    ],
)
def test_a_page_is_one_page(written: str, value: str) -> None:
    """Registered domain and path, without what phones and trackers add."""
    assert linked(written) == value


@pytest.mark.parametrize(
    "written",
    [
        "bit.ly/abc", "https://forms.gle/xyz", "https://docs.google.com/forms/d/1", "facebook.com",
        "https://www.facebook.com/groups/vieclam", "https://maps.app.goo.gl/abc", "http://[", "",
        "https://dichvucong.gov.vn/x", "t.me", "com.vn/x",
    ],
)  # fmt: skip
def test_what_many_share_is_no_contact(written: str) -> None:
    """Forms, maps, shorteners, groups, offices, and what is no address."""
    assert linked(written) == ""


@pytest.mark.parametrize("hotline", ["111", "113", "1900 0000", "1800 1000"])
def test_contract_a_hotline_joins_nobody(hotline: str) -> None:
    """Numbers that everybody may name are nobody's contact; nor are those named as `never`."""
    assert contacts_in(f"Gọi {hotline} khi cần") == ()
    assert contacts_in("Gọi 0900 000 012", never=["+84900000012"]) == ()


def test_a_foreign_number_keeps_its_country() -> None:
    """With a plus or two zeros the country is what it says."""
    assert number("85510000012", plus=True) == number("0085510000012") == "+85510000012"


def test_a_text_full_of_numbers_costs_little() -> None:
    """A report has so many contacts at most: each costs a slow hash."""
    many = ", ".join(f"0900 000 {n:03}" for n in range(60))
    assert len(contacts_in(f"Liên hệ {many}")) == MOST


def test_fingerprints_need_the_pepper() -> None:
    """The same under the same pepper, different under another, sixteen bytes."""
    contact = [("phone", "+84900000012")]
    (one,) = fingerprints(contact, PEPPER)
    assert fingerprints(contact, PEPPER) == (one,)
    assert fingerprints(contact, Pepper(1, bytes(32))) != (one,)
    assert fingerprints([("account", "+84900000012")], PEPPER) != (one,)
    assert len(one) == 16


@settings(deadline=None)
@given(text=st.text(max_size=200))
def test_any_text_has_contacts_or_none(text: str) -> None:
    """Never an exception; values are never empty."""
    assert all(value for _, value in contacts_in(text))
