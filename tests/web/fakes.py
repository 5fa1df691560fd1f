"""A bot in memory that behaves: it welcomes, answers, knows where a person is, drops repeats."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from authoring.lang import Lang
from authoring.wording import Wording
from bot.incoming import Incoming
from bot.outgoing import Behind, Button, Message, Picture, Piece
from bot.painter import Painter
from bot.picture_words import PictureWords, picture_phrases
from bot.web.app import WebPorts
from bot.web.phrases import web_phrases
from flows.engine.state import ReplyKind
from helplines.lint import load
from signs.catalogue import catalogue

LOCALES = Path(__file__).parents[2] / "locales"
VI, EN = Lang.VI, Lang.EN
WORDING = Wording.load(LOCALES)
PICTURES = PictureWords(
    WORDING, picture_phrases(), catalogue(), load(LOCALES.parent)[0], lambda: date(2026, 11, 25)
)
PICTURE = Picture(VI, "danger", ("documents_kept", "irregular_border"))

NUMBERS = {
    VI: "Các số gọi được ngay:\n\n• 111: trẻ em, mua bán người, miễn phí\n• 113: công an\n"
    "• +84 981 84 84 84: Bộ Ngoại giao, khi ở nước ngoài",
    EN: "Numbers that work now:\n\n• 111: children, trafficking, free\n• 113: police\n"
    "• +84 981 84 84 84: Foreign Ministry, from abroad",
}
SOS = {
    VI: "Mình là chương trình trả lời tự động, chưa có ai được báo.\n\n"
    "Ở Việt Nam: gọi 111 hoặc 113.\nỞ nước ngoài: +84 981 84 84 84",
    EN: "I am an automatic program, nobody has been told.\n\nIn Viet Nam: call 111 or 113.\n"
    "Abroad: +84 981 84 84 84",
}
WELCOME = {
    VI: "Chào bạn, mình giúp xem lời mời việc làm có gì cần để ý.\n\nBạn dán lời mời vào đây nhé.",
    EN: "Hello, I help you look at a job offer before you say yes.\n\nPaste the offer here.",
}
ANSWER = {
    VI: "Mình đã xem tin bạn gửi.\n\nMức: Nguy hiểm ▲▲▲\n\nMình thấy những dấu hiệu này:\n"
    "• Họ đòi giữ hộ chiếu: “{quote}”\n• Lương cao mà không cần kinh nghiệm\n\n"
    "Khoan hãy đi. Bạn có thể gọi 111 (miễn phí, 24/7).",
    EN: "I have looked at what you sent.\n\nLevel: Danger ▲▲▲\n\nI see these signs:\n"
    "• They want to keep your passport: “{quote}”\n• High pay without experience\n\n"
    "Please do not leave yet. You can call 111 (free, day and night).",
}
NEXT = {
    VI: "Việc nên làm tiếp theo: nói chuyện với một người bạn tin.",
    EN: "Next: talk to a friend.",
}
LABELS = {
    VI: {
        "go": "Mình có một lời mời",
        "family": "Mình lo cho người nhà",
        "call": "Mình gọi cho ai được?",
        "next": "Giờ mình nên làm gì?",
    },
    EN: {
        "go": "I have an offer",
        "family": "I worry about a relative",
        "call": "Who can I call?",
        "next": "What should I do now?",
    },
}


class BrokenError(Exception):
    """A bug somewhere behind the ports."""


@dataclass
class FakeBot:
    """`taken` is every turn that ran; a message that says "break" finds a bug."""

    taken: list[Incoming] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    langs: dict[str, Lang] = field(default_factory=dict)
    screens: dict[str, Sequence[Message]] = field(default_factory=dict)

    async def take(self, incoming: Incoming) -> Sequence[Message]:
        if incoming.key in {one.key for one in self.taken}:
            return self.screens[incoming.address]
        if incoming.text == "break":
            raise BrokenError("a bug about 0901234567")
        self.taken.append(incoming)
        self.screens[incoming.address] = screen = self._screen(incoming)
        return screen

    async def show(self, address: str, lang: Lang, link: str = "") -> Sequence[Message]:
        self.shown.append(address)
        self.links.append(link)
        return self.screens.get(address) or [_screen(WELCOME, lang, "go", "family")]

    def _screen(self, incoming: Incoming) -> Sequence[Message]:
        lang = self.langs.get(incoming.address, VI)
        if incoming.text == "/language":
            lang = self.langs[incoming.address] = EN if lang is VI else VI
            return [_screen(WELCOME, lang, "go", "family")]
        if incoming.text == "/xoa":
            return [Message("Chào bạn.", lang, leaves=True)]
        if incoming.text == "/picture":
            return [replace(Message(NEXT[lang], lang), picture=replace(PICTURE, lang=lang))]
        if incoming.kind is ReplyKind.TAP:
            return [Message(NEXT[lang], lang)]
        quote = " ".join(incoming.text.split()[:6])
        text = {one: sentence.replace("{quote}", quote) for one, sentence in ANSWER.items()}
        screen = _screen(text, lang, "call", "next")
        marked = Piece(incoming.text[:12], "Họ đòi giữ hộ chiếu")
        behind = Behind((marked, Piece(incoming.text[12:])), ("Giấy tờ bạn tự giữ.",))
        return [replace(screen, behind=behind)]


def _screen(texts: dict[Lang, str], lang: Lang, *options: str) -> Message:
    buttons = tuple(Button(LABELS[lang][one], f"check_offer.step.{one}") for one in options)
    return Message(texts[lang], lang, buttons)


def ports(bot: FakeBot) -> WebPorts:
    return WebPorts(
        take=bot.take,
        show=bot.show,
        numbers=lambda lang: Message(NUMBERS[lang], lang),
        sos=lambda lang: Message(SOS[lang], lang),
        call=lambda number, lang: Message(NUMBERS[lang], lang) if number == "111" else None,
        public_name="Hỏi Trước Khi Đi",
        phone_links={"111": "111", "113": "113", "+84 981 84 84 84": "+84981848484"},
        pictures=PICTURES,
        paint=Painter(PICTURES, "https://hoi.example").png,
        recorded=lambda _: None,
        wording=WORDING,
        phrases=web_phrases(),
    )
