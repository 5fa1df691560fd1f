"""Transcripts: text files of a conversation, written by people and refreshed by `--update`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from authoring.lang import Lang
from bot.outgoing import Message
from bot.play import shown

FOLDER = Path(__file__).parents[1] / "transcripts"
_KIND = re.compile(r"^\((voice|photo|sticker|location|contact|document|forward|edit)\) ?")


@dataclass(frozen=True)
class Act:
    """One thing the person does: `kind` is text, tap, or one of the kinds in brackets."""

    kind: str
    text: str = ""

    @property
    def lines(self) -> list[str]:
        if self.kind == "tap":
            return [f"> [{self.text}]"]
        prefix = "" if self.kind == "text" else f"({self.kind}) "
        return [f"> {line}".rstrip() for line in f"{prefix}{self.text}".split("\n")]


@dataclass(frozen=True)
class Transcript:
    """`head` are the comment lines that say who speaks and why; `lang` is chosen at the start."""

    path: Path
    head: tuple[str, ...]
    acts: tuple[Act, ...]
    text: str = field(repr=False, default="")

    @property
    def channels(self) -> tuple[str, ...]:
        typed = all(act.kind in {"text", "tap"} for act in self.acts)
        return ("telegram", "web") if typed else ("telegram",)

    def written(self, answers: Sequence[Sequence[Message]]) -> str:
        """The file as it should stand, with what the bot said after each act."""
        lines = list(self.head)
        for act, messages in zip(self.acts, answers, strict=True):
            lines += ["", *act.lines]
            for message in messages:
                lines += ["", *shown(message)]
        return "\n".join(lines) + "\n"


def read(path: Path) -> Transcript:
    text = path.read_text("utf-8")
    head = tuple(line for line in text.splitlines() if line.startswith("#"))
    return Transcript(path, head, tuple(_acts(text.splitlines())), text)


def _acts(lines: list[str]) -> list[Act]:
    acts: list[list[str]] = []
    previous = ""
    for line in lines:
        if line.startswith(">"):
            if not previous.startswith(">"):
                acts.append([])
            acts[-1].append(line[1:].removeprefix(" "))
        previous = line
    return [_act("\n".join(one)) for one in acts]


def _act(said: str) -> Act:
    if said.startswith("[") and said.endswith("]"):
        return Act("tap", said[1:-1])
    kind = _KIND.match(said)
    return Act(kind[1], said[kind.end() :]) if kind else Act("text", said)


def transcripts() -> list[Path]:
    return sorted(FOLDER.glob("*.txt"))


__all__ = ["Act", "Lang", "Transcript", "read", "transcripts"]
