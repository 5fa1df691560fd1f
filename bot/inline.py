"""What somebody may put into another chat about an offer: signs, never the offer's own words, and
never a word that would help the one who made it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from authoring.lang import Lang
from authoring.phrases import Phrasebook
from authoring.text import Frozen, Text
from bot.cards import SIGNS_SHOWN, Cards, is_about_money
from bot.channel import Article, Inline
from bot.checks import remembered
from flows.engine.doors import Danger
from signs.check import Checker
from signs.language import language
from signs.verdict import Level, Verdict

LONGEST = 256
"""Characters of a text that is written behind a bot's name (Bot API, InlineQuery)."""

_HEADS = {
    Level.DANGER: "head_danger",
    Level.SUSPICIOUS: "head_suspicious",
    Level.ASK_MORE: "head_ask_more",
}
"""Levels that are told to others. Of no other is anything said: who made the offer would show
around that nothing was found."""


class InlinePhrases(Frozen):
    """One field a sentence."""

    title: Text
    opening: Text
    signs: Text
    money: Text
    sign: Text
    missing: Text
    link: Text
    open: Text


BOOK = Phrasebook(
    Path(__file__).with_name("inline_phrases.yaml"),
    InlinePhrases,
    "read by others in a chat where somebody put it; no pronoun; the first 40 neutral",
)
inline_phrases = BOOK.read


@dataclass(frozen=True)
class Shared:
    """Pure: a text goes in, what may be put elsewhere comes out. `address`: where people can go,
    or "" for nowhere."""

    checker: Checker
    cards: Cards
    danger: Callable[[str], Danger | None]
    today: Callable[[], date]
    address: str = ""

    async def offered(self, text: str, lang: Lang) -> Inline:
        """The same, as a channel asks for it."""
        return self.about(text, lang)

    def about(self, text: str, lang: Lang) -> Inline:
        """`lang` is for a text of no words. A cry for help is nothing to put into a chat."""
        written = text[:LONGEST].strip()
        lang = language(written) if written else lang
        button = self._say(lang, inline_phrases().open)
        if not written:
            return Inline(button, "offer")
        found = self.danger(written)
        if found is not None and (found.certain or found.likely):
            return Inline(button, "help")
        verdict = self.checker.check(written, today=self.today())
        article = None if verdict.sos else self._article(verdict, written, lang)
        return Inline(button, "offer", article)

    def _article(self, verdict: Verdict, text: str, lang: Lang) -> Article | None:
        if verdict.level not in _HEADS:
            return None
        head = self._say(lang, getattr(self.cards.phrases, _HEADS[verdict.level]))
        parts = [self._say(lang, inline_phrases().opening), head]
        parts += self._seen(verdict, text, lang)
        if self.address:
            parts.append(self._say(lang, inline_phrases().link, address=self.address))
        return Article(self._say(lang, inline_phrases().title), head, "\n\n".join(parts))

    def _seen(self, verdict: Verdict, text: str, lang: Lang) -> Iterator[str]:
        """The signs or what is missing, and whom to call."""
        said, own = self.cards.phrases, inline_phrases()
        signs = remembered(verdict, text)["signs"]
        if signs:
            intro = own.money if is_about_money(signs) else own.signs
            yield "\n".join([self._say(lang, intro), *self._lines(verdict, lang)])
        elif verdict.level is Level.SUSPICIOUS:
            yield self._say(lang, said.alike)
        if verdict.missing and verdict.level is not Level.DANGER:
            yield self._say(lang, own.missing, things=self.cards.things(lang, verdict.missing))
        yield self.cards.call(lang)

    def _lines(self, verdict: Verdict, lang: Lang) -> Iterator[str]:
        signs = self.cards.catalogue.signs
        for one in verdict.signs[:SIGNS_SHOWN]:
            short = self._say(lang, signs[one.sign].short)
            yield self._say(lang, inline_phrases().sign, short=short)

    def _say(self, lang: Lang, text: Text, **values: str) -> str:
        return self.cards.wording.say(lang, text, **values)
