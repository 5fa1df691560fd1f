"""One person's turn: pending rows and session in, session and letters out. Pure, never raises."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby

import structlog
from pydantic import ValidationError

from authoring.lang import Lang
from bot.codec import Letter, pack_letter, unpack_incoming
from bot.incoming import Incoming
from bot.memory import Memory
from bot.outgoing import FOLDING, Message
from bot.render import Renderer
from flows.engine import Done, Engine, Errand, Reply, ReplyKind, Session, Sprint
from flows.engine.state import EffectKind
from storage.values import Outcome, Outgoing, Pending, PersonTurn

log = structlog.get_logger()

URGENT, USUAL = 1, 0


class Turn:
    """Engine and renderer joined; `take` is what the store calls inside its transaction."""

    def __init__(self, engine: Engine, renderer: Renderer, memory: Memory) -> None:
        self._engine = engine
        self._renderer = renderer
        self._memory = memory

    def take(
        self, turn: PersonTurn, done: Done = (), failure: BaseException | None = None
    ) -> Outcome | Errand:
        """What follows from everything pending, or the errand to do first; `failure` is how an
        errand went wrong. The program's one broad except stands here: a turn that goes wrong is
        set aside alone, and the person gets an apology with the numbers."""
        incoming = list(unpacked(turn.rows))
        if not incoming:
            return Outcome(turn.person, turn.session, (), set_aside="unreadable")
        try:
            return self._answer(turn, incoming, done, failure)
        except Exception as bug:  # noqa: BLE001 - the one at the edge; see the docstring
            name = type(bug).__name__
            log.error("turn_failed", error=name)
            session = readable(turn.session)
            sorry = self._memory.broken(session.lang if session else Lang.VI)
            out = (_outgoing(turn.person, incoming[-1], sorry),)
            return Outcome(turn.person, turn.session, out, set_aside=name)

    def show(self, session: bytes | None, lang: Lang) -> tuple[Message, ...]:
        """Where a person is, for a page that is opened again; `lang` is for somebody new."""
        known = readable(session) or Session(lang=lang)
        return self._renderer.messages(self._engine.show(known).says)

    def open(self, link: str, lang: Lang, done: Done = ()) -> tuple[Message, ...] | Errand:
        """What somebody new sees who came by a link, or the errand to do first; nothing begins."""
        sprint = self._engine.open(Session(lang=lang), link, done)
        return sprint.errand or self._renderer.messages(sprint.says)

    def _answer(
        self,
        turn: PersonTurn,
        incoming: list[Incoming],
        done: Done,
        failure: BaseException | None,
    ) -> Outcome | Errand:
        if failure is not None:
            raise failure
        session, forget = readable(turn.session), False
        out: list[Outgoing] = []
        ids = tuple(found.encode() for one in incoming for found in one.ids)
        for one in gathered(incoming):
            known = session or Session(lang=one.lang or Lang.VI)
            on = one.on or one.message_id or ""
            reply = Reply(one.kind, one.text, one.tap, on, one.link)
            sprint = self._engine.respond(known, reply, done)
            if sprint.errand is not None:
                return sprint.errand
            if _calls_for(EffectKind.WIPE, sprint):
                return self._wiped(turn.person, one, sprint, ids)
            session = sprint.session
            forget = forget or _calls_for(EffectKind.FORGET, sprint)
            out += [_outgoing(turn.person, one, said) for said in self._said(one, sprint)]
            out += _erasing(turn.person, one, sprint)
        body = session.model_dump_json().encode() if session else None
        return Outcome(turn.person, body, tuple(out), forget=forget, message_ids=ids)

    def _wiped(
        self, person: bytes, one: Incoming, sprint: Sprint, arrived: Sequence[bytes]
    ) -> Outcome:
        """Everything is taken away, what was pending too; one harmless line is the last."""
        said = [replace(message, leaves=True) for message in self._said(one, sprint)]
        out = tuple(_outgoing(person, one, message) for message in said)
        clearing = partial(_clearing, person, one, arrived)
        return Outcome(person, None, out, forget=True, last=clearing)

    def _said(self, one: Incoming, sprint: Sprint) -> Iterable[Message]:
        """Without the numbers that were already sent on arrival."""
        messages = self._renderer.messages(sprint.says)
        return messages[1:] if one.answered else messages


def unpacked(rows: Iterable[Pending]) -> Iterator[Incoming]:
    """The rows that can be read; one that another release wrote in another shape is left out."""
    for row in rows:
        try:
            yield unpack_incoming(row.body)
        except (ValueError, TypeError, KeyError) as fault:
            log.error("inbox_unreadable", error=type(fault).__name__)


def gathered(incoming: Iterable[Incoming]) -> Iterator[Incoming]:
    """Forwards, album parts and captions that came together are one thing with one answer; what
    was answered on arrival stays alone."""
    for waits, group in groupby(incoming, key=lambda one: one.waits and not one.answered):
        rows = list(group)
        if not waits or len(rows) == 1:
            yield from rows
            continue
        words = "\n\n".join(row.text for row in rows if row.text)
        kind = ReplyKind.FORWARD if words else rows[-1].kind
        last = rows[-1]
        yield Incoming(
            channel=last.channel,
            address=last.address,
            key=last.key,
            order=last.order,
            kind=kind,
            text=words,
            waits=True,
        )


def readable(body: bytes | None) -> Session | None:
    """The session, or None for none and for one that an older release wrote in another shape."""
    if body is None:
        return None
    try:
        return Session.model_validate_json(body)
    except ValidationError:
        log.warning("session_unreadable")
        return None


def _erasing(person: bytes, incoming: Incoming, sprint: Sprint) -> Iterator[Outgoing]:
    """Messages that are to go; on a page there are none of before."""
    for effect in sprint.effects:
        if effect.kind is EffectKind.ERASE and incoming.channel not in FOLDING:
            letter = Letter(incoming.address, None, (effect.data["on"],))
            yield Outgoing(person, incoming.channel, pack_letter(letter))


def _calls_for(kind: EffectKind, sprint: Sprint) -> bool:
    return any(effect.kind is kind for effect in sprint.effects)


def _clearing(
    person: bytes, incoming: Incoming, arrived: Sequence[bytes], known: Sequence[bytes]
) -> Sequence[Outgoing]:
    """The letter that clears a chat: the bot's messages and the person's, the newest first."""
    ids = [one for row in (*known, *arrived) for one in row.decode().split(",")]
    if not ids or incoming.channel in FOLDING:
        return ()
    letter = Letter(incoming.address, None, tuple(reversed(dict.fromkeys(ids))))
    return (Outgoing(person, incoming.channel, pack_letter(letter)),)


def _outgoing(person: bytes, incoming: Incoming, message: Message) -> Outgoing:
    body = pack_letter(Letter(incoming.address, message.on(incoming.channel)))
    return Outgoing(person, incoming.channel, body, URGENT if incoming.answered else USUAL)
