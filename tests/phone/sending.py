"""The many things besides typed text that a person sends from the phone."""

import asyncio
from typing import Any

import telegram

from tests.phone import updates
from tests.phone.inline import Query
from tests.phone.state import Chat, World
from tests.phone.view import Seen, look

Origin = str | telegram.User | telegram.Chat
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f64540"
    "0000000049454e44ae426082"
)


def opus(more: bytes = b"") -> bytes:
    """The first page of a sound file, which says that it is Opus, and what follows."""
    head = b"OpusHead\x01\x01\x00\x00\x80\xbb\x00\x00\x00\x00\x00"
    page = b"OggS\x00\x02" + bytes(8) + b"\x01\x00\x00\x00" + bytes(8)
    return page + bytes([1, len(head)]) + head + more


class Hands:
    """What a person can do to the phone; it needs a world, a chat and a person in it."""

    world: World
    chat: Chat
    user: telegram.User
    mark: int

    async def types(self, text: str) -> Seen:
        return await self._sends(text=updates.as_typed(text))

    async def starts(self, payload: str = "") -> Seen:
        return await self.types(f"/start {payload}".strip())

    async def forwards(self, text: str, origin: Origin = "Tuyển Dụng Thử") -> Seen:
        return await self._sends(text=updates.as_typed(text), more=self._from(origin))

    async def edits(self, text: str, message: Seen | None = None) -> Seen:
        """Change a sent text, the last one when none is named."""
        mine = [n for n in self.chat.notes.values() if not n.from_bot and n.text]
        note = self.chat.notes[message.id] if message else mine[-1]
        self._acts()
        note.text, note.edited = updates.as_typed(text), self.chat.clock.now()
        updates.put(self.world, edited_message=note.as_message())
        await asyncio.sleep(0)
        return look(note)

    async def sends_photo(
        self,
        content: bytes = PIXEL,
        caption: str | None = None,
        *,
        album: str | None = None,
        origin: Origin | None = None,
    ) -> Seen:
        more = {
            **updates.photo(self.world, content),
            **self._from(origin),
            "caption": caption,
            "media_group_id": album,
        }
        return await self._sends(more=more)

    async def sends_document(
        self, content: bytes = b"%PDF-1.4", name: str = "hop-dong.pdf", mime: str | None = None
    ) -> Seen:
        kind = mime or "application/pdf"
        return await self._sends(more=updates.document(self.world, content, name, kind))

    async def sends_voice(self, content: bytes = b"OggS") -> Seen:
        return await self._sends(more=updates.voice(self.world, content))

    async def sends_sticker(self, emoji: str = "👍") -> Seen:
        return await self._sends(more=updates.sticker(self.world, emoji))

    async def sends_location(self, latitude: float = 10.5, longitude: float = 106.5) -> Seen:
        return await self._sends(more=updates.location(latitude, longitude))

    async def sends_contact(self, phone: str = "0900 000 001", name: str = "Người Thử") -> Seen:
        return await self._sends(contact=telegram.Contact(phone, name))

    async def asks_elsewhere(self, text: str) -> Query:
        """Write the bot's name and these words in a chat with somebody else."""
        query, update = self.world.queries.ask(self.world, self.chat, text)
        updates.put(self.world, inline_query=update)
        await asyncio.sleep(0)
        return query

    async def blocks(self) -> None:
        self._acts()
        self.chat.blocked = True
        member, out = telegram.ChatMember.MEMBER, telegram.ChatMember.BANNED
        updates.membership(self.world, self.chat, self.user, old=member, new=out)
        await asyncio.sleep(0)

    async def unblocks(self) -> None:
        self.chat.blocked = False
        self._acts()
        out, member = telegram.ChatMember.BANNED, telegram.ChatMember.MEMBER
        updates.membership(self.world, self.chat, self.user, old=out, new=member)
        await asyncio.sleep(0)

    async def adds_to_group(self, title: str = "Nhóm Thử") -> Chat:
        group = Chat(-800_000_000 - self.world.new_id(), title=title, started=True)
        self.world.chats[group.id] = group
        out, member = telegram.ChatMember.LEFT, telegram.ChatMember.MEMBER
        updates.membership(self.world, group, self.user, old=out, new=member)
        await asyncio.sleep(0)
        return group

    async def says_in(self, group: Chat, text: str) -> Seen:
        return await self._sends(group, text=updates.as_typed(text))

    def _from(self, source: Origin | None) -> dict[str, Any]:
        if source is None:
            return {}
        return {"forward_origin": updates.origin(source, self.chat.clock.now())}

    def _acts(self) -> None:
        if self.chat.blocked:
            raise RuntimeError("the app asks to unblock the bot first")
        self.chat.started = True
        self.mark = self.chat.version

    async def _sends(self, chat: Chat | None = None, **what: Any) -> Seen:
        where = chat or self.chat
        if where is self.chat:
            self._acts()
        note = self.world.add_note(where, self.user, **what)
        updates.put(self.world, message=note.as_message())
        await asyncio.sleep(0)
        return look(note)
