"""Which language to answer in."""

import re

from authoring.lang import Lang
from signs.clean import clean
from signs.syllables import fold, syllable_share, words_of

_ENGLISH = words_of(
    "the and you your for with are is of to in we our this that have will from they their was "
    "were not can job work help me my i they it be at please what how should hiring company"
)
_VIETNAMESE = words_of(
    "viec khong ko cho em anh chi ban di lam luong cua toi minh nguoi voi vs nhe duoc dc k nha "
    "ben muon cuu giup hoi ai gi j oi qua sang tuyen cty thang tr trieu bao bi ho nay thi la co "
    "va"
)
_WORD = re.compile(r"[^\W\d_]+")
_READ = 2_000


def language(text: str) -> Lang:
    """English only when it reads as English: without accents Vietnamese is still Vietnamese."""
    plain = clean(text[:_READ]).text
    if fold(plain) != plain:
        accented = sum(fold(word) != word for word in _WORD.findall(plain))
        if accented * 5 >= len(_WORD.findall(plain)):
            return Lang.VI
    words = _WORD.findall(fold(plain))
    english = sum(word in _ENGLISH for word in words)
    vietnamese = sum(word in _VIETNAMESE for word in words)
    share = syllable_share(words)
    if english > vietnamese and share < 0.7:
        return Lang.EN
    if english == vietnamese == 0 and words and share < 0.5:
        return Lang.EN
    return Lang.VI
