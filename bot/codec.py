"""Incoming and outgoing values as JSON bytes, for the inbox and the outbox."""

import json
from dataclasses import asdict, dataclass
from typing import Any

from authoring.lang import Lang
from bot.incoming import Incoming
from bot.outgoing import Behind, Button, Contact, Message, Picture, Piece, Recording
from flows.engine.state import ReplyKind


@dataclass(frozen=True)
class Letter:
    """A message and where it goes; or ids of messages that are to go from there."""

    address: str
    message: Message | None
    erase: tuple[str, ...] = ()


def pack_incoming(incoming: Incoming) -> bytes:
    """Half of a surrogate pair becomes a question mark: what cannot be stored must not come back
    for ever and stop everybody's updates."""
    return json.dumps(asdict(incoming), ensure_ascii=False).encode("utf-8", "replace")


def unpack_incoming(body: bytes) -> Incoming:
    data = json.loads(body)
    lang = Lang(data["lang"]) if data["lang"] else None
    ids = tuple(data.get("answer_ids", ()))
    return Incoming(**{**data, "kind": ReplyKind(data["kind"]), "lang": lang, "answer_ids": ids})


def pack_letter(letter: Letter) -> bytes:
    return json.dumps(asdict(letter), ensure_ascii=False).encode("utf-8", "replace")


def unpack_letter(body: bytes) -> Letter:
    data = json.loads(body)
    said = data["message"]
    message = None if said is None else _message(said)
    return Letter(data["address"], message, tuple(data.get("erase", ())))


def _message(said: dict[str, Any]) -> Message:
    buttons = tuple(Button(**button) for button in said["buttons"])
    return Message(
        said["text"],
        Lang(said["lang"]),
        buttons,
        said["silent"],
        _behind(said.get("behind")),
        said.get("hidden", ""),
        said.get("leaves", False),
        said.get("ready", ""),
        tuple(Contact(**one) for one in said.get("contacts", ())),
        _picture(said.get("picture")),
        Recording(**spoken) if (spoken := said.get("recording")) else None,
    )


def _picture(data: dict[str, Any] | None) -> Picture | None:
    if data is None:
        return None
    return Picture(Lang(data["lang"]), data["level"], tuple(data["signs"]))


def _behind(data: dict[str, Any] | None) -> Behind | None:
    if data is None:
        return None
    return Behind(tuple(Piece(**piece) for piece in data["offer"]), tuple(data["signs"]))
