"""Players on the real channels: a phone on the fake Bot API server, a browser without script."""

import asyncio
import re
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from html import unescape
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast

import httpx

from authoring.lang import Lang
from bot.app import App, opened
from bot.house import House
from bot.outgoing import Button, Message
from bot.serving import web_ports
from bot.settings import Settings
from bot.web.app import web_app
from storage.keys import init_keys, load_keys
from storage.report_keys import init_report_keys
from storage.upgrade import upgrade
from tests.phone import TOKEN, BotApi, Person, Seen
from tests.talk.running import running
from tests.talk.transcript import Act

NO_HEADERS: Mapping[str, str] = MappingProxyType({})


class Home:
    """A data folder with keys and a database, from which the program can be started many times."""

    def __init__(self, folder: Path, house: House, **settings: Any) -> None:
        self.house = house
        self.settings = Settings(data_dir=folder, send_rate=1000, **settings)

    async def prepare(self) -> "Home":
        init_keys(self.settings.keys)
        init_report_keys(self.settings.keys)
        await upgrade(self.settings.database)
        return self

    @asynccontextmanager
    async def open(self) -> AsyncIterator[App]:
        async with opened(self.settings, self.house, load_keys(self.settings.keys)) as app:
            yield app


class TelegramPlayer:
    """Speaks with a phone; `resumed` starts the program for each act and stops it afterwards."""

    def __init__(self, home: Home, person: Person, *, resumed: bool) -> None:
        self._home = home
        self._person = person
        self._resumed = resumed

    async def act(self, act: Act, expected: int) -> Sequence[Message]:
        async with AsyncExitStack() as stack:
            app = await stack.enter_async_context(running(self._home)) if self._resumed else None
            await self._do(act)
            heard = await self._person.waits_for(expected, timeout=20)
            if app is not None:
                await self._finished(app)
        return [_message(seen) for seen in heard if seen.phone is None and not seen.photo]

    async def _finished(self, app: App) -> None:
        """A process that ends between sending and marking would send again: wait for the rest.
        Numbers for somebody in danger come even before their message is stored."""
        async with asyncio.timeout(20):
            while self._person.world.updates.pending or not await _quiet(app):
                await asyncio.sleep(0.01)

    async def _do(self, act: Act) -> None:
        person = self._person
        match act.kind:
            case "text":
                await person.types(act.text)
            case "tap":
                await person.taps(act.text)
            case "forward":
                await person.forwards(act.text)
            case "edit":
                await person.edits(act.text)
            case kind:
                await getattr(person, f"sends_{kind}")()


async def _quiet(app: App) -> bool:
    """Nothing waits for a turn, and nothing for being sent."""
    if await app.store.waiting() is not None:
        return False
    return not await app.store.next_out(limit=1, channels=tuple(app.channels))


def _message(seen: Seen) -> Message:
    buttons = [b for row in seen.rows for b in row if b.callback_data]
    return Message(seen.text, Lang.VI, tuple(Button(b.text, str(b.callback_data)) for b in buttons))


@asynccontextmanager
async def telegram_player(
    home: Home, api: BotApi, *, resumed: bool
) -> AsyncIterator[TelegramPlayer]:
    async with AsyncExitStack() as stack:
        if not resumed:
            await stack.enter_async_context(running(home))
        yield TelegramPlayer(home, Person(api), resumed=resumed)


class WebPlayer:
    """A browser without script: reads the buttons of the last page, posts its form."""

    def __init__(
        self,
        home: Home,
        *,
        resumed: bool,
        app: App | None = None,
        headers: Mapping[str, str] = NO_HEADERS,
    ) -> None:
        self._home = home
        self._resumed = resumed
        self._cookies = httpx.Cookies()
        self._buttons: dict[str, str] = {}
        self._stack = AsyncExitStack()
        self._app = app
        self._headers = {"Sec-Fetch-Site": "same-origin", **headers}

    async def act(self, act: Act, _: int = 0) -> Sequence[Message]:
        async with AsyncExitStack() as stack:
            app = self._app
            if app is None:
                app = await stack.enter_async_context(self._home.open())
                if not self._resumed:
                    self._app, self._stack = app, stack.pop_all()
            return await self._post(app, act)

    async def close(self) -> None:
        await self._stack.aclose()

    async def _post(self, app: App, act: Act) -> Sequence[Message]:
        heard: list[Message] = []
        ports = web_ports(app)

        async def take(incoming: Any) -> Sequence[Message]:
            heard.extend(await app.web.take(incoming))
            return heard

        page = web_app(type(ports)(**{**vars(ports), "take": take}))
        form = {"tap": self._buttons[act.text]} if act.kind == "tap" else {"text": act.text}
        async with httpx.AsyncClient(
            transport=httpx.ASGITransport(cast(Any, page)),
            base_url="http://127.0.0.1",
            headers=self._headers,
            cookies=self._cookies,
        ) as browser:
            answer = await browser.post("/", data=form)
            self._cookies = browser.cookies
        assert answer.status_code == 200, answer.text
        read = _words(answer.text)
        for message in heard:
            for part in (message.sentence, message.ready, message.folded):
                assert _flat(part.replace("• ", "")) in read.replace("• ", ""), part
        self._buttons.update({b.label: b.data for m in heard for b in m.buttons})
        return heard


def _words(page: str) -> str:
    """The page's text as a reader sees it, on one line."""
    return _flat(unescape(re.sub(r"<[^>]*>", "", re.sub(r"</(p|li|div|h\d)>|<br ?/?>", " ", page))))


def _flat(text: str) -> str:
    return " ".join(text.split())


@asynccontextmanager
async def web_player(home: Home, *, resumed: bool) -> AsyncIterator[WebPlayer]:
    player = WebPlayer(home, resumed=resumed)
    try:
        yield player
    finally:
        await player.close()


__all__ = ["TOKEN", "Home", "telegram_player", "web_player"]
