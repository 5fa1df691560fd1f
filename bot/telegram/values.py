"""What an update may turn out to be besides something that a person sent."""

from dataclasses import dataclass

from authoring.lang import Lang
from bot.incoming import Incoming

CHANNEL = "telegram"


@dataclass(frozen=True)
class Group:
    """The bot was added to a group or channel, or written to there: it says so once and leaves."""

    chat: int


@dataclass(frozen=True)
class Blocked:
    """Somebody blocked the bot or deleted the chat: they are forgotten quietly."""

    address: str


@dataclass(frozen=True)
class Ignored:
    """Nothing that anybody waits for an answer to."""


@dataclass(frozen=True)
class Unreadable:
    """An update of an unknown shape: set aside and acknowledged, so that the others go on."""

    update_id: int


@dataclass(frozen=True, repr=False)
class Asked:
    """Somebody writes to the bot in another chat, letter by letter: answered at once, from memory,
    and kept nowhere. `who` only tells whose newest words these are."""

    query: str
    who: int
    text: str
    lang: Lang


Aside = Group | Blocked | Ignored | Unreadable | Asked


@dataclass(frozen=True)
class Received:
    """One update: its number, what it says, and the tap whose button spins until it is answered."""

    number: int
    what: Incoming | Aside
    tap: str = ""
