"""Numbers as they are read and as they are dialled."""

import pytest

from helplines.phone import fits_contact_card, href, shown, tel


@pytest.mark.parametrize(
    ("key", "read", "dialled"),
    [
        ("vn_111", "111", "tel:111"),
        ("mofa", "+84 981 84 84 84", "tel:+84981848484"),
        ("gb_modern_slavery", "08000 121 700", "tel:08000121700"),
        ("mofa_mail", "baohocongdan@gmail.com", ""),
    ],
)
def test_a_number_is_read_with_spaces_and_dialled_without(directory, key, read, dialled):
    """The eye gets groups, the telephone gets digits; an address is not dialled."""
    point = directory.points[key]
    assert (shown(point), tel(point)) == (read, dialled)


@pytest.mark.parametrize(
    ("key", "link"),
    [
        ("vn_113", "tel:113"),
        ("vn_5656", "sms:5656"),
        ("mofa_mail", "mailto:baohocongdan@gmail.com"),
        ("vn_vneid", ""),
    ],
)
def test_every_kind_has_its_link(directory, key, link):
    """A tap calls, texts or writes; an app has no link."""
    assert href(directory.points[key]) == link


def test_a_short_code_is_never_a_contact_card(directory):
    """Chat apps put "+" before a contact's number, and +111 reaches nobody."""
    for point in directory.points.values():
        assert fits_contact_card(point) is point.number.startswith("+")
