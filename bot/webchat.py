"""The web chat's side of a turn: one request brings a message in and takes the answer out."""

import asyncio
from collections.abc import Sequence

from authoring.lang import Lang
from bot.arrival import Arrival
from bot.codec import unpack_letter
from bot.errands import Errands
from bot.incoming import Incoming
from bot.memory import Memory
from bot.outgoing import Message
from bot.turn import Turn
from flows.engine import Errand, Found
from storage.errors import StoreUnavailableError
from storage.store import Store

CHANNEL = "web"
TRIES, PAUSE_SECONDS = 20, 0.1
"""A turn that another process has just taken is waited for, two seconds at most."""


class WebChat:
    """Puts, takes its turn at once and reads the answer, all while the request is open."""

    def __init__(
        self, store: Store, arrival: Arrival, errands: Errands, turn: Turn, memory: Memory
    ) -> None:
        self._store = store
        self._errands = errands
        self._arrival = arrival
        self._turn = turn
        self._memory = memory

    async def take(self, incoming: Incoming) -> Sequence[Message]:
        """What the bot says to this; from memory when the database is away."""
        person = self._arrival.person(CHANNEL, incoming.address)
        self._arrival.hear(incoming)
        try:
            await self._store.put([self._arrival.stored(incoming)])
            for attempt in range(TRIES):
                await self._errands.serve_one(person)
                rows = await self._store.take_out(person, CHANNEL)
                if rows:
                    await self._store.mark_sent(rows)
                    said = [unpack_letter(row.body).message for row in rows]
                    return [message for message in said if message is not None]
                if attempt and await self._store.waiting() is None:
                    break
                await asyncio.sleep(PAUSE_SECONDS if attempt else 0)
            return self._turn.show(await self._store.session(person), Lang.VI)
        except StoreUnavailableError:
            return [self._arrival.without_store(incoming)]

    async def show(self, address: str, lang: Lang, link: str = "") -> Sequence[Message]:
        """Where an address is now. For none and for a new one, in `lang`, the welcome, or what the
        word of a link opens; nothing is stored by looking."""
        try:
            person = self._arrival.person(CHANNEL, address)
            session = await self._store.session(person) if address else None
            if session is not None or not link:
                return self._turn.show(session, lang)
            return await self._opened(link, lang)
        except StoreUnavailableError:
            return [self._memory.no_database(lang)]

    async def _opened(self, link: str, lang: Lang) -> Sequence[Message]:
        done: list[tuple[Errand, Found]] = []
        shown = self._turn.open(link, lang)
        while isinstance(shown, Errand):
            found = await self._errands.looked(shown)
            if found is None:
                return self._turn.show(None, lang)
            done.append((shown, found))
            shown = self._turn.open(link, lang, done)
        return shown
