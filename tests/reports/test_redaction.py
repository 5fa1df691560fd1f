"""Redaction: personal data is taken out of a text, and ordinary offers stay readable."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.redaction import Finding, Kind, find, redact
from reports.redaction.lexicon import lexicon


def blanked(text: str) -> str:
    return redact(text).text


@pytest.mark.parametrize(
    "written",
    [
        "0900 000 001",
        "0900.000.002",
        "0900-000-003",
        "(0900) 000 004",
        "0 9 0 0 0 0 0 0 0 5",
        "+84 900 000 006",
        "84900000007",
        "0084 900 000 008",
        "+84 (0)900 000 009",
        "0900\n000 010",
        "０９００ ０００ ０１１",
        "0️⃣9️⃣0️⃣0️⃣ 000 012",
        "𝟎𝟗𝟎𝟎 000 013",
        "09\u200b00 000\u200b 014",
        "O9OO OOO OI5",
        "0900 ooo 016",
        "không chín không không không không không không một bảy",
        "khong chin khong khong khong khong khong khong mot tam",
        "không chín trăm lẻ không, không không không mười chín",
        "0900 ba số 0 hai 06",
        "09🌸00🌸000🌸020",
        "024 0000 0021",
        "+855 10 000 022",
        "+886 900 000 023",
        "855 96 000 0024",
        "+81 90-0000-0025",
    ],
)
def test_telephone_numbers_are_found_in_every_spelling(written: str) -> None:
    """Spaces, dots, words, look-alikes, emoji and country codes hide nothing."""
    assert blanked(f"ai cần thì gọi {written} nhé") == "ai cần thì gọi ‹phone› nhé"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("căn cước 001 200 000 031 của em", ["id_number"]),
        ("cmnd 010000032 đã cũ", ["id_number"]),
        ("giữ hộ chiếu C0000033 của tôi", ["id_number"]),
        ("passport no. is b 000 0034 there", ["id_number"]),
        ("stk 0000 0000 35 mb", ["account"]),
        ("chuyển vào 19030000000036 techcombank", ["account"]),
        ("số tài khoản là 0000037 nha", ["account"]),
        ("nạp vào TXabcdefgh12345678ijklmnopqr90st mạng trc20", ["account"]),
        ("nạp vào 0x00aabbccddeeff00112233445566778899aabbcc", ["account"]),
        ("xe 29A1-000.38 đón", ["plate"]),
        ("xe 51F 000.39 đón", ["plate"]),
        ("biển số 77c 00040 đón", ["plate"]),
        ("tàu BV 00041 TS ra khơi", ["plate"]),
    ],
)
def test_documents_accounts_and_plates_are_found(text: str, kinds: list[str]) -> None:
    """A number that leads to a person is covered, with its letters."""
    assert [found.kind for found in find(text)] == kinds
    assert not re.search(r"\d{3}", blanked(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("gửi qua thu.vien42@gmail.com nhé", "gửi qua ‹email› nhé"),
        ("gửi qua thuvien43 (a) gmail chấm com nhé", "gửi qua ‹email› nhé"),
        ("gửi qua thuvien44 a còng yahoo chấm com nhé", "gửi qua ‹email› nhé"),
        ("gửi qua thuvien45 [at] gmail [dot] com nhé", "gửi qua ‹email› nhé"),
        ("gửi qua thuvien46 @ gmail . com nhé", "gửi qua ‹email› nhé"),
        ("hỏi @thuvien_47 nha", "hỏi ‹handle› nha"),
        ("tele: thuvien48 nha", "tele: ‹handle› nha"),
        ("nick zalo nó để “Bông Vải 49”, lừa đó", "nick zalo nó để “‹handle›”, lừa đó"),
        ("fb Hoa Nắng Việc Làm, lừa đó", "fb ‹handle›, lừa đó"),
        ("vào https://zalo.me/g/abc50 đi", "vào ‹link› đi"),
        ("vào t . me / abc51 đi", "vào ‹link› đi"),
        ("vào zalo chấm me gạch chéo abc52 đi", "vào ‹link› đi"),
        ("vào vieclam53.top/dangky. Nhanh", "vào ‹link›. Nhanh"),
    ],
)
def test_addresses_on_the_net_are_found(text: str, expected: str) -> None:
    """E-mails, handles, display names and links, also with their dots pulled out."""
    assert blanked(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("chị Nguyễn Thị Bưởi bị giữ", "chị ‹name› bị giữ"),
        ("em tên là lò văn páo, quê Sơn La", "em tên là ‹name›, quê Sơn La"),
        ("e ten tran thi buoi, que o Vinh", "e ten ‹name›, que o Vinh"),
        ("chủ tk LE VAN BUOI", "chủ tk ‹name›"),
        ("hỏi anh Khôi ở cổng", "hỏi anh ‹name› ở cổng"),
        ("gap c thao", "gap c ‹name›"),
        ("bà Sáu dắt đi", "bà ‹name› dắt đi"),
        ("chị Hồng béo thu tiền", "chị ‹name› thu tiền"),
        ("Ok Hậu ơi, mai đi", "Ok ‹name› ơi, mai đi"),
        ("0900 000 054 (Tuấn)", "‹phone› (‹name›)"),
        ("My name is Maria Lopez and I teach", "My name is ‹name› and I teach"),
        ("sếp tên Wang Lei giữ", "sếp tên ‹name› giữ"),
        ("sếp tên 王小丽 giữ", "sếp tên ‹name› giữ"),
        ("Ask for Mr. Chen Wei Ming", "Ask for Mr. ‹name›"),
        ("anh Khôi hẹn. Tối đó Khôi không tới", "anh ‹name› hẹn. Tối đó ‹name› không tới"),
    ],
)
def test_names_are_found(text: str, expected: str) -> None:
    """By surname, after kinship and titles, as a nickname, foreign, in capitals or without."""
    assert blanked(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("thằng tèo nhà bà tám lụa rủ cháu", "thằng ‹name› nhà bà ‹name› rủ cháu"),
        ("ông 5 lượm ở đó với dì chín mập", "ông ‹name› ở đó với dì ‹name›"),
        ("bị con hồng nhung 9x nó dụ", "bị con ‹name› nó dụ"),
        ("qua mạng tên tuấn anh rủ đi", "qua mạng tên ‹name› rủ đi"),
        ("em là thu, còn thu ngân thì nghỉ", "em là ‹name›, còn thu ngân thì nghỉ"),
        ("gặp hương lễ tân ở cổng", "gặp ‹name› lễ tân ở cổng"),
        ("giám đốc cù trọng nghị ký", "giám đốc ‹name› ký"),
        ("lý cẩm phấn là bạn học", "‹name› là bạn học"),
        ("có lường văn pém, tòng văn hỉn đi cùng", "có ‹name›, ‹name› đi cùng"),
        ("có rah lan phem với h'bli đi cùng", "có ‹name› với ‹name› đi cùng"),
        ("chủ tk do my linh nha", "chủ tk ‹name› nha"),
        ("bích liễu, 0900 000 075", "‹name›, ‹phone›"),
        ("người tên rin dẫn, sđt rin đây", "người tên ‹name› dẫn, sđt ‹name› đây"),
        ("ok hậu ơi mai đi", "ok ‹name› ơi mai đi"),
        ("CON TÔI TRƯƠNG VĂN ĐẬM ĐI CÙNG ÔNG SÁU LÉ", "CON TÔI ‹name› ĐI CÙNG ÔNG ‹name›"),
        ("the boss is uncle phuc, ask him", "the boss is uncle ‹name›, ask him"),
    ],
)
def test_lowercase_names_are_found_behind_a_cue(text: str, expected: str) -> None:
    """Kinship, orders of birth, nicknames, surnames nobody announced, names said again."""
    assert blanked(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fb nó tên năm lượm bạc liêu, lừa đó", "fb nó tên ‹handle›, lừa đó"),
        ("nick bé heo sữa, lừa đó", "nick ‹handle›, lừa đó"),
        ("tên fb là ốc bình gầy 1988, lừa đó", "tên fb là ‹handle›, lừa đó"),
        ("zalo tên Trung Úy Bông - BCA. Lừa đó", "zalo tên ‹handle›. Lừa đó"),
        ("mail no.reply @ bong . vn nha", "mail ‹email› nha"),
        ("mail xkld.bong chấm 77 (a) bong.vn nha", "mail ‹email› nha"),
        ("mail bong76 gmail com nha", "mail ‹email› nha"),
        ("vô bong . vai-dk . vn / cn nha", "vô ‹link› nha"),
        ("nhắn zl0900 000 077 nha", "nhắn zl‹phone› nha"),
        ("cccd001 200 000 078 của em", "cccd‹id_number› của em"),
        ("stk0000 0000 79 vcb", "stk‹account› vcb"),
    ],
)
def test_ways_to_reach_somebody_are_found_as_people_type_them(text: str, expected: str) -> None:
    """Display names in lowercase, spaces inside addresses, numbers without a space before."""
    assert blanked(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("quê xóm lũng rì, xã tự do cao bằng", "quê ‹address› cao bằng"),
        ("ở lầu 2 số 131/7 ky con, tới đi", "ở ‹address›, tới đi"),
        ("số 15 ngách 42/7 tân ấp. nhớ nha", "‹address›. nhớ nha"),
        ("o 133/71 duong 3 thang 2 nha em", "o ‹address› nha em"),
        ("phuong thanh my tay, toi di", "‹address›, toi di"),
        ("ở thôn khuổi nhầu, xã nam cao hạ, sợ lắm", "ở ‹address›, sợ lắm"),
        ("KHÓM 8 HẺM CÂY ME SỐ 17. GIÚP VỚI EM", "‹address›. GIÚP VỚI EM"),
        ("her mother lives in hamlet 3, phuoc thai commune", "her mother lives in ‹address›"),
    ],
)
def test_lowercase_addresses_are_found(text: str, expected: str) -> None:
    """Villages, lanes and wards in any case, with accents or without."""
    assert blanked(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "ở số nhà 12B ngách 34/5 ngõ 6 phố Bông, phường Vải, quận Sợi, Hà Nội",
            "ở ‹address›, Hà Nội",
        ),
        ("nhà ở thôn Bông, xã Vải, huyện Sợi, Nghệ An", "nhà ở ‹address›, Nghệ An"),
        ("nha o to 5 ap bong xa vai huyen soi, di roi", "nha o ‹address›, di roi"),
        ("ĐC: 88 Trần Bông, P. Vải, Q.1", "ĐC: ‹address›"),
        ("địa chỉ phòng 305", "địa chỉ ‹address›"),
        ("in room 1107, Building 8 now", "in ‹address› now"),
        ("at 45/7 Cotton Lane, Ward 9, HCMC", "at ‹address›, HCMC"),
    ],
)
def test_street_addresses_are_found_as_one(text: str, expected: str) -> None:
    """From house number to district; the province stays, because it tells operators where."""
    assert blanked(text) == expected


@pytest.mark.parametrize(
    "date",
    [
        "18/9/2k6",
        "mùng 3 tháng 5 năm 99",
        "03051999",
        "12/03/2003",
        "3-4-95",
        "9 tháng 7 năm 2006",
        "12 Mar 1989",
        "March 5, 2001",
        "2001-05-09",
    ],
)
def test_full_dates_of_birth_are_found(date: str) -> None:
    """In the ways that Vietnamese and English write them."""
    assert blanked(f"em sinh {date} ạ") == "em sinh ‹birth_date› ạ"


@pytest.mark.parametrize(
    "text",
    [
        "Lương 12.000.000 - 15.000.000đ/tháng, thưởng 500k, cọc 25 000 000 đồng",
        "báo 6.500 USD, trừ 600.000 won, trả 180.000 yên, tổng 100.000.000",
        "phỏng vấn 12/10/2026, bay 15.11.2026, nộp 1/9 - 5/9, làm 8:00-17:30",
        "từ 18-35 tuổi, cao 1m60, sinh năm 1995-2005, tuyển 20 nam 30 nữ",
        "MST 0100000061, giấy phép số 000/LĐTBXH-GP, GPKD 0100000062",
        "gọi 111, 113, 115 hay 1900 0063, 1800 0064, tổng đài 18000065",
        "visa E7-4, E8, EPS, SSW, D10, bằng N4, ca 12 tiếng, lớp 9A2",
        "Em sn 2001, quê Nghệ An, làm ở Bình Dương, tính đi Đài Loan hay Úc",
        "hoa hồng 5%, mai em đi, cầu bình an, mùa thu, hương vị, hạnh phúc, an ninh",
        "Công ty TNHH Hoàng Long Việt, bệnh viện Bạch Mai, chợ Nguyễn Tri Phương",
        "Bà con cô bác chú ý, anh chị em nào cần thì hỏi trung tâm, cô giáo và ông chủ",
        "TUYỂN DỤNG LƯƠNG CAO, ĐÀO TẠO MIỄN PHÍ, HỒ SƠ GỌN, PHẠM VI TOÀN QUỐC",
        "The manager may call on Monday; please bring your passport and two photos",
        "mã nhân viên LZD00066, chuyến VJ000, phòng 25 mét vuông",
        "chị thu tiền cọc, anh em nam nữ đông lắm, em mai đi, ông bà nội khỏe",
        "cô giáo bảo lễ tân gọi hải quan, bạn nào cần thì nhắn, em là sinh viên năm hai",
        "cầu trời bình an, hồng giòn 15k/kg, mùa đông, số 12 tháng sau, ngày 12/6 có xe",
        "zalo nhóm mình có tuyển, fb không vào được, tiktok đang hot, line lỗi rồi",
        "anh chi em nao can thi nhan, co bao hiem, chi phi thap, an toan, gia dinh vui",
        "con đường xã hội đen, đường dây bán người, bản hợp đồng, tổ chức, đội ngũ",
    ],
)
def test_what_an_offer_says_stays(text: str) -> None:
    """Money, days, ages, licences, hotlines, places, companies and ordinary words."""
    assert blanked(text) == text


def test_each_finding_stands_where_it_was_written() -> None:
    """Offsets are those of the original, through emoji, marks and full-width digits."""
    text = "chị Tha\u0309o 🌸: ０900 0️⃣00 067"
    assert [(found.kind, text[found.start : found.end]) for found in find(text)] == [
        (Kind.NAME, "Tha\u0309o"),
        (Kind.PHONE, "０900 0️⃣00 067"),
    ]


def test_nothing_else_of_the_text_changes() -> None:
    """Between the blanks every character is the writer's."""
    text = "  Gọi\t０900 000 068 ,  ạ\u200b !\n"
    assert redact(text).text == "  Gọi\t‹phone› ,  ạ\u200b !\n"
    assert redact(text).findings == (Finding(Kind.PHONE, 6, 18),)


