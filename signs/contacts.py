"""Who can be reached and found: channels, company, address."""

import re

from signs.evidence import Evidence
from signs.match import Hit
from signs.syllables import ACCENTED, words_of
from signs.verdict import Span

_PHONE = re.compile(r"(?:\+84(?<![\w.]\+84)|0(?<![\w.]0))[ .-]?\d(?:[ .-]?\d){8,9}(?!\d)")
_HANDLE = re.compile(r"(?<![\w@.])@[a-z0-9_]{4,}|t\.me/\w+|zalo\.me/\w+", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+-]{2,40}@[\w-]{2,40}\.[a-z]{2,}", re.IGNORECASE)
_UP, _LOW = "A-ZĐ" + ACCENTED.upper(), "a-zđ" + ACCENTED
_STREET = re.compile(
    rf"\d(?<![\w.,]\d)\d{{0,3}}[A-Za-z]?(?:/\d+)*,? (?:[đĐd]ường |duong |phố |[Đđ]\. ?)?"
    rf"[{_UP}][{_LOW}]+ (?:[{_UP}][{_LOW}]+|\d)"
)
_NOT_A_NAME = words_of(
    "tuyen can o tai ben gan duoc la cua chung dang nuoc lo bao tra tim nhan se khong va co nay "
    "do em minh chi anh toi xuat khau lao dong lon ngoai nao thu tong hop "
    "in at on near the and for with by to from given name is"
)
_NAMES_ITSELF = frozenset({"tnhh", "jsc", "ltd", "co ltd", "llc", "inc", "corp", "corporation"})


def phones(evidence: Evidence) -> list[Span]:
    return [Span(*match.span()) for match in _PHONE.finditer(evidence.text)]


def channels(evidence: Evidence) -> list[Span]:
    """Where the text asks to be written to in private."""
    spans = [Span(*evidence.skeleton.span(h.first, h.last)) for h in evidence.words("channel")]
    if "@" in evidence.text or ".me/" in evidence.text.lower():
        spans += [Span(*match.span()) for match in _HANDLE.finditer(evidence.text)]
    return spans


def mails(evidence: Evidence) -> list[Span]:
    return [Span(*m.span()) for m in _MAIL.finditer(evidence.text)] if "@" in evidence.text else []


def company(evidence: Evidence) -> list[Span]:
    """Employers with a name: a head (công ty, quán, hotel) and a word written as a name."""
    found = []
    for hit in evidence.words("company_head"):
        end = _name_end(evidence, hit)
        if end:
            found.append(Span(*evidence.skeleton.span(hit.first, end)))
    return found


def _name_end(evidence: Evidence, hit: Hit) -> int:
    """The word after the name that follows the head, or 0 when none does."""
    skeleton = evidence.skeleton
    if hit.phrase in _NAMES_ITSELF:
        return min(hit.last + 2, len(skeleton)) if evidence.is_capital(hit.last - 1) else 0
    for index in range(hit.last, min(hit.last + 5, len(skeleton))):
        if skeleton.pauses[index] == 2 or skeleton.word(index) in _NOT_A_NAME:
            return 0
        word = evidence.original(index, index + 1)
        if word[:1].isupper() and len(word) > 1 and not word.isdigit():
            return index + 1
    return 0


def address(evidence: Evidence) -> list[Span]:
    """Addresses: a head (đường, KCN, hẻm) with a number or name after it, or number and street."""
    skeleton = evidence.skeleton
    found = [Span(*match.span()) for match in _STREET.finditer(evidence.text)]
    for hit in evidence.words("address_head"):
        if hit.last >= len(skeleton):
            continue
        following = skeleton.word(hit.last)
        named = evidence.is_capital(hit.last) and skeleton.pauses[hit.last] < 2
        if named or following[:1].isdigit() or hit.phrase in {"địa chỉ", "address", "kcn"}:
            found.append(Span(*skeleton.span(hit.first, hit.last + 1)))
    return found
