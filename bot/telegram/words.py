"""The words of a message: its text or caption, and the addresses hidden behind its words."""

import re
from collections.abc import Iterator
from typing import Any

from aiogram.enums import MessageEntityType
from aiogram.types import Message, MessageEntity

_PEOPLE = "tg://user"
"""A link that only names somebody's account by number; it is left out."""
_SCHEME = re.compile(r"^[a-z]+://(www\.)?", re.IGNORECASE)
_RICH_PARTS = ("summary", "title", "text", "blocks", "items", "cells", "caption", "credit")
_RICH_BLOCKS = frozenset({"blocks", "items", "cells"})


def words_of(message: Message) -> str:
    """What the person wrote or passed on; a hidden address stands on a line of its own below."""
    if message.rich_message:
        return _rich(message.rich_message.model_dump(exclude_none=True)).strip()
    text = message.text or message.caption or ""
    entities = (message.entities if message.text else message.caption_entities) or []
    return "\n".join([text, *_hidden(text, entities)]) if text else ""


def _hidden(text: str, entities: list[MessageEntity]) -> Iterator[str]:
    """Addresses of links whose visible words say something else; each once."""
    links = {
        entity.url: _under(text, entity)
        for entity in entities
        if entity.type == MessageEntityType.TEXT_LINK and entity.url
    }
    for url, visible in links.items():
        if _bare(url) != _bare(visible) and not url.startswith(_PEOPLE):
            yield url


def _under(text: str, entity: MessageEntity) -> str:
    """The words an entity covers; Telegram counts in UTF-16 units."""
    units = text.encode("utf-16-le", "replace")
    covered = units[entity.offset * 2 : (entity.offset + entity.length) * 2]
    return covered.decode("utf-16-le", "ignore")


def _bare(address: str) -> str:
    return _SCHEME.sub("", address.strip()).rstrip("/").lower()


def _rich(node: Any) -> str:
    """The words of a post made of blocks, each block on a line, with its links' addresses."""
    if isinstance(node, str):
        return node
    if isinstance(node, list | tuple):
        return "".join(_rich(part) for part in node)
    if not isinstance(node, dict):
        return ""
    said = "".join(_rich_part(name, node[name]) for name in _RICH_PARTS if name in node)
    url = node.get("url")
    return f"{said} {url}" if isinstance(url, str) and _bare(url) != _bare(said) else said


def _rich_part(name: str, value: Any) -> str:
    if name not in _RICH_BLOCKS:
        return _rich(value)
    parts = value if isinstance(value, list | tuple) else [value]
    return "\n".join(_rich(part).strip("\n") for part in parts) + "\n"
