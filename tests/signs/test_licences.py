"""Names beside the list of licensed companies: the same, nearly the same, another."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signs.licences import Kind, Licence, LicenceList, Register, Status

NAMES = [
    ("Công ty Cổ phần Cung ứng Nhân lực Hoa Sao Mai (HOSAMA JSC)", Status.VALID),
    ("Công ty TNHH Một thành viên Xuất khẩu lao động Vĩnh Lạc Thử", Status.VALID),
    ("Công ty Cổ phần Hợp tác Quốc tế Hà Thanh Mẫu", Status.VALID),
    ("Công ty TNHH Thương mại và Đầu tư Bến Trúc", Status.REVOKED),
]
"""Invented names."""
LISTED = LicenceList(
    dated=date(2026, 11, 1),
    companies=tuple(
        Licence(
            name=name,
            licence=f"{number}/LĐTBXH-GP",
            status=status,
            date=date(2023, 5, number),
            tax_code=f"010000000{number}",
        )
        for number, (name, status) in enumerate(NAMES, 1)
    ),
)
REGISTER = Register(LISTED)

CASES = [
    ("Công ty Cổ phần Cung ứng Nhân lực Hoa Sao Mai", Kind.LISTED, 0),
    ("cty CP cung ứng nhân lực Hoa Sao Mai", Kind.LISTED, 0),
    ("cung ung nhan luc hoa sao mai", Kind.LISTED, 0),
    ("HOSAMA", Kind.LISTED, 0),
    ("HOSAMA., JSC", Kind.LISTED, 0),
    ("CÔNG TY TNHH MTV XKLĐ VĨNH LẠC THỬ", Kind.LISTED, 1),
    ("0100000003", Kind.LISTED, 2),
    ("Công ty TNHH Thương mại và Đầu tư Bến Trúc", Kind.ENDED, 3),
    ("010 000 0004", Kind.ENDED, 3),
    ("Công ty TNHH Cung ứng Nhân lực Hoa Sao Mai", Kind.NEAR, 0),
    ("Công ty Cổ phần Cung ứng Nhân lực Hoa Sao May", Kind.NEAR, 0),
    ("Công ty Cổ phần Đầu tư Hoa Sao Mai Việt Nam", Kind.NEAR, 0),
    ("H0SAMA", Kind.NEAR, 0),
    ("HOSSAMA JSC", Kind.NEAR, 0),
    ("hoa sao mai", Kind.NEAR, 0),
    ("Công ty XKLĐ Vĩnh Lạc Thủ", Kind.NEAR, 1),
    ("Công ty Cổ phần Hợp tác Quốc tế Hạ Thanh Mẫu", Kind.NEAR, 2),
    ("Công ty Cổ phần Cung ứng Nhân lực Trăng Rằm", Kind.UNLISTED, None),
    ("Công ty TNHH Quốc tế Một Hai Ba Bốn", Kind.UNLISTED, None),
    ("0999999999", Kind.UNLISTED, None),
    ("Công ty TNHH", Kind.UNCLEAR, None),
    ("???", Kind.UNCLEAR, None),
    ("", Kind.UNCLEAR, None),
    ("Hoa " * 80, Kind.UNCLEAR, None),
]


@pytest.mark.parametrize(("typed", "kind", "number"), CASES)
def test_a_name_beside_the_list(typed, kind, number):
    """The same company, a letter, accent or form away from it, or another."""
    found = REGISTER.compare(typed)
    assert found.kind is kind
    first = found.companies[0] if found.companies else None
    assert first == (None if number is None else LISTED.companies[number])


@pytest.mark.parametrize(("name", "status"), NAMES)
def test_every_listed_name_is_found(name, status):
    """What stands in the list is found as it stands there."""
    assert REGISTER.compare(name).kind is (Kind.LISTED if status is Status.VALID else Kind.ENDED)


@given(st.sampled_from(NAMES), st.integers(9, 60), st.sampled_from("abcxyz"))
def test_contract_a_letter_more_is_never_the_listed_company(named, place, letter):
    """Whoever adds a letter to a listed name is not told that this company is listed."""
    name = named[0].partition(" (")[0]
    place = min(place, len(name))
    changed = name[:place] + letter + name[place:]
    assert REGISTER.compare(changed).kind not in {Kind.LISTED, Kind.ENDED}


@given(st.text(max_size=250))
def test_anything_can_be_compared(typed):
    """Whatever is typed has an answer."""
    assert REGISTER.compare(typed).kind in set(Kind)
