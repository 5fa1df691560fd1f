"""Ways to reach a recruiter, each in one spelling, so that two reports of the same one meet."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from urllib.parse import urlsplit

import phonenumbers
from publicsuffixlist import PublicSuffixList

from reports.peppers import Pepper
from reports.redaction import Kind, find
from reports.redaction.digits import chains
from reports.redaction.reading import read

HOME = "VN"
SIZE = 16
"""Bytes of a fingerprint."""
MOST = 12
"""Contacts of one report: each costs a slow hash."""
SHORTEST = 6
"""Digits of a number that is a contact; 111 and 1900 lines are everybody's."""

PUBLIC_HOSTS = frozenset(
    """
    bit.ly tinyurl.com goo.gl t.co cutt.ly is.gd rebrand.ly shorturl.at s.id by.com.vn
    docs.google.com forms.gle forms.office.com maps.google.com maps.app.goo.gl google.com
    drive.google.com youtube.com youtu.be gov.vn wikipedia.org linktr.ee
    """.split()  # noqa: SIM905 - a list of hosts reads better as lines
)
"""What many share: a form, a map, a shortener or an office joins no two reports."""
PATHLESS = frozenset({"facebook.com", "fb.com", "zalo.me", "t.me", "tiktok.com", "instagram.com"})
"""Without a path these name nobody; nor do their groups and searches."""
_NOBODY = re.compile(r"/(groups|search|share|sharer|watch|hashtag|explore|tag|login)\b")
_MOBILE = re.compile(r"^(www|m|mbasic|web|vi-vn)\.")

Contact = tuple[str, str]
"""(kind, value)"""


def contacts_in(text: str, never: Iterable[str] = ()) -> tuple[Contact, ...]:
    """The contacts in the order of the text, each once, at most MOST. `never`: values that are
    nobody's in particular, such as the numbers of the help directory."""
    spared = frozenset(never)
    found = dict.fromkeys(one for one in _read(text) if one[1] not in spared)
    return tuple(found)[:MOST]


def fingerprints(contacts: Iterable[Contact], pepper: Pepper) -> tuple[bytes, ...]:
    """Under which the contacts are stored; a slow computation for each (see reports/peppers)."""
    return tuple(
        pepper.hardened(f"{kind}\0{value}".encode(), "contact", SIZE) for kind, value in contacts
    )


def _read(text: str) -> Iterator[Contact]:
    for found in find(text):
        piece = text[found.start : found.end]
        match found.kind:
            case Kind.PHONE | Kind.ACCOUNT:
                yield from ((str(found.kind), value) for value in _numbers(found.kind, piece))
            case Kind.HANDLE | Kind.EMAIL:
                if handle := _handle(piece):
                    yield str(found.kind), handle
            case Kind.LINK:
                if link := linked(piece):
                    yield str(found.kind), link


def _numbers(kind: Kind, piece: str) -> Iterator[str]:
    reading = read(piece)
    for chain in chains(reading, bytearray(len(reading.plain))):
        digits = "".join(atom.digits for atom in chain)
        if len(digits) >= SHORTEST:
            yield number(digits, plus="+" in piece) if kind is Kind.PHONE else digits


def number(digits: str, *, plus: bool = False) -> str:
    """A telephone number as it is dialled from abroad (+84900000000), whatever it was written as;
    one that no plan knows keeps its digits without the zero in front."""
    if digits.startswith("00"):
        digits, plus = digits[2:], True
    try:
        parsed = phonenumbers.parse(f"+{digits}" if plus else digits, HOME)
    except phonenumbers.NumberParseException:
        return digits.lstrip("0")
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def _handle(piece: str) -> str:
    """In small letters, without the sign in front and without spaces."""
    return "".join(read(piece).folded.split()).lstrip("@").strip(".,;:")


def linked(piece: str) -> str:
    """The registered domain and the path, in small letters; "" for what is shared by many."""
    address = "".join(read(piece).folded.split())
    if "://" not in address:
        address = f"http://{address}"
    try:
        parts = urlsplit(address)
        host = _MOBILE.sub("", parts.hostname or "")
    except ValueError:
        return ""
    domain = _suffixes().privatesuffix(host) or ""
    path = parts.path.rstrip("/.,)")
    if not domain or host in PUBLIC_HOSTS or domain in PUBLIC_HOSTS or host.endswith(".gov.vn"):
        return ""
    if domain in PATHLESS and (not path or _NOBODY.match(path)):
        return ""
    if path == "/profile.php":
        path += f"?{parts.query}"
    return f"{domain}{path}"


@cache
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList()
