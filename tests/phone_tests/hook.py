"""A webhook on loopback that remembers what came and answers as it is told."""

import asyncio
from typing import Any, Self

from aiohttp import web

from tests.phone.clock import Bell
from tests.phone.webhook import SECRET


class Hook:
    """Answers with the given codes first, with 200 afterwards."""

    def __init__(self, answers: list[int] | None = None) -> None:
        self.came: list[dict[str, Any]] = []
        self.secrets: list[str | None] = []
        self.url = ""
        self._answers = list(answers or [])
        self._bell = Bell()
        app = web.Application()
        app.router.add_post("/hook", self._take)
        self._runner = web.AppRunner(app, shutdown_timeout=0.2)

    async def __aenter__(self) -> Self:
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}/hook"
        return self

    async def __aexit__(self, *exc: object) -> None:
        await self._runner.cleanup()

    @property
    def update_ids(self) -> list[int]:
        return [update["update_id"] for update in self.came]

    async def waits_for(self, number: int) -> None:
        async with asyncio.timeout(5):
            while len(self.came) < number:
                await self._bell.wait()

    async def _take(self, request: web.Request) -> web.Response:
        self.came.append(await request.json())
        self.secrets.append(request.headers.get(SECRET))
        self._bell.ring()
        return web.Response(status=self._answers.pop(0) if self._answers else 200)
