"""Everything that is rendered: the chat page, one exchange of it, and the plain pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from authoring.lang import Lang
from authoring.text import Text
from bot.outgoing import Button, Message
from bot.pieces import shortened
from bot.web.markup import MessageMarkup
from bot.web.phrases import FIELDS
from bot.web.pictures import picture_url
from bot.web.ports import WebPorts
from bot.web.recordings import recording_url
from bot.web.visit import new_token
from web.assets import Asset, asset
from web.language import OWN_NAMES

HERE = Path(__file__).parent
ROOT = HERE.parents[1]

LONGEST_TEXT = 20_000
"""Characters that the text box takes; the engine reads as many."""

LEAVE_FOR = {
    Lang.VI: "https://www.google.com/search?q=th%E1%BB%9Di+ti%E1%BA%BFt",
    Lang.EN: "https://www.google.com/search?q=weather",
}


@dataclass(frozen=True)
class Exchange:
    """One round: what the person said, what the bot says, and a fresh nonce for the next form.
    `draft` is text that stood in the box when a button was pressed, `link` the word of the link
    that opened the page: its form hands it back."""

    messages: Sequence[Message]
    said: str = ""
    draft: str = ""
    link: str = ""
    nonce: str = field(default_factory=new_token)

    @property
    def buttons(self) -> Sequence[Button]:
        """Those of the newest message that has any."""
        return next((m.buttons for m in reversed(self.messages) if m.buttons), ())

    @property
    def lang(self) -> Lang | None:
        return self.messages[-1].lang if self.messages else None


class Pages:
    """Renders in a language. Holds templates, wording and the addresses of scripts and styles."""

    def __init__(self, ports: WebPorts) -> None:
        self._ports = ports
        self.assets: Mapping[str, Asset] = {
            "style": asset("page.css", (ROOT / "web/static/base.css", HERE / "static/chat.css")),
            "htmx": asset("htmx.js", [ROOT / "vendor/htmx/htmx.min.js"]),
            "script": asset("chat.js", [HERE / "static/chat.js"]),
            "icon": asset("icon.svg", [HERE / "static/icon.svg"]),
        }
        self._templates = Environment(
            loader=FileSystemLoader(HERE / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.filters["shortened"] = shortened
        self._templates.filters["picture_url"] = picture_url
        self._templates.filters["recording_url"] = recording_url
        self._templates.filters["seen"] = ports.pictures.seen
        self._templates.filters["message"] = MessageMarkup(ports.phone_links)

    def chat(self, exchange: Exchange, lang: Lang) -> str:
        """The whole page with its last exchange."""
        switch = (exchange.lang or lang).other
        return self._render("chat.html", lang, exchange=exchange, switch=switch)

    def exchange(self, exchange: Exchange, lang: Lang) -> str:
        """What htmx adds to the page: the exchange and the next buttons."""
        return self._render("exchange.html", lang, exchange=exchange)

    def plain(self, heading: Text, messages: Sequence[Message], lang: Lang, note: str = "") -> str:
        """A page that needs nothing: numbers, or an error above the numbers."""
        say = self._ports.wording.say(lang, heading)
        values = {"heading": say, "note": note, "messages": messages, "switch": lang.other}
        return self._render("plain.html", lang, **values)

    def sheet(self, lang: Lang) -> str:
        """The sheet that is filled in on the device and never sent."""
        return self._render("sheet.html", lang, fields=FIELDS, switch=lang.other)

    def notice(self, note: str, message: Message, lang: Lang) -> str:
        """An error as htmx adds it to the conversation, where the form stays as it was."""
        return self._render("notice.html", lang, note=note, messages=[message])

    def _render(self, template: str, lang: Lang, **values: object) -> str:
        return self._templates.get_template(template).render(
            values,
            say=partial(self._ports.wording.say, lang),
            phrases=self._ports.phrases,
            save=self._ports.pictures.phrases.save,
            lang=lang,
            own_names=OWN_NAMES,
            name=self._ports.public_name,
            assets=self.assets,
            longest=LONGEST_TEXT,
            leave=LEAVE_FOR[lang],
        )
