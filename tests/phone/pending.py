"""The updates that wait for the bot, and the contract of fetching them by offset."""

import asyncio
from collections.abc import Iterable
from itertools import count
from typing import Any

from tests.phone.clock import Bell
from tests.phone.refusal import Refusal, conflict

UNASKED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
OTHER_POLL = (
    "terminated by other getUpdates request; make sure that only one bot instance is running"
)
WEBHOOK_SET = "terminated by setWebhook request"
Update = dict[str, Any]


class UpdateQueue:
    """Updates stay until a fetch names a higher offset; the newest fetch ends an older one."""

    def __init__(self) -> None:
        self._ids = count(700_001)
        self._pending: list[Update] = []
        self._allowed: frozenset[str] | None = None
        self._poll = 0
        self._ended_by = OTHER_POLL
        self.bell = Bell()

    @property
    def pending(self) -> tuple[Update, ...]:
        return tuple(self._pending)

    def next_id(self) -> int:
        return next(self._ids)

    def put(self, update: Update) -> None:
        if self._wants(update):
            self._pending.append(update)
            self.bell.ring()

    def allow(self, kinds: Iterable[str] | None) -> None:
        """Keep the last list when none is given; an empty list means the usual kinds."""
        if kinds is not None:
            self._allowed = frozenset(kinds) or None

    def confirm(self, update_id: int) -> None:
        self._pending = [u for u in self._pending if u["update_id"] != update_id]

    def clear(self) -> None:
        self._pending.clear()

    def end_polls(self, words: str) -> None:
        self._poll += 1
        self._ended_by = words
        self.bell.ring()

    async def fetch(self, offset: int, limit: int, timeout: float) -> list[Update] | Refusal:  # noqa: ASYNC109 - the name in the Bot API
        self.end_polls(OTHER_POLL)
        mine = self._poll
        self._forget_before(offset)
        deadline = asyncio.get_running_loop().time() + timeout
        while not self._pending:
            left = deadline - asyncio.get_running_loop().time()
            if left <= 0:
                break
            try:
                await asyncio.wait_for(self.bell.wait(), left)
            except TimeoutError:
                break
            if mine != self._poll:
                return conflict(self._ended_by)
        return self._pending[:limit]

    def _forget_before(self, offset: int) -> None:
        if offset > 0:
            self._pending = [u for u in self._pending if u["update_id"] >= offset]
        elif offset < 0:
            self._pending = self._pending[offset:]

    def _wants(self, update: Update) -> bool:
        kinds = set(update) - {"update_id"}
        if self._allowed is None:
            return not kinds & UNASKED
        return bool(kinds & self._allowed)
