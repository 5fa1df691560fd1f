"""Turns the objects of python-telegram-bot into the JSON that Telegram sends."""

from typing import Any

import telegram

_SERVICE = {
    "channel_chat_created",
    "delete_chat_photo",
    "group_chat_created",
    "supergroup_chat_created",
}


def as_json(thing: telegram.TelegramObject) -> dict[str, Any]:
    shaped: dict[str, Any] = _without_noise(thing.to_dict())
    return shaped


def _without_noise(value: Any) -> Any:
    """Leave out the false service marks, which Telegram never sends."""
    if isinstance(value, dict):
        return {k: _without_noise(v) for k, v in value.items() if k not in _SERVICE or v}
    if isinstance(value, list):
        return [_without_noise(item) for item in value]
    return value
