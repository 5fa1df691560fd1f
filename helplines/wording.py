"""Every sentence of this room for the catalogues, with what a translator must know."""

from collections.abc import Iterator

from authoring.files import Source
from authoring.found import Found
from authoring.phrases import load_phrases
from authoring.text import texts_in
from helplines.help_phrases import FILE, HelpPhrases
from helplines.model import Directory

DOMAIN = "helplines"

COMMENTS = {
    "name": "the service as people in Viet Nam know it; one line on a phone, at most 90 characters",
    "purpose": "what it is for; a frightened reader, one short sentence, at most 120 characters",
    "on_call": "what happens on the call, before they dial; at most 250 characters",
    "hours": "opening hours, inside a line; at most 50 characters",
}


def wording_of(directory: Directory) -> Iterator[Found]:
    """The sentences of the directory and of help_phrases.yaml: one catalogue."""
    yield from _points(directory)
    yield from _phrases()


def _points(directory: Directory) -> Iterator[Found]:
    source = directory.source
    for key, point in directory.points.items():
        for path, text in texts_in(point):
            comment = f"Help point {point.shown}: {COMMENTS[path[-1]]}."
            yield Found(source.path, source.line(("points", key, *path)), text, comment)


def _phrases() -> Iterator[Found]:
    loaded = load_phrases(FILE, HelpPhrases, shown_as=f"helplines/{FILE.name}")
    source: Source = loaded.source
    for path, text in texts_in(loaded.value):
        comment = HelpPhrases.model_fields[path[0]].description or ""
        yield Found(source.path, source.line(path), text, comment)
