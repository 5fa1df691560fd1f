"""Logs through an allow-list: a key that is not on it never reaches a line."""

import logging
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

ALLOWED = frozenset(
    {"event", "level", "timestamp", "count", "error", "reason", "method", "code", "kind",
     "channel", "seconds", "version", "url", "optional"}
)  # fmt: skip
"""Nothing that says who wrote or what: no text, name, chat, address or update id."""


def only_allowed(_: Any, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """structlog processor; says how many keys were left out, so that a developer notices."""
    kept = {key: value for key, value in event.items() if key in ALLOWED}
    dropped = len(event) - len(kept)
    return {**kept, "dropped": dropped} if dropped else kept


def set_up(level: str) -> None:
    """Log lines on standard error from `level` (a name such as INFO) upwards."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            only_allowed,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level]),
        logger_factory=structlog.PrintLoggerFactory(file=sys.stderr),
        cache_logger_on_first_use=False,
    )
