"""The always layer: what works in front of every state, whatever was asked last."""

import unicodedata
from enum import StrEnum

from flows.engine.labels import folded

FLOW = "always"
"""The flow whose steps are shown aside: they interrupt and leave the person's place as it is."""


class Command(StrEnum):
    """A word or command that is heard in every state."""

    NUMBERS = "numbers"
    START = "start"
    STOP = "stop"
    WIPE = "wipe"
    BACK = "back"
    LANGUAGE = "language"
    ENGLISH = "english"
    VIETNAMESE = "vietnamese"
    PRIVACY = "privacy"
    HELP = "help"
    SOS = "sos"
    RECEIPT = "receipt"


_SLASH = {
    "111": Command.NUMBERS,
    "start": Command.START, "batdau": Command.START, "menu": Command.START,
    "stop": Command.STOP, "dung": Command.STOP,
    "xoa": Command.WIPE, "wipe": Command.WIPE,
    "back": Command.BACK, "quaylai": Command.BACK,
    "language": Command.LANGUAGE, "ngonngu": Command.LANGUAGE,
    "privacy": Command.PRIVACY, "riengtu": Command.PRIVACY,
    "help": Command.HELP, "trogiup": Command.HELP,
    "sos": Command.SOS,
    "rut": Command.RECEIPT, "withdraw": Command.RECEIPT,
}  # fmt: skip

_BARE = {
    "111": Command.NUMBERS,
    "menu": Command.START, "start": Command.START, "bat dau": Command.START,
    "stop": Command.STOP, "dung lai": Command.STOP,
    "thoat": Command.WIPE, "exit": Command.WIPE, "00": Command.WIPE,
    "back": Command.BACK, "quay lai": Command.BACK,
    "english": Command.ENGLISH, "tieng viet": Command.VIETNAMESE,
    "sos": Command.SOS, "cuu": Command.SOS,
    "help": Command.HELP, "giup": Command.HELP, "tro giup": Command.HELP,
}  # fmt: skip
"""Whole messages that are taken as the command, compared without accents."""

_AS_WRITTEN = {"dừng": Command.STOP}
"""The same, but only with these accents: without them it is also "đúng", yes that is right."""


def command_in(text: str) -> Command | None:
    """The command a message is, if it is one; `/111@name extra` is understood too."""
    words = text.strip().split()
    if not words:
        return None
    if words[0].startswith("/"):
        return _SLASH.get(slash_word(text))
    if len(words) > 2:
        return None
    accented = unicodedata.normalize("NFC", text).lower().strip(" \n\t.!")
    return _AS_WRITTEN.get(accented) or _BARE.get(folded(text))


def slash_word(text: str) -> str:
    """ "111" of "/111@name extra"; "" for what does not begin with a slash."""
    first = (text.split() or [""])[0]
    return first[1:].split("@")[0].lower() if first.startswith("/") else ""


def slash_commands() -> tuple[str, ...]:
    return tuple(_SLASH)
