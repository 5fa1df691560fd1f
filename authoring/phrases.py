"""Sentences that code says itself: one YAML file, one typed model, the same catalogues."""

from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Generic, TypeVar

from authoring.files import Loaded, load
from authoring.found import Found
from authoring.issue import refuse
from authoring.text import Frozen, KeyPath, texts_in

P = TypeVar("P", bound=Frozen)


def phrase_context(stem: str, path: KeyPath) -> str:
    return f"{stem}.{'.'.join(path)}"


def load_phrases(path: Path, model: type[P], *, shown_as: str = "") -> Loaded[P]:
    """A file of `id: English sentence`; the model names each id, so a missing one is a fault."""
    return load(path, model, phrase_context, shown_as=shown_as)


def phrases(path: Path, model: type[P], *, shown_as: str = "") -> P:
    """The same, for start-up: raises FaultyFilesError with every fault."""
    return _whole(load_phrases(path, model, shown_as=shown_as))


def _whole(loaded: Loaded[P]) -> P:
    refuse(loaded.issues)
    assert loaded.value is not None  # noqa: S101 - no issues means a value
    return loaded.value


class Phrasebook(Generic[P]):
    """The sentences of one module, read once when they are first wanted. `comment`: what a
    translator is told beside each, by its keys in the file where that makes a difference."""

    def __init__(self, path: Path, model: type[P], comment: str | Callable[[KeyPath], str]) -> None:
        self._path = path
        self._model = model
        self._comment = comment if callable(comment) else lambda _: comment

    @cached_property
    def _loaded(self) -> Loaded[P]:
        shown_as = f"{self._path.parent.name}/{self._path.name}"
        return load_phrases(self._path, self._model, shown_as=shown_as)

    def read(self) -> P:
        """For saying them; raises FaultyFilesError with every fault."""
        return _whole(self._loaded)

    def found(self) -> Iterator[Found]:
        """Every sentence with its place, for the catalogue."""
        source = self._loaded.source
        for keys, text in texts_in(self._loaded.value):
            yield Found(source.path, source.line(keys), text, self._comment(keys))
