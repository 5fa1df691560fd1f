"""Fills the placeholders of flow sentences: the verdict, the signs, the numbers to call."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from authoring.lang import Lang
from authoring.text import Text
from authoring.wording import Wording
from bot.checks import ASKING, KNOWN, PAGE, SIGNS_A_PAGE, VERDICT, remembered
from bot.number_cards import NumberCards
from bot.outgoing import Behind
from bot.phrases import BotPhrases
from bot.pieces import pieces
from bot.recruiter_cards import recruiter_phrases
from bot.report_cards import ReportCards
from flows.engine.campaigns import NONE, Campaigns
from flows.engine.state import Say
from helplines.phone import shown
from signs.catalogue import Catalogue
from signs.verdict import Verdict

SIGNS_SHOWN, SIGNS_FOR_CHILD = 3, 2
MONEY_ONLY = frozenset(
    {"task_scam", "upfront_fee", "private_channel_only", "urgency", "no_requirements",
     "easy_work_high_pay", "vague_employer", "salary_outlier"}
)  # fmt: skip
_HEADS = {
    "danger": "head_danger",
    "suspicious": "head_suspicious",
    "ask_more": "head_ask_more",
    "nothing_found": "head_nothing",
}
_KINDS = {"warning_text": "kind_warning", "question": "kind_question"}


@dataclass(frozen=True)
class Cards:
    """Each public name of `table` is a placeholder that a flow sentence may use."""

    wording: Wording
    phrases: BotPhrases
    catalogue: Catalogue
    numbers: NumberCards
    report: ReportCards
    more: Mapping[str, Callable[[Say], str]] = field(default_factory=dict)
    """Cards of other modules."""
    campaigns: Campaigns = NONE
    languages: str = ""
    """A line for each further language; "" where none is installed."""

    @cached_property
    def table(self) -> Mapping[str, Callable[[Say], str]]:
        return {
            "verdict": lambda say: self._verdict(say.lang, say.findings, young=say.young),
            "recruiter_verdict": self._after_answer,
            "signs_page": self._signs_page,
            "find_out": self._find_out,
            "question": self._question,
            **self.numbers.table,
            "report_preview": self.report.preview,
            "report_receipt": self.report.receipt,
            "receipt_answers": self.report.answers,
            "receipt_addition": self.report.addition,
            **self.more,
            "banner": lambda say: self._news(say.lang),
        }

    def fill(self, say: Say, text: Text) -> str:
        """A sentence of the message in the person's language with its cards filled in."""
        table = self.table
        values = {name: table[name](say) for name in text.placeholders}
        return self.wording.say(say.lang, text, **values).strip()

    def behind(self, say: Say) -> Behind | None:
        """What a page can fold out below a verdict; nothing below other messages."""
        signs = self._known(say.findings.get(VERDICT, {}))
        if "verdict" not in say.text.placeholders or not signs:
            return None
        marks = [
            (*span, self._say(say.lang, self.catalogue.signs[one["id"]].short))
            for one in reversed(signs)
            for span in one.get("spans", ())
        ]
        offer = pieces(say.answers.get("offer", ""), marks)
        return Behind(offer, tuple(self._explained(say.lang, one["id"]) for one in signs))

    def _news(self, lang: Lang) -> str:
        """What stands below the welcome: a line of a campaign, and of each further language."""
        return "\n\n".join(part for part in (self.banner(lang), self.languages) if part)

    def banner(self, lang: Lang) -> str:
        """The line of a campaign whose season it is; "" on other days."""
        campaign = self.campaigns.on(self.numbers.today())
        return self._say(lang, campaign.banner) if campaign else ""

    def _say(self, lang: Lang, text: Text, **values: Any) -> str:
        return self.wording.say(lang, text, **values)

    def _question(self, say: Say) -> str:
        sign = self.catalogue.signs.get(say.findings.get(ASKING, ""))
        return self._say(say.lang, sign.ask) if sign else ""

    def verdict_of(self, verdict: Verdict, text: str, lang: Lang) -> str:
        """The same message outside a conversation."""
        return self._verdict(lang, {VERDICT: remembered(verdict, text)})

    def _after_answer(self, say: Say) -> str:
        """The verdict once a recruiter's answer made it worse; earlier answers are no news."""
        findings = {VERDICT: say.findings.get(VERDICT, {})}
        return self._verdict(say.lang, findings, about=recruiter_phrases().answered_worse)

    def _verdict(
        self,
        lang: Lang,
        findings: Mapping[str, Any],
        *,
        young: bool = False,
        about: Text | None = None,
    ) -> str:
        verdict = findings.get(VERDICT, {})
        level = verdict.get("level", "")
        spoken = self.phrases.child if young else self.phrases
        parts = [self._say(lang, about or spoken.about)]
        if level not in _HEADS:
            kind = _KINDS.get(verdict.get("kind", ""), "kind_other")
            return "\n\n".join([*parts, self._say(lang, getattr(self.phrases, kind))])
        parts.append(self._say(lang, getattr(spoken, _HEADS[level])))
        if findings.get(KNOWN):
            same = verdict.get("before", level) in {"", level}
            changed = self.phrases.after_answers if same else self.phrases.after_worse
            parts.append(self._say(lang, changed))
        signs = self._known(verdict) if level != "nothing_found" else []
        if signs:
            parts.append(self._signs(lang, signs, SIGNS_FOR_CHILD if young else SIGNS_SHOWN))
        elif level == "suspicious" and not verdict.get("reported"):
            parts.append(self._say(lang, self.phrases.alike))
        if verdict.get("reported"):
            parts.append(self._say(lang, self.phrases.reported))
        if verdict["missing"] and level != "danger" and not _is_no_job(signs) and not young:
            things = self.things(lang, verdict["missing"])
            parts.append(self._say(lang, self.phrases.not_said, things=things))
        parts += [self._say(lang, self.phrases.child.adult)] if young else []
        parts.append(self.call(lang))
        if level == "danger":
            parts.append(self._say(lang, self.phrases.automatic))
        return "\n\n".join(parts)

    def _known(self, verdict: Mapping[str, Any]) -> list[dict[str, Any]]:
        """Its signs, but for those that a newer release does not have any more."""
        return [one for one in verdict.get("signs", ()) if one["id"] in self.catalogue.signs]

    def _signs(self, lang: Lang, signs: list[dict[str, Any]], most: int) -> str:
        lines = [
            self._say(
                lang,
                self.phrases.money_intro if is_about_money(signs) else self.phrases.signs_intro,
            )
        ]
        lines += [self._sign_line(lang, one) for one in signs[:most]]
        if len(signs) > most:
            left = len(signs) - most
            lines.append(self._say(lang, self.phrases.signs_more, count=left))
        return "\n".join(lines)

    def _sign_line(self, lang: Lang, shown_sign: Mapping[str, Any]) -> str:
        sign = self.catalogue.signs[shown_sign["id"]]
        short = self._say(lang, sign.short)
        if not shown_sign["quote"]:
            return self._say(lang, self.phrases.sign_answered, short=short)
        return self._say(lang, self.phrases.sign_quoted, quote=shown_sign["quote"], short=short)

    def things(self, lang: Lang, missing: Iterable[str]) -> str:
        """What an honest offer would have said, as it is called in a sentence."""
        return ", ".join(self._say(lang, self.phrases.missing_names[name]) for name in missing)

    def call(self, lang: Lang) -> str:
        """Whom to ask, from home and from abroad."""
        points = self.numbers.directory.points
        home, abroad = shown(points["vn_111"]), shown(points["mofa"])
        return self._say(lang, self.phrases.call, home=home, abroad=abroad)

    def _signs_page(self, say: Say) -> str:
        signs = self._known(say.findings.get(VERDICT, {}))
        if not signs:
            return "\n\n".join([self._say(say.lang, self.phrases.alike), self._find_out(say)])
        first = (int(say.findings.get(PAGE, 1)) - 1) * SIGNS_A_PAGE
        page = signs[first : first + SIGNS_A_PAGE]
        intro = self._say(
            say.lang,
            self.phrases.page_intro,
            first=first + 1,
            last=first + len(page),
            all=len(signs),
        )
        return "\n\n".join([intro, *(self._explained(say.lang, one["id"]) for one in page)])

    def _explained(self, lang: Lang, name: str) -> str:
        sign = self.catalogue.signs[name]
        said = {part: self._say(lang, getattr(sign, part)) for part in ("title", "why", "advice")}
        return self._say(lang, self.phrases.page_sign, **said).strip()

    def _find_out(self, say: Say) -> str:
        missing = say.findings.get(VERDICT, {}).get("missing") or list(
            self.phrases.missing_questions
        )
        lines = [self._say(say.lang, self.phrases.missing_questions[m]) for m in missing]
        listed = "\n".join(f"• {line}" for line in lines)
        intro = self._say(say.lang, self.phrases.find_out_intro)
        return "\n\n".join([intro, listed, self._say(say.lang, self.phrases.find_out_last)])


def _is_no_job(signs: list[dict[str, Any]]) -> bool:
    """A kidney or a bride is wanted: a company's name or a contract would make nothing better."""
    return any(one["id"] in {"organ_sale", "marriage_broker"} for one in signs)


def is_about_money(signs: list[dict[str, Any]]) -> bool:
    """Task work with top-ups, at home: a fraud; no need to frighten anybody with trafficking."""
    names = {one["id"] for one in signs}
    return "task_scam" in names and names <= MONEY_ONLY
