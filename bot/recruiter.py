"""A recruiter's answer, weighed: it may raise a level and fill a gap as claimed, no more."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.checks import KNOWN, PAGE, VERDICT, remembered
from bot.heard import ASKED_OF_ALL, CHECKS, HEARD, Signs, heard_of, joined, mark, worst
from bot.picture_words import PICTURED
from flows.engine.doors import Answers, Check, Findings
from flows.engine.state import Found
from signs.check import Checker
from signs.facts import MISSING
from signs.model import Severity
from signs.verdict import Level

_TELLS = {"who": "recruiter"}
"""An answer is part of an offer, whatever it looks like by itself."""


def checks(checker: Checker, today: Callable[[], date]) -> Mapping[str, Check]:
    """The checks that the flow may name."""
    weighed = frozenset({"worse", "claimed", "unanswered"})
    return {
        "recruiter_answers": Check(weighed, lambda a, f: _weighed(checker, today(), a, f)),
        "recruiter_open": Check(frozenset({"open", "closed"}), _open),
        "note_checked": Check(frozenset({"noted"}), _note_checked),
        "picture_ready": Check(frozenset({"ready", "nothing"}), _picture_ready),
    }


@dataclass(frozen=True)
class _Read:
    """An answer as the check sees it: after the offer, alone, and what it says that was missing."""

    both: dict[str, Any]
    alone: dict[str, Any]
    says: frozenset[str]

    @property
    def level(self) -> Level:
        """A short answer leaves more open than an offer may: alone it only counts as a warning."""
        alone, both = Level(self.alone["level"]), Level(self.both["level"])
        return worst(alone, both) if alone.worry >= Level.SUSPICIOUS.worry else both

    def missing(self, before: Mapping[str, Any]) -> list[str]:
        """What was missing still is; a licence also once work abroad is spoken of."""
        open_ = set(before["missing"] if before else ASKED_OF_ALL)
        return [n for n in MISSING if n in open_ or (n == "licence" and n in self.both["missing"])]


def _read(checker: Checker, today: date, answers: Answers, findings: Findings) -> _Read:
    offer, said = answers.get("offer", ""), answers.get("recruiter_said", "")
    whole, known = f"{offer}\n\n{said}" if offer else said, findings.get(KNOWN, {})
    both = checker.check(whole, answers=known, today=today)
    alone = checker.check(said, answers={**known, **_TELLS}, today=today)
    says = checker.says(said, today=today)
    return _Read(remembered(both, whole), remembered(alone, said), says)


def _weighed(checker: Checker, today: date, answers: Answers, findings: Findings) -> Found:
    read = _read(checker, today, answers, findings)
    before, offer = findings.get(VERDICT, {}), answers.get("offer", "")
    heard, old = heard_of(findings, offer), before.get("signs", ())
    then = Level(before.get("level", Level.ASK_MORE))
    level, missing = worst(then, read.level), read.missing(before)
    shown = joined(old, read.alone["signs"], read.both["signs"])
    new, had = _new(old, shown), set(heard.get("claimed", ()))
    claimed = had | (read.says & set(missing))
    outcome = _outcome(then, level, new, fresh=claimed > had or claimed >= set(missing))
    told = {**read.both, **before, "level": str(level), "signs": shown, "missing": missing}
    noted = {
        **heard,
        "of": mark(offer),
        "claimed": [name for name in MISSING if name in claimed],
        "level": str(level),
        "closed": heard.get("closed", False) or outcome == "worse",
        "signs": joined(heard.get("signs", ()), _unquoted(new)),
    }
    kept = {**told, "signs": joined(old, _unquoted(new))}
    return Found(outcome, {VERDICT: kept, PAGE: 0, HEARD: noted}, {VERDICT: told})


def _outcome(then: Level, level: Level, new: Signs, *, fresh: bool) -> str:
    """A new strong sign counts as worse too: after it nobody is to be questioned any more."""
    rose = level.worry > then.worry and level.worry >= Level.ASK_MORE.worry
    strong = any(Severity(one["severity"]).rank >= Severity.HIGH.rank for one in new)
    if rose or strong:
        return "worse"
    return "claimed" if fresh else "unanswered"


def _new(before: Signs, shown: Signs) -> Signs:
    """Signs that are new, or more severe than they were."""
    known = {one["id"]: Severity(one["severity"]).rank for one in before}
    return [one for one in shown if Severity(one["severity"]).rank > known.get(one["id"], -1)]


def _unquoted(signs: Signs) -> Signs:
    """Without the recruiter's words, which are not kept, and their places in another text."""
    return [{**one, "quote": "", "spans": []} for one in signs]


def _open(answers: Answers, findings: Findings) -> Found:
    """After an answer that made it worse nobody is questioned again, by whatever way they come."""
    closed = heard_of(findings, answers.get("offer", "")).get("closed")
    return Found("closed" if closed else "open")


def _note_checked(answers: Answers, findings: Findings) -> Found:
    offer = answers.get("offer", "")
    heard = heard_of(findings, offer)
    done = {*heard.get("checked", ()), answers.get("checked_thing", "")}
    checked = [name for name in CHECKS if name in done]
    return Found("noted", {HEARD: {**heard, "of": mark(offer), "checked": checked}})


def _picture_ready(_: Answers, findings: Findings) -> Found:
    level = findings.get(VERDICT, {}).get("level", "")
    return Found("ready" if level in PICTURED else "nothing")
