"""The picture of a verdict: small, square, every letter there, and never a certificate."""

from io import BytesIO
from itertools import product
from pathlib import Path
from unicodedata import normalize

import pytest
from PIL import Image

from authoring.lang import Lang
from authoring.text import Text
from bot.checks import VERDICT
from bot.codec import Letter, pack_letter, unpack_letter
from bot.house import House
from bot.outgoing import Message, Picture
from bot.picture import BAND, FOOT, MARGIN, MOST_BYTES, SIDE, font, painted
from bot.picture_words import PICTURED, picture_phrases, web_address
from flows.engine.model import ChooseStep
from flows.engine.state import Found, Place, Say

SCREENSHOTS = Path(__file__).parents[2] / "docs" / "screenshots"
LANGS = pytest.mark.parametrize("lang", list(Lang), ids=str)
LEVELS = pytest.mark.parametrize("level", sorted(PICTURED))
URL = "https://hoi-truoc-khi-di.example/"
VIETNAMESE = "".join(
    normalize("NFC", letter + tone)
    for letter in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
    for tone in ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
)
PLAIN = "dđDĐ0123456789 .,:;!?…()“”\"'’-–+/%•@_"


def longest(house: House, lang: Lang, count: int = 3) -> tuple[str, ...]:
    """The signs whose short sentences take most room."""
    signs, wide = house.catalogue.signs, font("Medium", 40)
    ranked = sorted(
        signs, key=lambda one: -wide.getlength(house.wording.say(lang, signs[one].short))
    )
    return tuple(ranked[:count])


def drawn(house: House, picture: Picture, url: str = URL) -> bytes:
    return painted(house.pictures.words(picture, url))


def letters(text: str, weight: str) -> set[str]:
    """Letters that look like what the font draws for a sign it does not have."""
    face = font(weight, 40)
    box = bytes(face.getmask("\U0010fffe"))
    return {one for one in text if not one.isspace() and bytes(face.getmask(one)) == box}


@LANGS
@LEVELS
def test_square_and_small(house: House, lang: Lang, level: str) -> None:
    """With the longest signs, with one and with none: 1080 pixels square, at most 200 KB."""
    for signs in (longest(house, lang), longest(house, lang, 1), ()):
        png = drawn(house, Picture(lang, level, signs))
        image = Image.open(BytesIO(png))
        assert (image.format, image.size) == ("PNG", (SIDE, SIDE))
        assert len(png) <= MOST_BYTES


@LANGS
@LEVELS
def test_nothing_runs_out_of_its_place(house: House, lang: Lang, level: str) -> None:
    """Margins stay empty, and so does the gap above the numbers, also with a very long address."""
    for signs, url in ((longest(house, lang), URL + "duong-dan-rat-dai" * 6), ((), "")):
        picture = Picture(lang, level, signs)
        image = Image.open(BytesIO(drawn(house, picture, url))).convert("RGB")
        right = image.crop((SIDE - MARGIN + 4, BAND + 4, SIDE, SIDE))
        gap = image.crop((0, FOOT - 14, SIDE, FOOT - 4))
        bottom = image.crop((0, SIDE - 16, SIDE, SIDE))
        for part in (right, gap, bottom):
            assert len(part.getcolors() or ()) == 1, (signs, url)


@LANGS
def test_every_letter_has_a_shape(house: House, lang: Lang) -> None:
    """No box in place of a letter: of any sign, of our own phrases, or of Vietnamese at all."""
    phrases = picture_phrases()
    own = [v for v in vars(phrases).values() for v in (v.values() if isinstance(v, dict) else [v])]
    texts = [*own, *(sign.short for sign in house.catalogue.signs.values())]
    said = "".join(_said(house, lang, text) for text in texts)
    for weight in ("Medium", "Bold"):
        assert letters(said + VIETNAMESE + PLAIN, weight) == set()
        assert letters("\ue000", weight) == {"\ue000"}


def _said(house: House, lang: Lang, text: Text) -> str:
    return house.wording.say(lang, text, number="+84 981", day="25/11/2026", head="", signs="",
                             numbers="")  # fmt: skip


