"""Keeps the catalogues in step with the files: extracts wording, updates every .po, never guesses.

One catalogue (domain) a room, so that people can translate side by side.
"""

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from authoring.found import Found
from authoring.lang import Lang
from authoring.wording import read_catalogue

UNKEPT = (
    "POT-Creation-Date", "PO-Revision-Date", "Generated-By",
    "Last-Translator", "Language-Team", "Report-Msgid-Bugs-To",
)  # fmt: skip
HEADER = "# Wording of Hỏi Trước Khi Đi · Ask Before You Go."


def template(found: Iterable[Found]) -> Catalog:
    """The domain's template: one entry a (context, sentence), sorted by place. No line numbers,
    so that moving a step changes no catalogue; the context names the place."""
    catalogue = Catalog(project="askfirst", charset="utf-8", header_comment=HEADER, fuzzy=False)
    for one in found:
        comments = [one.comment] if one.comment else []
        catalogue.add(str(one.text), context=one.text.context, auto_comments=comments)
    return catalogue


def updated(template_: Catalog, path: Path, lang: Lang) -> bytes:
    """The .po at `path` brought up to date. English takes each new sentence as it is; in other
    languages new sentences are empty, and changed ones are dropped, never guessed."""
    old = read_catalogue(path) if path.exists() else None
    catalogue = Catalog(locale=str(lang), project="askfirst", header_comment=HEADER, fuzzy=False)
    for message in template_:
        if not message.id:
            continue
        said = old.get(message.id, message.context) if old else None
        string = said.string if said and not said.fuzzy else ""
        catalogue.add(
            message.id,
            string or (message.id if lang is Lang.EN else ""),
            context=message.context,
            auto_comments=message.auto_comments,
        )
    return as_bytes(catalogue)


def as_bytes(catalogue: Catalog) -> bytes:
    """The file without dates, so that the same wording gives the same bytes."""
    buffer = BytesIO()
    write_po(buffer, catalogue, width=100, omit_header=False, sort_output=False)
    lines = buffer.getvalue().decode("utf-8").split("\n")
    kept = [line for line in lines if not line.startswith(tuple(f'"{name}' for name in UNKEPT))]
    return "\n".join(kept).encode("utf-8")


def sync(domain: str, found: Iterable[Found], locales: Path, *, write: bool) -> list[Path]:
    """The catalogue files of a domain that are behind; written when `write` says so."""
    template_ = template(found)
    wanted = {locales / f"{domain}.pot": as_bytes(template_)}
    for lang in Lang:
        path = locales / str(lang) / "LC_MESSAGES" / f"{domain}.po"
        wanted[path] = updated(template_, path, lang)
    behind = [p for p, content in wanted.items() if not p.exists() or p.read_bytes() != content]
    if write:
        for path in behind:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(wanted[path])
    return behind
