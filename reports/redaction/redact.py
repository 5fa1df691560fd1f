"""Joins what the finders of this room see, and writes blanks in its place."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from reports.redaction.addresses import find_addresses
from reports.redaction.births import find_births
from reports.redaction.codes import find_codes
from reports.redaction.emails import find_emails
from reports.redaction.handles import find_handles
from reports.redaction.hanzi import find_hanzi
from reports.redaction.kinds import Finding, Hit, Kind
from reports.redaction.links import find_links
from reports.redaction.names import find_names
from reports.redaction.numbers import find_numbers
from reports.redaction.reading import WALL, Reading, read
from reports.redaction.sequences import Sequences

ROUNDS = 5
"""A blank may make its surroundings readable in a new way; no text that was not made for it has
needed more than three rounds."""


@dataclass(frozen=True, slots=True)
class Redacted:
    """The text with blanks, and what stood in their places, by offsets into the original."""

    text: str
    findings: tuple[Finding, ...]


def find(text: str) -> tuple[Finding, ...]:
    """Personal data in the text: ordered, not overlapping. Never raises."""
    return redact(text).findings


def redact(text: str) -> Redacted:
    """Every finding replaced by its blank; redacting the result again changes nothing."""
    findings: tuple[Finding, ...] = ()
    redacted = text
    for _ in range(ROUNDS):
        more = _look(redacted)
        if not more:
            break
        back = _WayBack(findings)
        findings = tuple(
            sorted((*findings, *map(back.original, more)), key=lambda found: found.start)
        )
        redacted = _blanked(text, findings)
    return Redacted(redacted, findings)


def _blanked(text: str, findings: tuple[Finding, ...]) -> str:
    pieces: list[str] = []
    done = 0
    for found in findings:
        pieces += (text[done : found.start], found.kind.blank)
        done = found.end
    return "".join((*pieces, text[done:]))


class _WayBack:
    """Offsets into a text with blanks -> offsets into the text before."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        self._ends: list[int] = []
        self._shifts: list[int] = [0]
        shift = 0
        for found in findings:
            shift += found.end - found.start - len(found.kind.blank)
            self._ends.append(found.end - shift)
            self._shifts.append(shift)

    def original(self, found: Finding) -> Finding:
        shift = self._shifts[bisect_right(self._ends, found.start)]
        return Finding(found.kind, found.start + shift, found.end + shift)


def _look(text: str) -> tuple[Finding, ...]:
    reading = read(text)
    if not reading.plain:
        return ()
    return tuple(_in_original(reading, _settled(reading, list(_hits(reading)))))


def _hits(reading: Reading) -> Iterator[Hit]:
    contacts = [*find_numbers(reading), *find_handles(reading)]
    yield from contacts
    yield from find_codes(reading)
    yield from find_emails(reading)
    yield from find_links(reading)
    yield from find_births(reading)
    yield from find_hanzi(reading)
    sequences = Sequences(reading)
    yield from find_addresses(reading, sequences)
    yield from find_names(reading, sequences, [(hit.start, hit.end) for hit in contacts])


def _settled(reading: Reading, hits: list[Hit]) -> Iterator[tuple[Kind, int, int]]:
    """Each character goes to the surest hit, then the longest; what is left of others stays."""
    hits.sort(key=lambda hit: (-hit.sure, hit.start - hit.end, hit.start))
    owner = _owners(reading, hits)
    at = 0
    for number, places in groupby(owner):
        length = len(list(places))
        piece = reading.plain[at : at + length]
        if number and any(map(str.isalnum, piece)):
            lead = len(piece) - len(piece.lstrip())
            yield hits[number - 1].kind, at + lead, at + len(piece.rstrip())
        at += length


def _owners(reading: Reading, hits: list[Hit]) -> list[int]:
    """The number of the hit, from 1 on, that each character goes to; 0 is none. Every character
    is given away once, however many hits overlap there."""
    owner = [0] * len(reading.plain)
    free = [*range(len(owner) + 1)]
    for place, char in enumerate(reading.plain):
        free[place] += char == WALL
    for number, hit in enumerate(hits, 1):
        place = _next_free(free, hit.start)
        while place < hit.end:
            owner[place] = number
            free[place] = place + 1
            place = _next_free(free, place)
    return owner


def _next_free(free: list[int], place: int) -> int:
    """The first free place from `place` on; the ways there are shortened."""
    while free[place] != place:
        free[place] = free[free[place]]
        place = free[place]
    return place


def _in_original(reading: Reading, pieces: Iterator[tuple[Kind, int, int]]) -> Iterator[Finding]:
    done = 0
    for kind, start, end in pieces:
        first, last = reading.original(start, end)
        first = max(first, done)
        if first < last:
            yield Finding(kind, first, last)
            done = last
