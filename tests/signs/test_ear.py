"""The ear: its file can be read and remembers no number, and no text makes it raise."""

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from signs.ear import FILE, KINDS, ear, read
from signs.likeness import Likeness
from signs.sos import clues_in, danger


def test_thresholds_rise() -> None:
    """To ask takes less than to be certain beside listed words, and that less than alone."""
    ask, beside, alone = ear().danger.thresholds
    assert ask < beside < alone


def test_contract_no_number_of_anybody_is_remembered() -> None:
    """No weight belongs to a run of figures that could be a telephone number or an account."""
    told = json.loads(FILE.read_text("utf-8"))
    models = [told["danger"], *told["kinds"].values()]
    names = {name for model in models for part in ("words", "pairs") for name in model[part]}
    assert [name for name in names if re.search(r"\d{5}", name)] == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("con trai tôi đi Campuchia ba tuần nay không liên lạc được", "missing"),
        ("em không muốn sống nữa", "suicide"),
        ("họ nhốt em ở tầng 4, không cho về", None),
    ],
)
def test_what_it_is_about(text: str, kind: str | None) -> None:
    """Somebody missing and somebody who wants to die are led elsewhere than a captive."""
    found = danger(text)
    assert found is not None
    assert (found.about[:1] == (kind,)) is (kind is not None)


def test_offers_are_not_cries() -> None:
    """An honest advert is heard as nothing at all."""
    text = (
        "Công ty may Tân Bình tuyển công nhân nam nữ 18-40, không cần kinh nghiệm, bao ăn trưa,"
        " ký hợp đồng, BHXH đầy đủ, địa chỉ 12 đường Hoa Mai, quận Tân Bình"
    )
    assert ear().hears(clues_in(text)) is Likeness.NONE


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"danger": {}, "kinds": {}}'])
def test_a_broken_file_is_an_error(tmp_path, content: str) -> None:
    """A file that is no ear is not taken for a deaf one."""
    path = tmp_path / "cries.json"
    path.write_text(content)
    with pytest.raises((ValueError, KeyError, TypeError)):
        read(path)


def test_it_says_how_it_did() -> None:
    """The file tells what models did that saw nothing of an author."""
    told = json.loads(FILE.read_text("utf-8"))
    assert len(told["leaving_one_author_out"]) == 2
    assert set(told["kinds"]) == set(KINDS)


@settings(deadline=None, max_examples=200)
@given(st.text(st.characters(), max_size=400))
def test_no_text_raises(text: str) -> None:
    """Any characters at all, lone surrogates too."""
    found = danger(text)
    assert found is None or found.lang
