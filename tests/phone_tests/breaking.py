"""For every rule of the table a call that breaks it, and the words that it earns."""

from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from PIL import Image

from tests.phone import BOT, BotApi, Person
from tests.phone.parsed import Parsed

Params = dict[str, Any]
Scene = Callable[[BotApi, Person], Params]
OLD_TAP = "query is too old and response timeout expired or query ID is invalid"
CUT = "can't parse entities: "


@dataclass(frozen=True)
class Breaking:
    """A call; a scene before it may add parameters that only exist by then."""

    rule: str
    method: str
    words: str
    params: Params = field(default_factory=dict)
    scene: Scene | None = None
    code: int = 400


def nothing(api: BotApi, lan: Person) -> Params:
    return {"chat_id": None}


def said(api: BotApi, lan: Person) -> Params:
    note = api.world.add_note(lan.chat, BOT, text=Parsed("xin chào"))
    return {"message_id": note.id}


def said_long_ago(api: BotApi, lan: Person) -> Params:
    params = said(api, lan)
    lan.time_passes(hours=48)
    return params


def many_long_ago(api: BotApi, lan: Person) -> Params:
    first = said_long_ago(api, lan)["message_id"]
    return {"message_ids": [first, said(api, lan)["message_id"]]}


def typed(api: BotApi, lan: Person) -> Params:
    return {"message_id": lan.sees[0].id}


def shared(api: BotApi, lan: Person) -> Params:
    return {"message_id": api.world.add_note(lan.chat, BOT).id}


def blocked(api: BotApi, lan: Person) -> Params:
    lan.chat.blocked = True
    return {}


def stranger(api: BotApi, lan: Person) -> Params:
    return {"chat_id": Person(api, "Người Chưa Nhắn").id}


def left_group(api: BotApi, lan: Person) -> Params:
    lan.chat.member = False
    return {}


def tap(api: BotApi, lan: Person) -> Params:
    from tests.phone.updates import tapped  # noqa: PLC0415 - only taps need it

    note = api.world.add_note(lan.chat, BOT, text=Parsed("chọn"))
    tapped(api.world, lan.chat, note, "x")
    return {"callback_query_id": list(api.world.taps)[-1]}


def answered_tap(api: BotApi, lan: Person) -> Params:
    params = tap(api, lan)
    api.world.taps[params["callback_query_id"]].answered = True
    return params


def stale_tap(api: BotApi, lan: Person) -> Params:
    params = tap(api, lan)
    lan.time_passes(hours=1)
    return params


def busy(api: BotApi, lan: Person) -> Params:
    api.world.burst = 0
    return {}


def webhook_is_set(api: BotApi, lan: Person) -> Params:
    api.world.webhook.url = "https://bot.example.org/hook"
    return {}


def strict_webhooks(api: BotApi, lan: Person) -> Params:
    api.world.http_webhooks = False
    return {}


def huge_file(api: BotApi, lan: Person) -> Params:
    api.world.files["huge"] = bytes(20 * 1024 * 1024 + 1)
    return {"file_id": "huge"}


def keys(*row: Params) -> Params:
    return {"text": "chọn", "reply_markup": {"inline_keyboard": [list(row)]}}


def key(**what: Any) -> Params:
    return {"text": "Gọi", **what}


def html(text: str) -> Params:
    return {"text": text, "parse_mode": "HTML"}


def mark(offset: int, length: int, kind: str = "bold") -> Params:
    return {"text": "xin chào", "entities": [{"type": kind, "offset": offset, "length": length}]}


def commands(name: str, description: str = "Trợ giúp") -> Params:
    return {"commands": [{"command": name, "description": description}]}


def png(width: int, height: int) -> bytes:
    out = BytesIO()
    Image.new("1", (width, height)).save(out, "PNG")
    return out.getvalue()
