"""A rendered message, the same for every channel; each channel shows it as well as it can."""

from dataclasses import dataclass

from authoring.lang import Lang


@dataclass(frozen=True)
class Button:
    """`data` comes back as `Incoming.tap`."""

    label: str
    data: str


@dataclass(frozen=True)
class Message:
    """Plain text without markup: paragraphs by blank lines, bullets as '• '. Buttons one a row."""

    text: str
    lang: Lang
    buttons: tuple[Button, ...] = ()
    silent: bool = False
