"""What the host needs of a channel, and what a channel may ask of the host."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from authoring.lang import Lang
from bot.incoming import Incoming
from bot.outgoing import Message


class Fate(StrEnum):
    """What became of a message that was to be sent."""

    SENT = "sent"
    LATER = "later"
    GONE = "gone"
    POISON = "poison"


@dataclass(frozen=True)
class Delivery:
    """SENT: with ids of the messages it became. LATER: try again after `seconds` (0: by the
    host's own backoff). GONE: the person blocked the bot or deleted the chat. POISON: the channel
    will never take it; `reason` names the rule, never the words."""

    fate: Fate
    message_ids: tuple[str, ...] = ()
    seconds: float = 0
    reason: str = ""


class Channel(Protocol):
    """A way to people that the host can send through at any time."""

    name: str

    async def send(self, address: str, message: Message) -> Delivery: ...

    async def erase(self, address: str, message_ids: Sequence[str]) -> Delivery:
        """Takes messages away, the bot's and the person's; SENT also when some of them were gone
        or too old."""
        ...


@dataclass(frozen=True, repr=False)
class Article:
    """A message that somebody may put into another chat; title and a line about it show before."""

    title: str
    about: str
    text: str


@dataclass(frozen=True, repr=False)
class Inline:
    """What is offered to somebody who writes to the bot in another chat: a button that opens the
    chat with it at the link `opens`, and an article where there is something to tell others."""

    button: str
    opens: str
    article: Article | None = None


@dataclass(frozen=True)
class HostPorts:
    """`arrive` returns once everything is durably stored (or answered from memory): then, and not
    before, the channel acknowledges. `gone`: that person blocked the bot; forget them quietly.
    `shared`: what may be put into another chat about a text; nothing of it is stored."""

    arrive: Callable[[Sequence[Incoming]], Awaitable[None]]
    gone: Callable[[str, str], Awaitable[None]]
    shared: Callable[[str, Lang], Awaitable[Inline]]
