"""Words that a link may carry: each opens one conversation, the same in an app and on the page."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from authoring.issue import Issue
from flows.engine.campaigns import opened_by
from flows.engine.load import Flows
from flows.engine.state import Place
from flows.engine.walk import Walk

LINKS: Mapping[str, str] = {
    "offer": "flow:check_offer",
    "help": "flow:help",
    "learn": "flow:learn",
    "report": "flow:report",
}
"""Word -> target. The names of campaigns are words too; no other word opens anything."""


NOTHING: Mapping[str, Any] = MappingProxyType({})


def links_of(flows: Flows) -> Mapping[str, str]:
    return {**opened_by(flows.campaigns), **LINKS}


def word_in(text: str) -> str:
    """What an app writes behind /start when somebody came by a link; "" for nothing."""
    words = text.split()
    return words[1].lower() if len(words) == 2 else ""


def begin(
    walk: Walk, links: Mapping[str, str], word: str, lasting: Mapping[str, Any] = NOTHING
) -> None:
    """Begin anew: at the menu, or where the word of a link leads, with the menu behind it.
    `lasting`: findings that outlive a beginning."""
    menu = walk.flows.start("welcome")
    walk.change(at=None, trail=(), answers={}, findings=dict(lasting), aside=None)
    if word in links:
        walk.change(at=menu)
        walk.go(links[word], menu)
    else:
        walk.enter(menu)


def faults(flows: Flows) -> Iterator[Issue]:
    """Campaigns that lead nowhere, or whose name is a word already."""
    source = flows.campaigns_source
    for name, one in flows.campaigns.campaigns.items():
        flow, _, step = one.opens.removeprefix("flow:").partition(".")
        known = one.opens.startswith("flow:") and flow in flows.flows
        if not known or (step and flows.step(Place(flow=flow, step=step)) is None):
            wrong = f"'{name}' opens unknown '{one.opens}'"
            yield source.issue(("campaigns", name, "opens"), "FLOW001", wrong)
        if name in LINKS:
            wrong = f"'{name}' is the word of another link"
            yield source.issue(("campaigns", name), "FLOW010", wrong)
