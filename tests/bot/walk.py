"""Walks the whole house by its buttons: every screen, every button, every pair of buttons."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from authoring.lang import Lang
from bot.checks import ASKING, PAGE, VERDICT
from bot.house import House
from bot.outgoing import Message
from flows.engine import Reply, ReplyKind, Session

OFFERS = {
    "danger": "Tuyển gấp nam nữ, việc nhẹ lương cao 1000 USD/tháng tại Campuchia, bao hộ chiếu",
    "suspicious": "CTV Shopee làm tại nhà, nạp 200k nhận đơn, hoàn tiền ngay cộng 10% hoa hồng",
    "ask_more": "Tuyển phụ bếp đi Nhật, lương 28 triệu một tháng, ở ghép với anh em, ăn tự lo",
    "nothing_found": "Công ty may Tân Bình tuyển công nhân nam nữ 18-40, không cần kinh nghiệm,"
    " bao ăn trưa, ký hợp đồng, BHXH đầy đủ, địa chỉ 12 đường Hoa Mai, quận Tân Bình",
    "not_an_offer": "hôm nay trời mưa to quá, chắc chiều mới tạnh",
}
"""One text for each level; invented."""


@dataclass(frozen=True)
class Screen:
    """Where somebody stands and what they see there; `way` is how they came."""

    session: Session
    messages: tuple[Message, ...]
    way: tuple[str, ...] = field(compare=False)

    @property
    def buttons(self) -> dict[str, str]:
        return {b.data: b.label for message in self.messages for b in message.buttons}

    @property
    def key(self) -> tuple[object, ...]:
        found = self.session.findings
        known = (found.get(VERDICT, {}).get("level"), found.get(PAGE), found.get(ASKING))
        shown = (*self.buttons, *(message.text for message in self.messages))
        return (self.session.at, self.session.aside, self.session.lang, *known, shown)


def start_screens(house: House, lang: Lang) -> Iterator[Screen]:
    """Somebody new, and somebody with a verdict of each level."""
    new = Session(lang=lang, chosen=True)
    yield _screen(house, new, Reply(ReplyKind.TEXT, "/start"), ())
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
    sprint = house.engine.respond(session, reply)
    assert sprint.session is not None
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
    return list(found.values())
