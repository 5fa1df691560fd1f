"""The one way in: a text and answers become a verdict, or an explanation of it."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from signs.cancel import Cancelled, Denials, sort_out
from signs.catalogue import Catalogue
from signs.combine import Case, Combiner
from signs.danger_words import laughs
from signs.evidence import Evidence
from signs.facts import MISSING, SAID_BY, Facts, read_facts
from signs.levels import Picture, Rule, decide, lifts
from signs.likeness import Likeness
from signs.match import BY_LAST, Hit
from signs.model import Category, Severity
from signs.opinion import Clues, Model, clues_of
from signs.questions import next_questions
from signs.reading import Reader
from signs.sos import Danger, danger_in
from signs.speaker import is_over, is_told, kind_of
from signs.verdict import Kind, Shown, Span, Verdict

MANY = 3
"""Words that call people to a job, in what is an offer and no cry."""
NO_ANSWERS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Explanation:
    """How a verdict came about, in plain values for people who maintain the signs.

    `hits` and `cancelled` are dicts with owner, phrase, words, guessed (and the rule's name);
    `combination` names for each sign its clause, severity, spans and what it leans on.
    """

    skeleton: tuple[str, ...]
    hits: tuple[dict[str, Any], ...]
    cancelled: tuple[dict[str, Any], ...]
    facts: dict[str, Any]
    combination: tuple[dict[str, Any], ...]
    kind: str
    level: str
    rule: str
    reason: str
    sos: bool
    likeness: str
    alike: tuple[str, ...]


@dataclass(slots=True)
class _Run:
    """One check with everything it went through."""

    case: Case
    picture: Picture
    rule: Rule
    cancelled: list[Cancelled]


class Checker:
    """Checks texts against a catalogue. Pure: the same text, answers and day give the same."""

    def __init__(self, catalogue: Catalogue, second: Model | None = None) -> None:
        """`second`: the model that is asked for a second opinion; none is asked without it."""
        self.catalogue = catalogue
        self._second = second
        self.reader = Reader(catalogue)
        self._combiner = Combiner(catalogue)
        self._monied = [f"concept:{n}" for n, c in catalogue.concepts.items() if c.fact == "money"]
        self._categories = {name: sign.category for name, sign in catalogue.signs.items()}

    def check(self, text: str, *, answers: Mapping[str, str] = NO_ANSWERS, today: date) -> Verdict:
        """`answers` are answer id -> value, such as documents_kept: yes, destination: abroad."""
        return self._verdict(self._run(text, answers, today))

    def consult(
        self, text: str, *, answers: Mapping[str, str] = NO_ANSWERS, today: date
    ) -> tuple[Verdict, tuple[str, ...]]:
        """The verdict, and the signs worth asking about when it is unclear, most telling first."""
        run = self._run(text, answers, today)
        return self._verdict(run), next_questions(self.catalogue, run.case, run.picture)

    def says(self, text: str, *, today: date) -> frozenset[str]:
        """Which of the things that an honest offer says are said here, true or not."""
        holds = self._run(text, NO_ANSWERS, today).case.facts.holds
        return frozenset(name for name in MISSING if SAID_BY[name] in holds)

    def asking(self, second: Model | None) -> "Checker":
        """The same checker with another second opinion, or none; nothing is built anew."""
        other = copy(self)
        other._second = second  # noqa: SLF001 - its own kind
        return other

    def _verdict(self, run: _Run) -> Verdict:
        offered = run.picture.kind in {Kind.OFFER, Kind.STORY}
        return Verdict(
            kind=run.picture.kind,
            level=run.rule.level,
            sos=run.picture.sos,
            signs=run.picture.shown,
            facts=run.case.facts.values,
            missing=run.case.facts.missing if offered else (),
            alike=self._alike(run),
        )

    def clues(self, text: str, *, today: date) -> Clues:
        """What the second opinion looks at, for its training."""
        run = self._run(text, NO_ANSWERS, today)
        return clues_of(run.case, run.picture.shown)

    def score(self, text: str, *, today: date) -> float:
        """The second opinion as a number (log odds), for measuring; 0 when none is asked."""
        return self._second.score(self.clues(text, today=today)) if self._second else 0.0

    def explain(
        self, text: str, *, answers: Mapping[str, str] = NO_ANSWERS, today: date
    ) -> Explanation:
        """The same check, told step by step."""
        run = self._run(text, answers, today)
        evidence, case = run.case.evidence, run.case
        return Explanation(
            skeleton=tuple(form.key for form in evidence.skeleton.forms),
            hits=tuple(
                _hit(evidence, owner, hit) for owner, hits in case.kept.items() for hit in hits
            ),
            cancelled=tuple(
                _hit(evidence, one.owner, one.hit) | {"rule": one.rule} for one in run.cancelled
            ),
            facts={**case.facts.values, "holds": sorted(case.facts.holds)},
            combination=tuple(self._combination(case, one) for one in run.picture.shown),
            kind=str(run.picture.kind),
            level=str(run.rule.level),
            rule=run.rule.name,
            reason=run.rule.reason,
            sos=run.picture.sos,
            likeness=run.picture.likeness.name.lower(),
            alike=tuple(evidence.text[span.start : span.end] for span in self._alike(run)),
        )

    def _run(self, text: str, answers: Mapping[str, str], today: date) -> _Run:
        evidence = self.reader.read(text)
        denials = Denials(evidence)
        facts = read_facts(evidence, denials, self.catalogue.tables, answers, today)
        self._note_money(evidence, facts.sums)
        case, cancelled = _sorted(evidence, denials, facts, answers)
        control, shown = self._apart(self._combiner.find(case))
        likeness = self._likeness(case, shown)
        kind = self._kind(case, denials, shown, likeness)
        alarm = danger_in(evidence)
        sos = alarm is not None and alarm.certain
        if _cries(case, denials, kind, control, alarm):
            kind = Kind.STORY
        if kind is Kind.WARNING_TEXT:
            case, cancelled = _sorted(evidence, denials, facts, answers, quoted=True)
            control, shown = self._apart(self._combiner.find(case))
        if (answers and kind is not Kind.OFFER) or (sos and kind is Kind.OTHER):
            kind = Kind.STORY  # who answers questions about an offer has one; who cries tells one
        if kind is Kind.STORY and control and not (alarm is None and _plays(evidence)):
            shown = sorted([*control, *shown], key=lambda one: -one.severity.rank)
            sos = sos or control[0].severity is Severity.CRITICAL
        unsure = list(answers.values()).count("unknown")
        picture = Picture(
            kind, tuple(shown), self._categories, facts, sos=sos, likeness=likeness, unsure=unsure
        )
        return _Run(case, picture, decide(picture), [*cancelled, *case.cancelled])

    def _note_money(self, evidence: Evidence, sums: list[tuple[int, int]]) -> None:
        """Concepts that are wherever money stands get its places as hits."""
        if sums and self._monied:
            starts = evidence.skeleton.starts
            hits = [
                Hit("money", bisect_right(starts, start) - 1, bisect_left(starts, end), bare=False)
                for start, end in sums
            ]
            for owner in self._monied:
                evidence.by[owner] = sorted([*evidence.by.get(owner, ()), *hits], key=BY_LAST)

    def _apart(self, found: list[Shown]) -> tuple[list[Shown], list[Shown]]:
        """Signs of control, which only mean something in a story of one's own, and the others."""
        control = [one for one in found if self._categories[one.sign] is Category.CONTROL]
        others = [one for one in found if self._categories[one.sign] is not Category.CONTROL]
        return control, others

    def _likeness(self, case: Case, shown: Sequence[Shown]) -> Likeness:
        if self._second is None:
            return Likeness.NONE
        return self._second.likeness(clues_of(case, shown))

    def _warned(self, evidence: Evidence, denials: Denials, worst: int) -> int:
        """Different words of warning that are neither denied nor guessed from everyday words.
        Words of police and courts count unless something critical is said: false officers and
        sellers of rescue use them too."""
        hits = evidence.words("warning")
        if worst < Severity.CRITICAL.rank:
            hits = [*hits, *evidence.words("report")]
        said = [hit for hit in hits if not denials.denied(hit)]
        doubtful = self.catalogue.tables.ambiguous.phrases
        return len({hit.phrase for hit in said if not (hit.bare and hit.phrase in doubtful)})

    def _kind(
        self, case: Case, denials: Denials, shown: Sequence[Shown], likeness: Likeness
    ) -> Kind:
        """Who speaks; what is written much like offers that did harm is taken for an offer."""
        worst = max((one.severity.rank for one in shown), default=-1)
        warned = self._warned(case.evidence, denials, worst)
        kind = kind_of(case.evidence, case.facts, denials, worst=worst, warned=warned)
        if (
            kind is Kind.OTHER
            and likeness is not Likeness.ALONE
            and is_told(case.evidence, denials)
        ):
            return kind
        if kind is Kind.OTHER and lifts(likeness, shown, case.facts):
            return Kind.OFFER
        doubtful = kind is Kind.QUESTION or (kind is Kind.WARNING_TEXT and warned < 2)
        doubtful = doubtful and not is_told(case.evidence, denials)
        return Kind.OFFER if doubtful and likeness is Likeness.ALONE else kind

    def _alike(self, run: _Run) -> tuple[Span, ...]:
        """The words that weighed most in the second opinion, when it had any."""
        if self._second is None or run.picture.likeness is Likeness.NONE:
            return ()
        skeleton = run.case.evidence.skeleton
        words = self._second.heaviest(skeleton)
        return tuple(Span(*skeleton.span(first, last)) for first, last in words)

    def _combination(self, case: Case, shown: Shown) -> dict[str, Any]:
        match = case.found[shown.sign]
        return {
            "sign": shown.sign,
            "severity": str(shown.severity),
            "clause": match.clause,
            "phrases": [hit.phrase for hit in match.hits],
            "facts": list(match.facts),
            "answers": list(match.answers),
            "guessed": match.guessed,
            "quotes": [case.evidence.text[span.start : span.end] for span in shown.spans],
        }


def _sorted(
    evidence: Evidence,
    denials: Denials,
    facts: Facts,
    answers: Mapping[str, str],
    *,
    quoted: bool = False,
) -> tuple[Case, list[Cancelled]]:
    kept, cancelled = sort_out(evidence, denials, quoted=quoted)
    return Case(evidence, kept, facts, answers), cancelled


def _cries(
    case: Case, denials: Denials, kind: Kind, control: Sequence[Shown], alarm: Danger | None
) -> bool:
    """Whether somebody tells what is done to them or theirs now, whatever else is said."""
    evidence = case.evidence
    over = kind in {Kind.WARNING_TEXT, Kind.OTHER} and is_over(evidence, denials)
    plays = _plays(evidence)
    offers = kind is Kind.OFFER and (
        evidence.count("calls") > 1 or "phone_given" in case.facts.holds
    )
    if evidence.count("calls") >= MANY or (over and (alarm is None or kind is Kind.WARNING_TEXT)):
        return False
    if (
        alarm is not None
        and alarm.certain
        and not offers
        and not (plays and kind is Kind.WARNING_TEXT)
    ):
        return True
    own = case.kept.keys() & {"concept:done_to_mine", "concept:asks_rescue"}
    worst = control[0].severity if control else None
    return worst is Severity.CRITICAL and bool(own) and not plays and not over


def _plays(evidence: Evidence) -> bool:
    """Whether it is about a joke, a film or a song, or laughs."""
    return evidence.has("joke") or evidence.has("fiction") or laughs(evidence.text)


def _hit(evidence: Evidence, owner: str, hit: Hit) -> dict[str, Any]:
    return {
        "owner": owner,
        "phrase": hit.phrase,
        "words": [hit.first, hit.last],
        "span": list(evidence.skeleton.span(hit.first, hit.last)),
        "guessed": hit.bare,
    }
