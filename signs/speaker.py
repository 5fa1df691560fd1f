"""Who speaks, and to what end: an offer, a story, a question, a warning, or something else."""

import re
from bisect import bisect_right

from signs.evidence import Evidence
from signs.facts import Facts
from signs.match import Hit
from signs.model import Severity
from signs.verdict import Kind

_QUOTED = re.compile("[“\"][^“”\"]{4,400}[”\"]|(?<!\\w)['‘][^'’]{8,200}['’](?!\\w)")
_MARKS = re.compile("[“\"'‘]")
_LAUGHS = re.compile("[😂🤣🤡😆🙃🙄]|=\\)\\)|:\\)\\)")


def kind_of(evidence: Evidence, facts: Facts, *, worst: int, warned: int) -> Kind:
    """`worst`: rank of the worst sign that the words would show, -1 for none; `warned`: how many
    different words of warning are not denied ("không lừa đảo" warns of nothing)."""
    calls = _calls(evidence, facts)
    if _warns(evidence, calls, warned, reachable="phone_given" in facts.holds):
        return Kind.WARNING_TEXT
    bad = worst >= Severity.HIGH.rank
    asks = evidence.count("asks")
    if not (bad and not asks):  # "đi không em?" after something bad is no question of ours
        asks += evidence.text.rstrip().endswith("?") and calls < 3
    if evidence.has("told_me") and (evidence.has("self") or asks or calls < 4):
        return Kind.STORY
    pasted = bad and len(evidence.skeleton) > 40
    if asks and calls < 3 + asks and not pasted:
        return Kind.QUESTION
    if evidence.has("self") and calls < 3:
        return Kind.STORY
    if evidence.has("past") and calls < 3 and not bad:
        return Kind.OTHER
    return _offer_or_other(evidence, facts, calls, worst)


def _offer_or_other(evidence: Evidence, facts: Facts, calls: int, worst: int) -> Kind:
    if worst >= Severity.HIGH.rank or evidence.has("hires"):
        return Kind.OFFER
    if evidence.has("sells") and worst < Severity.MEDIUM.rank:
        return Kind.OFFER if calls >= 4 else Kind.OTHER
    if "pay_named" in facts.holds and calls >= 1 and len(evidence.skeleton) > 4:
        return Kind.OFFER
    return Kind.OFFER if calls >= 2 or (calls and worst >= Severity.MEDIUM.rank) else Kind.OTHER


def _calls(evidence: Evidence, facts: Facts) -> int:
    """How much the text calls people to a job: its words outside quotations, pay, a contact."""
    quoted = Quoted(evidence)
    calls = min(len({hit.phrase for hit in evidence.words("calls") if not quoted(hit)}), 6)
    return calls + ("pay_named" in facts.holds) + ("phone_given" in facts.holds)


class Quoted:
    """Whether a hit stands between quotation marks; a text that is one quotation has none."""

    def __init__(self, evidence: Evidence) -> None:
        self._skeleton = evidence.skeleton
        text = evidence.skeleton.clean.text
        self._ranges = [
            match.span()
            for match in (_QUOTED.finditer(text) if _MARKS.search(text) else ())
            if len(match.group()) < len(text) * 0.8
        ]

    def __call__(self, hit: Hit) -> bool:
        start, end = self._skeleton.starts[hit.first], self._skeleton.stops[hit.last - 1]
        at = bisect_right(self._ranges, (start, len(self._skeleton.plain))) - 1
        return at >= 0 and end <= self._ranges[at][1]


def _warns(evidence: Evidence, calls: int, warned: int, *, reachable: bool) -> bool:
    """A warning warns more than it calls, and nobody can be written to about it.

    Recruiters write "cảnh báo lừa đảo" into offers: what they call for and how to reach them
    outweighs that.
    """
    if evidence.has("joke") and not reachable:
        return True
    laughs = _LAUGHS.search(evidence.text) and not evidence.has("channel")
    if laughs and calls < 4 and not reachable:
        return True
    weight = warned * 2 + evidence.has("authority")
    if not warned:
        return False
    return calls < weight + (0 if reachable else 2)
