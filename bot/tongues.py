"""Which language pack somebody picked, known before their turn: for answers from memory."""

import asyncio
from collections.abc import Callable

from bot.incoming import Incoming
from bot.turn import readable
from flows.engine import ReplyKind
from flows.engine.always import Command, command_in, slash_word
from storage.errors import StoreUnavailableError
from storage.store import Store

LOOK_SECONDS = 0.3
"""How long a cry for help waits for the store; that it is answered matters more."""
MOST_REMEMBERED = 1000
_LEAVING = frozenset(
    {Command.STOP, Command.WIPE, Command.LANGUAGE, Command.ENGLISH, Command.VIETNAMESE}
)


class Tongues:
    """`packs`: the codes that are installed. `leaves`: whether a button switches the language."""

    def __init__(self, store: Store, packs: frozenset[str], leaves: Callable[[str], bool]) -> None:
        self._store = store
        self._packs = packs
        self._leaves = leaves
        self._known: dict[bytes, str] = {}

    def hear(self, person: bytes, incoming: Incoming) -> None:
        """Note what switches to a pack, and what leaves it."""
        if incoming.kind is ReplyKind.TAP:
            if self._packs and self._leaves(incoming.tap):
                self._note(person, "")
        elif (code := slash_word(incoming.text)) in self._packs:
            self._note(person, code)
        elif self._packs and command_in(incoming.text) in _LEAVING:
            self._note(person, "")

    def last(self, person: bytes) -> str:
        """The code as far as it is known without the store; "" for none."""
        return self._known.get(person, "")

    async def of(self, person: bytes, group: asyncio.TaskGroup) -> str:
        """The code, also from the store if it answers soon. A look that takes longer goes on in
        the group: torn out of a statement it would leave a lock behind."""
        if self._packs and person not in self._known:
            looking = group.create_task(self._look(person))
            await asyncio.wait([looking], timeout=LOOK_SECONDS)
        return self.last(person)

    async def _look(self, person: bytes) -> None:
        try:
            session = readable(await self._store.session(person))
        except StoreUnavailableError:
            return
        if session is not None:
            self._note(person, session.pack)

    def _note(self, person: bytes, code: str) -> None:
        self._known.pop(person, None)
        if len(self._known) >= MOST_REMEMBERED:
            self._known.pop(next(iter(self._known)))
        self._known[person] = code
