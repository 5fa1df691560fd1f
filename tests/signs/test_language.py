"""Which language to answer in, and what looks like an offer."""

import pytest

from authoring.lang import Lang
from signs.language import language


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("việc nhẹ lương cao", Lang.VI),
        ("viec nhe luong cao", Lang.VI),
        ("cuu em voi", Lang.VI),
        ("e muon hoi cho nay dc ko", Lang.VI),
        ("Hiring customer service in Thailand", Lang.EN),
        ("help me please", Lang.EN),
        ("hello", Lang.EN),
        ("", Lang.VI),
    ],
)
def test_language_is_told(text: str, lang: Lang) -> None:
    """Vietnamese without accents is Vietnamese; English is English."""
    assert language(text) is lang
