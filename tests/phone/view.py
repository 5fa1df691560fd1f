"""What a person sees on the screen: messages, buttons, spoilers, numbers."""

from dataclasses import dataclass, field
from datetime import datetime

import telegram

from tests.phone.state import Note

Rows = tuple[tuple[telegram.InlineKeyboardButton, ...], ...]
MASK = "▒"
MEDIA = ("photo", "voice", "sticker", "document", "location")


@dataclass(frozen=True)
class Seen:
    """One message as it stood at the moment of looking."""

    id: int
    text: str
    mine: bool
    at: datetime
    buttons: tuple[tuple[str, ...], ...] = ()
    hidden: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    phone: str | None = None
    edited: bool = False
    rows: Rows = field(default=(), repr=False)
    note: Note | None = field(default=None, repr=False, compare=False)

    @property
    def labels(self) -> list[str]:
        return [label for row in self.buttons for label in row]

    @property
    def spoiler(self) -> bool:
        return bool(self.hidden)

    @property
    def photo(self) -> bool:
        return self.note is not None and "photo" in self.note.more

    @property
    def voice(self) -> bool:
        return self.note is not None and "voice" in self.note.more

    @property
    def preview(self) -> str:
        """The first 40 characters, which a notification shows, with spoilers masked."""
        text = self.text
        for secret in self.hidden:
            text = text.replace(secret, MASK * len(secret))
        return text[:40]

    def button(self, label: str) -> telegram.InlineKeyboardButton | None:
        found = [b for row in self.rows for b in row if b.text == label]
        return found[0] if found else None

    def lines(self) -> list[str]:
        mark = "> " if self.mine else "  "
        shown = [mark + line for line in self.text.splitlines()]
        rows = ["  " + " ".join(f"[{label}]" for label in row) for row in self.buttons]
        return shown + rows


def look(note: Note) -> Seen:
    rows: Rows = note.keyboard.inline_keyboard if note.keyboard else ()
    parsed = note.text
    return Seen(
        note.id,
        _shown_text(note),
        not note.from_bot,
        note.date,
        tuple(tuple(button.text for button in row) for row in rows),
        parsed.covered_by(telegram.MessageEntity.SPOILER) if parsed else (),
        tuple(e.url for e in parsed.entities if e.url) if parsed else (),
        as_dialled(note.contact.phone_number) if note.contact else None,
        note.edited is not None,
        rows,
        note,
    )


def as_dialled(number: str) -> str:
    """Show a shared number as the app does: with a plus before its digits."""
    return "+" + "".join(letter for letter in number if letter.isdigit())


def _shown_text(note: Note) -> str:
    if note.contact:
        names = (note.contact.first_name, note.contact.last_name)
        return " ".join(n for n in names if n) + "\n" + as_dialled(note.contact.phone_number)
    if note.text:
        return note.text.text
    kind = next((kind for kind in MEDIA if kind in note.more), "message")
    return " ".join(part for part in (f"({kind})", note.more.get("caption")) if part)
