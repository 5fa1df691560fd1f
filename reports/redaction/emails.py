"""E-mail addresses, also with the dots and the at sign written out."""

import re
from collections.abc import Iterator

from reports.redaction.cues import APART, ENDS
from reports.redaction.kinds import Hit, Kind
from reports.redaction.reading import Reading

_SAID_DOT = r"(?:\s?[(\[{]\s?(?:\.|dot|cham)\s?[)\]}]\s?|\s(?:cham|dot)\s)"
_DOT = rf"(?:\s?[.,]\s?|{_SAID_DOT})"
_TIGHT_DOT = rf"(?:\.|\s\.\s?|{_SAID_DOT})"
_AT_WORDS = r"a[ \-]?(?:cong|vong|moc|coong|khoanh|tron)|acong|at sign|at mark"
_AT = rf"(?:\s?@\s?|\s?[(\[{{<]\s?(?:@|a|at|{_AT_WORDS})\s?[)\]}}>]\s?|\s(?:{_AT_WORDS})\s)"
_SURE_AT = _AT.replace(r"\s?@\s?|", r"@|\s@\s|@\s|", 1)
"""Not that of a handle behind a word: tiktok @x.y."""
_LOCAL = r"[a-z0-9][a-z0-9._%+\-]{0,63}"
_JOINT = (
    r"(?:\s(?:cham|dot|gach duoi|gach ngang|gach)\s|\s?[\[(](?:dot|cham|\.|_|-)[\])]\s?|\s\.\s)"
)
_SAID_LOCAL = rf"(?:[a-z0-9._\-]{{1,30}}{_JOINT}){{0,3}}{_LOCAL}"
_PROVIDERS = (
    r"g[ \-]?mail|yahoo|hotmail|outlook|icloud|mail|yandex|protonmail|proton|qq|163|ymail|naver"
)
_ENDINGS = (
    "com|net|org|vn|edu|info|co|cn|kr|jp|tw|hk|me|io|asia|biz|xyz|top|online|site|work|jobs|club"
    "|uk|de|ru|fr"
)
_LABELS = rf"[a-z0-9\-]{{1,40}}(?:{_DOT}[a-z0-9\-]{{2,40}}){{0,2}}"
_EMAIL = re.compile(
    rf"{APART}{_SAID_LOCAL}(?:"
    rf"{_SURE_AT}[a-z0-9\-]{{1,40}}(?:{_TIGHT_DOT}[a-z0-9\-]{{1,40}}){{0,2}}{_TIGHT_DOT}[a-z]{{2,9}}{ENDS}"
    rf"(?:{_DOT}vn{ENDS})?"
    rf"|{_AT}{_LABELS}{_DOT}(?:{_ENDINGS}){ENDS}(?:{_DOT}vn{ENDS})?"
    rf"|{_AT}(?:{_PROVIDERS})(?:(?:{_DOT}|\s)(?:com|vn|net|me|cn|ru)(?:\.vn)?{ENDS})?{ENDS}"
    r"|(?<=\S)@[a-z0-9\-]{1,40}(?:\.[a-z0-9\-]{1,40}){1,4})"
)
_SAID_AT = re.compile(
    rf"{APART}(?:(?:to|e-?mail|mail|gui|ve|qua)[\s:]{{1,3}}"
    rf"({_LOCAL}) at [a-z0-9\-]{{2,40}}(?:\.[a-z]{{2,9}}){{1,3}}"
    rf"|({_LOCAL}) at (?:(?:{_PROVIDERS}){_DOT}com|[a-z0-9\-]{{2,40}}\sdot\s(?:{_ENDINGS}))){ENDS}"
)
_NO_AT = re.compile(
    rf"{APART}(?=[a-z._]{{0,40}}\d|[a-z]{{0,40}}[._])[a-z0-9._]{{3,40}} ?"
    rf"(?:gmail|yahoo|hotmail|outlook){_DOT}com{ENDS}"
    rf"|{APART}(?=[a-z._]{{0,40}}\d)[a-z0-9._]{{4,40}} (?:g ?mail|yahoo|hotmail)(?: com)?{ENDS}"
)
_CUED_LOCAL = re.compile(
    rf"{APART}(?:e-?mail|gmail|mail|hop thu)\s?(?:la|cua (?:em|minh|no|toi))?\s?[:=]?\s?"
    rf"((?=[a-z._]{{0,40}}\d|[a-z]{{1,40}}[._][a-z])[a-z][a-z0-9._]{{4,40}}){ENDS}(?!\s?@)"
)
_SIGN = re.compile(rf"@|[(\[{{<]\s?a|{_AT_WORDS}")
_PROVIDER = re.compile("mail|yahoo|outlook|hop thu")
TRAILING = ".,;:!?)]}'’…"
"""What ends a sentence behind an address and is no part of it."""


def find_emails(reading: Reading) -> Iterator[Hit]:
    """Each pattern runs only where its at sign or provider stands somewhere: that is cheap."""
    folded = reading.folded
    if _SIGN.search(folded):
        for email in _EMAIL.finditer(folded):
            yield trimmed(Kind.EMAIL, folded, *email.span(), sure=10)
    if " at " in folded:
        for email in _SAID_AT.finditer(folded):
            yield Hit(Kind.EMAIL, email.start(email.lastindex or 0), email.end(), sure=10)
    if _PROVIDER.search(folded):
        for email in _NO_AT.finditer(folded):
            yield trimmed(Kind.EMAIL, folded, *email.span(), sure=10)
        for email in _CUED_LOCAL.finditer(folded):
            yield Hit(Kind.EMAIL, *email.span(1), sure=7)


def trimmed(kind: Kind, folded: str, start: int, end: int, sure: int) -> Hit:
    """Without the full stop or bracket that ends the sentence."""
    while end - start > 1 and folded[end - 1] in TRAILING:
        end -= 1
    return Hit(kind, start, end, sure)
