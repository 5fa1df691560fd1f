"""The conversation engine: (session, reply) -> sprint. Knows no channel, does no I/O."""

from flows.engine.doors import Check, Doors
from flows.engine.load import Flows, read
from flows.engine.run import Engine
from flows.engine.state import Done, Errand, Found, Reply, ReplyKind, Say, Session, Sprint

__all__ = [
    "Check", "Done", "Doors", "Engine", "Errand", "Flows", "Found", "Reply", "ReplyKind", "Say",
    "Session", "Sprint", "read",
]  # fmt: skip
