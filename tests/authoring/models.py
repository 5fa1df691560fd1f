"""A small file format with everything that real ones use, for tests of the loader."""

from enum import StrEnum

from pydantic import Field

from authoring.files import Loaded, load
from authoring.text import Frozen, Text


class Weight(StrEnum):
    LIGHT = "light"
    HEAVY = "heavy"


class Part(Frozen):
    says: Text
    weight: Weight = Weight.LIGHT
    when_: str = Field(default="", alias="when")


class Notice(Frozen):
    """`phone` and `opens` look like numbers to YAML; `answers` has keys that look like truth."""

    notice: str
    title: Text
    phone: str = ""
    opens: str = ""
    count: int = 0
    answers: dict[str, Text] = {}
    parts: tuple[Part, ...] = ()
    closing: Text | None = None


def loaded(folder, content: str | bytes) -> Loaded[Notice]:
    """The content as the file `sample.yaml`, loaded; contexts are `stem.path.of.keys`."""
    path = folder / "sample.yaml"
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return load(path, Notice, lambda stem, keys: ".".join((stem, *keys)), shown_as="f/sample.yaml")


def faults(folder, content: str | bytes) -> list[str]:
    return [str(issue) for issue in loaded(folder, content).issues]
