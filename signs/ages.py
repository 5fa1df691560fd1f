"""Ages of the people wanted (or writing), from ages, birth years and school classes."""

import re
from dataclasses import dataclass
from datetime import date

from signs.evidence import Evidence

_NUMBER = re.compile(
    r"(?P<low>\d{2})(?<![\w.,/:]\d\d)(?:\s?(?:-|–|—|~|den|toi|to|,)\s?(?P<high>\d{2}))?"
    r"(?:\s?(?P<unit>tuoi|t(?![\w/])|y/?o|years? old|yrs))?"
)
_NO_AGE_AFTER = re.compile(
    r"[\w.,/:]|\s?(?:tr|k\b|usd|cu|nguoi|ban\b|cm|kg|%|h\b|gio|ngay|thang|phut|nam\b|tieng|em\b)"
)
_OF_PEOPLE = re.compile(
    r"(?:nam|nu|tuoi|age[sd]?|girls?|boys?|women|men|single|tu)[ :,]{1,3}(?:nam[ /]|nu |tu |du )*$"
)
_OF_ME = re.compile(r"(?:^|[^a-z])(?:i'?m|i am|em|con|chau|minh)\s(?:moi |nam nay )?$")
_SHORT_YEAR = re.compile(r"2k(?<![\w.,]2k)(?P<year>\d{1,2})(?![\w])(?!\s?(?:usd|\$|do\b|/))")
_BORN = re.compile(r"(?:\bsn|\bsinh nam|born in|nam sinh)\s?:?\s?(?P<year>(?:19|20)\d\d)")
_CLASS = re.compile(r"\b(?:lop|grade)\s(?P<year>[5-9]|1[0-2])(?:[a-z]\d?)?\b(?!\s?buoi)")
_SCHOOLED = re.compile(r"(?:het|xong|tot nghiep|bang|tu|hoc het|hoc xong)\s(?:hoc\s)?(?:het\s)?$")
_TOO_YOUNG = re.compile(r"(?:khong|k|ko)\s(?:nhan|tuyen|lay)\s(?:nguoi\s|ban\s)?(?:duoi|under)\s$")
_BELOW = re.compile(r"(?:duoi|under|below)\s$")
_CARED_FOR = re.compile(
    r"(?:trong be|giu be|giu tre|cham be|em be|co con|be|chau be|hai be|child|kids?)\s"
    r"(?:be |trai |gai )?$"
)


@dataclass(frozen=True, slots=True)
class Age:
    """The youngest and oldest age meant; `start`, `end` in the cleaned text."""

    low: int
    high: int
    start: int
    end: int


def read_ages(evidence: Evidence, today: date) -> list[Age]:
    """Ages of workers and writers; a child somebody minds, or schooling asked for, is neither."""
    plain = evidence.skeleton.plain
    found = []
    for match in _NUMBER.finditer(plain):
        age = _plain_age(match, plain)
        if age is not None:
            found.append(age)
    for pattern, marks in (
        (_SHORT_YEAR, ("2k",)),
        (_BORN, ("sn", "sinh nam", "nam sinh", "born in")),
        (_CLASS, ("lop ", "grade ")),
    ):
        if not any(mark in plain for mark in marks):
            continue
        for match in pattern.finditer(plain):
            age = _from_year(match, plain, today)
            if age is not None:
                found.append(age)
    return found


def _plain_age(match: re.Match[str], plain: str) -> Age | None:
    low, high = int(match["low"]), int(match["high"] or match["low"])
    if not 8 <= low <= 70 or high < low:
        return None
    before = plain[max(0, match.start() - 30) : match.start()]
    if match["unit"] is None and not _is_age(match, plain, before, low):
        return None
    if _TOO_YOUNG.search(before):
        return None
    if _BELOW.search(before):
        low = high if low > 18 else low - 1
    if low <= 12 and (match["unit"] is None or _CARED_FOR.search(before)):
        return None
    if match["unit"] == "t" and re.search(r"(?:xe|tai|cau|hang|nang)\s$", before):
        return None
    return Age(low, high, match.start(), match.end())


def _is_age(match: re.Match[str], plain: str, before: str, low: int) -> bool:
    """Whether a number without a unit is an age: of people wanted, or of who writes (a child)."""
    if _NO_AGE_AFTER.match(plain, match.end()):
        return False
    return bool(_OF_PEOPLE.search(before)) or (low < 20 and bool(_OF_ME.search(before)))


def _from_year(match: re.Match[str], plain: str, today: date) -> Age | None:
    before = plain[max(0, match.start() - 20) : match.start()]
    number = int(match["year"])
    if match.re is _CLASS:
        if _SCHOOLED.search(before):
            return None
        age = number + 5
    elif match.re is _BORN:
        age = today.year - number
    else:
        age = today.year - 2000 - number
    if not 8 <= age <= 70:
        return None
    return Age(age, age, match.start(), match.end())
