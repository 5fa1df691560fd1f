"""What the page needs from the rest of the program."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass

from authoring.lang import Lang
from authoring.wording import Wording
from bot.incoming import Incoming
from bot.outgoing import Message, Picture, Recording
from bot.picture_words import PictureWords
from bot.web.phrases import WebPhrases


@dataclass(frozen=True)
class WebPorts:
    """`take` runs the turn and returns what the bot says (for a repeated key: the current
    screen). `show` says where an address is now; for "" and a new one it is the welcome,
    in the page's language, or what the word of a link opens. `numbers`, `sos` and `call` (one
    number; None for one that is not ours)
    come from memory. `phone_links`: a number as the bot writes it -> as a phone dials it.
    `recorded`: a sentence of an installed language pack read aloud, if somebody did."""

    take: Callable[[Incoming], Awaitable[Sequence[Message]]]
    show: Callable[[str, Lang, str], Awaitable[Sequence[Message]]]
    numbers: Callable[[Lang], Message]
    sos: Callable[[Lang], Message]
    call: Callable[[str, Lang], Message | None]
    public_name: str
    phone_links: Mapping[str, str]
    pictures: PictureWords
    paint: Callable[[Picture], Awaitable[bytes]]
    recorded: Callable[[Recording], bytes | None]
    wording: Wording
    phrases: WebPhrases
