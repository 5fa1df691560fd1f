"""Players: each speaks the acts of a transcript in its own way and hears what the bot says."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Protocol

from bot.house import House
from bot.outgoing import Message
from bot.rehearsal import respond
from flows.engine import Reply, ReplyKind, Session
from tests.talk.transcript import Act

KINDS: Mapping[str, ReplyKind] = {
    "text": ReplyKind.TEXT,
    "tap": ReplyKind.TAP,
    "voice": ReplyKind.VOICE,
    "photo": ReplyKind.PICTURE,
    "sticker": ReplyKind.STICKER,
    "location": ReplyKind.LOCATION,
    "contact": ReplyKind.CONTACT,
    "document": ReplyKind.DOCUMENT,
    "forward": ReplyKind.FORWARD,
    "edit": ReplyKind.EDITED,
}


class Player(Protocol):
    async def act(self, act: Act, expected: int) -> Sequence[Message]: ...


class EnginePlayer:
    """Straight through engine and renderer; `json` re-reads the session from JSON every turn."""

    def __init__(self, house: House, *, json: bool) -> None:
        self._house = house
        self._json = json
        self._session: Session | None = None
        self._buttons: dict[str, str] = {}

    async def act(self, act: Act, _: int = 0) -> Sequence[Message]:
        if self._json and self._session is not None:
            self._session = Session.model_validate_json(self._session.model_dump_json())
        tap = self._buttons[act.text] if act.kind == "tap" else ""
        reply = Reply(KINDS[act.kind], "" if tap else act.text, tap)
        sprint = respond(self._house, self._session, reply)
        self._session = sprint.session
        messages = self._house.renderer.messages(sprint.says)
        self._buttons.update({b.label: b.data for m in messages for b in m.buttons if b.data})
        return messages


def sent_for(messages: Sequence[Message]) -> int:
    """How many messages a phone gets for these."""
    return sum(1 + len(m.contacts) + (m.picture is not None) for m in messages)


@asynccontextmanager
async def engine_player(house: House, *, json: bool) -> AsyncIterator[EnginePlayer]:
    yield EnginePlayer(house, json=json)
