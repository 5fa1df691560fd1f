"""Words of a text with their case, and the lines that are written in capitals throughout."""

import re
from dataclasses import dataclass

from reports.redaction.spelling import spelt

_WORD = re.compile(r"[^\W\d_]+(?:['’`][^\W\d_]+)*|\d+")
_LINE = re.compile(r"[^\n]+")


@dataclass(slots=True)
class Word:
    """A run of letters or of digits in the read text."""

    text: str
    folded: str
    spelt: str
    """Lowercase with the tone at the end."""
    start: int
    end: int
    marked: bool
    """Whether its case sets it apart from the words of its line."""
    is_bare: bool
    is_number: bool

    @property
    def is_shouted(self) -> bool:
        return self.text.isupper()


def words_of(plain: str, folded: str) -> list[Word]:
    words: list[Word] = []
    seen: dict[str, str] = {}
    for line in _LINE.finditer(plain):
        found = [(word.group(), *word.span()) for word in _WORD.finditer(plain, *line.span())]
        shouted = _shouted([text for text, _, _ in found])
        for text, start, end in found:
            tone_last = seen.get(text)
            if tone_last is None:
                seen[text] = tone_last = spelt(text)
            marked = text[0].isupper() and not (shouted and len(text) > 1 and text.isupper())
            digit = text[0].isdigit()
            bare = text.isascii()
            words.append(Word(text, folded[start:end], tone_last, start, end, marked, bare, digit))
    return words


def _shouted(texts: list[str]) -> bool:
    """Whether capitals say nothing on this line: most of its longer words are all capitals."""
    longer = [text for text in texts if len(text) > 1 and not text[0].isdigit()]
    return len(longer) > 4 and sum(map(str.isupper, longer)) * 10 > len(longer) * 6
