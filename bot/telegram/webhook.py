"""The check of one webhook call: who sent it and how big it is, before anything is read."""

import hmac
import json
from collections.abc import Mapping
from enum import Enum

from bot.telegram.read import received
from bot.telegram.values import Received

SECRET_HEADER = "x-telegram-bot-api-secret-token"  # noqa: S105 - the header's name
MOST_BYTES = 1024 * 1024


class Refused(Enum):
    """Why a call is not taken; the value is the HTTP status to answer with."""

    SECRET = 401
    SIZE = 413
    BODY = 400


def accept(headers: Mapping[str, str], body: bytes, secret: str) -> list[Received] | Refused:
    """The updates of one call. An unreadable update is accepted, so that it is not sent again."""
    given = next((v for k, v in headers.items() if k.lower() == SECRET_HEADER), "")
    if not secret or not hmac.compare_digest(_bytes(given), _bytes(secret)):
        return Refused.SECRET
    if len(body) > MOST_BYTES:
        return Refused.SIZE
    try:
        update = json.loads(body)
    except (ValueError, RecursionError):
        return Refused.BODY
    if not isinstance(update, dict) or not isinstance(update.get("update_id"), int):
        return Refused.BODY
    return [received(update)]


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
