"""Joins the check of `signs` to the flows: named checks that read answers and return outcomes."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from bot.heard import with_heard, worst
from bot.person import age_told
from flows.engine.doors import Answers, Check, Findings
from flows.engine.state import Errand, Found
from helplines.model import Place
from signs.check import Checker
from signs.told import told
from signs.verdict import Kind, Level, Shown, Verdict

VERDICT, KNOWN, ASKING, PAGE = "warning_signs", "known", "asking", "page"
"""Names under which findings are remembered in the session."""

MOST_QUESTIONS = 5
SIGNS_A_PAGE = 2
QUOTE_CAP = 60


def checks_of(
    checker: Checker, today: Callable[[], date], reported: Callable[[], bool]
) -> Mapping[str, Check]:
    """The checks that flow files may name. `reported`: whether operators have confirmed anything;
    then the host is asked about each offer before its verdict is given."""

    def warning_signs(answers: Answers, findings: Findings) -> Found | Errand:
        text, known, day = answers.get("offer", ""), findings.get(KNOWN, {}), today()
        verdict, questions = checker.consult(text, answers=known, today=day)
        shown = remembered(verdict, text)
        shown["next"] = list(questions)
        shown["before"] = findings.get(VERDICT, {}).get("level", "") if known else ""
        shown = with_heard(shown, findings, text)
        person = age_told(told(text, day))
        found = Found(shown["level"], {VERDICT: shown, PAGE: 0}, told=person)
        if found.outcome == Level.NOT_AN_OFFER or not reported():
            return found
        data = {"offer": text, "level": found.outcome, "told": found.findings}
        return Errand("reported", {**data, "person": found.told})

    levels = frozenset(str(level) for level in Level)
    asking = frozenset({"ask", "done"})
    return {
        "warning_signs": Check(levels, warning_signs),
        "next_question": Check(asking, lambda _, findings: _next(findings, {})),
        "note_answer": Check(asking, _note_answer),
        "abroad": Check(frozenset({"abroad", "home", "unknown"}), _abroad),
        "turn_page": Check(frozenset({"more", "last"}), _turn_page),
    }


def after_reports(data: Mapping[str, Any], *, others: bool) -> Found:
    """The verdict once it is known whether operators confirmed that `others` reported this."""
    found = Found(data["level"], data["told"], told=data["person"])
    if not others:
        return found
    level = worst(Level(found.outcome), Level.SUSPICIOUS)
    told = {**data["told"][VERDICT], "level": str(level), "reported": True}
    return Found(str(level), {**data["told"], VERDICT: told}, told=found.told)


def remembered(verdict: Verdict, text: str) -> dict[str, Any]:
    """The verdict as JSON for the session, with the person's own words in place of spans."""
    return {
        "kind": str(verdict.kind),
        "level": str(verdict.level),
        "sos": verdict.sos,
        "signs": [
            {
                "id": s.sign,
                "severity": str(s.severity),
                "quote": _quote(s, text),
                "spans": [[span.start, span.end] for span in s.spans],
            }
            for s in verdict.signs
        ],
        "missing": list(verdict.missing),
    }


def worth_checking(checker: Checker, text: str, day: date) -> bool:
    """Whether a text that nobody asked for has anything to do with an offer: then it is answered
    by the check rather than by a menu. A question or a shared warning counts as well."""
    verdict = checker.check(text, today=day)
    return verdict.level is not Level.NOT_AN_OFFER or verdict.kind is not Kind.OTHER


def _quote(shown: Shown, text: str) -> str:
    """The words that showed the sign, in the order of the text, on one line; "" for an answer."""
    pieces = [_one_line(text[span.start : span.end]) for span in sorted(shown.spans)]
    quoted = " … ".join(dict.fromkeys(piece for piece in pieces if piece))
    if len(quoted) <= QUOTE_CAP:
        return quoted
    return quoted[:QUOTE_CAP].rsplit(" ", 1)[0] + "…"


def _one_line(piece: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in piece).split())


def _note_answer(answers: Answers, findings: Findings) -> Found:
    asked = findings.get(ASKING, "")
    return _next(findings, {asked: answers.get("sign_answer", "unknown")} if asked else {})


def _next(findings: Findings, new: Mapping[str, str]) -> Found:
    """The next sign worth asking about, or done; at most five a conversation about one offer."""
    known = {**findings.get(KNOWN, {}), **new}
    open_ = [sign for sign in findings.get(VERDICT, {}).get("next", ()) if sign not in known]
    if not open_ or len(known) >= MOST_QUESTIONS:
        return Found("done", {KNOWN: known, ASKING: ""})
    return Found("ask", {KNOWN: known, ASKING: open_[0]})


def _abroad(answers: Answers, _: Findings) -> Found:
    place = Place.of(answers.get("place", ""))
    return Found("abroad" if place.is_abroad else "home" if place is Place.VN else "unknown")


def _turn_page(_: Answers, findings: Findings) -> Found:
    """The next page of explained signs; after the last one the first again."""
    count = len(findings.get(VERDICT, {}).get("signs", ()))
    pages = max(1, -(-count // SIGNS_A_PAGE))
    page = int(findings.get(PAGE, 0)) % pages + 1
    return Found("more" if page * SIGNS_A_PAGE < count else "last", {PAGE: page})
