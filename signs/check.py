"""The one way in: a text and answers become a verdict, or an explanation of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from signs.cancel import Cancelled, Denials, sort_out
from signs.catalogue import Catalogue
from signs.combine import Case, Combiner
from signs.evidence import Evidence
from signs.facts import read_facts
from signs.levels import Picture, Rule, decide
from signs.match import Hit
from signs.questions import next_questions
from signs.reading import Reader
from signs.sos import danger
from signs.speaker import kind_of
from signs.verdict import Kind, Shown, Verdict

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


@dataclass(slots=True)
class _Run:
    """One check with everything it went through."""

    case: Case
    kind: Kind
    shown: tuple[Shown, ...]
    rule: Rule
    cancelled: list[Cancelled]
    sos: bool


class Checker:
    """Checks texts against a catalogue. Pure: the same text, answers and day give the same."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._reader = Reader(catalogue)
        self._combiner = Combiner(catalogue)
        self._categories = {name: sign.category for name, sign in catalogue.signs.items()}

    def check(self, text: str, *, answers: Mapping[str, str] = NO_ANSWERS, today: date) -> Verdict:
        """`answers` are answer id -> value, such as documents_kept: yes, destination: abroad."""
        run = self._run(text, answers, today)
        offered = run.kind in {Kind.OFFER, Kind.STORY}
        return Verdict(
            kind=run.kind,
            level=run.rule.level,
            sos=run.sos,
            signs=run.shown,
            facts=run.case.facts.values,
            missing=run.case.facts.missing if offered else (),
            next_questions=next_questions(self._catalogue, run.case) if offered else (),
        )

    def explain(
        self, text: str, *, answers: Mapping[str, str] = NO_ANSWERS, today: date
    ) -> Explanation:
        """The same check, told step by step."""
        run = self._run(text, answers, today)
        evidence, case = run.case.evidence, run.case
        return Explanation(
            skeleton=tuple(form.key for form in evidence.skeleton.forms),
            hits=tuple(_hit(evidence, hit) for hits in case.kept.values() for hit in hits),
            cancelled=tuple(_hit(evidence, one.hit) | {"rule": one.rule} for one in run.cancelled),
            facts={**case.facts.values, "holds": sorted(case.facts.holds)},
            combination=tuple(self._combination(case, one) for one in run.shown),
            kind=str(run.kind),
            level=str(run.rule.level),
            rule=run.rule.name,
            reason=run.rule.reason,
            sos=run.sos,
        )

    def _run(self, text: str, answers: Mapping[str, str], today: date) -> _Run:
        evidence = self._reader.read(text)
        denials = Denials(evidence)
        facts = read_facts(evidence, denials, self._catalogue.tables, answers, today)
        kept, cancelled = sort_out(evidence, denials, quoted=False)
        case = Case(evidence, kept, facts, answers)
        shown = self._combiner.find(case)
        alarm = danger(text, evidence.skeleton)
        worst = max((one.severity.rank for one in shown), default=-1)
        kind = kind_of(evidence, facts, worst=worst, warned=_warned(evidence, denials))
        if kind is Kind.WARNING_TEXT:
            kept, cancelled = sort_out(evidence, denials, quoted=True)
            case = Case(evidence, kept, facts, answers)
            shown = self._combiner.find(case)
        sos = alarm is not None and alarm.certain
        if (answers and kind is not Kind.OFFER) or (sos and kind is Kind.OTHER):
            kind = Kind.STORY  # who answers questions about an offer has one; who cries tells one
        rule = decide(Picture(kind, tuple(shown), self._categories, facts, sos=sos))
        return _Run(case, kind, tuple(shown), rule, [*cancelled, *case.cancelled], sos)

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


def _warned(evidence: Evidence, denials: Denials) -> int:
    return len({hit.phrase for hit in evidence.words("warning") if not denials.denied(hit)})


def _hit(evidence: Evidence, hit: Hit) -> dict[str, Any]:
    return {
        "owner": hit.owner,
        "phrase": hit.phrase,
        "words": [hit.first, hit.last],
        "span": list(evidence.skeleton.span(hit.first, hit.last)),
        "guessed": hit.bare,
    }
