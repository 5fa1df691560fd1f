"""Joins the list of licensed companies to the flow that helps people look one up themselves."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from authoring.lang import Lang
from authoring.phrases import Phrasebook
from authoring.text import Frozen, Text
from authoring.wording import Wording
from bot.phrases import TO_PERSON
from flows.engine.doors import Answers, Check
from flows.engine.state import Found, Say
from signs.licences import Kind, LicenceList, Register

COMPANIES = "companies"
"""Name under which near names are said; they are not remembered, and neither is what was typed."""


class CompanyPhrases(Frozen):
    """One field a sentence; `statuses` are keyed by what the list says of a licence."""

    line: Text
    gone: Text
    no_day: Text
    day: Text
    statuses: dict[str, Text]


BOOK = Phrasebook(Path(__file__).with_name("company_phrases.yaml"), CompanyPhrases, TO_PERSON)
company_phrases = BOOK.read


def checks(published: LicenceList | None) -> Mapping[str, Check]:
    """`company_name` compares a typed name with the list, `company_list` says whether there is one:
    without it nobody types a name for nothing."""
    register = Register(published) if published else None
    outcomes = frozenset({*map(str, Kind), "no_list"})

    def company_name(answers: Answers, _: Mapping[str, Any]) -> Found:
        if register is None:
            return Found("no_list")
        compared = register.compare(answers.get("company", ""))
        shown = [
            {"name": one.name, "licence": one.licence, "status": str(one.status)}
            for one in compared.companies
        ]
        return Found(str(compared.kind), once={COMPANIES: shown})

    there = "there" if register else "none"
    return {
        "company_list": Check(frozenset({"there", "none"}), lambda *_: Found(there)),
        "company_name": Check(outcomes, company_name),
    }


@dataclass(frozen=True)
class CompanyCards:
    """Fills the placeholders of the flow. `published` is None where no operator brought a list."""

    wording: Wording
    phrases: CompanyPhrases
    published: LicenceList | None

    @property
    def table(self) -> Mapping[str, Callable[[Say], str]]:
        return {"company_names": self.names, "company_list_day": lambda say: self.day(say.lang)}

    def names(self, say: Say) -> str:
        """The companies of the list that were found; a screen shown again has none."""
        found = say.findings.get(COMPANIES)
        if not found:
            return self.wording.say(say.lang, self.phrases.gone)
        return "\n".join(
            self.wording.say(
                say.lang,
                self.phrases.line,
                name=one["name"],
                licence=one["licence"],
                status=self.wording.say(say.lang, self.phrases.statuses[one["status"]]),
            )
            for one in found
        )

    def day(self, lang: Lang) -> str:
        """The day the list was published."""
        if self.published is None:
            return self.wording.say(lang, self.phrases.no_day)
        day = self.published.dated
        return self.wording.say(
            lang, self.phrases.day, day=f"{day:%d}", month=f"{day:%m}", year=str(day.year)
        )
