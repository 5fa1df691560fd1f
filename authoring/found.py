"""A sentence where it stands in a file, for extraction and lint."""

from dataclasses import dataclass

from authoring.text import Text


@dataclass(frozen=True)
class Found:
    """`comment` tells a translator what it is for, who is addressed, how long it may be."""

    path: str
    line: int
    text: Text
    comment: str = ""
