"""A rendered message, the same for every channel; each channel shows it as well as it can."""

from dataclasses import dataclass, replace

from authoring.lang import Lang

FOLDING = frozenset({"web"})
"""Channels that can show more below a message without sending more."""


@dataclass(frozen=True)
class Button:
    """`data` comes back as `Incoming.tap`; or it opens `url`, or copies the text `copies`."""

    label: str
    data: str = ""
    url: str = ""
    copies: str = ""


@dataclass(frozen=True)
class Contact:
    """A number to keep or tap, under a name that tells an onlooker nothing."""

    name: str
    number: str


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
class Picture:
    """A verdict to pass on: its level and the ids of up to three signs, nobody's words."""

    lang: Lang
    level: str
    signs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Recording:
    """A sentence spoken aloud: the code of the language pack that holds it, and its context."""

    pack: str
    context: str


@dataclass(frozen=True)
class Message:
    """Plain text without markup: paragraphs by blank lines, bullets as '• '. Buttons one a row.
    `hidden` is a piece of the text that is shown only when it is tapped, where a channel can;
    `ready` one that is meant to be copied. `contacts`, a `picture` and a `recording` follow the
    text.
    `leaves`: the conversation was cleared; a page is left for a harmless one instead."""

    text: str
    lang: Lang
    buttons: tuple[Button, ...] = ()
    silent: bool = False
    behind: Behind | None = None
    hidden: str = ""
    leaves: bool = False
    ready: str = ""
    contacts: tuple[Contact, ...] = ()
    picture: Picture | None = None
    recording: Recording | None = None

    @property
    def sentence(self) -> str:
        """The text without what stands below it, ready or hidden."""
        below = self.ready or self.hidden
        return self.text.removesuffix(below).rstrip() if below else self.text

    @property
    def folded(self) -> str:
        """What is hidden, where it stands below the sentence: a page folds it away."""
        return self.hidden if self.sentence != self.text and not self.ready else ""

    def on(self, channel: str) -> "Message":
        """As the channel can show it: what it cannot is not even stored until it is sent. On a page
        every number in the text can be tapped."""
        if channel not in FOLDING:
            return replace(self, behind=None)
        own = tuple(button for button in self.buttons if button.data)
        return replace(self, buttons=own, contacts=())
