"""The chat page over its fake bot: in memory, on a loopback port, and in a phone-sized Chromium."""

import socket
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any, cast

import httpx
import pytest
import pytest_asyncio
from litestar import Litestar
from playwright.async_api import Browser, BrowserContext, Page, async_playwright

from bot.web.app import web_app
from tests.web.fakes import FakeBot, ports
from web.server import server

CHROMIUM = Path("/usr/bin/chromium")
HAS_BROWSER = CHROMIUM.exists()
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
Phone = Callable[..., Awaitable[Page]]
PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 740}, "locale": "vi-VN"}


@pytest.fixture
def bot() -> FakeBot:
    return FakeBot()


@pytest.fixture
def app(bot: FakeBot) -> Litestar:
    return web_app(ports(bot))


@pytest.fixture
async def client(app: Litestar) -> AsyncIterator[httpx.AsyncClient]:
    """A browser without script: keeps cookies, says that its forms come from our own page."""
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(cast(Any, app)),
        base_url="http://127.0.0.1",
        headers={"Sec-Fetch-Site": "same-origin"},
    ) as one:
        yield one


@pytest.fixture
def served(app: Litestar) -> Iterator[str]:
    """The address of the app on a loopback port."""
    with socket.create_server(("127.0.0.1", 0)) as sock:
        running = server(app, "127.0.0.1", sock.getsockname()[1])
        thread = threading.Thread(target=running.run, kwargs={"sockets": [sock]})
        thread.start()
        yield f"http://127.0.0.1:{sock.getsockname()[1]}"
        running.should_exit = True
        thread.join()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def chromium() -> AsyncIterator[Browser]:
    if not HAS_BROWSER:
        pytest.skip(f"no browser: {CHROMIUM} is not installed")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        await browser.close()


def watch(page: Page, served: str, trouble: list[str], *, errors: bool) -> None:
    """Note what must not happen; `errors` says that the test provokes failing requests."""
    page.on("pageerror", lambda fault: trouble.append(str(fault)))
    page.on("request", lambda r: None if r.url.startswith(served) else trouble.append(r.url))
    if not errors:
        page.on("console", lambda said: trouble.append(said.text) if said.type == "error" else None)


@pytest_asyncio.fixture(loop_scope="session")
async def phone(chromium: Browser, served: str) -> AsyncIterator[Phone]:
    """Opens the page on a phone; the test fails for a console error or a foreign request."""
    contexts: list[BrowserContext] = []
    trouble: list[str] = []

    async def opened(
        path: str = "/", *, js: bool = True, errors: bool = False, **options: Any
    ) -> Page:
        context = await chromium.new_context(
            **{**PHONE, "base_url": served, "java_script_enabled": js, **options}
        )
        contexts.append(context)
        page = await context.new_page()
        watch(page, served, trouble, errors=errors)
        await page.goto(path)
        return page

    yield opened
    for context in contexts:
        await context.close()
    assert trouble == []