def test_a_number_typed_beside_a_blank_is_still_found() -> None:
    """People may add to a text that they were shown redacted."""
    assert blanked("gọi ‹phone› hoặc 0900 000 069") == "gọi ‹phone› hoặc ‹phone›"


@pytest.mark.parametrize(
    "piece",
    ["1 ", "12/3/", "A ", "o ", "0 9 ", "1.", "a.", "anh lan ", "ngo 1 ", "Lan ", "x . y / "],
)
def test_a_crafted_text_costs_no_more_than_a_long_one(piece: str) -> None:
    """Twice the text takes about twice the time: nothing is looked at again and again."""
    find(piece)
    spent = []
    for size in (5_000, 20_000):
        text = (piece * size)[:size]
        start = time.process_time()
        find(text)
        spent.append(time.process_time() - start)
    assert spent[1] < 12 * spent[0] + 0.2


@pytest.mark.parametrize(
    "piece",
    [
        *("1 / ", "t.me/", "zalo tên là ", "phường ", "hai mươi ", "số ", "chị ", "@", "\n", "("),
        *(
            "không một hai ",
            "1.2.",
            "Nguyễn Văn ",
            "tên lan, ",
            "a còng ",
            "www.",
            "叫王",
            "tầng 1, ",
        ),
    ],
)
def test_no_crafted_text_holds_the_bot_up(piece: str) -> None:
    """Twenty thousand characters take far less than this even on a slow machine."""
    text = (piece * 20_000)[:20_000]
    start = time.process_time()
    redact(text)
    assert time.process_time() - start < 10


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tụi nhỏ có Tí Sún, Lài, Đen.ngủ", "tụi nhỏ có ‹name›, ‹name›, ‹name›.ngủ"),
        ("chị Xuyến và Thoa đi rồi", "chị ‹name› và ‹name› đi rồi"),
        ("nó cứ nói là bên Cường giới thiệu vậy đó", "nó cứ nói là bên ‹name› giới thiệu vậy đó"),
        ("hiền, mi đừng đi theo nó", "‹name›, mi đừng đi theo nó"),
        ("bi con ngoc anh ru di lam", "bi con ‹name› ru di lam"),
        ("gặp anh Tuấn khỉ ở bến", "gặp anh ‹name› ở bến"),
        ("đêm nớ vợ là Xeo Thị Nhi ở đó", "đêm nớ vợ là ‹name› ở đó"),
    ],
)
def test_names_in_lists_and_positions_are_found(text: str, expected: str) -> None:
    """What stands beside a name, or where only a name can stand, is one too."""
    assert blanked(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nhốt ở tầng 3, 17 lô c kđt phùng khoan. em sợ", "nhốt ở ‹address›. em sợ"),
        ("đến nơi là biệt thự số 13 đường hoa sứ, bắt", "đến nơi là ‹address›, bắt"),
        ("em tới ngõ 9 thái thịnh 13 thì bắt mua", "em tới ‹address› thì bắt mua"),
    ],
)
def test_an_address_has_its_floor_and_its_last_number(text: str, expected: str) -> None:
    """The kind of house and the floor before it belong to an address, as does a number behind."""
    assert blanked(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("id game zitmau#7131 nha", "id game ‹handle› nha"),
        ("ib skype live:mau.farm55 hoặc", "ib skype ‹handle› hoặc"),
        ("tên fb quán ốc bình mẫu, nó", "tên fb quán ‹handle›, nó"),
        ("nó hẹn qua fb hoà đen đèo măng", "nó hẹn qua fb ‹handle›"),
    ],
)
def test_display_names_and_tags_are_found(text: str, expected: str) -> None:
    """Names in games and chats, also without capitals."""
    assert blanked(text) == expected


