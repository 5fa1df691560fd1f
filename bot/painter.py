"""Pictures on demand: drawn in a thread, two at a time, the newest kept ready."""

import asyncio
from collections import OrderedDict
from datetime import date

from bot.outgoing import Picture
from bot.picture_words import PictureWords

AT_ONCE = 2
KEPT = 64
"""Drawn pictures in memory, some 40 KB each; none of them has anything of a person."""


class Painter:
    """`public_url`: the address that stands on each picture."""

    def __init__(self, words: PictureWords, public_url: str) -> None:
        self._words = words
        self._public_url = public_url
        self._free = asyncio.Semaphore(AT_ONCE)
        self._drawn: OrderedDict[tuple[Picture, date], bytes] = OrderedDict()

    async def png(self, picture: Picture) -> bytes:
        """Everybody else goes on talking meanwhile."""
        key = (picture, self._words.today())
        async with self._free:
            kept = self._drawn.pop(key, None)
            drawn = kept if kept is not None else await asyncio.to_thread(self._paint, picture)
        self._drawn[key] = drawn
        if len(self._drawn) > KEPT:
            self._drawn.popitem(last=False)
        return drawn

    def _paint(self, picture: Picture) -> bytes:
        from bot.picture import painted  # noqa: PLC0415 - Pillow only where a picture is drawn

        return painted(self._words.words(picture, self._public_url))
