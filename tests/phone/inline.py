"""Writing to a bot from another chat: the query, its answer, and what the person then sees."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import telegram

if TYPE_CHECKING:
    from tests.phone.state import Chat, World


QUERY_LIVES = timedelta(minutes=1)
"""How long an answer is taken; Telegram says only that it may come too late."""
LONGEST = 256
"""Characters of the query that reach the bot."""


@dataclass(frozen=True)
class Offered:
    """What stands above the keyboard: articles that can be sent, and a button."""

    articles: tuple[dict[str, Any], ...]
    button: dict[str, Any]

    @property
    def titles(self) -> list[str]:
        return [article["title"] for article in self.articles]

    def sent(self, title: str) -> str:
        """The message that appears in the other chat when an article is tapped."""
        chosen = next(one for one in self.articles if one["title"] == title)
        return str(chosen["input_message_content"]["message_text"])


@dataclass
class Query:
    """One state of the words behind the bot's name, and what the bot answered."""

    id: str
    chat: "Chat"
    at: datetime
    answer: Offered | None = None


@dataclass
class Queries:
    """All inline queries of a world, by id."""

    known: dict[str, Query] = field(default_factory=dict)

    def ask(self, world: "World", chat: "Chat", text: str) -> tuple[Query, telegram.InlineQuery]:
        """A query as the bot will get it: never longer than Telegram lets it be."""
        if chat.user is None:
            raise ValueError("a person asks")
        query = Query(f"query-{world.new_id()}", chat, chat.clock.now())
        self.known[query.id] = query
        return query, telegram.InlineQuery(query.id, chat.user, text[:LONGEST], "")