def test_the_tables_are_sound() -> None:
    """They load without a fault, and are as broad as the names of the country."""
    names = lexicon().names
    assert len(set(names.surnames)) >= 120
    assert len(set(names.given)) >= 500


_WORDS = st.sampled_from(
    [
        *("0900 000 070", "không chín", "O9", "+84", "84", "stk", "cccd", "hộ chiếu", "C0000071"),
        *("anh", "chị Thảo", "tên", "Nguyễn Văn", "em là", "ơi", "Mr.", "zalo", "fb", "@", "t.me/"),
        *(
            "số nhà 5",
            "ngõ",
            "phường",
            "xã A",
            "12/3/1999",
            "sinh",
            "29A-000.72",
            "‹phone›",
            "‹name›",
        ),
        *(
            "a còng gmail chấm com",
            "12.000.000đ",
            "\n",
            ",",
            "(",
            "🌸",
            "\u0301",
            "\ud800",
            "０",
            "9️⃣",
        ),
    ]
)
_TEXTS = st.one_of(
    st.text(max_size=200),
    st.text(alphabet=st.characters(exclude_categories=()), max_size=80),
    st.lists(_WORDS, max_size=25).map(" ".join),
    st.lists(_WORDS, max_size=25).map("".join),
)


@settings(max_examples=150, deadline=None)
@given(_TEXTS)
def test_findings_are_ordered_and_inside_any_text(text: str) -> None:
    """Whatever is written, nothing is raised and no finding is empty, overlaps or sticks out."""
    done = 0
    for found in find(text):
        assert done <= found.start < found.end <= len(text)
        done = found.end


@settings(max_examples=150, deadline=None)
@given(_TEXTS)
def test_redacting_twice_changes_nothing_more(text: str) -> None:
    """A redacted text is stored and shown again; it must not lose more each time."""
    once = redact(text)
    again = redact(once.text)
    assert again.text == once.text
    assert again.findings == ()


@settings(max_examples=100, deadline=None)
@given(
    st.integers(min_value=0, max_value=999),
    st.sampled_from([" ", ".", "-", "", " - ", "\n"]),
    st.sampled_from(["gọi {} nhé", "{}", "sđt:{}.", "zalo {} gặp Hà", "a {}, b", "Hà_{}"]),
)
def test_no_digit_of_a_number_is_left(tail: int, gap: str, frame: str) -> None:
    """However it is grouped and whatever stands beside it."""
    number = gap.join(("0900", "000", f"{tail:03}"))
    assert not re.search(r"\d", blanked(frame.format(number)))
