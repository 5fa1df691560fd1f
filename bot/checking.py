"""`askfirst check`: verdicts for people, as JSON, and for streams of lines."""

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any, BinaryIO, TextIO

from authoring.lang import Lang
from bot.standing import standing
from bot.today import today
from signs.catalogue import catalogue
from signs.check import Checker
from signs.opinion import model


def checker() -> Checker:
    with standing():
        return Checker(catalogue(), model())


def as_json(text: str) -> str:
    return json.dumps(checker().check(text, today=today()).as_json(), ensure_ascii=False)


def stream(lines: BinaryIO, out: TextIO) -> None:
    """One verdict object a line, in order. A line that is no JSON object with a text yields
    {"id", "error"} in its place; a progress bar stands on a terminal's standard error."""
    judge = checker()
    for line in _with_progress(lines):
        print(_written(_judged(judge, line)), file=out)
    out.flush()


def _judged(judge: Checker, line: bytes) -> dict[str, Any]:
    try:
        row = json.loads(line, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        return {"id": None, "error": "this line is not JSON"}
    if not isinstance(row, dict):
        return {"id": None, "error": "this line is not a JSON object"}
    if not isinstance(row.get("text"), str):
        return {"id": row.get("id"), "error": "this line has no text"}
    return {"id": row.get("id"), **judge.check(row["text"], today=today()).as_json()}


def _no_constant(name: str) -> None:
    """Python would read NaN and Infinity, and write them back."""
    raise ValueError(name)


def _written(answer: dict[str, Any]) -> str:
    """One line of JSON; escaped where a caller's id holds half of a surrogate pair."""
    said = json.dumps(answer, ensure_ascii=False)
    return said if said.isprintable() else json.dumps(answer)


def _with_progress(lines: BinaryIO) -> Iterator[bytes]:
    """The lines that hold anything; with a bar when somebody watches and the end is known."""
    filled = (line for line in lines if line.strip())
    if not sys.stderr.isatty() or not lines.seekable():
        yield from filled
        return
    from rich.console import Console  # noqa: PLC0415 - only when somebody watches
    from rich.progress import Progress  # noqa: PLC0415

    start = lines.tell()
    size = lines.seek(0, 2) - start
    lines.seek(start)
    with Progress(console=Console(stderr=True)) as bar:
        task = bar.add_task("check", total=size)
        for line in filled:
            yield line
            bar.advance(task, len(line))


def for_people(text: str, lang: Lang) -> None:
    """The verdict in colour, with the words that showed each sign underlined."""
    from bot.terminal import print_verdict  # noqa: PLC0415 - rich is slow to import

    print_verdict(checker().check(text, today=today()), text, lang)


def explain(text: str) -> None:
    """How the verdict came about, as indented JSON."""
    told = asdict(checker().explain(text, today=today()))
    sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=1) + "\n")
