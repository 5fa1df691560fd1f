"""Cuts a text that is too long for one message where a reader would pause."""

import re
import unicodedata
from collections.abc import Iterator

LIMIT = 4096
"""UTF-16 units of one message, as Telegram counts them."""

_PAUSES = (re.compile(r"\n\s*\n"), re.compile(r"\n|(?<=[.!?…])\s"), re.compile(r"\s"))
"""Where to cut, best first: a paragraph, a line or sentence, a space."""
_JOINERS = ("\u200d", "\ufe0f")


def split(text: str, limit: int = LIMIT) -> tuple[str, ...]:
    """The parts in order; none is empty, none is over the limit, no letter is lost."""
    return tuple(_parts(_whole(text).strip(), limit))


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _whole(text: str) -> str:
    """Half a surrogate pair cannot be sent: it becomes the replacement character."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _parts(rest: str, limit: int) -> Iterator[str]:
    while units(rest) > limit:
        window = rest.encode("utf-16-le")[: limit * 2].decode("utf-16-le", "ignore")
        cut = _cut(window, rest[len(window)])
        yield window[:cut].rstrip()
        rest = rest[cut:].lstrip()
    if rest:
        yield rest


def _cut(window: str, following: str) -> int:
    """The last good place in the second half, so that no part is tiny."""
    half = len(window) // 2
    for pause in _PAUSES:
        places = [found.end() for found in pause.finditer(window, half)]
        if places:
            return places[-1]
    return len(window) if following.isspace() else _between_letters(window, following, half)


def _between_letters(window: str, following: str, half: int) -> int:
    """As late as possible, but not between a letter and the marks that belong to it."""
    for cut in range(len(window), half, -1):
        after = window[cut] if cut < len(window) else following
        if not (_joined(after) or window[cut - 1] == _JOINERS[0]):
            return cut
    return len(window)


def _joined(letter: str) -> bool:
    return letter in _JOINERS or unicodedata.combining(letter) > 0
