"""A person with a phone: speaks to the bot, taps its buttons, sees what it says."""

import asyncio
from collections.abc import Callable

import telegram

from tests.phone import updates
from tests.phone.clock import Clock
from tests.phone.sending import Hands
from tests.phone.server import BotApi
from tests.phone.state import Chat, Note, Toast
from tests.phone.view import Rows, Seen, look

FIRST_ID = 900_000_001


class NotSeenError(AssertionError):
    """What the person looks for is not on the screen; the message shows what is."""


class Person(Hands):
    """Somebody in a private chat with the bot; name and number are invented."""

    def __init__(
        self,
        api: BotApi,
        name: str = "Lan Thử",
        *,
        number: int | None = None,
        language: str | None = "vi",
        username: str | None = None,
    ) -> None:
        taken = FIRST_ID + len(api.world.chats)
        self.user = telegram.User(
            number or taken, name, is_bot=False, language_code=language, username=username
        )
        self.world = api.world
        self.chat = Chat(self.user.id, self.user)
        self.world.chats[self.chat.id] = self.chat
        self.mark = 0
        self.opened: list[str] = []
        self.copied: list[str] = []
        self._last_tap: tuple[Note, telegram.InlineKeyboardButton] | None = None

    @property
    def id(self) -> int:
        return self.user.id

    @property
    def clock(self) -> Clock:
        return self.chat.clock

    def time_passes(self, *, hours: float = 0, seconds: float = 0) -> None:
        self.clock.passes(hours=hours, seconds=seconds)

    @property
    def sees(self) -> list[Seen]:
        """Everything on the screen, the person's own messages too."""
        return [look(note) for note in self.chat.notes.values() if not note.deleted]

    @property
    def hears(self) -> list[Seen]:
        """What the bot said and did not take back."""
        return [seen for seen in self.sees if not seen.mine]

    @property
    def last(self) -> Seen:
        heard = self.hears
        if not heard:
            raise NotSeenError(f"the bot said nothing\n{self.transcript()}")
        return heard[-1]

    @property
    def fresh(self) -> list[Seen]:
        """What the bot said or changed since the person last did something."""
        return [s for s in self.hears if s.note and s.note.touched > self.mark]

    @property
    def toasts(self) -> list[Toast]:
        return self.chat.toasts

    @property
    def typing_seen(self) -> bool:
        return "typing" in self.chat.actions

    @property
    def reply_keyboard(self) -> list[str]:
        return self.chat.reply_keys

    def transcript(self) -> str:
        return "\n".join(line for seen in self.sees for line in seen.lines())

    async def taps(self, label: str) -> None:
        """Tap a button by its label on the newest message that has it."""
        for seen in reversed(self.hears):
            if seen.button(label):
                return await self.taps_old(seen, label)
        if label in self.reply_keyboard:
            await self.types(label)
            return None
        raise NotSeenError(f"no button {label!r} in\n{self.transcript()}")

    async def taps_old(self, message: Seen, label: str) -> None:
        """Tap a button as it was when seen, even if the message changed or went since."""
        button = message.button(label)
        if button is None or message.note is None:
            raise NotSeenError(f"no button {label!r} among {message.labels}")
        await self._taps(message.note, button)

    async def taps_again(self) -> None:
        """Tap the button of the last tap once more, as an impatient finger does."""
        if self._last_tap is None:
            raise NotSeenError("nothing was tapped yet")
        await self._taps(*self._last_tap)

    async def _taps(self, note: Note, button: telegram.InlineKeyboardButton) -> None:
        self._acts()
        self._last_tap = note, button
        if button.url:
            self.opened.append(button.url)
        elif button.copy_text:
            self.copied.append(button.copy_text.text)
        else:
            updates.tapped(self.world, self.chat, note, str(button.callback_data))
        await asyncio.sleep(0)

    async def waits_for(
        self,
        wanted: int | Callable[[Seen], bool] = 1,
        timeout: float = 5,  # noqa: ASYNC109 - reads as a sentence in a test
    ) -> list[Seen]:
        """Wait for so many new or changed messages, or for one that fits; give all new ones."""

        def enough(_: "Person") -> bool:
            if isinstance(wanted, int):
                return len(self.fresh) >= wanted
            return any(wanted(seen) for seen in self.fresh)

        await self.waits_until(enough, timeout)
        return self.fresh

    async def waits_until(
        self,
        condition: Callable[["Person"], bool],
        timeout: float = 5,  # noqa: ASYNC109 - reads as a sentence in a test
    ) -> None:
        """Wait until something is true of the screen, whatever it is."""
        try:
            async with asyncio.timeout(timeout):
                while not condition(self):
                    await self.chat.bell.wait()
        except TimeoutError:
            raise NotSeenError(f"waited {timeout} s in vain\n{self.transcript()}") from None

    async def stays_quiet(self, seconds: float = 0.3) -> None:
        """Make sure that the bot says nothing more for a while."""
        before = self.chat.version
        await asyncio.sleep(seconds)
        if self.chat.version != before:
            raise NotSeenError(f"the bot was not quiet\n{self.transcript()}")


__all__ = ["NotSeenError", "Person", "Rows", "Seen"]
