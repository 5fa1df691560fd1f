"""A text as a person sees it, with its entities counted the way Telegram counts."""

from dataclasses import dataclass

from telegram import MessageEntity


def utf16(text: str) -> int:
    """Count a text the way Telegram does: UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


@dataclass(frozen=True)
class Parsed:
    """What a person sees of a text, and how it is set."""

    text: str
    entities: tuple[MessageEntity, ...] = ()

    def covered_by(self, kind: str) -> tuple[str, ...]:
        raw = self.text.encode("utf-16-le")
        return tuple(
            raw[e.offset * 2 : (e.offset + e.length) * 2].decode("utf-16-le")
            for e in self.entities
            if e.type == kind
        )

    def trimmed(self) -> "Parsed":
        """Telegram takes the white space at both ends away."""
        lead = utf16(self.text) - utf16(self.text.lstrip())
        text = self.text.strip()
        kept = []
        for e in self.entities:
            start = max(0, e.offset - lead)
            end = min(utf16(text), e.offset + e.length - lead)
            if end > start:
                kept.append(MessageEntity(e.type, start, end - start, url=e.url))
        return Parsed(text, tuple(kept))
