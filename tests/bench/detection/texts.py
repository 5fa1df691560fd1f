"""The texts that the check is measured on, and the groups that its bars are about."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

OWN = Path("tests/corpora")
SHARED = Path("../shared/offers")
UNTOUCHED = frozenset("01234")
"""First hex digits of sha256(id) of the third of composed.jsonl that is scored once, at the end."""


@dataclass(frozen=True)
class Text:
    """One text with what people say of it; `source` is the batch or file it stands in, `group`
    joins near-duplicates, `ours` tells whether the project may be trained on it."""

    id: str
    text: str
    lang: str
    label: str
    set: str
    source: str
    group: str
    ours: bool
    signs: tuple[str, ...] = ()
    sos: bool = False

    @property
    def lure(self) -> bool:
        return self.label == "lure"


def read(folders: Iterable[Path]) -> list[Text]:
    """Every text below the folders that somebody has judged, in order of file and line."""
    files = [file for folder in folders for file in _files(folder)]
    return [text for file in dict.fromkeys(files) for text in _in(file)]


def _files(folder: Path) -> list[Path]:
    found = [folder] if folder.is_file() else sorted(folder.rglob("*.jsonl"))
    return [file for file in found if "pii_" not in file.name and file.parent.name != "batches"]


def _in(file: Path) -> Iterator[Text]:
    ours = "real" not in file.parts
    for line in filter(None, file.read_text("utf-8").split("\n")):
        row = json.loads(line)
        if row.get("label") not in {"lure", "legit", "other", "fraud-en"}:
            continue
        yield Text(
            id=row["id"],
            text=row["text"],
            lang="en" if row.get("lang") == "en" else "vi",
            label=row["label"],
            set=row.get("set", file.stem),
            source=file.stem,
            group=str(row.get("group") or row["id"]),
            ours=ours,
            signs=tuple(row.get("signs") or ()),
            sos=bool(row.get("sos")),
        )


def untouched(text: Text) -> bool:
    """Whether it belongs to the third that is scored once."""
    digest = hashlib.sha256(text.id.encode()).hexdigest()
    return text.source == "composed" and digest[0] in UNTOUCHED


def group_of(text: Text) -> str | None:
    """The group of the bars that a text counts in; cries for help count in none."""
    if text.label == "lure":
        return "lures, English" if text.lang == "en" else "lures, Vietnamese"
    if text.sos or text.label == "fraud-en":
        return None
    if text.label == "other":
        return "SMS, chat, articles, warnings"
    if "abroad" in text.set or text.source.startswith("xkld"):
        return "honest labour-export ads"
    return "honest ads, English" if text.lang == "en" else "honest ads, Vietnamese"
