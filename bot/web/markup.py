"""The bot's plain text as HTML: paragraphs, bullets, and phone numbers that dial."""

import re
from collections.abc import Iterable, Mapping
from itertools import groupby

from markupsafe import Markup, escape

BULLET = "• "


class MessageMarkup:
    """Turns a message's text into safe HTML. Only the numbers given become links: an address
    quoted from an offer must not become something to press."""

    def __init__(self, phone_links: Mapping[str, str]) -> None:
        self._phones = dict(phone_links)
        longest_first = sorted(map(re.escape, self._phones), key=len, reverse=True)
        self._phone = re.compile(
            rf"(?<![\w+])(?<!\d[.,\- ])(?:{'|'.join(longest_first) or '(?!)'})(?!\w|[.,\- ]\d)"
        )

    def __call__(self, text: str) -> Markup:
        return Markup("\n").join(self._paragraphs(text))

    def _paragraphs(self, text: str) -> Iterable[Markup]:
        for paragraph in re.split(r"\n\s*\n", text.strip()):
            lines = paragraph.splitlines()
            for bullets, group in groupby(lines, key=lambda line: line.startswith(BULLET)):
                block = self._list if bullets else self._plain
                yield block(group)

    def _list(self, lines: Iterable[str]) -> Markup:
        items = (self._linked(line.removeprefix(BULLET)) for line in lines)
        inner = Markup().join(Markup("<li>{}</li>").format(item) for item in items)
        return Markup("<ul>{}</ul>").format(inner)

    def _plain(self, lines: Iterable[str]) -> Markup:
        return Markup("<p>{}</p>").format(Markup("<br>").join(map(self._linked, lines)))

    def _linked(self, line: str) -> Markup:
        parts, end = [], 0
        for hit in self._phone.finditer(line):
            parts += [escape(line[end : hit.start()]), self._link(hit[0])]
            end = hit.end()
        return Markup().join([*parts, escape(line[end:])])

    def _link(self, shown: str) -> Markup:
        return Markup('<a class="phone" href="tel:{}">{}</a>').format(self._phones[shown], shown)
