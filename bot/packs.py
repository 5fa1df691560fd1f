"""Language packs: a core of sentences in a further language, each read aloud if somebody did."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import Annotated

from babel.messages.pofile import PoFileError, read_po
from pydantic import Field, StringConstraints, field_validator

from authoring.files import Loaded, Source, load
from authoring.issue import Issue
from authoring.lang import Lang
from authoring.text import Frozen
from authoring.wording import Entry
from bot.outgoing import Recording
from flows.engine.always import slash_commands
from flows.engine.model import Review

CORE, FOLDER = "locales/core.yaml", "locales/packs"
ABOUT, CATALOGUE, AUDIO, ENDING = "pack.yaml", "core.po", "audio", ".ogg"
LONGEST_RECORDING = 1_000_000
"""Bytes; phones show what is larger as a file, and people pay for it."""

Context = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_.]+(:child)?$")]
_CODE = re.compile(r"[a-z]{2,3}")


class Core(Frozen):
    """`messages`: contexts of what a pack says, with the buttons under it; `buttons`: steps of
    which only these are seen."""

    messages: tuple[Context, ...] = Field(min_length=1)
    buttons: tuple[Context, ...] = ()

    @field_validator("messages", "buttons")
    @classmethod
    def _once(cls, named: tuple[str, ...]) -> tuple[str, ...]:
        twice = sorted({one for one in named if named.count(one) > 1})
        if twice:
            raise ValueError(f"named twice: {', '.join(twice)}")
        return named


class About(Frozen):
    """`name`: the language in its own words. `source`: who translated it, and from what."""

    name: Annotated[str, StringConstraints(min_length=1, max_length=30, pattern=r"^[^\n/]+$")]
    source: Annotated[str, StringConstraints(min_length=1)]
    reviewed: tuple[Review, ...] = ()


@dataclass(frozen=True, repr=False)
class Pack:
    """A further language. `lines`: where in its catalogue each sentence stands."""

    code: str
    about: About
    source: Source
    sentences: Mapping[Entry, str]
    lines: Mapping[Entry, int]
    recordings: Mapping[str, bytes]

    @property
    def catalogue(self) -> str:
        return f"{FOLDER}/{self.code}/{CATALOGUE}"


@dataclass(frozen=True, repr=False)
class Packs:
    """The core that each pack is to hold, and the packs by their codes."""

    core: Core
    source: Source
    by_code: Mapping[str, Pack] = field(default_factory=dict)

    def recorded(self, recording: Recording) -> bytes | None:
        """The sound; None for one that is not, or no more, installed."""
        pack = self.by_code.get(recording.pack)
        return pack.recordings.get(recording.context) if pack else None

    @property
    def commands(self) -> str:
        """A line for each: its own name, and the command that switches to it."""
        return "\n".join(f"{pack.about.name}: /{code}" for code, pack in self.by_code.items())


def read(root: Path) -> tuple[Packs | None, list[Issue]]:
    """The core and every pack below `root`; None when one cannot be used, and every fault."""
    core = load(root / CORE, Core, lambda *_: "", shown_as=CORE)
    issues, packs = list(core.issues), {}
    folders = root / FOLDER
    for folder in sorted(folders.iterdir()) if folders.is_dir() else ():
        if folder.is_dir():
            packs[folder.name], found = _pack(folder)
            issues += found
    if core.value is None or issues:
        return None, issues
    known = {code: pack for code, pack in packs.items() if pack is not None}
    return Packs(core.value, core.source, known), []


def _pack(folder: Path) -> tuple[Pack | None, list[Issue]]:
    shown = f"{FOLDER}/{folder.name}"
    about: Loaded[About] = load(folder / ABOUT, About, lambda *_: "", shown_as=f"{shown}/{ABOUT}")
    issues = [*about.issues, *misnamed(folder.name, shown)]
    entries: list[tuple[Entry, str, int]] = []
    try:
        entries += _entries(folder / CATALOGUE)
    except PoFileError as fault:
        said = str(fault).rpartition(" on ")[0] or str(fault)
        issues.append(Issue(f"{shown}/{CATALOGUE}", fault.lineno + 1, "PACK002", said))
    except (OSError, ValueError) as fault:
        said = f"cannot be read: {type(fault).__name__}"
        issues.append(Issue(f"{shown}/{CATALOGUE}", 1, "PACK002", said))
    sounds = {path: path.read_bytes() for path in sorted(folder.glob(f"{AUDIO}/*"))}
    issues += _unplayable(sounds, shown)
    if about.value is None or issues:
        return None, issues
    sentences = {entry: said for entry, said, _ in entries}
    lines = {entry: line for entry, _, line in entries}
    recordings = {path.stem: sound for path, sound in sounds.items()}
    return Pack(folder.name, about.value, about.source, sentences, lines, recordings), []


def _entries(path: Path) -> Iterator[tuple[Entry, str, int]]:
    """Every sentence with the line it stands on; what is empty or fuzzy is not translated."""
    for message in read_po(StringIO(path.read_text("utf-8")), abort_invalid=True):
        if message.id and message.string and not message.fuzzy:
            entry = (message.context or "", str(message.id))
            yield entry, str(message.string), message.lineno or 1


def misnamed(code: str, shown: str) -> Iterator[Issue]:
    """A code that could not be a command of its own."""
    taken = {*slash_commands(), *Lang}
    if not _CODE.fullmatch(code):
        yield Issue(shown, 1, "PACK001", f"'{code}' is no code of a language: two or three letters")
    elif code in taken:
        yield Issue(shown, 1, "PACK001", f"'{code}' is a command or a language of the program")


def _unplayable(sounds: Mapping[Path, bytes], shown: str) -> Iterator[Issue]:
    """What apps would not play as a voice message, and pages not at all."""
    for path, sound in sounds.items():
        place = f"{shown}/{AUDIO}/{path.name}"
        if path.suffix != ENDING or sound[:4] != b"OggS" or b"OpusHead" not in sound[:64]:
            yield Issue(place, 1, "PACK007", "is not Ogg with Opus, ending in .ogg")
        elif len(sound) > LONGEST_RECORDING:
            wrong = f"{len(sound)} bytes, at most {LONGEST_RECORDING}"
            yield Issue(place, 1, "PACK007", wrong)
