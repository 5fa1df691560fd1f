"""Which language to answer in, and whether a first message is an offer that somebody pasted."""

import re

from authoring.lang import Lang
from signs.clean import clean
from signs.syllables import SYLLABLES, fold, words_of

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
_OFFER = re.compile(
    r"\b(?:tuyen|luong|thu nhap|bao an o|lien he|lh|zalo|ib|inbox|hiring|salary|apply|wanted|"
    r"phong van|viec lam|ung tuyen|can gap|can \d+|tuoi|usd|/thang|per month|recruit\w*|vacanc\w+|"
    r"hoa hong|ctv|don hang|tele\w*|ai di|ai can|ban nao)\b|\d ?(?:tr|trieu|cu|k|do|te)\b|\d{9,}"
)
_ASKS = re.compile(r"\?\s*$|\b(?:cho (?:em|minh) hoi|muon hoi|co nen|should i|is it)\b")


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
    syllables = sum(word in SYLLABLES for word in words)
    if english > vietnamese and syllables * 10 < len(words) * 7:
        return Lang.EN
    if english == vietnamese == 0 and words and syllables * 2 < len(words):
        return Lang.EN
    return Lang.VI


def reads_as_offer(text: str) -> bool:
    """Whether a first message looks pasted or forwarded rather than said to us."""
    plain = fold(clean(text[:_READ]).text)
    found = {match.group() for match in _OFFER.finditer(plain)}
    if _ASKS.search(plain) and len(found) < 4:
        return False
    return len(found) >= 3 or (len(found) == 2 and len(plain) > 60)
