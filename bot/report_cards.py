"""Shows what a report would keep, before it is kept, and the words it is found again by."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from authoring.lang import Lang
from authoring.phrases import Phrasebook
from authoring.text import Frozen, Text
from authoring.wording import Wording
from bot.phrases import TO_PERSON
from bot.receipts import ADDITION, ANSWERS
from bot.reporting import DRAFT, NO_ANSWER, RECEIPT
from flows.engine import Flows, Say
from flows.engine.model import ChooseStep
from signs.catalogue import Catalogue

FLOW = "report"
_BLANK = re.compile(r"‹(\w+)›")


class ReportPhrases(Frozen):
    """One field a sentence; `names` are keyed by answer, `blanks` by kind."""

    preview: Text
    line: Text
    day: Text
    offer: Text
    words: Text
    signs: Text
    contacts_kept: Text
    contacts_coded: Text
    receipt: Text
    receipt_gone: Text
    answers: Text
    answers_gone: Text
    names: dict[str, Text]
    blanks: dict[str, Text]


BOOK = Phrasebook(Path(__file__).with_name("report_phrases.yaml"), ReportPhrases, TO_PERSON)
report_phrases = BOOK.read


@dataclass(frozen=True)
class ReportCards:
    """`days`: how long a report is kept."""

    wording: Wording
    phrases: ReportPhrases
    flows: Flows
    catalogue: Catalogue
    days: int

    def preview(self, say: Say) -> str:
        """Everything that would be stored, in the order in which it was asked."""
        draft: Mapping[str, Any] = say.findings.get(DRAFT, {})
        lines = [*self._chosen(say), *self._found(say, draft)]
        lines.append(self._say(say.lang, self.phrases.day))
        kept = ["\n".join(lines)]
        for name, text in (("offer", self.phrases.offer), ("words", self.phrases.words)):
            if draft.get(name):
                kept.append(self._say(say.lang, text, said=self._blanked(say.lang, draft[name])))
        joined = "\n\n".join(kept)
        return self._say(say.lang, self.phrases.preview, days=str(self.days), kept=joined)

    def receipt(self, say: Say) -> str:
        """The five words, numbered; a screen shown again has none."""
        words = say.findings.get(RECEIPT)
        if not words:
            return self._say(say.lang, self.phrases.receipt_gone)
        return self._say(say.lang, self.phrases.receipt, words=_numbered(words))

    def hidden(self, say: Say) -> str:
        """What of a message is not for everybody who looks at the screen."""
        shows = "report_receipt" in say.text.placeholders
        return _numbered(say.findings.get(RECEIPT, ())) if shows else ""

    def answers(self, say: Say) -> str:
        """What the operators answered; a screen shown again has none."""
        answers = say.findings.get(ANSWERS)
        if not answers:
            return self._say(say.lang, self.phrases.answers_gone)
        joined = "\n\n".join(answers)
        return self._say(say.lang, self.phrases.answers, said=joined)

    def addition(self, say: Say) -> str:
        """What would be added."""
        return self._blanked(say.lang, say.findings.get(ADDITION, ""))

    def _chosen(self, say: Say) -> Iterator[str]:
        labels = self._labels
        for name, text in self.phrases.names.items():
            value = say.answers.get(name, "")
            label = labels.get(name, {}).get(value)
            if value not in NO_ANSWER and label is not None:
                said = self._say(say.lang, label)
                yield self._say(
                    say.lang, self.phrases.line, name=self._say(say.lang, text), value=said
                )

    def _found(self, say: Say, draft: Mapping[str, Any]) -> Iterator[str]:
        known = [sign for sign in draft.get("signs", {}) if sign in self.catalogue.signs]
        if known:
            shorts = [self._say(say.lang, self.catalogue.signs[sign].short) for sign in known]
            yield self._say(say.lang, self.phrases.signs, signs="; ".join(shorts))
        if not draft.get("contacts"):
            return
        if say.answers.get("keep_contacts") == "yes":
            values = ", ".join(value for _, value in draft["contacts"])
            yield self._say(say.lang, self.phrases.contacts_kept, contacts=values)
        else:
            yield self._say(say.lang, self.phrases.contacts_coded)

    @property
    def _labels(self) -> Mapping[str, Mapping[str, Text]]:
        """Answer -> option -> its label, from the flow that asks."""
        steps = self.flows.flows[FLOW].steps.values()
        labels: dict[str, dict[str, Text]] = {}
        for step in steps:
            if isinstance(step, ChooseStep) and step.into:
                labels.setdefault(step.into, {}).update(step.options)
        return labels

    def _blanked(self, lang: Lang, text: str) -> str:
        """The text with its blanks named in the person's language."""

        def named(match: re.Match[str]) -> str:
            name = self.phrases.blanks.get(match[1])
            return f"‹{self._say(lang, name)}›" if name else match[0]

        return _BLANK.sub(named, text)

    def _say(self, lang: Lang, text: Text, **values: str) -> str:
        return self.wording.say(lang, text, **values)


def _numbered(words: Iterable[str]) -> str:
    return "\n".join(f"{place}. {word}" for place, word in enumerate(words, 1))
