"""What the server knows: chats, the messages in them, taps that wait for an answer, the bot."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from typing import Any

import telegram

from tests.phone.clock import Bell, Clock
from tests.phone.inline import Queries
from tests.phone.parsed import Parsed
from tests.phone.pending import UpdateQueue

TOKEN = "42:phone-for-the-tests"
BOT = telegram.User(
    42,
    "Hỏi Trước Khi Đi",
    is_bot=True,
    username="hoi_truoc_khi_di_bot",
    can_join_groups=True,
    can_read_all_group_messages=False,
    supports_inline_queries=True,
)
TAP_LIVES = timedelta(minutes=15)


@dataclass
class Note:
    """One message in one chat, whoever wrote it, in its present form."""

    id: int
    chat: "Chat"
    sender: telegram.User
    date: datetime
    text: Parsed | None = None
    keyboard: telegram.InlineKeyboardMarkup | None = None
    contact: telegram.Contact | None = None
    more: dict[str, Any] = field(default_factory=dict)
    edited: datetime | None = None
    deleted: bool = False
    touched: int = 0

    @property
    def from_bot(self) -> bool:
        return self.sender.id == BOT.id

    def content(self) -> tuple[Parsed | None, telegram.InlineKeyboardMarkup | None]:
        return self.text, self.keyboard

    def as_message(self) -> telegram.Message:
        return telegram.Message(
            self.id,
            self.date,
            self.chat.as_chat(),
            from_user=self.sender,
            text=self.text.text if self.text else None,
            entities=self.text.entities if self.text else None,
            reply_markup=self.keyboard,
            contact=self.contact,
            edit_date=self.edited,
            **self.more,
        )


@dataclass
class Toast:
    """The short answer that a person sees after a tap."""

    text: str
    alert: bool


@dataclass
class Tap:
    """A callback query that the bot still owes an answer to, or has answered."""

    id: str
    chat: "Chat"
    at: datetime
    answered: bool = False


@dataclass
class Chat:
    """A chat between the bot and one person, or a group that it was added to."""

    id: int
    user: telegram.User | None = None
    title: str | None = None
    started: bool = False
    blocked: bool = False
    member: bool = True
    notes: dict[int, Note] = field(default_factory=dict)
    reply_keys: list[str] = field(default_factory=list)
    toasts: list[Toast] = field(default_factory=list)
    actions: list[str] = field(default_factory=list)
    clock: Clock = field(default_factory=Clock)
    bell: Bell = field(default_factory=Bell)
    version: int = 0
    allowance: float = 0
    counted_at: datetime | None = None

    def as_chat(self) -> telegram.Chat:
        if self.user is None:
            return telegram.Chat(self.id, telegram.Chat.GROUP, title=self.title)
        return telegram.Chat(
            self.id,
            telegram.Chat.PRIVATE,
            first_name=self.user.first_name,
            username=self.user.username,
        )

    def note(self, number: int | None) -> Note | None:
        found = self.notes.get(number or 0)
        return None if found is None or found.deleted else found

    def changed(self, note: Note) -> None:
        self.version += 1
        note.touched = self.version
        self.bell.ring()


@dataclass
class Webhook:
    """Where updates are sent when the bot does not fetch them."""

    url: str = ""
    secret: str | None = None
    max_connections: int = 40
    last_error: str | None = None


@dataclass
class Profile:
    """How the bot presents itself: by language, and for commands also by scope."""

    commands: dict[tuple[str, str], list[dict[str, Any]]] = field(default_factory=dict)
    name: dict[str, str] = field(default_factory=dict)
    description: dict[str, str] = field(default_factory=dict)
    short_description: dict[str, str] = field(default_factory=dict)
    menu_button: dict[str, Any] = field(default_factory=dict)


@dataclass
class World:
    """Everything behind one bot token."""

    token: str = TOKEN
    lacks: frozenset[str] = frozenset()
    burst: int | None = None
    http_webhooks: bool = False
    chats: dict[int, Chat] = field(default_factory=dict)
    taps: dict[str, Tap] = field(default_factory=dict)
    queries: Queries = field(default_factory=Queries)
    files: dict[str, bytes] = field(default_factory=dict)
    updates: UpdateQueue = field(default_factory=UpdateQueue)
    webhook: Webhook = field(default_factory=Webhook)
    profile: Profile = field(default_factory=Profile)
    _ids: "count[int]" = field(default_factory=lambda: count(1))

    def new_id(self) -> int:
        return next(self._ids)

    def add_note(self, chat: Chat, sender: telegram.User, **what: Any) -> Note:
        note = Note(self.new_id(), chat, sender, chat.clock.now(), **what)
        chat.notes[note.id] = note
        chat.changed(note)
        return note
