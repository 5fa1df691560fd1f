"""Reads Telegram's HTML: text without tags, entities with UTF-16 offsets, or the fault."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from telegram import MessageEntity

from tests.phone.links import link_fault
from tests.phone.parsed import Parsed, utf16

TAGS = {
    "b": MessageEntity.BOLD,
    "strong": MessageEntity.BOLD,
    "i": MessageEntity.ITALIC,
    "em": MessageEntity.ITALIC,
    "u": MessageEntity.UNDERLINE,
    "ins": MessageEntity.UNDERLINE,
    "s": MessageEntity.STRIKETHROUGH,
    "strike": MessageEntity.STRIKETHROUGH,
    "del": MessageEntity.STRIKETHROUGH,
    "span": MessageEntity.SPOILER,
    "tg-spoiler": MessageEntity.SPOILER,
    "a": MessageEntity.TEXT_LINK,
    "code": MessageEntity.CODE,
    "pre": MessageEntity.PRE,
    "blockquote": MessageEntity.BLOCKQUOTE,
}
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_VALUE = r"""(?:"[^"]*"|'[^']*'|[A-Za-z0-9.-]+)"""
_TAG = re.compile(rf"<(/?)([^\s<>/]*)((?:\s+[^\s=<>]+(?:\s*=\s*{_VALUE})?)*)\s*>")
_ATTRIBUTE = re.compile(rf"([^\s=<>]+)(?:\s*=\s*({_VALUE}))?")
_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([a-zA-Z]+));")
_PIECE = re.compile(r"<|&|>|[^<&>]+")


class MarkupError(Exception):
    """A text that cannot be read, with the id of the rule that it breaks."""

    def __init__(self, rule: str, words: str) -> None:
        super().__init__(words)
        self.rule = rule
        self.words = words


@dataclass
class _Open:
    tag: str
    kind: str
    start: int
    link: str | None = None


@dataclass
class _Reader:
    source: str
    out: list[str] = field(default_factory=list)
    length: int = 0
    stack: list[_Open] = field(default_factory=list)
    entities: list[MessageEntity] = field(default_factory=list)
    at: int = 0

    def read(self) -> Parsed:
        while self.at < len(self.source):
            self._step()
        if self.stack:
            raise MarkupError(
                "html.closed",
                f'Can\'t find end tag corresponding to start tag "{self.stack[-1].tag}"',
            )
        ordered = sorted(self.entities, key=lambda e: (e.offset, -e.length))
        return Parsed("".join(self.out), tuple(ordered))

    def _step(self) -> None:
        piece = _PIECE.match(self.source, self.at)
        if piece is None:  # pragma: no cover - the four cases cover every character
            raise MarkupError("html.bare", f"Unreadable text at {self.offset()}")
        match piece[0]:
            case "<":
                self._tag()
            case "&":
                self._reference()
            case ">":
                raise MarkupError("html.bare", f'Unescaped ">" at {self.offset()}')
            case text:
                self._say(text)
                self.at = piece.end()

    def offset(self) -> str:
        return f"byte offset {len(self.source[: self.at].encode())}"

    def _say(self, text: str) -> None:
        self.out.append(text)
        self.length += utf16(text)

    def _reference(self) -> None:
        found = _REFERENCE.match(self.source, self.at)
        if found is None:
            raise MarkupError("html.bare", f'Unescaped "&" at {self.offset()}')
        letter = _letter(found)
        if letter is None:
            raise MarkupError("html.entity", f'Unsupported entity "{found[0]}" at {self.offset()}')
        self._say(letter)
        self.at = found.end()

    def _tag(self) -> None:
        found = _TAG.match(self.source, self.at)
        if found is None:
            raise MarkupError("html.closed", f"Unclosed start tag at {self.offset()}")
        closing, name, rest = found[1], found[2].lower(), found[3]
        if closing:
            self._close(name)
        else:
            self._open(name, dict(_attributes(rest)))
        self.at = found.end()

    def _open(self, tag: str, attributes: dict[str, str]) -> None:
        if tag not in TAGS:
            raise MarkupError("html.tag", f'Unsupported start tag "{tag}" at {self.offset()}')
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise MarkupError(
                "html.span", f'Tag "span" must have class "tg-spoiler" at {self.offset()}'
            )
        kind = TAGS[tag]
        if tag == "blockquote" and "expandable" in attributes:
            kind = MessageEntity.EXPANDABLE_BLOCKQUOTE
        self._check_nesting(tag)
        self.stack.append(_Open(tag, kind, self.length, attributes.get("href")))

    def _check_nesting(self, tag: str) -> None:
        outside = {o.tag for o in self.stack}
        if outside & {"code", "pre"} and (outside, tag) != ({"pre"}, "code"):
            raise MarkupError("html.code", f'Tag "{tag}" inside code at {self.offset()}')
        if tag == "blockquote" and tag in outside:
            raise MarkupError("html.quote", f"Quote inside a quote at {self.offset()}")

    def _close(self, tag: str) -> None:
        if not self.stack:
            raise MarkupError("html.nesting", f"Unexpected end tag at {self.offset()}")
        top = self.stack.pop()
        if tag not in {"", top.tag}:
            raise MarkupError(
                "html.nesting",
                f'Unmatched end tag at {self.offset()}, expected "</{top.tag}>", found "</{tag}>"',
            )
        if self.length > top.start:
            self.entities.append(self._entity(top))

    def _entity(self, top: _Open) -> MessageEntity:
        span = self.length - top.start
        if top.kind != MessageEntity.TEXT_LINK:
            return MessageEntity(top.kind, top.start, span)
        inside = "".join(self.out).encode("utf-16-le")[top.start * 2 :].decode("utf-16-le")
        link = top.link or inside
        fault = link_fault(link)
        if fault:
            raise MarkupError("html.link", f"Link '{link}' is lost: {fault}")
        return MessageEntity(top.kind, top.start, span, url=link)


def _letter(reference: re.Match[str]) -> str | None:
    hexadecimal, decimal, name = reference.groups()
    if name is not None:
        return NAMED.get(name)
    number = int(hexadecimal, 16) if hexadecimal else int(decimal)
    surrogate = 0xD800 <= number <= 0xDFFF
    return chr(number) if 0 < number <= 0x10FFFF and not surrogate else None


def _attributes(rest: str) -> Iterator[tuple[str, str]]:
    for found in _ATTRIBUTE.finditer(rest):
        value = (found[2] or "").strip("\"'")
        yield found[1].lower(), _REFERENCE.sub(lambda m: _letter(m) or m[0], value)


def read_html(source: str) -> Parsed:
    return _Reader(source).read()
