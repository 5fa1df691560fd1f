"""Joins the receipt to the flows: an answer is read, something added, a report taken back."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.tries import Tries
from flows.engine.doors import Answers, Check, Findings
from flows.engine.state import Errand, Found
from reports.filing import Filing
from reports.model import Status
from reports.receipts import read
from reports.redaction import redact

ADDITION, ANSWERS = "addition", "answers"
"""Names under which findings are remembered: the first in the session, the second never."""

MISSED = {"unknown", "too_often"}


def checks() -> Mapping[str, Check]:
    """The checks of the receipt flow."""
    return {
        "receipt_read": Check(
            frozenset({"answered", "in_review", "waiting", *MISSED}),
            lambda answers, _: _errand("receipt_read", answers),
        ),
        "receipt_addition": Check(
            frozenset({"show"}),
            lambda answers, _: Errand("receipt_addition", {"text": answers.get("addition", "")}),
        ),
        "receipt_add": Check(frozenset({"added", "not_ready", *MISSED}), _add),
        "receipt_withdraw": Check(
            frozenset({"gone", *MISSED}), lambda answers, _: _errand("receipt_withdraw", answers)
        ),
    }


def _errand(name: str, answers: Answers, **more: str) -> Errand:
    return Errand(name, {"words": next(iter(answers.values()), ""), **more})


def added(data: Mapping[str, Any]) -> Found:
    """What would be added, with its blanks."""
    return Found("show", {ADDITION: redact(data["text"]).text})


def _add(answers: Answers, findings: Findings) -> Found | Errand:
    text = findings.get(ADDITION)
    return _errand("receipt_add", answers, text=text) if text else Found("not_ready")


@dataclass(frozen=True)
class ReceiptClerk:
    """Goes on the errands of receipts. Wrong words are counted; that and words of no report
    sound the same."""

    filing: Filing
    tries: Tries

    @property
    def errands(self) -> Mapping[str, Callable[[Mapping[str, Any], bytes], Any]]:
        return {
            "receipt_read": self.read,
            "receipt_addition": self.addition,
            "receipt_add": self.add,
            "receipt_withdraw": self.withdraw,
        }

    async def read(self, data: Mapping[str, Any], person: bytes) -> Found:
        words = self._words(data, person)
        if isinstance(words, Found):
            return words
        known = await self.filing.known(words)
        if known is None:
            return self._missed(person)
        if known.answers:
            return Found("answered", once={ANSWERS: list(known.answers)})
        return Found("waiting" if known.standing.status is Status.NEW else "in_review")

    async def addition(self, data: Mapping[str, Any], _person: bytes) -> Found:
        return await asyncio.to_thread(added, data)

    async def add(self, data: Mapping[str, Any], person: bytes) -> Found:
        words = self._words(data, person)
        if isinstance(words, Found):
            return words
        if not await self.filing.add(words, data["text"]):
            return self._missed(person)
        return Found("added", {ADDITION: ""})

    async def withdraw(self, data: Mapping[str, Any], person: bytes) -> Found:
        words = self._words(data, person)
        if isinstance(words, Found):
            return words
        return Found("gone") if await self.filing.withdraw(words) else self._missed(person)

    def _words(self, data: Mapping[str, Any], person: bytes) -> tuple[str, ...] | Found:
        if not self.tries.left(person):
            return Found("too_often")
        return read(data["words"]) or self._missed(person)

    def _missed(self, person: bytes) -> Found:
        self.tries.wrong(person)
        return Found("unknown")
