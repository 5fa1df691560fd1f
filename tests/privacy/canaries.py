"""Values that must never be found in what the program leaves behind, and the search for them."""

import base64
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from urllib.parse import quote

PERSON = {
    "name": "Kanari Hoàng Yến",
    "username": "kanari_hoang_yen",
    "chat": "99118822773",
    "agent": "KanariBrowser/77.31",
    "address": "203.0.113.77",
}
"""What a person or a platform supplies besides words; all invented (RFC 5737 for the address)."""


def disguises(word: str) -> tuple[bytes, ...]:
    """A word as bytes, in the encodings in which it might slip through."""
    plain = word.encode()
    return (
        plain,
        word.encode("utf-16-le"),
        plain.hex().encode(),
        base64.b64encode(plain).rstrip(b"=")[:-1],
        quote(word).encode(),
        word.encode("unicode_escape"),
    )


def found_in(haystack: bytes, words: Mapping[str, str]) -> list[str]:
    """The names of the words that stand there in any disguise."""
    return [name for name, word in words.items() if any(d in haystack for d in disguises(word))]


def files_under(*folders: Path) -> Iterator[tuple[str, bytes]]:
    """Name and content of every file."""
    for folder in folders:
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                yield str(file), file.read_bytes()


def pieces(texts: Iterable[str]) -> dict[str, str]:
    """Of each text the longest line's beginning: long enough to stand nowhere by chance."""
    lines = (max(text.split("\n"), key=len) for text in texts)
    return {line[:40]: line[:24] for line in lines if len(line) >= 24}
