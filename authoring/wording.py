"""The catalogues, compiled in memory at start-up: (context, English) -> the sentence shown."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, read_po

from authoring.issue import Issue
from authoring.lang import Lang
from authoring.text import Text, placeholders

Entry = tuple[str, str]


class Wording:
    """Renders a Text in a language. A missing sentence shows the English one, never a key."""

    def __init__(self, sentences: Mapping[Lang, Mapping[Entry, str]]) -> None:
        self._sentences = sentences

    @classmethod
    def load(cls, locales: Path) -> "Wording":
        """Read `locales/<lang>/LC_MESSAGES/*.po`; fuzzy entries count as untranslated."""
        return cls({lang: dict(_entries(locales / lang / "LC_MESSAGES")) for lang in Lang})

    def overlaid(self, sentences: Mapping[Entry, str]) -> "Wording":
        """The same with these sentences in place of the Vietnamese ones; Vietnamese, where there
        are none."""
        return Wording({**self._sentences, Lang.VI: {**self._sentences[Lang.VI], **sentences}})

    def has(self, lang: Lang, text: Text) -> bool:
        return bool(self._sentences[lang].get((text.context, str(text))))

    def raw(self, lang: Lang, text: Text) -> str:
        """The sentence with its placeholders still in it."""
        return self._sentences[lang].get((text.context, str(text))) or str(text)

    def say(self, lang: Lang, text: Text, **values: Any) -> str:
        """The sentence with placeholders filled; a value may hold braces, they stay as they are."""
        sentence = self.raw(lang, text)
        return sentence.format_map(values) if values or "{" in sentence else sentence


def _entries(folder: Path) -> Iterable[tuple[Entry, str]]:
    for path in sorted(folder.glob("*.po")):
        for message in read_catalogue(path):
            if message.id and message.string and not message.fuzzy:
                yield (message.context or "", str(message.id)), str(message.string)


def read_catalogue(path: Path) -> Catalog:
    """Parse one .po file; raises PoFileError with the line for one that is broken."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.parent.name, abort_invalid=True)


def lint_wording(
    wording: Wording, texts: Iterable[tuple[str, int, Text]], limit: int = 4096
) -> list[Issue]:
    """TEXT001 untranslated, TEXT002 placeholders differ, TEXT003 over the limit (characters)."""
    issues = []
    for path, line, text in texts:
        for lang in Lang:
            sentence = wording.raw(lang, text)
            if not wording.has(lang, text):
                shown = str(text)[:50]
                issues.append(
                    Issue(path, line, "TEXT001", f"not translated into {lang}: {shown!r}")
                )
            elif _placeholders(sentence) != text.placeholders:
                issues.append(Issue(path, line, "TEXT002", f"placeholders differ in {lang}"))
            if len(sentence) > limit:
                said = f"{len(sentence)} characters in {lang}, at most {limit}"
                issues.append(Issue(path, line, "TEXT003", said))
    return issues


def _placeholders(sentence: str) -> frozenset[str] | None:
    try:
        return placeholders(sentence)
    except ValueError:
        return None


__all__ = ["PoFileError", "Wording", "lint_wording", "read_catalogue"]
