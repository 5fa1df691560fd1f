"""A person in a conversation with the engine: types, taps, sends, and sees what is said."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from authoring.wording import Wording
from flows.engine import Engine, Errand, Found, Reply, ReplyKind, Session, Sprint, read
from flows.engine.model import AskStep, ChooseStep, EndStep
from flows.engine.state import Option, Place
from tests.flows.fakes import ERRANDS, Clerk, all_well, real_doors

ROOT = Path(__file__).resolve().parents[2]


def reread(session: Session | None) -> Session | None:
    """The session as the store gives it back."""
    return Session.model_validate_json(session.model_dump_json()) if session else None


def answered(
    engine: Engine,
    session: Session | None,
    reply: Reply,
    go: Callable[[Errand], Found] = all_well,
) -> Sprint:
    """The engine's sprint when its host has gone on every errand; nothing is said before."""
    done: list[tuple[Errand, Found]] = []
    sprint = engine.respond(session, reply)
    while sprint.errand is not None:
        assert sprint.says == ()
        done.append((sprint.errand, go(sprint.errand)))
        sprint = engine.respond(session, reply, done)
    return sprint


class Talk:
    """Keeps the session through JSON, as the store does, and checks that nothing changes by it."""

    def __init__(
        self, engine: Engine, session: Session | None = None, clerk: Clerk | None = None
    ) -> None:
        self.engine = engine
        self.session = session
        self.clerk = clerk or Clerk()
        self.sprint = Sprint((), session)
        self._shown: tuple[Option, ...] = ()

    def types(self, text: str) -> Sequence[str]:
        return self.sends(ReplyKind.TEXT, text)

    def taps(self, option: str) -> Sequence[str]:
        """Tap the button with this option id among those shown last."""
        data = next(o.data for o in self._shown if o.data.rpartition(".")[2] == option)
        return self.taps_data(data)

    def taps_data(self, data: str) -> Sequence[str]:
        return self._hears(Reply(ReplyKind.TAP, tap=data))

    def sends(self, kind: ReplyKind, text: str = "") -> Sequence[str]:
        return self._hears(Reply(kind, text))

    @property
    def at(self) -> str:
        return str(self.session.at) if self.session and self.session.at else ""

    @property
    def answers(self) -> dict[str, str]:
        return dict(self.session.answers) if self.session else {}

    @property
    def buttons(self) -> list[str]:
        return [o.data for o in self._shown]

    def _hears(self, reply: Reply) -> Sequence[str]:
        self.sprint = answered(self.engine, self.session, reply, self.clerk.go)
        self.session = reread(self.sprint.session)
        assert self.session == self.sprint.session
        for say in self.sprint.says:
            self._shown = say.options or self._shown
        return [str(say.text) for say in self.sprint.says]


def _real() -> Engine:
    flows, issues = read(ROOT / "flows")
    assert flows is not None, "\n".join(map(str, issues))
    return Engine(flows, real_doors(Wording.load(ROOT / "locales")))


REAL = _real()
"""The flows that ship, with simple doors."""


def outcomes(session: Session | None, reply: Reply) -> Iterator[Sprint]:
    """One sprint for each outcome of the first errand that a reply needs, or the only one."""
    first = REAL.respond(session, reply)
    if first.errand is None:
        yield first
        return
    for outcome in ERRANDS[first.errand.name]:
        yield answered(REAL, session, reply, partial(_came_to, first.errand, Found(outcome)))


def _came_to(first: Errand, found: Found, one: Errand) -> Found:
    return found if one == first else all_well(one)


WAITING = [
    place
    for place, step in REAL.flows.places()
    if isinstance(step, ChooseStep | AskStep | EndStep) and place.flow != "always"
]
"""Every step of the real flows where a person can be waiting."""

NEW = Place(flow="somebody", step="new")
STATES = [NEW, *WAITING]


def state(place: Place, *, chosen: bool = False) -> Session | None:
    """Somebody who stands at this step, with answers and a way back; None for somebody new."""
    if place == NEW:
        return None
    return Session(
        at=place,
        version=REAL.flows.version(place.flow),
        answers={"offer": "lời mời", "place": "kh"},
        findings={"warning_signs": {"level": "danger"}},
        trail=(REAL.flows.start("welcome"), REAL.flows.start("learn")),
        chosen=chosen,
    )
