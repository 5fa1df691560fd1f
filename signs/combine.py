"""Concepts, phrases, facts and answers become signs, each with the severity it has here."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from signs.cancel import Cancelled
from signs.catalogue import Catalogue
from signs.evidence import Evidence
from signs.facts import TELLING, Facts
from signs.match import BY_FIRST, Hit
from signs.model import Category, Clause, Condition, PlaceFact, Severity, Sign
from signs.syllables import fold
from signs.verdict import Shown, Span
from signs.windows import near, together

MOST_SPANS = 6
"""Places quoted for one sign; a text that repeats itself is not quoted whole."""


@dataclass(frozen=True, slots=True)
class Match:
    """A sign found: by which clause (None: by an answer alone), with which hits.

    `guessed`: it rests on one phrase whose unaccented spelling is an everyday word.
    """

    sign: Sign
    clause: int | None
    hits: tuple[Hit, ...] = ()
    facts: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    guessed: bool = False

    @property
    def beside(self) -> bool:
        """Whether it only completes the picture that another sign gave."""
        return self.clause is not None and self.sign.detect.any[self.clause].beside


@dataclass(slots=True)
class Case:
    """What there is to combine: hits that count by owner, facts, answers."""

    evidence: Evidence
    kept: Mapping[str, list[Hit]]
    facts: Facts
    answers: Mapping[str, str]
    found: dict[str, Match] = field(default_factory=dict)
    cancelled: dict[Cancelled, None] = field(default_factory=dict)
    allowed: dict[tuple[str, str], list[Hit]] = field(default_factory=dict)
    """What is left of an owner's hits for a sign, which many of its clauses ask for."""

    def holds(self, condition: Condition) -> bool:
        """Whether every part of the condition does; abroad holds in the risk region too."""
        place = self.facts.place
        if condition.place is PlaceFact.ABROAD:
            if place not in {PlaceFact.ABROAD, PlaceFact.RISK_REGION}:
                return False
        elif condition.place is not None and place is not condition.place:
            return False
        if condition.under_18 is not None and condition.under_18 is not self.facts.under_18:
            return False
        if condition.with_sign is not None and condition.with_sign not in self.found:
            return False
        return condition.fact is None or condition.fact in self.facts.holds

    @property
    def warned(self) -> bool:
        """Whether a sign found so far is reason enough to warn. Signs of control are none: in an
        offer they are not shown."""
        return any(
            severity_of(match.sign, self).rank >= Severity.HIGH.rank
            for match in self.found.values()
            if not (match.guessed or match.beside or match.sign.category is Category.CONTROL)
        )


class _Plan(NamedTuple):
    """A clause ready to be looked for: the owners whose hits it needs."""

    sign: Sign
    number: int
    clause: Clause
    owners: tuple[str, ...]
    needs: frozenset[str]


class Combiner:
    """The catalogue's signs, looked for in a case."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._plans = [plan for sign in catalogue.active for plan in _plans(sign)]
        bare = [number for number, plan in enumerate(self._plans) if not plan.owners]
        self._answered = [number for number in bare if self._plans[number].clause.answers]
        self._free = [number for number in bare if not self._plans[number].clause.answers]
        self._by_owner: dict[str, list[int]] = defaultdict(list)
        for number, plan in enumerate(self._plans):
            if plan.owners:
                self._by_owner[plan.owners[0]].append(number)
        self._signs = catalogue.signs
        self._ambiguous = frozenset(
            fold(phrase.lower()) for phrase in catalogue.tables.ambiguous.phrases
        )

    def find(self, case: Case) -> list[Shown]:
        """Signs shown, worst first. Signs that lean on others are looked for until none is new."""
        waiting = self._possible(case)
        leaning = [plan for plan in waiting if _leans(plan.clause)]
        for _ in range(4):
            before = len(case.found)
            for plan in waiting:
                if plan.sign.sign not in case.found:
                    match = self._clause(plan, case)
                    if match is not None:
                        case.found[plan.sign.sign] = match
            if len(case.found) == before:
                break
            waiting = leaning
        for name, said in case.answers.items():
            if said == "yes" and name in self._signs and name not in case.found:
                case.found[name] = Match(self._signs[name], None, answers=(name,))
        shown = [_shown(case, match) for match in case.found.values()]
        return sorted(shown, key=lambda one: (-one.severity.rank, one.spans, one.sign))

    def _possible(self, case: Case) -> list[_Plan]:
        """The clauses of which every concept stands in the text, in the catalogue's order."""
        present = case.kept.keys()
        numbers = [n for owner in present for n in self._by_owner.get(owner, ())]
        numbers += self._free
        if case.answers:
            numbers += self._answered
        return [
            plan for number in sorted(numbers) if (plan := self._plans[number]).needs <= present
        ]

    def _clause(self, plan: _Plan, case: Case) -> Match | None:
        sign, clause = plan.sign, plan.clause
        said = tuple(a for a, values in clause.answers.items() if case.answers.get(a) in values)
        if (clause.answers and not said) or not _stands(clause, case):
            return None
        groups = [_allowed(sign, owner, case) for owner in plan.owners]
        hits = together(groups, clause.within, case.evidence.skeleton.steps)
        if groups and not hits:
            return None
        if not hits and not said and not any(case.facts.holds[fact] for fact in clause.facts):
            return None  # nothing to quote: a fact known from an answer alone says no sign
        guessed = not said and bool(hits) and all(self._doubtful(hit) for hit in hits)
        return Match(sign, plan.number, tuple(hits), clause.facts, said, guessed)

    def _doubtful(self, hit: Hit) -> bool:
        """Without its accents the phrase is something everyday."""
        return hit.bare and fold(hit.phrase) in self._ambiguous


