"""Raw updates as a server writes them, for what the phone of the tests cannot send."""

from typing import Any

from bot.incoming import Incoming
from bot.telegram.read import read
from tests.phone import BotApi

CHAT = {"id": 900_000_009, "type": "private", "first_name": "L"}
FROM = {"id": 900_000_009, "is_bot": False, "first_name": "L"}
NUMBER = 800_001
FILE = {"file_id": "f", "file_unique_id": "u"}
SIZE = {**FILE, "width": 1, "height": 1}
PLACE = {"latitude": 12.345678, "longitude": 98.765432}


def update(**what: Any) -> dict[str, Any]:
    return {"update_id": NUMBER, **what}


def message(**fields: Any) -> dict[str, Any]:
    whole = {"message_id": 5, "date": 1, "chat": CHAT, "from": FROM, **fields}
    return update(message=whole)


def hidden_link(text: str, visible: str, url: str) -> dict[str, Any]:
    """A text whose visible words lead to an address."""
    before = text[: text.index(visible)]
    entity = {"type": "text_link", "offset": _units(before), "length": _units(visible), "url": url}
    return {"text": text, "entities": [entity]}


def last(api: BotApi) -> dict[str, Any]:
    return api.world.updates.pending[-1]


def of(**fields: Any) -> Incoming:
    what = read(message(**fields))
    assert isinstance(what, Incoming)
    return what


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