@LANGS
def test_what_stands_on_it(house: House, lang: Lang) -> None:
    """Level, signs, numbers with what happens on a call, the web address and the day; no more."""
    words = house.pictures.words(Picture(lang, "danger", ("documents_kept",)), URL)
    assert words.signs == (house.wording.say(lang, house.catalogue.signs["documents_kept"].short),)
    recorded = {Lang.VI: "ghi âm", Lang.EN: "recorded"}[lang]
    assert words.home.startswith("111")
    assert recorded in words.home
    assert "+84 981 84 84 84" in words.abroad
    assert words.address == "hoi-truoc-khi-di.example"
    assert "25/11/2026" in words.made


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("", ""),
        ("https://t.me/hoi_bot", ""),
        ("https://web.telegram.org/k/", ""),
        ("http://127.0.0.1:8080/", ""),
        ("https://hoi.example/", "hoi.example"),
        ("https://hoi.example:8443/vi/", "hoi.example:8443/vi"),
        ("https://somebody@hoi.example", "hoi.example"),
        ("https://t.me.hoi.example", "t.me.hoi.example"),
    ],
)
def test_contract_never_a_blocked_address(url: str, address: str) -> None:
    """A card carries the web address as one would type it; an app that is blocked never."""
    assert web_address(url) == address


@LANGS
def test_contract_no_card_for_nothing_found(house: House, lang: Lang) -> None:
    """Where nothing was found there is no picture, by no way, and it is said why."""
    for level, signs in product(("nothing_found", "not_an_offer", ""), ((), ("documents_kept",))):
        assert house.pictures.named(lang, level, signs) is None
        found = {VERDICT: {"level": level, "signs": [{"id": one} for one in signs]}}
        assert house.pictures.of_verdict(lang, found[VERDICT]) is None
        ready = house.engine._doors.checks["picture_ready"].run({}, found)
        assert isinstance(ready, Found)
        assert ready.outcome == "nothing"


def test_of_a_verdict_only_ids_are_taken(house: House) -> None:
    """At most three signs, in the verdict's order; no quote, and no sign that is gone."""
    names = ("minor", "no_longer_there", "urgency", "documents_kept", "broker_fee")
    verdict = {"level": "danger", "signs": [{"id": n, "quote": "Lan Kínđáo"} for n in names]}
    picture = house.pictures.of_verdict(Lang.VI, verdict)
    assert picture == Picture(Lang.VI, "danger", ("minor", "urgency", "documents_kept"))


@LANGS
def test_the_flow_shows_it(house: House, lang: Lang) -> None:
    """The step of the card carries the picture of the remembered verdict."""
    step = house.flows.flows["recruiter"].steps["picture"]
    assert isinstance(step, ChooseStep)
    found = {VERDICT: {"level": "suspicious", "signs": [{"id": "urgency"}], "missing": []}}
    place = Place(flow="recruiter", step="picture")
    say = Say(step.choose, lang, place=place, findings=found, shows=step.shows)
    assert house.renderer.message(say).picture == Picture(lang, "suspicious", ("urgency",))


def test_a_letter_keeps_its_picture() -> None:
    """What goes through the outbox comes out the same."""
    message = Message("Đây.", Lang.VI, picture=Picture(Lang.VI, "danger", ("minor", "urgency")))
    letter = Letter("1", message)
    assert unpack_letter(pack_letter(letter)) == letter


@LANGS
def test_it_can_be_looked_at(house: House, lang: Lang, request: pytest.FixtureRequest) -> None:
    """docs/screenshots has one in each language, written anew with --update."""
    path = SCREENSHOTS / f"picture.{lang}.png"
    signs = ("documents_kept", "everything_paid", "easy_work_high_pay")
    if request.config.getoption("--update"):
        path.write_bytes(drawn(house, Picture(lang, "danger", signs)))
    assert Image.open(BytesIO(path.read_bytes())).size == (SIDE, SIDE)
