"""`askfirst licences`: the public list of licensed companies, from an operator's CSV file."""

import csv
import io
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from pydantic import ValidationError

from authoring.issue import Issue, refuse
from bot.trouble import StartError
from signs.licences import Licence, LicenceList, Status, tells_apart

STORED = "licences.json"
"""The file's name in the data folder."""

NEEDED = ("name", "licence", "status", "date")
COLUMNS = (*NEEDED, "tax_code")
STATUSES = {
    **{str(status): status for status in Status},
    "còn hiệu lực": Status.VALID, "đang hoạt động": Status.VALID,
    "tạm dừng": Status.SUSPENDED, "đình chỉ": Status.SUSPENDED, "tạm đình chỉ": Status.SUSPENDED,
    "hết hạn": Status.EXPIRED, "hết hiệu lực": Status.EXPIRED,
    "thu hồi": Status.REVOKED, "bị thu hồi": Status.REVOKED,
}  # fmt: skip
"""How the list may write them, in either language."""

SIZE_CAP = 5_000_000
"""Bytes of a list; the public one has a few hundred lines."""
_TAX_CODE = re.compile(r"\d{10}(?:-?\d{3})?")
_DAYS = ("%Y-%m-%d", "%d/%m/%Y")


@dataclass
class _Reading:
    """A file on its way to a list; `issues` collects every fault."""

    path: str
    today: date
    issues: list[Issue] = field(default_factory=list)
    seen: dict[str, int] = field(default_factory=dict)

    def wrong(self, line: int, said: str) -> None:
        self.issues.append(Issue(self.path, line, "LIST001", said))


def read_list(file: Path, dated: date, today: date) -> LicenceList:
    """The list in a CSV file, published on `dated`. Raises FaultyFilesError with every fault: a
    list is taken whole or not at all."""
    reading = _Reading(str(file), today)
    if dated > today:
        reading.wrong(1, f"the list is dated {dated}, which is yet to come")
    companies = [one for line, row in _rows(file, reading) if (one := _licence(line, row, reading))]
    if not companies and not reading.issues:
        reading.wrong(1, "there is no company in it")
    refuse(reading.issues)
    return LicenceList(dated=dated, companies=tuple(companies))


def store(published: LicenceList, folder: Path) -> Path:
    """Put the list where the next start reads it, whole or not at all."""
    folder.mkdir(parents=True, exist_ok=True)
    path, fresh = folder / STORED, folder / f"{STORED}.new"
    with fresh.open("w", encoding="utf-8") as file:
        file.write(published.model_dump_json(indent=1))
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    return path


def stored(folder: Path) -> LicenceList | None:
    """The list of this folder; None without one. Raises StartError for a file that is no list."""
    path = folder / STORED
    try:
        return LicenceList.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return None
    except OSError as fault:
        raise StartError(f"{path}: cannot be read ({fault.strerror})") from None
    except ValidationError:
        again = "bring it in again with `askfirst licences import`"
        raise StartError(f"{path}: is no list of licences; {again}") from None


def told(published: LicenceList, today: date) -> str:
    """How many companies stand in it, and from when it is."""
    count = len(published.companies)
    valid = sum(one.status is Status.VALID for one in published.companies)
    day, ago = published.dated, (today - published.dated).days
    return f"{count} companies, {valid} with a valid licence; dated {day}, {ago} days ago."


def _rows(file: Path, reading: _Reading) -> Iterator[tuple[int, dict[str, str]]]:
    """Line and columns of every company."""
    text = _text(file, reading)
    if text is None:
        return
    first = text.partition("\n")[0]
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=";" if ";" in first else ",")
    head: list[str] | None = None
    try:
        for row in rows:
            if not any(cell.strip() for cell in row):
                continue
            cells = [" ".join(cell.split()) for cell in row]
            if head is None:
                head = _head(cells, reading)
                if head is None:
                    return
            elif len(cells) != len(head):
                reading.wrong(rows.line_num, f"has {len(cells)} columns instead of {len(head)}")
            else:
                yield rows.line_num, dict(zip(head, cells, strict=True))
    except csv.Error as fault:
        reading.wrong(rows.line_num, f"is not CSV: {fault}")


def _text(file: Path, reading: _Reading) -> str | None:
    with file.open("rb") as opened:
        raw = opened.read(SIZE_CAP + 1)
    if len(raw) > SIZE_CAP:
        reading.wrong(1, f"is larger than {SIZE_CAP} bytes")
        return None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        reading.wrong(raw.count(b"\n", 0, fault.start) + 1, f"is not UTF-8: {fault.reason}")
        return None


def _head(cells: list[str], reading: _Reading) -> list[str] | None:
    head = [cell.lower() for cell in cells]
    for name in NEEDED:
        if name not in head:
            reading.wrong(1, f"the column '{name}' is missing")
    for name in sorted(set(head)):
        if name not in COLUMNS:
            reading.wrong(1, f"there is no column '{name}'; there are: {', '.join(COLUMNS)}")
        elif head.count(name) > 1:
            reading.wrong(1, f"the column '{name}' stands twice")
    return None if reading.issues else head


def _licence(line: int, row: dict[str, str], reading: _Reading) -> Licence | None:
    before = len(reading.issues)
    if not tells_apart(row["name"]):
        reading.wrong(line, "name: nothing in it tells one company from another")
    if not row["licence"]:
        reading.wrong(line, "licence: is empty")
    for name in ("name", "licence"):
        known = reading.seen.setdefault(f"{name} {row[name].casefold()}", line)
        if row[name] and known != line:
            reading.wrong(line, f"{name}: stands on line {known} as well")
    status = STATUSES.get(row["status"].lower())
    if status is None:
        reading.wrong(line, f"status: is one of {', '.join(map(str, Status))}")
    day = _day(row["date"])
    if day is None or day > reading.today:
        reading.wrong(line, "date: is a day until today, 2024-12-31 or 31/12/2024")
    tax_code = row.get("tax_code", "")
    if tax_code and not _TAX_CODE.fullmatch(tax_code):
        reading.wrong(line, "tax_code: has 10 digits, or 10 and 3")
    if len(reading.issues) > before or status is None or day is None:
        return None
    return Licence(
        name=row["name"], licence=row["licence"], status=status, date=day, tax_code=tax_code
    )


def _day(written: str) -> date | None:
    for form in _DAYS:
        try:
            return datetime.strptime(written, form).date()  # noqa: DTZ007 - a calendar day
        except ValueError:
            continue
    return None
