"""Sentences that code says itself: one YAML file, one typed model, the same catalogues."""

from pathlib import Path
from typing import TypeVar

from authoring.files import Loaded, load
from authoring.issue import refuse
from authoring.text import Frozen, KeyPath

P = TypeVar("P", bound=Frozen)


def phrase_context(stem: str, path: KeyPath) -> str:
    return f"{stem}.{'.'.join(path)}"


def load_phrases(path: Path, model: type[P], *, shown_as: str = "") -> Loaded[P]:
    """A file of `id: English sentence`; the model names each id, so a missing one is a fault."""
    return load(path, model, phrase_context, shown_as=shown_as)


def phrases(path: Path, model: type[P], *, shown_as: str = "") -> P:
    """The same, for start-up: raises FaultyFilesError with every fault."""
    loaded = load_phrases(path, model, shown_as=shown_as)
    refuse(loaded.issues)
    assert loaded.value is not None  # noqa: S101 - no issues means a value
    return loaded.value
