"""One call of the bot, with its parameters read as the Bot API reads them."""

import json
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import telegram
from aiohttp import web

from tests.phone.markup import MarkupError, read_html
from tests.phone.parsed import Parsed
from tests.phone.state import Chat, Note, Tap, World

Params = dict[str, Any]


async def read_params(request: web.Request) -> Params:
    """Take parameters from the address, a JSON body, a form or multipart parts."""
    params: Params = dict(request.query)
    if request.method == "POST":
        if request.content_type == "application/json":
            params.update(await request.json())
        else:
            params.update(await request.post())
    return params


@dataclass
class Call:
    """A method with its parameters, in the world that it is called in."""

    method: str
    params: Params
    token: str
    world: World

    def has(self, name: str) -> bool:
        return self.params.get(name) not in (None, "")

    def string(self, name: str) -> str:
        value = self.params.get(name)
        return "" if value is None else str(value)

    def number(self, name: str, default: int = 0) -> int:
        try:
            return int(self.string(name) or default)
        except ValueError:
            return default

    def upload(self, name: str) -> bytes | None:
        """The bytes of an uploaded file, given as a part or as attach:// and the part's name."""
        part = self.params.get(self.string(name).removeprefix("attach://"), self.params.get(name))
        if isinstance(part, web.FileField):
            part.file.seek(0)
            return part.file.read()
        return part if isinstance(part, bytes) else None

    def flag(self, name: str) -> bool:
        return self.string(name).lower() in {"true", "1", "yes"}

    def value(self, name: str) -> Any:
        """Read a JSON-serialized parameter; what cannot be read is None."""
        raw = self.params.get(name)
        if not isinstance(raw, str):
            return raw
        try:
            return json.loads(raw)
        except ValueError:
            return None

    def items(self, name: str) -> list[Any]:
        found = self.value(name)
        return found if isinstance(found, list) else []

    @cached_property
    def chat(self) -> Chat | None:
        return self.world.chats.get(self.number("chat_id"))

    @property
    def here(self) -> Chat:
        """The chat of a call that has passed the rules."""
        if self.chat is None:
            raise LookupError(self.params.get("chat_id"))
        return self.chat

    @property
    def note(self) -> Note | None:
        return self.chat.note(self.number("message_id")) if self.chat else None

    @property
    def notes(self) -> list[Note]:
        found = [self.here.note(n) for n in self.items("message_ids") if isinstance(n, int)]
        return [note for note in found if note]

    @property
    def tap(self) -> Tap | None:
        return self.world.taps.get(self.string("callback_query_id"))

    @cached_property
    def buttons(self) -> list[list[dict[str, Any]]]:
        markup = self.value("reply_markup")
        rows = markup.get("inline_keyboard") if isinstance(markup, dict) else None
        return rows if isinstance(rows, list) else []

    @cached_property
    def inline_keyboard(self) -> telegram.InlineKeyboardMarkup | None:
        rows = [row for row in self.buttons if row]
        if not rows:
            return None
        return telegram.InlineKeyboardMarkup.de_json({"inline_keyboard": rows}, None)

    @cached_property
    def parsed(self) -> Parsed | MarkupError:
        source = self.string("text")
        if self.string("parse_mode").lower() != "html":
            given = [telegram.MessageEntity.de_json(e, None) for e in self.items("entities")]
            return Parsed(source, tuple(given)).trimmed()
        try:
            return read_html(source).trimmed()
        except MarkupError as fault:
            return fault

    @property
    def text(self) -> Parsed:
        """The text of a call that has passed the rules."""
        if isinstance(self.parsed, MarkupError):
            raise self.parsed
        return self.parsed
