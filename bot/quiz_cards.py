"""Fills the placeholders of the quiz: the offer, what is to be seen in it, the score."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from authoring.lang import Lang
from authoring.phrases import Phrasebook
from authoring.text import Frozen, Text
from authoring.wording import Wording
from bot.checks import remembered
from bot.phrases import TO_PERSON
from bot.quiz import Mark, Standing, mark
from bot.quiz_deck import ROUND, Answer, Deck, Offer
from flows.engine.state import Say
from signs.check import Checker

DOMAIN = "quiz"
MOST = 3
"""Right answers in a round from which it went well."""


class QuizPhrases(Frozen):
    """One field a sentence; `best` is keyed by answer."""

    offer: Text
    right: Text
    careful: Text
    near: Text
    far: Text
    plain: Text
    best: dict[Answer, Text]
    sign: Text
    look: Text
    score_all: Text
    score_most: Text
    score_some: Text
    score_none_yet: Text
    score_seen_all: Text
    score_last: Text
    share: Text
    share_where: Text


BOOK = Phrasebook(Path(__file__).with_name("quiz_phrases.yaml"), QuizPhrases, f"quiz, {TO_PERSON}")
quiz_phrases = BOOK.read


@dataclass(frozen=True)
class QuizCards:
    """The words to explain an offer with are those that the check itself found in it. `address`:
    where people find the bot, for what they share; may be empty."""

    wording: Wording
    phrases: QuizPhrases
    deck: Deck
    checker: Checker
    today: Callable[[], date]
    address: str = ""

    @property
    def table(self) -> Mapping[str, Callable[[Say], str]]:
        return {
            "quiz_offer": self._offer,
            "quiz_why": self._why,
            "quiz_score": self._score,
            "quiz_share": self._share,
        }

    def _standing(self, say: Say) -> Standing:
        return Standing.of(say.findings, self.deck, self.today())

    def _offer(self, say: Say) -> str:
        standing = self._standing(say)
        offer = self._say(say.lang, self.deck.offers[standing.offer(self.deck)].offer)
        number = str(standing.place + 1)
        return self._say(
            say.lang, self.phrases.offer, number=number, all=str(ROUND), offer=offer.strip()
        )

    def _why(self, say: Say) -> str:
        standing = self._standing(say)
        return self.explained(
            say.lang, self.deck.offers[standing.explained(self.deck)], standing.said
        )

    def explained(self, lang: Lang, offer: Offer, said: str) -> str:
        """What is to be seen in an offer, to somebody who said `said` ("": nothing yet)."""
        heads = {
            Mark.RIGHT: self.phrases.right,
            Mark.CAREFUL: self.phrases.careful,
            Mark.NEAR: self.phrases.near,
            Mark.FAR: self.phrases.far,
        }
        head = heads[mark(Answer(said), offer.answer)] if said else self.phrases.plain
        best = self._say(lang, self.phrases.best[offer.answer])
        parts = [self._say(lang, head, best=best)]
        if offer.signs:
            parts.append("\n".join(self._signs(lang, offer)))
        parts.append(self._say(lang, offer.why))
        parts.append(self._say(lang, self.phrases.look, look=self._say(lang, offer.look)))
        return "\n\n".join(parts)

    def _signs(self, lang: Lang, offer: Offer) -> Iterator[str]:
        text = self._say(lang, offer.offer)
        found = remembered(self.checker.check(text, today=self.today()), text)["signs"]
        quotes = {one["id"]: one["quote"] for one in found}
        for sign in offer.signs:
            short = self._say(lang, self.checker.catalogue.signs[sign].short)
            yield self._say(lang, self.phrases.sign, quote=quotes.get(sign, ""), short=short)

    def _score(self, say: Say) -> str:
        standing, said = self._standing(say), self.phrases
        if standing.score is None:
            return self._say(say.lang, said.score_none_yet)
        head = said.score_most if standing.score >= MOST else said.score_some
        if standing.score == ROUND:
            head = said.score_all
        parts = [self._say(say.lang, head, score=str(standing.score), all=str(ROUND))]
        if standing.rounds_over % self.deck.rounds == 0:
            count = str(len(self.deck.offers))
            parts.append(self._say(say.lang, said.score_seen_all, count=count))
        parts.append(self._say(say.lang, said.score_last))
        return "\n\n".join(parts)

    def _share(self, say: Say) -> str:
        """What somebody may forward: the score and nothing about them; "" before there is one."""
        score = self._standing(say).score
        if score is None:
            return ""
        lines = [self._say(say.lang, self.phrases.share, score=str(score), all=str(ROUND))]
        if self.address:
            lines.append(self._say(say.lang, self.phrases.share_where, address=self.address))
        return "\n".join(lines)

    def _say(self, lang: Lang, text: Text, **values: str) -> str:
        return self.wording.say(lang, text, **values)
