"""Everything that arrives: cries for help are answered first, then all of it is stored."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import structlog

from authoring.lang import Lang
from bot.channel import Channel, Delivery, Fate
from bot.codec import pack_incoming
from bot.incoming import Incoming
from bot.memory import Memory
from bot.outgoing import Message
from bot.tongues import Tongues
from flows.engine import ReplyKind
from flows.engine.always import Command, command_in
from flows.engine.doors import Danger
from storage.errors import StoreUnavailableError
from storage.keys import person_key
from storage.store import Store
from storage.values import Arrived

log = structlog.get_logger()

EMERGENCY_SECONDS = 5.0
"""How long the first answer may take before the rest of the batch goes on without waiting."""
MOST_REMEMBERED = 1000
"""Updates that were answered on arrival, with the messages that said so: a repeated one is not
answered again."""


class Arrival:
    """`danger` and `language` are the pure functions of the check room."""

    def __init__(  # noqa: PLR0913 - the joints of one place, named at the one call in app
        self,
        *,
        store: Store,
        pepper: bytes,
        memory: Memory,
        danger: Callable[[str], Danger | None],
        language: Callable[[str], Lang],
        channels: Mapping[str, Channel],
        tongues: Tongues,
        wake: asyncio.Event,
    ) -> None:
        self._store = store
        self._pepper = pepper
        self._memory = memory
        self._danger = danger
        self._language = language
        self._channels = channels
        self._tongues = tongues
        self._wake = wake
        self._cries: dict[str, tuple[str, ...]] = {}

    def person(self, channel: str, address: str) -> bytes:
        return person_key(self._pepper, channel, address)

    def is_emergency(self, incoming: Incoming) -> bool:
        if incoming.kind is ReplyKind.TAP or not incoming.text:
            return False
        command = command_in(incoming.text)
        if command is not None:
            return command is Command.SOS
        found = self._danger(incoming.text)
        return found is not None and found.certain

    def language_of(self, incoming: Incoming) -> Lang:
        """For answers from memory, when no session says which language was chosen. A command, a
        tap or a picture has none of its own: then the screen's, if the channel knows it."""
        if not incoming.text or command_in(incoming.text) is not None:
            return incoming.lang or Lang.VI
        return self._language(incoming.text)

    def stored(self, incoming: Incoming) -> Arrived:
        return Arrived(
            person=self.person(incoming.channel, incoming.address),
            channel=incoming.channel,
            key=incoming.key,
            order=incoming.order,
            body=pack_incoming(incoming),
            waits=incoming.waits and not incoming.answered,
        )

    async def arrive(self, batch: Sequence[Incoming]) -> None:
        """Returns once it is safe to acknowledge: stored, or answered from memory."""
        for one in batch:
            self.hear(one)
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(self._emergency_first(one, group)) for one in batch]
        answered = [task.result() for task in tasks]
        try:
            await self._store.put([self.stored(one) for one in answered])
        except StoreUnavailableError:
            log.error("database_unavailable", count=len(batch))
            async with asyncio.TaskGroup() as group:
                for one in answered:
                    group.create_task(self._from_memory(one))
        else:
            self._wake.set()

    async def gone(self, channel: str, address: str) -> None:
        """Somebody blocked the bot: nothing of them is kept."""
        try:
            await self._store.forget(self.person(channel, address))
        except StoreUnavailableError:
            log.error("database_unavailable", count=1)

    def hear(self, incoming: Incoming) -> None:
        """Note a language that somebody switches to, before anything is answered."""
        self._tongues.hear(self.person(incoming.channel, incoming.address), incoming)

    def without_store(self, incoming: Incoming) -> Message:
        """What is said while nothing can be stored."""
        pack = self._tongues.last(self.person(incoming.channel, incoming.address))
        if self.is_emergency(incoming):
            return self._memory.emergency(incoming.text, pack)
        return self._memory.no_database(self.language_of(incoming), pack)

    async def _emergency_first(self, incoming: Incoming, group: asyncio.TaskGroup) -> Incoming:
        channel = self._channels.get(incoming.channel)
        if channel is None or not self.is_emergency(incoming):
            return incoming
        if incoming.key not in self._cries and not await self._answer(channel, incoming, group):
            return incoming
        return replace(incoming, answered=True, answer_ids=self._cries.get(incoming.key, ()))

    async def _answer(self, channel: Channel, incoming: Incoming, group: asyncio.TaskGroup) -> bool:
        """Whether the card was sent; a copy that arrives meanwhile counts as answered."""
        if len(self._cries) >= MOST_REMEMBERED:
            self._cries.pop(next(iter(self._cries)))
        self._cries[incoming.key] = ()
        pack = await self._tongues.of(self.person(incoming.channel, incoming.address), group)
        card = self._memory.emergency(incoming.text, pack)
        try:
            async with asyncio.timeout(EMERGENCY_SECONDS):
                sent = await channel.send(incoming.address, card)
        except TimeoutError:
            sent = Delivery(Fate.LATER)
        if sent.fate is not Fate.SENT:
            self._cries.pop(incoming.key, None)
            return False
        self._cries[incoming.key] = sent.message_ids
        return True

    async def _from_memory(self, incoming: Incoming) -> None:
        channel = self._channels.get(incoming.channel)
        if channel is None or incoming.answered:
            return
        await channel.send(incoming.address, self.without_store(incoming))
