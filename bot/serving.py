"""Opens the channels: the web chat always, Telegram when there is a token."""

import asyncio
import os
import socket
from collections.abc import Callable
from contextlib import AsyncExitStack
from urllib.parse import urlsplit

from bot.app import App, opened
from bot.house import House
from bot.settings import Settings
from bot.trouble import StartError, StoppedError
from bot.web.app import THIS_MACHINE, web_app
from bot.web.phrases import web_phrases
from bot.web.ports import WebPorts
from storage.keys import StorageKeys
from web.server import server

Ready = Callable[[str], None]


def web_ports(app: App) -> WebPorts:
    memory = app.house.memory
    return WebPorts(
        take=app.web.take,
        show=app.web.show,
        numbers=memory.numbers,
        sos=memory.sos,
        call=memory.call,
        public_name=app.settings.public_name,
        phone_links=app.phone_links(),
        pictures=app.house.pictures,
        paint=app.painter.png,
        recorded=app.house.packs.recorded,
        wording=app.house.wording,
        phrases=web_phrases(),
    )


async def serve_web(app: App, sock: socket.socket) -> None:
    """The chat page on a bound socket until a signal stops it: then the whole program ends, by
    StoppedError."""
    settings = app.settings
    public = urlsplit(settings.public_url).hostname
    hosts = (*THIS_MACHINE, *([public] if public else []), settings.web_host)
    page = web_app(web_ports(app), allowed_hosts=hosts)
    await server(page, settings.web_host, settings.web_port).serve(sockets=[sock])
    raise StoppedError


def bound(settings: Settings) -> socket.socket:
    """The web chat's socket; raises StartError where the address cannot be had."""
    place = (settings.web_host, settings.web_port)
    try:
        return socket.create_server(place)
    except OSError as fault:
        said = f"The web chat cannot open {place[0]}:{place[1]} ({os.strerror(fault.errno or 0)})."
        raise StartError(f"{said} Set ASKFIRST_WEB_PORT to another port.") from fault


async def run(settings: Settings, house: House, keys: StorageKeys, ready: Ready) -> None:
    """Everything until cancelled; `ready` gets a word for each channel that opens. Raises, in a
    group, StartError for a channel that cannot be opened."""
    async with AsyncExitStack() as stack:
        app = await stack.enter_async_context(opened(settings, house, keys))
        listeners = []
        if settings.token:
            from bot.telegram.serving import telegram  # noqa: PLC0415 - aiogram takes seconds

            listeners.append(await stack.enter_async_context(telegram(settings.token, app)))
            ready("telegram")
        sock = stack.enter_context(bound(settings))
        ready(f"web http://{settings.web_host}:{sock.getsockname()[1]}/")
        group = await stack.enter_async_context(asyncio.TaskGroup())
        group.create_task(serve_web(app, sock))
        group.create_task(app.run_core())
        for listen in listeners:
            group.create_task(listen())
