"""Compares a company's name with the public list of licensed companies. Pure."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rapidfuzz.distance import OSA

from authoring.text import Frozen
from signs.clean import clean
from signs.syllables import accent_key, fold, words_of

NAME_CAP = 200
"""Characters of a company's name; more is something else."""
SHOWN = 3
"""Near names that are told."""


class Status(StrEnum):
    """What the list says of a licence."""

    VALID = "valid"
    SUSPENDED = "suspended"
    EXPIRED = "expired"
    REVOKED = "revoked"


class Licence(Frozen):
    """One company of the list; `tax_code` may be empty."""

    name: str
    licence: str
    status: Status
    date: date
    tax_code: str = ""


class LicenceList(Frozen):
    """The list as it was published on `dated`."""

    dated: date
    companies: tuple[Licence, ...]


class Kind(StrEnum):
    """What a name came to. `ended`: it is in the list, but its licence is not valid; `unclear`:
    nothing in it tells one company from another."""

    LISTED = "listed"
    ENDED = "ended"
    NEAR = "near"
    UNLISTED = "unlisted"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Compared:
    kind: Kind
    companies: tuple[Licence, ...] = ()


_FORMS = {
    "cp": ("cong ty co phan", "co phan", "ctcp", "cp", "joint stock", "jsc"),
    "tnhh": ("trach nhiem huu han", "cong ty tnhh", "tnhh", "co ltd", "ltd", "llc"),
    "mtv": ("mot thanh vien", "1 thanh vien", "mtv", "1tv"),
    "": (
        "xuat khau lao dong", "xkld", "cong ty", "c ty", "cty", "company", "corporation", "corp",
        "chi nhanh", "van phong",
    ),
}  # fmt: skip
"""What kind of company it is -> how people write that; the last ones say nothing."""
_FORM_OF = {phrase: form for form, phrases in _FORMS.items() for phrase in phrases}
_FORM = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, _FORM_OF), key=len, reverse=True))})\b")
_GENERAL = words_of(
    "va dau tu thuong mai phat trien nhan luc nguon quoc te hop tac cung ung dich vu xay dung lao "
    "dong viet nam du lich dao tao xuat nhap khau san xuat tong tap doan giao duc tu van group "
    "international human resources manpower trading service services investment vietnam"
)
"""Words that half of the list has in its names."""
_INSIDE = re.compile(r"\(([^()]*)\)")
_TAX = re.compile(r"\d{10}(?:-?\d{3})?")


@dataclass(frozen=True, slots=True)
class _Name:
    """A name taken apart: `words` without the form, `core` without what many names share;
    `accented` is None where it was written without accents."""

    words: tuple[str, ...]
    accented: tuple[str, ...] | None
    forms: frozenset[str]
    core: tuple[str, ...]


class Register:
    """The list, prepared for being asked."""

    def __init__(self, published: LicenceList) -> None:
        self.dated = published.dated
        self._names = [(n, one) for one in published.companies for n in _names_of(one.name)]
        self._by_tax = {_digits(one.tax_code): one for one in published.companies if one.tax_code}

    def compare(self, typed: str) -> Compared:
        """Whether a company of this name stands in the list, or one of nearly the same name."""
        if _TAX.fullmatch(typed.replace(" ", "")):
            one = self._by_tax.get(_digits(typed))
            return _found([one]) if one else Compared(Kind.UNLISTED)
        name = _taken_apart(typed)
        if len(typed) > NAME_CAP or len("".join(name.words)) < 3:
            return Compared(Kind.UNCLEAR)
        same = [one for listed, one in self._names if _same(name, listed)]
        if same:
            return _found(same)
        near = sorted(self._near(name), key=lambda pair: pair[0])
        companies = tuple(dict.fromkeys(one for _, one in near))[:SHOWN]
        return Compared(Kind.NEAR if companies else Kind.UNLISTED, companies)

    def _near(self, name: _Name) -> Iterator[tuple[float, Licence]]:
        for listed, one in self._names:
            away = _away(name, listed)
            if away is not None:
                yield away, one


def tells_apart(name: str) -> bool:
    """Whether anything in a listed name tells it from other companies."""
    return len("".join(_taken_apart(name).words)) >= 3


def _found(companies: list[Licence]) -> Compared:
    whole = tuple(dict.fromkeys(companies))
    valid = any(one.status is Status.VALID for one in whole)
    return Compared(Kind.LISTED if valid else Kind.ENDED, whole[:SHOWN])


def _same(typed: _Name, listed: _Name) -> bool:
    """The same words; accents and the form of company count where the person wrote them."""
    if typed.words != listed.words or typed.forms not in {frozenset(), listed.forms}:
        return False
    return typed.accented in {None, listed.accented}


def _away(typed: _Name, listed: _Name) -> float | None:
    """How far two names are from each other; None for different names."""
    if typed.words == listed.words:
        return 0.0
    a, b = "".join(typed.core or typed.words), "".join(listed.core or listed.words)
    least = min(len(a), len(b))
    if least < 4:
        return None
    letters = OSA.distance(a, b)
    if letters <= (1 if least < 8 else 2):
        return float(letters)
    shared = set(typed.core) & set(listed.core)
    inside = shared in ({*typed.core}, {*listed.core})
    return 3.0 + letters / 100 if inside and len("".join(shared)) >= 5 else None


def _names_of(name: str) -> Iterable[_Name]:
    """The name, the same without brackets, and what the list puts in them as a short one."""
    written = dict.fromkeys([name, _INSIDE.sub(" ", name), *_INSIDE.findall(name)])
    return [one for one in map(_taken_apart, written) if len("".join(one.words)) >= 3]


def _taken_apart(name: str) -> _Name:
    accented = _words(unicodedata.normalize("NFC", clean(name[: NAME_CAP * 2]).text))
    folded = fold(accented)
    forms = frozenset(_FORM_OF[form] for form in _FORM.findall(folded)) - {""}
    kept = [i for i, c in enumerate(_FORM.sub(lambda m: "\0" * len(m[0]), folded)) if c != "\0"]
    words = tuple("".join(folded[i] for i in kept).split())
    written = tuple("".join(accented[i] for i in kept).split())
    with_accents = None if written == words else tuple(map(accent_key, written))
    core = tuple(word for word in words if word not in _GENERAL)
    return _Name(words, with_accents, forms, core)


def _words(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in text).split())


def _digits(code: str) -> str:
    return "".join(c for c in code if c.isdecimal())
