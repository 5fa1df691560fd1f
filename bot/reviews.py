"""Whose eyes each conversation still needs, and which words changed since they saw it."""

import hashlib
from collections.abc import Iterable, Iterator

from authoring.issue import Issue
from authoring.lang import Lang
from authoring.text import texts_in
from authoring.wording import Wording
from flows.engine.load import Flows
from flows.engine.model import Flow


def mark_of(flow: Flow, wording: Wording) -> str:
    """The mark of every sentence of a flow in both languages. What a card fills in is not part of
    it."""
    lines = [
        f"{text.context}\t{lang}\t{wording.raw(lang, text)}"
        for _, text in texts_in(flow)
        for lang in Lang
    ]
    return marked(lines)


def marked(lines: Iterable[str]) -> str:
    """Twelve hex digits: another word, another mark."""
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:12]


def open_reviews(flows: Flows, wording: Wording) -> Iterator[Issue]:
    """FLOW011 nobody of a role has read it, FLOW012 they read other words."""
    for name, flow in flows.flows.items():
        mark, source = mark_of(flow, wording), flows.sources[name]
        read = {review.role: review for review in sorted(flow.reviewed, key=lambda one: one.on)}
        never = [role for role in flow.review_by if role not in read]
        if never:
            said = f"not yet reviewed by: {', '.join(never)} (words {mark})"
            yield source.issue(("reviewed",), "FLOW011", said)
        for role in flow.review_by:
            if role in read and read[role].words != mark:
                said = f"changed since the {role} read it on {read[role].on} (words {mark})"
                yield source.issue(("reviewed",), "FLOW012", said)


def without_reviewers(flows: Flows) -> Iterator[Issue]:
    """FLOW013: it is not said whose eyes a flow needs."""
    for name, flow in flows.flows.items():
        if not flow.review_by:
            wrong = "says nobody who is to review it (review_by)"
            yield flows.sources[name].issue(("flow",), "FLOW013", wrong)
