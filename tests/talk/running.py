"""The program running on a data folder, with Telegram on the fake server, until the block ends."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from bot.app import App
from bot.telegram.serving import telegram

if TYPE_CHECKING:
    from tests.talk.channels import Home


@asynccontextmanager
async def running(home: "Home") -> AsyncIterator[App]:
    """Turns, deliveries and polling go on inside the block; then everything is cancelled, as at
    the end of a process, and whatever was not acknowledged stays for the next one."""
    token = home.settings.token
    assert token is not None
    async with home.open() as app, telegram(token, app) as listen:
        tasks = [asyncio.get_running_loop().create_task(one) for one in (listen(), app.run_core())]
        try:
            yield app
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            await app.store.lease("poll", app.holder, 0)
            await app.store.lease("deliver", app.holder, 0)
