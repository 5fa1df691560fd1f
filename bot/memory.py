"""Answers that need no database: the numbers, the card for an emergency, apologies."""

from authoring.lang import Lang
from authoring.text import Text
from bot.outgoing import Message
from bot.phrases import BotPhrases
from bot.render import Renderer
from flows.engine import Engine, Reply, ReplyKind, Session


class Memory:
    """Everything here is rendered from what was loaded at the start."""

    def __init__(self, engine: Engine, renderer: Renderer, phrases: BotPhrases) -> None:
        self._engine = engine
        self._renderer = renderer
        self._own = renderer.voice("")
        self._phrases = phrases

    def emergency(self, text: str, pack: str = "") -> Message:
        """The first answer to a cry for help, as the engine gives it to somebody of whom at most
        the language is known."""
        known = Session(pack=pack, chosen=True) if pack else None
        sprint = self._engine.respond(known, Reply(ReplyKind.TEXT, text))
        return self._renderer.message(sprint.says[0])

    def sos(self, lang: Lang) -> Message:
        return self._with_numbers(
            lang, self._phrases.sos_got, self._own.cards.numbers.short_numbers(lang)
        )

    def numbers(self, lang: Lang) -> Message:
        return self._with_numbers(
            lang, self._phrases.numbers_now, self._own.cards.numbers.all_numbers(lang)
        )

    def call(self, number: str, lang: Lang) -> Message | None:
        """One number with what happens on the call; None for one that is not in force."""
        said = self._own.cards.numbers.one_number(number, lang)
        return Message(said, lang) if said else None

    def broken(self, lang: Lang) -> Message:
        return self._with_numbers(
            lang, self._phrases.broken, self._own.cards.numbers.short_numbers(lang)
        )

    def no_database(self, lang: Lang, pack: str = "") -> Message:
        lang, voice = (Lang.VI if pack else lang), self._renderer.voice(pack)
        numbers = voice.cards.numbers.short_numbers(lang)
        return Message(voice.wording.say(lang, self._phrases.no_database, numbers=numbers), lang)

    def _with_numbers(self, lang: Lang, text: Text, numbers: str) -> Message:
        return Message(self._own.wording.say(lang, text, numbers=numbers), lang)
