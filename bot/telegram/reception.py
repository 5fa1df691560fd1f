"""Takes read updates to the host, whichever way they came, and shows people that they arrived."""

import asyncio
from collections.abc import Callable, Coroutine, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

import structlog
from aiogram.enums import ChatAction
from aiogram.exceptions import TelegramAPIError
from aiogram.methods import AnswerCallbackQuery, LeaveChat, SendChatAction, TelegramMethod

from bot.channel import HostPorts
from bot.incoming import Incoming
from bot.telegram.client import Client
from bot.telegram.inline import answer
from bot.telegram.methods import SendText
from bot.telegram.trouble import named
from bot.telegram.values import CHANNEL, Asked, Blocked, Group, Received, Unreadable
from flows.engine.state import ReplyKind

log = structlog.get_logger()

COURTESY_SECONDS = 10
MOST_COURTESIES = 200
"""Calls under way that nobody's answer depends on; beyond that they are left out."""
MOST_TYPING = 30
_TYPING = {ReplyKind.TEXT, ReplyKind.FORWARD}


class Reception:
    """`tasks` carries the calls that are not waited for; `farewell` is said in groups."""

    def __init__(
        self, client: Client, host: HostPorts, farewell: str, tasks: asyncio.TaskGroup
    ) -> None:
        self._client = client
        self._host = host
        self._farewell = farewell
        self._tasks = tasks
        self._under_way: set[asyncio.Task[Any]] = set()
        self._greeted: frozenset[int] = frozenset()
        self._leaving: set[int] = set()
        self._told: set[int] = set()
        self.unreadable = 0

    async def take(self, batch: Sequence[Received]) -> None:
        """Returns once everything is stored: then, and not before, it may be acknowledged. Raises
        what the host raises; the same batch may then be given again."""
        self._greet([one for one in batch if one.number not in self._greeted])
        self._greeted = frozenset(one.number for one in batch)
        said = [one.what for one in batch if isinstance(one.what, Incoming | Blocked)]
        for _, run in groupby(said, key=type):
            await self._store(list(run))

    async def _store(self, run: Sequence[Incoming | Blocked]) -> None:
        incoming = [one for one in run if isinstance(one, Incoming)]
        if incoming:
            await self._host.arrive(incoming)
        for one in run:
            if isinstance(one, Blocked):
                await self._host.gone(CHANNEL, one.address)

    def _greet(self, fresh: Sequence[Received]) -> None:
        """Everything that shows at once that something arrived; none of it is waited for."""
        for tap in (one.tap for one in fresh if one.tap):
            self._courtesy(self._ask, AnswerCallbackQuery(callback_query_id=tap))
        for chat in dict.fromkeys(one.what.chat for one in fresh if isinstance(one.what, Group)):
            self._courtesy(self._leave, chat)
        for address in dict.fromkeys(_typed(fresh)):
            if len(self._under_way) < MOST_TYPING:
                self._courtesy(self._ask, SendChatAction(chat_id=address, action=ChatAction.TYPING))
        for asked in _newest(fresh):
            self._courtesy(self._offer, asked)
        unreadable = sum(isinstance(one.what, Unreadable) for one in fresh)
        if unreadable:
            self.unreadable += unreadable
            log.warning("telegram_update_unreadable", count=unreadable)

    def _courtesy(self, call: Callable[[Any], Coroutine[Any, Any, Any]], what: Any) -> None:
        if len(self._under_way) >= MOST_COURTESIES:
            log.warning("telegram_courtesy_left_out", count=MOST_COURTESIES)
            return
        task = self._tasks.create_task(call(what))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)

    async def _ask(self, method: TelegramMethod[Any]) -> bool:
        try:
            await self._client.ask(method, seconds=COURTESY_SECONDS)
        except TelegramAPIError as fault:
            log.info("telegram_courtesy_failed", **named(fault))
            return False
        return True

    async def _offer(self, asked: Asked) -> None:
        """A fault in the check costs this one answer and stops nothing."""
        made = self._host.shared(asked.text, asked.lang)
        [inline] = await asyncio.gather(made, return_exceptions=True)
        if isinstance(inline, BaseException):
            log.error("telegram_inline_failed", error=type(inline).__name__)
            return
        await self._ask(answer(asked, inline))

    async def _leave(self, chat: int) -> None:
        """Said once; a group that cannot be left now is left when it writes again."""
        if chat in self._leaving:
            return
        self._leaving.add(chat)
        if chat not in self._told:
            self._told.add(chat)
            await self._ask(SendText(chat_id=chat, text=self._farewell))
        if await self._ask(LeaveChat(chat_id=chat)):
            self._told.discard(chat)
        self._leaving.discard(chat)


def _newest(fresh: Iterable[Received]) -> Iterable[Asked]:
    """Of what one person writes letter by letter only the last is worth an answer."""
    return {one.what.who: one.what for one in fresh if isinstance(one.what, Asked)}.values()


def _typed(fresh: Iterable[Received]) -> Iterator[str]:
    for one in fresh:
        if isinstance(one.what, Incoming) and one.what.kind in _TYPING:
            yield one.what.address
