"""Walks the whole house by its buttons: every screen, every button, every pair of buttons."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product

from authoring.lang import Lang
from bot.checks import ASKING, PAGE, VERDICT
from bot.house import House
from bot.outgoing import Message
from bot.quiz import QUIZ
from bot.rehearsal import respond
from bot.self_check import BOUND
from flows.engine import Reply, ReplyKind, Session
from flows.engine.model import AskStep
from flows.engine.state import Place

OFFERS = {
    "danger": "Tuyển gấp nam nữ, việc nhẹ lương cao 1000 USD/tháng tại Campuchia, bao hộ chiếu,"
    " zalo 0900 000 012",
    "suspicious": "CTV Shopee làm tại nhà, nạp 200k nhận đơn, hoàn tiền ngay cộng 10% hoa hồng",
    "ask_more": "Tuyển phụ bếp đi Nhật, lương 28 triệu một tháng, ở ghép với anh em, ăn tự lo",
    "nothing_found": "Công ty may Tân Bình tuyển công nhân nam nữ 18-40, không cần kinh nghiệm,"
    " bao ăn trưa, ký hợp đồng, BHXH đầy đủ, địa chỉ 12 đường Hoa Mai, quận Tân Bình",
    "not_an_offer": "hôm nay trời mưa to quá, chắc chiều mới tạnh",
}
"""One text for each level; invented."""


TYPED = "một con đường nhỏ sau chợ"
"""What is typed wherever words are asked for; neither offer nor cry."""
NUMBER = "36 tháng, 25 triệu"
"""What is typed wherever a number is asked for."""

ASKS_ONCE = {"sos", "next_steps.stage"}
"""Flows, or their first steps, from where the way depends on what is known of the person: they are
walked for each of these."""
PEOPLE: tuple[dict[str, str], ...] = (
    {},
    {"place": "vn", "under_18": "yes"},
    {"place": "kh", "under_18": "no"},
)

TELLS_ANSWERS = {"preview", "preview_buttons", "stored", "quiz_offer", "quiz_why", "quiz_score"}
"""Steps whose words repeat every answer, or come from a table that has tests of its own: one of
their many screens stands for all; of the quiz, one at each place of a round."""


@dataclass(frozen=True)
class Screen:
    """Where somebody stands and what they see there; `way` is how they came."""

    session: Session
    messages: tuple[Message, ...]
    way: tuple[str, ...] = field(compare=False)

    @property
    def buttons(self) -> dict[str, str]:
        return {b.data: b.label for message in self.messages for b in message.buttons if b.data}

    @property
    def key(self) -> tuple[object, ...]:
        """What tells it from other screens: the buttons, what leads on, and mostly the words."""
        at = self.session.at
        told = at and (at.step in TELLS_ANSWERS or at.flow in ASKS_ONCE)
        texts = () if told else tuple(message.text for message in self.messages)
        shown = (*self.buttons, *texts)
        return (at, self.session.aside, self.session.lang, *self._known, *shown)

    @property
    def _known(self) -> tuple[object, ...]:
        """As far as it decides what comes next, in the flow where somebody stands."""
        found, at = self.session.findings, self.session.at
        flow = at.flow if at else ""
        if flow in ASKS_ONCE:
            return self._person
        if flow == QUIZ:
            standing = found.get(QUIZ, {})
            return (standing.get("place"), len(standing.get("marks", "")))
        if flow == "self_check":
            return (found.get(BOUND),)
        person = self._person if str(at) in ASKS_ONCE else ()
        return (found.get(VERDICT, {}).get("level"), found.get(PAGE), found.get(ASKING), *person)

    @property
    def _person(self) -> tuple[object, ...]:
        """What is known of the person: what is passed over, and how they are spoken to."""
        place = self.session.answers.get("place", "")
        where = place if place in {"", "vn", "unknown"} else "abroad"
        return (where, self.session.answers.get("under_18", ""))


START = Reply(ReplyKind.TEXT, "/start")
FROM_THE_STORE = (
    "report.closed", "report.too_large", "receipt.answered", "receipt.in_review",
    "receipt.waiting", "receipt.added", "receipt.gone", "receipt.too_often",
    "report.preview_buttons", "sos.unsure", "heavy.unsure",
    "companies.what_list", "companies.how_list", "companies.name", "companies.listed",
    "companies.ended", "companies.near", "companies.unlisted",
    "fees.due", "fees.not_due", "fees.split", "fees.service", "fees.deposit",
    "next_steps.saw_quiet", "next_steps.talking_quiet", "next_steps.asked_quiet",
    "next_steps.fake_police", "next_steps.romance", "next_steps.marriage",
    "next_steps.controlled", "next_steps.pay_to_leave", "next_steps.body", "next_steps.top_up",
    "young.fake_police", "recruiter.step_back", "recruiter.claimed",
)  # fmt: skip
"""Steps that only a store or an operator's list leads to, or the lack of one, or an answer that
changes no words, or signs that the offers above do not show."""


def start_screens(house: House, lang: Lang) -> Iterator[Screen]:
    """Somebody new, somebody with a verdict of each level, and whom only a store brings there."""
    for where in FROM_THE_STORE:
        flow, _, step = where.partition(".")
        place = Place(flow=flow, step=step)
        there = Session(lang=lang, chosen=True, at=place, version=house.flows.version(flow))
        messages = house.renderer.messages(house.engine.show(there).says)
        yield Screen(there, messages, (where,))
    flows = sorted({where.partition(".")[0] for where in ASKS_ONCE})
    for flow, answers in product(flows, PEOPLE):
        start, version = house.flows.start(flow), house.flows.version(flow)
        there = Session(lang=lang, chosen=True, at=start, version=version, answers=answers)
        messages = house.renderer.messages(house.engine.show(there).says)
        yield Screen(there, messages, (f"{flow} {answers}",))
    new = Session(lang=lang, chosen=True)
    yield _screen(house, new, START, ())
    at = house.engine.show(new).session
    assert at is not None
    ask = house.engine.respond(at, Reply(ReplyKind.TAP, tap="welcome.menu.offer")).session
    assert ask is not None
    for level, text in OFFERS.items():
        screen = _screen(house, ask, Reply(ReplyKind.TEXT, text), (level,))
        assert screen.session.findings[VERDICT]["level"] == level, (level, screen.messages[-1].text)
        yield screen


def tap(house: House, screen: Screen, data: str) -> Screen:
    return _screen(house, screen.session, Reply(ReplyKind.TAP, tap=data), (*screen.way, data))


def _screen(house: House, session: Session, reply: Reply, way: tuple[str, ...]) -> Screen:
    sprint = respond(house, session, reply)
    if sprint.session is None:  # cleared, with a line that says nothing and has no button
        return _screen(house, Session(lang=session.lang, chosen=True), START, way)
    assert sprint.refused is None, (way, sprint.refused)
    return Screen(sprint.session, house.renderer.messages(sprint.says), way)


def walked(house: House, lang: Lang) -> list[Screen]:
    """Every screen that buttons lead to; each is followed by all its buttons."""
    found: dict[tuple[object, ...], Screen] = {}
    pending = list(start_screens(house, lang))
    while pending:
        screen = pending.pop()
        if screen.key in found:
            continue
        found[screen.key] = screen
        pending += [tap(house, screen, data) for data in screen.buttons]
        at = screen.session.at
        if at and isinstance(house.flows.step(at), AskStep) and at.flow != "check_offer":
            step = house.flows.step(at)
            words = NUMBER if isinstance(step, AskStep) and step.takes_a_number else TYPED
            typed = Reply(ReplyKind.TEXT, words)
            pending.append(_screen(house, screen.session, typed, (*screen.way, words)))
    return list(found.values())
