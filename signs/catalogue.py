"""All sign and concept files, read at start-up with every fault at once."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from authoring.files import Loaded, Source, load
from authoring.found import Found
from authoring.issue import Issue, refuse
from authoring.text import Frozen, KeyPath, Text, texts_in
from signs.model import Concept, Sign, Status
from signs.tables import Tables, read_tables

M = TypeVar("M", bound=Frozen)
COMMENTS = {
    "title": "Title of a warning sign, for a list",
    "short": "Warning sign, first message, at most 60 characters",
    "why": "Why it matters, said to the person who asks",
    "advice": "What to do instead, said to the person who asks",
    "ask": "A question to the person who asks",
}
"""For translators: who is addressed, where, how long; at most 60 characters each."""


@dataclass(frozen=True)
class Catalogue:
    """What the check knows. Only active signs are looked for."""

    signs: Mapping[str, Sign]
    concepts: Mapping[str, Concept]
    tables: Tables
    sources: Mapping[str, Source] = field(default_factory=dict)

    @property
    def active(self) -> Iterator[Sign]:
        return (sign for sign in self.signs.values() if sign.status is Status.ACTIVE)


def context_of(stem: str, path: KeyPath) -> str:
    """`documents_kept.short`: the context under which a sign's sentence is translated."""
    return ".".join((stem, *path))


def read(root: Path) -> tuple[Catalogue | None, list[Issue]]:
    """`root/catalogue/*.yaml` and `root/concepts/*.yaml`; None when any file is faulty."""
    tables, issues = read_tables()
    signs = _folder(root / "catalogue", Sign, root)
    concepts = _folder(root / "concepts", Concept, root)
    issues += [issue for one in signs for issue in one.issues]
    issues += [issue for one in concepts for issue in one.issues]
    if issues or tables is None:
        return None, sorted(issues)
    sources = {f"sign:{one.value.sign}": one.source for one in signs if one.value}
    sources |= {f"concept:{one.value.concept}": one.source for one in concepts if one.value}
    return (
        Catalogue(
            MappingProxyType({one.value.sign: one.value for one in signs if one.value}),
            MappingProxyType({one.value.concept: one.value for one in concepts if one.value}),
            tables,
            MappingProxyType(sources),
        ),
        _misnamed(signs, "sign") + _misnamed(concepts, "concept"),
    )


def catalogue(root: Path = Path(__file__).parent) -> Catalogue:
    """The catalogue for start-up: raises FaultyFilesError with every fault of reading."""
    found, issues = read(root)
    refuse(issues)
    assert found is not None  # noqa: S101 - no issues means a catalogue
    return found


def _folder(folder: Path, model: type[M], root: Path) -> list[Loaded[M]]:
    return [
        load(path, model, context_of, shown_as=str(path.relative_to(root.parent)))
        for path in sorted(folder.glob("*.yaml"))
    ]


def _misnamed(files: Iterable[Loaded[M]], key: str) -> list[Issue]:
    """SIGN001: the file is named otherwise than what it holds, or two hold the same."""
    issues = []
    for one in files:
        stem = Path(one.source.path).stem
        if one.value is not None and getattr(one.value, key) != stem:
            said = f"the file is named '{stem}' but its {key} is '{getattr(one.value, key)}'"
            issues.append(one.source.issue((key,), "SIGN001", said))
    return issues


def wording_of(catalogue_: Catalogue) -> Iterator[Found]:
    """Every sentence of the signs for the translators' catalogue, retired signs left out."""
    for name, sign in catalogue_.signs.items():
        if sign.status is Status.RETIRED:
            continue
        source = catalogue_.sources.get(f"sign:{name}", Source(f"{name}.yaml"))
        for path, text in texts_in(sign):
            yield _found(source, path, text)


def _found(source: Source, path: KeyPath, text: Text) -> Found:
    return Found(source.path, source.line(path), text, COMMENTS.get(path[-1], ""))
