"""A browser in front of the real program's page, in the same process."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx

from authoring.lang import Lang
from bot.app import App
from bot.serving import web_ports
from bot.web.app import web_app


@asynccontextmanager
async def browsing(app: App, lang: Lang) -> AsyncIterator[httpx.AsyncClient]:
    """It vouches that forms are the page's own, as browsers do, and keeps cookies."""
    page: Any = web_app(web_ports(app))
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(page),
        base_url="http://127.0.0.1",
        headers={"Sec-Fetch-Site": "same-origin", "Accept-Language": lang},
    ) as browser:
        yield browser
