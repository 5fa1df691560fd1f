"""What stands beside words, by the name a flow file gives it: numbers to tap, a picture."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from bot.cards import Cards
from bot.checks import VERDICT
from bot.outgoing import Button, Contact, Message
from bot.picture_words import PictureWords
from flows.engine.state import Say
from helplines.model import HelpPoint, Kind
from helplines.phone import fits_contact_card, shown

CONTACTS_SHOWN = 1
"""Contacts that follow a message: the best; more would fill a screen that may be looked at."""


@dataclass(frozen=True)
class Shows:
    """Each name of `table` may stand under `shows` in a flow file. `public_url`: the address that
    people open, "" where there is none."""

    cards: Cards
    pictures: PictureWords
    public_url: str

    @property
    def table(self) -> Mapping[str, Callable[[Say, Message], Message]]:
        return {
            "contacts": self._contacts,
            "call_sheet": self._call_sheet,
            "verdict_picture": self._picture,
        }

    def beside(self, say: Say, message: Message) -> Message:
        return self.table[say.shows](say, message) if say.shows else message

    def _picture(self, say: Say, message: Message) -> Message:
        verdict = say.findings.get(VERDICT, {})
        return replace(message, picture=self.pictures.of_verdict(say.lang, verdict))

    def _contacts(self, say: Say, message: Message) -> Message:
        """International numbers as contacts under a neutral name. Short codes never (apps put a
        plus before a shared number, and 111 would become +111): a button that copies one, and one
        that opens the page where it can be tapped."""
        phones = [p for p in self.cards.numbers.danger_points(say) if p.kind is Kind.CALL]
        name = self.cards.wording.say(say.lang, self.cards.phrases.contact_name)
        abroad = [Contact(name, p.number) for p in phones if fits_contact_card(p)]
        short = [p for p in phones if not fits_contact_card(p)]
        return replace(
            message,
            contacts=tuple(abroad[:CONTACTS_SHOWN]),
            buttons=(*message.buttons, *self._for_short(say, short[:1])),
        )

    def _call_sheet(self, say: Say, message: Message) -> Message:
        """A way to the page where the sheet is filled in and never sent; a chat would keep it."""
        if not self.public_url:
            return message
        label = self.cards.wording.say(say.lang, self.cards.phrases.open_sheet)
        sheet = Button(label, url=self._page(f"to-ghi?lang={say.lang}"))
        return replace(message, buttons=(*message.buttons, sheet))

    def _for_short(self, say: Say, points: Iterable[HelpPoint]) -> Iterator[Button]:
        words, lang = self.cards.wording, say.lang
        for point in points:
            number = shown(point)
            if self.public_url:
                label = words.say(lang, self.cards.phrases.open_number, number=number)
                yield Button(label, url=self._page(f"goi/{point.number}"))
            label = words.say(lang, self.cards.phrases.copy_number, number=number)
            yield Button(label, copies=point.number)

    def _page(self, path: str) -> str:
        return f"{self.public_url.rstrip('/')}/{path}"