def _plans(sign: Sign) -> list[_Plan]:
    plans = []
    for number, clause in enumerate(sign.detect.any):
        owners = [f"concept:{concept}" for concept in clause.concepts]
        if clause.phrases:
            owners.append(f"clause:{sign.sign}:{number}")
        plans.append(_Plan(sign, number, clause, tuple(owners), frozenset(owners)))
    return plans


def _leans(clause: Clause) -> bool:
    with_sign = clause.when is not None and clause.when.with_sign is not None
    return with_sign or clause.beside


def _stands(clause: Clause, case: Case) -> bool:
    """Whether facts, absences and the condition of the clause hold."""
    if any(fact not in case.facts.holds for fact in clause.facts):
        return False
    if any(name not in case.facts.missing for name in clause.missing):
        return False
    if clause.beside and not case.warned:
        return False
    return clause.when is None or case.holds(clause.when)


def _allowed(sign: Sign, owner: str, case: Case) -> list[Hit]:
    """The owner's hits without those that stand near something that means them otherwise."""
    if (sign.sign, owner) not in case.allowed:
        case.allowed[sign.sign, owner] = _left(sign, owner, case)
    return case.allowed[sign.sign, owner]


def _left(sign: Sign, owner: str, case: Case) -> list[Hit]:
    hits, unless = case.kept[owner], sign.detect.unless
    if unless is None:
        return hits
    owners = [f"unless:{sign.sign}", *(f"concept:{name}" for name in unless.concepts)]
    against = sorted((h for o in owners for h in case.kept.get(o, ())), key=BY_FIRST)
    if not against:
        return hits
    kept = []
    steps = case.evidence.skeleton.steps
    for hit in hits:
        if near(against, hit, unless.within, steps):
            case.cancelled[Cancelled(owner, hit, f"unless:{sign.sign}")] = None
        else:
            kept.append(hit)
    return kept


def severity_of(sign: Sign, case: Case) -> Severity:
    """The worst severity whose condition holds, base included."""
    severities = [when.becomes for when in sign.severity.when if case.holds(when)]
    return max([sign.severity.base, *severities], key=lambda severity: severity.rank)


def _shown(case: Case, match: Match) -> Shown:
    severity = Severity.LOW if match.beside else severity_of(match.sign, case)
    if match.guessed and severity.rank > Severity.MEDIUM.rank and not _believable(case, match):
        severity = Severity.MEDIUM
    spans = [Span(*case.evidence.skeleton.span(hit.first, hit.last)) for hit in match.hits]
    for fact in match.facts:
        spans += case.facts.holds.get(fact, ())[:1]
    joined = _joined(case.evidence.text, sorted(spans))
    return Shown(match.sign.sign, severity, tuple(joined[:MOST_SPANS]), match.answers)


def _joined(text: str, spans: list[Span]) -> list[Span]:
    """The spans in order, those that overlap or have only space between them as one."""
    joined: list[Span] = []
    for span in spans:
        if joined and (span.start <= joined[-1].end or text[joined[-1].end : span.start].isspace()):
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def _believable(case: Case, match: Match) -> bool:
    others = (m for m in case.found.values() if m is not match and not m.guessed)
    return bool(case.facts.holds.keys() & TELLING) or any(others)
