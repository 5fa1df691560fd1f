"""Who speaks, and to what end: an offer, a story, a question, a warning, or something else."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from signs.cancel import Denials
from signs.evidence import Evidence
from signs.facts import Facts
from signs.match import Hit
from signs.model import Severity
from signs.pauses import SENTENCE
from signs.verdict import Kind

SHORT = 3
"""Words that are enough to be meant although they are written without accents."""
_QUOTED = re.compile("[“\"][^“”\"]{4,400}[”\"]|(?<!\\w)['‘][^'’]{8,200}['’](?!\\w)")
_MARKS = re.compile("[“\"'‘]")
_MOCKS = re.compile("[🤣🤡🙃🙄]|=\\)\\)|:\\)\\)")


class _Counts(NamedTuple):
    """How many different words call people to a job, ask, and invite the reader."""

    calls: int
    asks: int
    invites: int


def kind_of(evidence: Evidence, facts: Facts, denials: Denials, *, worst: int, warned: int) -> Kind:
    """`worst`: rank of the worst sign that the words would show, -1 for none; `warned`: how many
    different words of warning are not denied ("không lừa đảo" warns of nothing)."""
    quoted = Quoted(evidence)
    calls, asks = _calls(evidence, facts, quoted), _outside(quoted, evidence.words("asks"))
    invites = _invites(evidence, denials, quoted)
    if not invites and _jokes(evidence, facts, calls):
        return Kind.WARNING_TEXT
    said = warned * 2 + _retold(evidence, asks) + 2 * _ended(evidence, denials, quoted)
    if _outweighs(evidence, facts, said - 3 * invites, calls):
        return Kind.WARNING_TEXT if warned or worst >= Severity.MEDIUM.rank else Kind.OTHER
    if not invites and _of_no_work(evidence, facts, asks, calls):
        return Kind.QUESTION if asks else Kind.OTHER
    return _asked_or_offered(evidence, facts, _Counts(calls, asks, invites), worst)


def _asked_or_offered(evidence: Evidence, facts: Facts, counts: _Counts, worst: int) -> Kind:
    """What nobody warns of and nobody has behind them: told, asked about, offered, or nothing."""
    calls, asks, invites = counts
    bad = worst >= Severity.HIGH.rank
    if asks or worst < Severity.MEDIUM.rank:  # "đi không em?" after something bad asks nothing
        asks += evidence.text.rstrip().endswith("?") and calls < 3
    if evidence.has("told_me") and (evidence.has("self") or asks or calls < 4):
        return Kind.STORY
    pasted = bad and (len(evidence.skeleton) > 40 or calls > 2)
    if asks and calls < 3 + asks and not pasted and not invites:
        return Kind.QUESTION
    if evidence.has("self") and calls < 3:
        return Kind.STORY
    return _offer_or_other(evidence, facts, calls + 2 * invites, worst)


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


def _invites(evidence: Evidence, denials: Denials, quoted: "Quoted") -> int:
    """How many different things are asked of the reader or promised to the reader: "gửi ảnh căn
    cước", "anh đón", "đừng nói với má". Who warns says the same of others, and names them before
    in the sentence: "nó bảo ..."."""
    told = [hit.first for hit in evidence.words("tells_of")]
    pauses = evidence.skeleton.pauses
    meant = []
    for hit in evidence.words("invites"):
        begin = _begin(pauses, hit.first)
        of_others = any(begin <= first <= hit.first for first in told)
        if not of_others and not quoted(hit) and not denials.denied(hit):
            meant.append(hit)
    return len(_apart(meant))


def _begin(pauses: Sequence[int], at: int) -> int:
    """The first word of the sentence in which a word stands."""
    while at > 0 and pauses[at] < SENTENCE:
        at -= 1
    return at


def is_over(evidence: Evidence, denials: Denials) -> bool:
    """Whether it is told how something came out, or everybody is warned of it in many words."""
    warnings = {hit.phrase for hit in evidence.words("warning") if not denials.denied(hit)}
    return len(warnings) > 2 or _ended(evidence, denials, Quoted(evidence)) > 0


def is_told(evidence: Evidence, denials: Denials) -> bool:
    """Whether it tells of what is over, of a film or of a trip, or jokes, beyond doubt: then what
    it is written like says little."""
    told = len(_apart(evidence.words("retold"))) > 1 or evidence.count("leisure") > 2
    plays = evidence.has("joke") or bool(_sure(evidence.words("fiction")))
    return told or plays or is_over(evidence, denials)


def _ended(evidence: Evidence, denials: Denials, quoted: "Quoted") -> int:
    """How many different things tell that it is over and how it came out: a court has judged, they
    are home again, somebody said no. Two unaccented words are too little: nam tu is nam từ."""
    hits = _sure(evidence.words("ended"))
    return len(_apart(hit for hit in hits if not quoted(hit) and not denials.denied(hit)))


def _sure(hits: Iterable[Hit]) -> list[Hit]:
    return [hit for hit in hits if not (hit.bare and hit.last - hit.first < SHORT)]


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
    "kể lại", "rồi bị thu", "trình báo". Who asks tells of something that is not over."""
    return max(len(_apart(evidence.words("retold"))) - asks, 0)


def _apart(hits: Iterable[Hit]) -> set[str]:
    """The different phrases; words inside each other count once."""
    said: set[str] = set()
    end = 0
    for hit in sorted(hits, key=lambda hit: (hit.first, -hit.last)):
        if hit.first >= end:
            said.add(hit.phrase)
            end = hit.last
    return said


def _of_no_work(evidence: Evidence, facts: Facts, asks: int, calls: int) -> bool:
    """Whether it is about a film, a game, a song, or about a trip that people make of their own."""
    if "phone_given" in facts.holds or evidence.count("calls") > 2:
        return False
    planned = calls < 3 and "pay_named" not in facts.holds and not evidence.has("told_me")
    trip = planned and evidence.count("leisure") >= (2 if asks else 3)
    return trip or bool(_sure(evidence.words("fiction")))


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
