"""Danger: noticed in two badly typed words, not in adverts, news, jokes or what is long over."""

import pytest

from authoring.lang import Lang
from signs.sos import danger
from signs.telex import meant


@pytest.mark.parametrize(
    "text",
    [
        "cứu em với",
        "cuu e vs",
        "cuwus em vowis em bij giuwx owr bavet",
        "em bị nhốt ở Bavet không ra được",
        "tui nó thu hết pp, không cho về, có người canh",
        "help me bi nhot r",
        "i am locked in a building, they took my passport",
        "they sold me to another company",
        "em 15 tuổi, họ không cho về",
        "con tôi đi Campuchia mất liên lạc 3 ngày",
        "họ đòi 120tr mới thả chồng em",
        "muốn chết quá, không muốn sống nữa",
        "đang trốn trong nhà vệ sinh, họ bắt em tiếp khách",
        "anh ơi tàu nó ko cho lên bờ 4 tháng r, gọi biên phòng giùm em",
        "em muốn tự tử",
        "ho ban em roi, cuu em voi",
        "em mượn máy nhắn lén, đừng gọi lại, em đang trên xe qua cửa khẩu",
        "tài khoản họ lấy hết, em bị giữ ở tòa nhà này",
    ],
)
def test_danger_is_noticed(text: str) -> None:
    """Cries for help are certain, with accents, without, in teencode, in English."""
    found = danger(text)
    assert found is not None
    assert found.certain


@pytest.mark.parametrize(
    "text",
    [
        "hello",
        "cảm ơn bạn",
        "không ai bị giữ hộ chiếu cả",
        "hồi 2022 em từng bị giữ bên Cam, giờ về nhà được mấy năm rồi",
        "Công an cảnh báo nhiều người bị giữ hộ chiếu, bị đánh bên Campuchia",
        "tập 7 nữ chính bị nhốt dưới hầm 😂",
        "ai cứu bài nhóm với 😭",
        "help me choose a movie",
        "Tuyển nữ phục vụ, lương 9tr, chị giữ căn cước, ib zalo",
        "nếu sau này chủ giữ hộ chiếu thì gọi số nào",
        "i was trapped in 2021, home safe since 2022",
        "cty trả lương đúng ngày, không ai đòi tiền chuộc gì hết",
        "Ban du dieu kien vay von, tong dai tu van cho em 24/7",
        "bác Út muốn từ từ trả cũng được mẹ ơi",
        "TB: thuê bao của quý khách sẽ bị khóa một chiều",
        "em oi don hang cua em bi giu o kho",
        "trời ơi em sợ muốn chết luôn á",
        "lấy chồng xa ai cũng tưởng bị bán, mình ổn mà",
        "nó đòi mua xe cả tuần nay, em nhức đầu",
        "tuần này con không về được, công ty kiểm kê mẹ ơi",
        "em đang trên xe, lát tới nha, pin còn ít",
        "em tắt máy đi ngủ nha",
        "con bé về tới nhà rồi, bị nhốt 20 ngày, đội ơn mấy chú",
        "đâu phải ai qua biên giới cũng bị chích điện, tui ở đây 4 năm",
        "lol my mom locked me in my room and took my phone",
    ],
)
def test_talk_is_no_danger(text: str) -> None:
    """Chat, news, adverts, jokes, denials and what is over raise no certain alarm."""
    found = danger(text)
    assert found is None or not found.certain


def test_unsure_asks_first() -> None:
    """A single hint is unsure, so that the bot asks its one safety question."""
    found = danger("họ giữ hộ chiếu em")
    assert found is not None
    assert found.about
    assert danger("con em không gọi được") is not None


def test_danger_has_a_language() -> None:
    """The answer can be given in the language of the cry."""
    vi, en = danger("cuu em voi"), danger("please help me, i can't leave")
    assert vi is not None
    assert en is not None
    assert (vi.lang, en.lang) == (Lang.VI, Lang.EN)


@pytest.mark.parametrize("text", ["", "\ud800", "\x00" * 9, "cứu" + "\u0301" * 999, "a " * 90_000])
def test_hostile_text_is_harmless(text: str) -> None:
    """Nothing that can be sent makes it raise."""
    danger(text)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("cuwus em vowis em bij giuwx owr", "cứu em với em bị giữ ở"),
        ("cu71u em vo71i em bi5 giu74 o73", "cứu em với em bị giữ ở"),
        ("vie65c nhe5 lu7o7ng cao", "việc nhẹ lương cao"),
        ("does this class need a box", None),
        ("ca 1 luong 25k ca 2 luong 30k", None),
        ("how to see it now and i need you too", None),
    ],
)
def test_raw_keystrokes_are_decoded(typed: str, said: str | None) -> None:
    """Telex and VNI typed where no keyboard knows them are read, other text is left alone."""
    assert meant(typed.split()) == (said.split() if said else None)
