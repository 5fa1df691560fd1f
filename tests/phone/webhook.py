"""Sends waiting updates to the bot's webhook: in order within a chat, again until it says 200."""

import asyncio
from typing import Any

import aiohttp

from tests.phone.links import is_loopback
from tests.phone.state import World

SECRET = "X-Telegram-Bot-Api-Secret-Token"
Update = dict[str, Any]


class Deliverer:
    """One try at a time for each chat, at most max_connections at once."""

    def __init__(self, world: World, pause: float) -> None:
        self._world = world
        self._pause = pause
        self._under_way: dict[int, asyncio.Task[None]] = {}

    async def run(self) -> None:
        try:
            async with aiohttp.ClientSession() as session:
                while True:
                    self._start(session)
                    await self._world.updates.bell.wait()
        finally:
            for task in self._under_way.values():
                task.cancel()
            await asyncio.gather(*self._under_way.values(), return_exceptions=True)

    def _start(self, session: aiohttp.ClientSession) -> None:
        webhook = self._world.webhook
        if not is_loopback(webhook.url):
            return
        loop = asyncio.get_running_loop()
        for update in self._world.updates.pending:
            chat = chat_of(update)
            if chat not in self._under_way and len(self._under_way) < webhook.max_connections:
                self._under_way[chat] = loop.create_task(self._try(session, chat, update))

    async def _try(self, session: aiohttp.ClientSession, chat: int, update: Update) -> None:
        trouble = await self._post(session, update)
        if trouble:
            self._world.webhook.last_error = trouble
            await asyncio.sleep(self._pause)
        else:
            self._world.updates.confirm(update["update_id"])
        del self._under_way[chat]
        self._world.updates.bell.ring()

    async def _post(self, session: aiohttp.ClientSession, update: Update) -> str | None:
        webhook = self._world.webhook
        headers = {SECRET: webhook.secret} if webhook.secret else {}
        try:
            async with session.post(webhook.url, json=update, headers=headers) as answer:
                wrong = f"Wrong response from the webhook: {answer.status} {answer.reason}"
                return None if answer.ok else wrong
        except aiohttp.ClientError:
            return "Connection refused"


def chat_of(update: Update) -> int:
    """Find the chat whose updates keep their order."""
    for part in update.values():
        if isinstance(part, dict):
            message = part.get("message", part)
            chat = message.get("chat", {}).get("id")
            if isinstance(chat, int):
                return chat
    return 0
