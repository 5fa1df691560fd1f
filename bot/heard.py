"""What was heard about an offer since: claims, own checks, and signs that answers showed."""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from flows.engine.doors import Findings
from signs.model import Severity
from signs.verdict import Level

HEARD = "heard"
"""Name under which it is remembered."""
CHECKS = ("company", "contract", "address")
"""What somebody can check without the recruiter's help."""
ASKED_OF_ALL = ("company", "address", "contract", "pay")
"""What is missing as long as no offer was looked at."""
Signs = Sequence[Mapping[str, Any]]


def heard_of(findings: Findings, offer: str) -> Mapping[str, Any]:
    """What was heard about this offer; nothing that was heard about another one."""
    heard: Mapping[str, Any] = findings.get(HEARD, {})
    return heard if heard.get("of") == mark(offer) else {}


def gaps(verdict: Mapping[str, Any], heard: Mapping[str, Any]) -> list[str]:
    """What nobody has said yet, in the order of asking."""
    missing = verdict["missing"] if verdict else ASKED_OF_ALL
    return [name for name in missing if name not in heard.get("claimed", ())]


def with_heard(told: dict[str, Any], findings: Findings, offer: str) -> dict[str, Any]:
    """A verdict looked at anew keeps what answers showed before."""
    heard = heard_of(findings, offer)
    if not heard.get("level"):
        return told
    level = worst(Level(told["level"]), Level(heard["level"]))
    return {**told, "level": str(level), "signs": joined(told["signs"], heard["signs"])}


def worst(*levels: Level) -> Level:
    return max(levels, key=lambda level: level.worry)


def joined(*lists: Signs) -> list[dict[str, Any]]:
    """Each sign once, quoted as it was first, as severe as anywhere; the worst first."""
    found: dict[str, dict[str, Any]] = {}
    for one in (one for signs in lists for one in signs):
        old = found.setdefault(one["id"], dict(one))
        old["severity"] = max(old["severity"], one["severity"], key=lambda s: Severity(s).rank)
    return sorted(found.values(), key=lambda one: -Severity(one["severity"]).rank)


def mark(offer: str) -> str:
    """Tells offers apart in what is remembered."""
    return sha256(offer.encode("utf-8", "replace")).hexdigest()[:16]
