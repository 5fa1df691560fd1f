"""A small host that keeps what arrives, and a poller that runs while a test looks on."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Sequence
from pathlib import Path

from authoring.lang import Lang
from authoring.wording import Wording
from bot.channel import Article, HostPorts, Inline
from bot.incoming import Incoming
from bot.outgoing import Button, Message, Picture, Recording
from bot.telegram.client import Client
from bot.telegram.phrases import farewell, telegram_phrases
from bot.telegram.poll import Backoff, Poller
from tests.phone.sending import PIXEL, opus

LOCALES = Path(__file__).parents[2] / "locales"
WORDING = Wording.load(LOCALES)
FAREWELL = farewell(telegram_phrases(), WORDING)


class FullDiskError(Exception):
    """What this host raises when it is told to fail."""


class FakeHost:
    """Keeps each key once, remembers every delivery, fails as often as it is told."""

    def __init__(self) -> None:
        self.batches: list[list[str]] = []
        self.kept: dict[str, Incoming] = {}
        self.gone: list[str] = []
        self.fails = 0
        self.asked: list[str] = []
        self.breaks = False

    @property
    def ports(self) -> HostPorts:
        return HostPorts(self._arrive, self._gone, self._shared)

    @property
    def texts(self) -> list[str]:
        return [one.text for one in self.kept.values()]

    async def _arrive(self, batch: Sequence[Incoming]) -> None:
        self.batches.append([one.key for one in batch])
        if self.fails:
            self.fails -= 1
            raise FullDiskError
        for one in batch:
            self.kept.setdefault(one.key, one)

    async def _shared(self, text: str, lang: Lang) -> Inline:
        self.asked.append(text)
        if self.breaks:
            raise FullDiskError(text)
        article = Article("Tiêu đề", "Một dòng", f"Về: {text}") if "tuyển" in text else None
        return Inline(f"Mở ({lang})", "offer", article)

    async def _gone(self, channel: str, address: str) -> None:
        self.gone.append(f"{channel}:{address}")


async def until(condition: Callable[[], bool]) -> None:
    """Wait until something is true, whatever it is."""
    async with asyncio.timeout(5):
        while not condition():
            await asyncio.sleep(0.005)


@contextlib.asynccontextmanager
async def polling(client: Client, host: FakeHost) -> AsyncIterator[None]:
    """A poller at work; it never ends by itself."""
    poller = Poller(client, host.ports, FAREWELL, wait=1, backoff=Backoff(0.01, 0.02))
    async with asyncio.TaskGroup() as tasks:
        task = tasks.create_task(poller.run())
        yield
        assert not task.done()
        task.cancel()


async def pixel(picture: Picture) -> bytes:
    """The smallest photo there is, whatever is to be drawn."""
    return PIXEL


def read_aloud(recording: Recording) -> bytes | None:
    """A short sound for every sentence of the pack "qaa"; others are not installed."""
    return opus() if recording.pack == "qaa" else None


def said(text: str, *labels: str, silent: bool = False) -> Message:
    buttons = tuple(Button(label, f"flow.step.{n}") for n, label in enumerate(labels))
    return Message(text, Lang.VI, buttons, silent)
