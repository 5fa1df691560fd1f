"""What a person reads: cards, hints and the emergency line."""

from datetime import date, timedelta
from itertools import product

import pytest

from authoring.lang import Lang
from helplines.card import card_line, numbers_card, sos_line
from helplines.hints import hints
from helplines.model import Override, Place, Situation
from helplines.routing import route


@pytest.mark.parametrize("lang", Lang)
def test_two_points_fit_a_card(directory, wording, today, lang):
    """The best two of every place and situation take at most 350 characters, even when old."""
    later = today + timedelta(days=300)
    for place, situation, day in product(Place, Situation, (today, later)):
        points = route(directory, place, situation, today=day)[:2]
        assert len(numbers_card(points, wording, lang, day, place=place)) <= 350


def test_the_line_of_111(directory, wording, today):
    """The number, the name that people know, free, all hours, recorded."""
    line = card_line(directory.points["vn_111"], wording, Lang.VI, today, place=Place.VN)
    assert line == (
        "☎ 111 — Tổng đài quốc gia 111 (bảo vệ trẻ em và phòng, chống mua bán người)"
        " · miễn phí, 24/7, cuộc gọi được ghi âm"
    )


def test_a_foreign_line_says_that_vietnamese_is_spoken(directory, wording, today):
    """In Taiwan the reader learns that 1955 answers in Vietnamese."""
    line = card_line(directory.points["tw_1955"], wording, Lang.VI, today, place=Place.TW)
    assert line.endswith("miễn phí, 24/7, có tiếng Việt")


def test_an_unknown_place_hears_where_a_number_works(directory, wording, today):
    """Without a place 113 says that it works inside Viet Nam; the ministry's works anywhere."""
    points = route(directory, Place.UNKNOWN, Situation.DANGER, today=today)[:2]
    police, ministry = numbers_card(points, wording, Lang.VI, today).split("\n")
    assert police == "☎ 113 — Công an · miễn phí, 24/7, chỉ gọi được ở Việt Nam"
    assert "chỉ gọi" not in ministry


def test_nothing_known_leaves_no_loose_end(directory, wording, today):
    """An address without cost or hours is icon, address, name."""
    line = card_line(directory.points["mofa_mail"], wording, Lang.EN, today)
    assert line.endswith("— Citizen protection, Ministry of Foreign Affairs of Viet Nam")


@pytest.mark.parametrize(
    ("lang", "said"),
    [(Lang.VI, "kiểm tra ngày 23/11/2026"), (Lang.EN, "checked on 23 Nov 2026")],
)
def test_an_old_entry_says_when_it_was_checked(directory, wording, lang, said):
    """From 180 days on the card shows the day of the check."""
    line = card_line(directory.points["vn_113"], wording, lang, date(2027, 6, 1))
    assert line.endswith(said)


def test_the_sos_line_in_vietnamese(directory, wording, today):
    """The words that everybody in danger gets first."""
    assert sos_line(directory, wording, Lang.VI, today) == (
        "Ở Việt Nam: 113, 111. Ở nước ngoài: +84 981 84 84 84. Campuchia: 117."
    )


def test_the_sos_line_without_cambodia(directory, wording, today):
    """A number switched off leaves the line; the ministry's second one takes over the first."""
    overrides = {key: Override(enabled=False) for key in ("kh_117", "mofa", "vn_111")}
    assert sos_line(directory, wording, Lang.EN, today, overrides=overrides) == (
        "In Viet Nam: 113. Abroad: +84 965 41 11 18."
    )


def test_the_sos_line_is_never_without_numbers(directory, wording, today):
    """Everything switched off still leaves the file's own numbers."""
    overrides = {key: Override(enabled=False) for key in directory.points}
    assert sos_line(directory, wording, Lang.EN, today, overrides=overrides) == (
        "In Viet Nam: 113, 111. Abroad: +84 981 84 84 84."
    )


@pytest.mark.parametrize(
    ("place", "situation", "can_speak", "said"),
    [
        (Place.TH, Situation.DANGER, True, "Nếu an toàn"),
        (Place.TH, Situation.DANGER, False, "Không gọi được? Một người bạn tin ở Việt Nam"),
        (Place.VN, Situation.DANGER, False, "Không gọi được? Nhờ một người"),
        (Place.VN, Situation.MISSING, True, "Công an xã hoặc công an tỉnh"),
        (Place.VN, Situation.SUSPICION, True, "Bạn cũng có thể kể với công an xã"),
        (Place.VN, Situation.LOST_MONEY, True, "Gọi ngân hàng của bạn trước"),
        (Place.JP, Situation.LABOUR_DISPUTE, True, "Nếu bạn đi qua công ty có giấy phép"),
        (Place.VN, Situation.SUICIDE_RISK, True, "Lúc này bạn đừng ở một mình"),
    ],
)
def test_help_without_a_number_is_said_under_the_card(wording, place, situation, can_speak, said):
    """Bank, commune police, relatives, people nearby: what no directory can list."""
    first = hints(place, situation, can_speak=can_speak)[0]
    assert wording.say(Lang.VI, first).startswith(said)


def test_danger_at_home_needs_no_hint(wording):
    """Two numbers are enough; nothing stands in their way."""
    assert hints(Place.VN, Situation.DANGER) == ()
