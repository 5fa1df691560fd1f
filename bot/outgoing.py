"""A rendered message, the same for every channel; each channel shows it as well as it can."""

from dataclasses import dataclass, replace

from authoring.lang import Lang

FOLDING = frozenset({"web"})
"""Channels that can show more below a message without sending more."""


@dataclass(frozen=True)
class Button:
    """`data` comes back as `Incoming.tap`."""

    label: str
    data: str


@dataclass(frozen=True)
class Piece:
    """Part of the person's own words; `sign` is what a marked part shows, else empty."""

    text: str
    sign: str = ""


@dataclass(frozen=True)
class Behind:
    """What stands behind a verdict: the offer with the words that showed a sign, and each sign
    explained, one text a sign."""

    offer: tuple[Piece, ...]
    signs: tuple[str, ...]


@dataclass(frozen=True)
class Message:
    """Plain text without markup: paragraphs by blank lines, bullets as '• '. Buttons one a row.
    `hidden` is a piece of the text that is shown only when it is tapped, where a channel can.
    `leaves`: the conversation was cleared; a page is left for a harmless one instead."""

    text: str
    lang: Lang
    buttons: tuple[Button, ...] = ()
    silent: bool = False
    behind: Behind | None = None
    hidden: str = ""
    leaves: bool = False

    def on(self, channel: str) -> "Message":
        """As the channel can show it: what it cannot is not even stored until it is sent."""
        return self if self.behind is None or channel in FOLDING else replace(self, behind=None)
