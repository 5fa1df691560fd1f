"""Who speaks, and to what end: an offer, a story, a question, a warning, or something else."""

import re
from bisect import bisect_right
from collections.abc import Iterable

from signs.evidence import Evidence
from signs.facts import Facts
from signs.match import Hit
from signs.model import Severity
from signs.verdict import Kind

_QUOTED = re.compile("[“\"][^“”\"]{4,400}[”\"]|(?<!\\w)['‘][^'’]{8,200}['’](?!\\w)")
_MARKS = re.compile("[“\"'‘]")
_MOCKS = re.compile("[🤣🤡🙃🙄]|=\\)\\)|:\\)\\)")


def kind_of(evidence: Evidence, facts: Facts, *, worst: int, warned: int) -> Kind:
    """`worst`: rank of the worst sign that the words would show, -1 for none; `warned`: how many
    different words of warning are not denied ("không lừa đảo" warns of nothing)."""
    quoted = Quoted(evidence)
    calls, asks = _calls(evidence, facts, quoted), _outside(quoted, evidence.words("asks"))
    if _jokes(evidence, facts, calls):
        return Kind.WARNING_TEXT
    if _outweighs(evidence, facts, warned * 2 + _retold(evidence, asks), calls):
        return Kind.WARNING_TEXT if warned or worst >= Severity.MEDIUM.rank else Kind.OTHER
    bad = worst >= Severity.HIGH.rank
    if asks or worst < Severity.MEDIUM.rank:  # "đi không em?" after something bad asks nothing
        asks += evidence.text.rstrip().endswith("?") and calls < 3
    if evidence.has("told_me") and (evidence.has("self") or asks or calls < 4):
        return Kind.STORY
    pasted = bad and (len(evidence.skeleton) > 40 or calls > 2)
    if asks and calls < 3 + asks and not pasted:
        return Kind.QUESTION
    if evidence.has("self") and calls < 3:
        return Kind.STORY
    return _offer_or_other(evidence, facts, calls, worst)


def _offer_or_other(evidence: Evidence, facts: Facts, calls: int, worst: int) -> Kind:
    bad = worst >= Severity.HIGH.rank
    if evidence.has("past") and calls < 3 and not bad:
        return Kind.OTHER
    if bad or evidence.has("hires"):
        return Kind.OFFER
    if evidence.has("sells") and worst < Severity.MEDIUM.rank:
        return Kind.OFFER if calls >= 4 else Kind.OTHER
    if "pay_named" in facts.holds and calls >= 1 and len(evidence.skeleton) > 4:
        return Kind.OFFER
    return Kind.OFFER if calls >= 2 or (calls and worst >= Severity.MEDIUM.rank) else Kind.OTHER


def _calls(evidence: Evidence, facts: Facts, quoted: "Quoted") -> int:
    """How much the text calls people to a job: its words outside quotations, pay, a contact."""
    calls = min(_outside(quoted, evidence.words("calls")), 6)
    return calls + ("pay_named" in facts.holds) + ("phone_given" in facts.holds)


def _outside(quoted: "Quoted", hits: Iterable[Hit]) -> int:
    """How many different phrases stand outside quotations."""
    return len({hit.phrase for hit in hits if not quoted(hit)})


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


def _retold(evidence: Evidence, asks: int) -> int:
    """How many different things are said as one speaks of what is over, of others, of the law:
    "kể lại", "rồi bị thu", "trình báo". Words inside each other count once; who asks tells of
    something that is not over."""
    said: set[str] = set()
    end = 0
    for hit in sorted(evidence.words("retold"), key=lambda hit: (hit.first, -hit.last)):
        if hit.first >= end:
            said.add(hit.phrase)
            end = hit.last
    return max(len(said) - asks, 0)


def _jokes(evidence: Evidence, facts: Facts, calls: int) -> bool:
    """A parody has its own words, or mocks; nobody mocks who can be written to or names pay."""
    if "phone_given" in facts.holds:
        return False
    mocks = _MOCKS.search(evidence.text) and calls < 4
    named = evidence.has("channel") or "pay_named" in facts.holds
    return evidence.has("joke") or bool(mocks and not named)


def _outweighs(evidence: Evidence, facts: Facts, said: int, calls: int) -> bool:
    """Whether a warning or a tale says more than the text calls for, and nobody can be written to
    about it.

    Recruiters write "cảnh báo lừa đảo" into offers: what they call for and how to reach them
    outweighs that.
    """
    less = 0 if "phone_given" in facts.holds else 2
    return said >= 2 and calls - less < said + evidence.has("authority")
