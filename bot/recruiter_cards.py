"""The cards of the recruiter's flow: questions to copy, claims, what is left to check."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from authoring.lang import Lang
from authoring.phrases import Phrasebook
from authoring.text import Frozen, KeyPath, Text
from authoring.wording import Wording
from bot.checks import VERDICT
from bot.heard import ASKED_OF_ALL, CHECKS, gaps, heard_of
from bot.phrases import TO_PERSON
from flows.engine.state import Say

MOST_QUESTIONS = 5
QUESTION_OF = {
    sign: question
    for question, signs in {
        "fee": "upfront_fee broker_fee personal_account_transfer task_scam predatory_loan",
        "papers": "documents_kept false_papers",
        "costs": "everything_paid debt_bondage",
        "visa": "wrong_visa western_visa_package korea_irregular japan_taiwan_irregular "
        "disguised_study",
        "age": "minor profile_targeting",
        "work": "easy_work_high_pay salary_outlier scam_factory_task casino_or_betting "
        "no_requirements skilled_trade_lure domestic_nightlife fishing_boat",
        "meet": "private_channel_only vague_employer impersonation mass_or_repeat_post "
        "trusted_person_lure",
        "time": "urgency secrecy_or_lying",
        "travel": "border_handover irregular_border destination_switch high_risk_zone "
        "uk_eu_smuggling job_moves_people_or_goods",
    }.items()
    for sign in signs.split()
}
"""Sign -> the question whose answer would clear it up. About the others nobody is questioned."""


class RecruiterPhrases(Frozen):
    """One field a sentence; `missing` is keyed by gap, `signs` by question, the rest by check."""

    opening: Text
    closing: Text
    numbered: Text
    missing: dict[str, Text]
    signs: dict[str, Text]
    answered_worse: Text
    claims: Text
    claims_only: Text
    unanswered: Text
    open: Text
    nothing_open: Text
    checked: Text
    checked_nothing: Text
    to_check: Text
    check_names: dict[str, Text]
    to_check_how: dict[str, Text]
    all_checked: Text


def _comment(keys: KeyPath) -> str:
    if keys[0] in {"opening", "closing", "missing", "signs"}:
        return "from a young person (em) to a recruiter (anh/chị), to copy; 75 characters"
    return TO_PERSON


BOOK = Phrasebook(Path(__file__).with_name("recruiter_phrases.yaml"), RecruiterPhrases, _comment)
recruiter_phrases = BOOK.read


@dataclass(frozen=True)
class RecruiterCards:
    """`names`: what may be missing -> how it is called in a sentence."""

    wording: Wording
    phrases: RecruiterPhrases
    names: Mapping[str, Text]

    @property
    def table(self) -> Mapping[str, Callable[[Say], str]]:
        """Each name is a placeholder that a flow sentence may use."""
        return {
            "recruiter_questions": self.questions,
            "recruiter_claims": self.claims,
            "recruiter_unanswered": self.unanswered,
            "recruiter_left": self.left,
        }

    def questions(self, say: Say) -> str:
        """At most five, ready to copy: what is missing first, then what fits the signs."""
        said = self.phrases
        texts = [self._say(say.lang, text) for text in self._asked(say)]
        lines = [
            self._say(say.lang, said.numbered, number=number, question=text)
            for number, text in enumerate(texts, 1)
        ]
        ends = (self._say(say.lang, said.opening), self._say(say.lang, said.closing))
        return "\n".join([ends[0], *lines, ends[1]])

    def claims(self, say: Say) -> str:
        """What they say now, and what nobody has said yet."""
        claimed = _heard(say).get("claimed", ())
        things = ", ".join(self._say(say.lang, self.names[name]) for name in claimed)
        head = self._say(say.lang, self.phrases.claims, things=things)
        only = self._say(say.lang, self.phrases.claims_only)
        return "\n\n".join([head, only, self._open(say)])

    def unanswered(self, say: Say) -> str:
        return "\n\n".join([self._say(say.lang, self.phrases.unanswered), self._open(say)])

    def left(self, say: Say) -> str:
        """What the person checked and what is left; never that it is enough."""
        said, checked = self.phrases, _heard(say).get("checked", ())
        things = ", ".join(self._say(say.lang, said.check_names[name]) for name in checked)
        head = said.checked if checked else said.checked_nothing
        left = [name for name in CHECKS if name not in checked]
        lines = [f"• {self._say(say.lang, said.to_check_how[name])}" for name in left]
        rest = [self._say(say.lang, said.to_check), *lines]
        last = "\n".join(rest) if left else self._say(say.lang, said.all_checked)
        return "\n\n".join([self._say(say.lang, head, things=things), last])

    def _asked(self, say: Say) -> list[Text]:
        verdict, said = say.findings.get(VERDICT, {}), self.phrases
        shown = [QUESTION_OF.get(one["id"], "") for one in verdict.get("signs", ())]
        about = [said.signs[name] for name in dict.fromkeys(shown) if name]
        missing = [said.missing[name] for name in gaps(verdict, _heard(say))]
        if not (missing or about):
            missing = [said.missing[name] for name in ASKED_OF_ALL]
        about = about or [said.signs["fee"]]
        return [*missing[: MOST_QUESTIONS - 1], *about][:MOST_QUESTIONS]

    def _open(self, say: Say) -> str:
        left = gaps(say.findings.get(VERDICT, {}), _heard(say))
        if not left:
            return self._say(say.lang, self.phrases.nothing_open)
        things = ", ".join(self._say(say.lang, self.names[name]) for name in left)
        return self._say(say.lang, self.phrases.open, things=things)

    def _say(self, lang: Lang, text: Text, **values: Any) -> str:
        return self.wording.say(lang, text, **values)


def _heard(say: Say) -> Mapping[str, Any]:
    return heard_of(say.findings, say.answers.get("offer", ""))
