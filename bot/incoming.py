"""What arrived from a channel, reduced to what a conversation needs; the rest is dropped there."""

from dataclasses import dataclass

from authoring.lang import Lang
from flows.engine.state import ReplyKind


@dataclass(frozen=True)
class Incoming:
    """One thing a person sent.

    `address`: where to answer, in the channel's own terms (a chat id); never logged.
    `key`: unique for this update on this channel, so that a repeated one is dropped.
    `order`: update order within the channel. `waits`: forwards, albums and pictures wait for quiet.
    `answered`: the numbers were already sent on arrival, as the messages `answer_ids`.
    `lang`: the language of the screen it was sent from, for somebody new; None where unknown.
    `link`: the word of the link that opened the screen, for somebody new.
    `message_id`: the message, for wiping; None where the channel has none. `on`: of a tap, the
    message with the button.
    """

    channel: str
    address: str
    key: str
    order: int
    kind: ReplyKind
    text: str = ""
    tap: str = ""
    waits: bool = False
    answered: bool = False
    lang: Lang | None = None
    message_id: str | None = None
    on: str = ""
    answer_ids: tuple[str, ...] = ()
    link: str = ""

    @property
    def ids(self) -> tuple[str, ...]:
        """Messages that are to be remembered, for wiping."""
        return (*((self.message_id,) if self.message_id else ()), *self.answer_ids)
