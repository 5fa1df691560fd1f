"""Checks the directory: every fault at once, with its line and a sentence about it."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from authoring.files import Source
from authoring.files import load as load_file
from authoring.issue import Issue
from authoring.phrases import load_phrases
from authoring.text import KeyPath
from helplines.help_phrases import HelpPhrases
from helplines.model import (
    Area,
    Directory,
    DirectoryFile,
    HelpPoint,
    Kind,
    Place,
    Reliability,
    Situation,
)
from helplines.routing import ABROAD_ANCHORS, HOME_ANCHORS, served

ROOT = Path(__file__).resolve().parents[1]
FOLDER = "helplines"

DIALABLE = {
    Kind.CALL: re.compile(r"\+[1-9]\d{6,14}|\d{3,12}"),
    Kind.SMS: re.compile(r"\+[1-9]\d{6,14}|\d{3,12}"),
    Kind.EMAIL: re.compile(r"[^@\s]+@[^@\s]+\.[a-z]{2,}"),
    Kind.APP: re.compile(r"\S.*\S"),
}
NEVER = {
    "+66991301300": "is for Thai nationals abroad",
    "+84462844844": "is the Foreign Ministry's old number",
    "0462844844": "is the Foreign Ministry's old number",
}

Fault = tuple[KeyPath, str, str]


def load(root: Path = ROOT, *, today: date | None = None) -> tuple[Directory, list[Issue]]:
    """`root`/helplines/directory.yaml and its faults; with `today`, dates to come are faults."""
    shown_as = f"{FOLDER}/directory.yaml"
    loaded = load_file(root / shown_as, DirectoryFile, _context, shown_as=shown_as)
    said = f"{FOLDER}/help_phrases.yaml"
    issues = [*loaded.issues, *load_phrases(root / said, HelpPhrases, shown_as=said).issues]
    if loaded.value is None:
        return Directory({}, loaded.source), sorted(issues)
    directory = Directory(loaded.value.points, loaded.source)
    return directory, sorted([*issues, *_issues(directory, today)])


def _context(_: str, path: KeyPath) -> str:
    """ "vn_111.purpose": the id and the field, without the key of the whole."""
    return ".".join(path[1:])


def _issues(directory: Directory, today: date | None) -> Iterator[Issue]:
    source: Source = directory.source
    for key, point in directory.points.items():
        faults = [*_number_faults(point), *_trust_faults(point, today)]
        if point.id != key:
            faults.append((("id",), "HELP001", f"'{key}' says it is '{point.id}': drop the id"))
        for path, code, message in faults:
            yield source.issue(("points", key, *path), code, message)
    for path, code, message in [*_twice(directory), *_empty(directory)]:
        yield source.issue(path, code, message)


def _number_faults(point: HelpPoint) -> Iterator[Fault]:
    """HELP002 not dialable, HELP003 shown otherwise, HELP004 from where, HELP005 never given."""
    spoken = re.sub(r"[\s.()-]", "", point.shown)
    if not DIALABLE[point.kind].fullmatch(point.number):
        yield ("number",), "HELP002", f"'{point.number}' is nothing to {point.kind}"
    if point.kind in (Kind.CALL, Kind.SMS) and spoken != point.number:
        yield ("shown",), "HELP003", f"'{point.shown}' is shown but '{point.number}' is dialled"
    if point.kind in (Kind.CALL, Kind.SMS) and not point.number.startswith("+"):
        beyond = [area for area in point.callable_from if area not in point.serves_in]
        if beyond or Area.ABROAD in point.callable_from or Area.ANYWHERE in point.callable_from:
            said = f"'{point.number}' is a short or local number: it works in its own country only"
            yield ("callable_from",), "HELP004", said
    if reason := NEVER.get(spoken) or NEVER.get(point.number):
        yield ("number",), "HELP005", f"'{point.number}' {reason}: never give it"


def _trust_faults(point: HelpPoint, today: date | None) -> Iterator[Fault]:
    """HELP006 no source, HELP007 enabled unchecked, HELP008 date, HELP009 recording not said."""
    trusted = point.reliability is Reliability.A
    if trusted and not point.source:
        yield ("reliability",), "HELP006", "A needs a source"
    if point.enabled and point.verified_on is None:
        yield ("enabled",), "HELP007", "enabled needs verified_on"
    if point.enabled and not trusted:
        said = f"{point.reliability} waits for an operator who rang: write enabled: no"
        yield ("enabled",), "HELP007", said
    if today and point.verified_on and point.verified_on > today:
        yield ("verified_on",), "HELP008", f"{point.verified_on} is still to come"
    if point.records_calls and "recorded" not in (point.on_call or ""):
        yield ("records_calls",), "HELP009", "on_call must say that calls are recorded"


def _twice(directory: Directory) -> Iterator[Fault]:
    """HELP001: one number under two ids of the same area (the reader refuses one id twice)."""
    seen: dict[tuple[Area, str], str] = {}
    for key, point in directory.points.items():
        for area in point.serves:
            first = seen.setdefault((area, point.number), key)
            if first != key:
                said = f"'{point.number}' already stands under '{first}'"
                yield ("points", key, "number"), "HELP001", said


def _empty(directory: Directory) -> Iterator[Fault]:
    """HELP010: a stand-in is missing, or a country has nobody for a situation."""
    points = directory.points
    for key in (*HOME_ANCHORS, *ABROAD_ANCHORS):
        if key not in points or not points[key].enabled:
            yield ("points", key), "HELP010", f"'{key}' must be there, enabled: it stands in"
    enabled = [point for point in points.values() if point.enabled]
    for place in Place:
        for situation in Situation:
            if place is not Place.UNKNOWN and not served(enabled, place, situation):
                yield ("points",), "HELP010", f"{place} ends empty for {situation}"
