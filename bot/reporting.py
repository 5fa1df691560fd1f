"""Joins reports to the flows: what is to be kept is drafted, shown, and filed by an errand."""

import asyncio
import secrets
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from bot.checks import VERDICT, after_reports
from flows.engine.doors import Answers, Check, Findings
from flows.engine.state import Errand, Found, is_young
from reports import receipts
from reports.contacts import contacts_in
from reports.filing import Filing
from reports.model import Draft, Filed
from reports.redaction import redact

DRAFT, RECEIPT = "report", "receipt"
"""Names under which findings are remembered in the session."""

CONSENT = "2026-11-25"
"""Version of what a person agrees to; its words stand in docs/consent, see bot/consent.py."""

NO_ANSWER = frozenset({"skip", "done", ""})
DAY = 24 * 3600.0


def checks() -> Mapping[str, Check]:
    """The checks of the report flow."""
    return {
        "report_gate": Check(
            frozenset({"open", "unread", "closed"}), lambda *_: Errand("report_gate")
        ),
        "report_typing": Check(frozenset({"typing", "buttons"}), _typing),
        "report_draft": Check(frozenset({"contacts", "plain"}), _draft),
        "report_file": Check(frozenset({*Filed, "not_ready"}), _file),
    }


def _typing(answers: Answers, _: Findings) -> Found:
    """Who is under 18 types nothing: what a child writes may name it."""
    return Found("buttons" if is_young(answers) else "typing")


def _draft(answers: Answers, findings: Findings) -> Errand:
    """Taking out names and numbers takes its time with a long text: it is an errand."""
    before = {name: findings.get(DRAFT, {}).get(name, "") for name in ("seed", "words")}
    signs = {one["id"]: one["severity"] for one in findings.get(VERDICT, {}).get("signs", ())}
    return Errand("report_draft", {**answers, "before": before, "signs": signs})


@dataclass(frozen=True)
class Drafts:
    """Makes drafts. `draw`: random bytes, for the seed of a report; `everybodys`: numbers that are
    no recruiter's, such as those of the help directory."""

    draw: Callable[[int], bytes] = secrets.token_bytes
    everybodys: Collection[str] = ()

    def made(self, data: Mapping[str, Any]) -> Found:
        """What is to be kept besides the buttons, as JSON for the session: texts with their blanks,
        the recruiter's contacts, the signs. The seed stays the same while it is changed. Of a
        child's text nothing is kept but what was found in it."""
        before, offer, words = data["before"], data.get("offer", ""), data.get("report_words")
        child = is_young(data)
        contacts = [list(one) for one in contacts_in(offer, self.everybodys)]
        draft = {
            "seed": before["seed"] or self.draw(32).hex(),
            "offer": "" if child else redact(offer).text,
            "words": before["words"] if words is None else redact(words).text,
            "contacts": contacts,
            "signs": data["signs"] if offer else {},
        }
        return Found("contacts" if contacts else "plain", {DRAFT: draft})


def _file(answers: Answers, findings: Findings) -> Found | Errand:
    draft = findings.get(DRAFT)
    if not draft:
        return Found("not_ready")
    data = {name: value for name, value in answers.items() if value not in NO_ANSWER}
    return Errand("report_file", {**data, DRAFT: draft})


@dataclass(frozen=True)
class Clerk:
    """Goes on the errands of reports."""

    filing: Filing
    drafts: Drafts
    unread_after: float = DAY
    """Seconds without anybody at the desk, after which people are told so."""

    @property
    def errands(self) -> Mapping[str, Callable[[Mapping[str, Any], bytes], Any]]:
        return {
            "report_gate": self.gate,
            "report_draft": self.draft,
            "report_file": self.file,
            "reported": self.reported,
        }

    async def gate(self, _: Mapping[str, Any], _person: bytes) -> Found:
        """Whether reports can be made, and whether anybody reads them."""
        if not self.filing.open:
            return Found("closed")
        unread = await self.filing.unread_for()
        return Found("unread" if unread is None or unread > self.unread_after else "open")

    async def draft(self, data: Mapping[str, Any], _person: bytes) -> Found:
        """In a thread: a text made to be slow costs its sender time, and nobody else."""
        return await asyncio.to_thread(self.drafts.made, data)

    async def reported(self, data: Mapping[str, Any], _person: bytes) -> Found:
        """The verdict, with what operators know of the offer."""
        return after_reports(data, others=await self.filing.confirmed(data["offer"]))

    async def file(self, data: Mapping[str, Any], _person: bytes) -> Found:
        """Files what was shown; the words of the receipt are said once and not remembered."""
        draft = draft_of(data)
        came = await self.filing.file(draft)
        return filed(draft) if came is Filed.STORED else Found(str(came))


def filed(draft: Draft) -> Found:
    """The answer to a report that is stored."""
    words = list(receipts.drawn(draft.seed, draft.lang))
    return Found(str(Filed.STORED), {DRAFT: {}}, once={RECEIPT: words}, spent=True)


def draft_of(data: Mapping[str, Any]) -> Draft:
    """The draft that an errand carries."""
    made = data[DRAFT]
    answers = {name: value for name, value in data.items() if name not in {DRAFT, "lang"}}
    return Draft(
        seed=bytes.fromhex(made["seed"]),
        lang=data.get("lang", "vi"),
        answers=answers,
        offer=made["offer"],
        words=made["words"],
        signs=made["signs"],
        contacts=tuple((kind, value) for kind, value in made["contacts"]),
        consent=CONSENT,
    )
