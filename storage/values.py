"""Plain values that go in and out of the store; bodies are the host's bytes, sealed only inside."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Arrived:
    """One thing a person sent, before it is stored. `key` is unique within its channel; `order` is
    the channel's own; what `waits` is held back until the person is quiet."""

    person: bytes
    channel: str
    key: str
    order: int
    body: bytes
    waits: bool


@dataclass(frozen=True)
class Pending:
    """An inbox row read back."""

    id: int
    order: int
    body: bytes
    waits: bool


@dataclass(frozen=True)
class PersonTurn:
    """Everything pending of one person, in order, and where they are in the conversation."""

    person: bytes
    rows: tuple[Pending, ...]
    session: bytes | None


@dataclass(frozen=True)
class Outgoing:
    """Something to be sent; a higher priority goes first (never before the same person's older)."""

    person: bytes
    channel: str
    body: bytes
    priority: int = 0


@dataclass(frozen=True)
class Outcome:
    """What a turn came to.

    `session` None erases it. `forget`: session, inbox, outbox and message ids of that person go,
    and `out` is what is still to be said, after what `last` makes of the message ids that go.
    `message_ids`: messages to remember for wiping.
    `set_aside`: the turn went wrong for this reason (a class name, never a person's words); its
    inbox rows are put aside instead of erased, everything else is done as usual.
    """

    person: bytes
    session: bytes | None
    out: tuple[Outgoing, ...]
    forget: bool = False
    last: Callable[[Sequence[bytes]], Sequence[Outgoing]] | None = None
    message_ids: tuple[bytes, ...] = ()
    set_aside: str = ""


@dataclass(frozen=True)
class OutRow:
    """An outbox row read back; `attempts` counts how often it was put off."""

    id: int
    person: bytes
    channel: str
    body: bytes
    attempts: int
