"""Everything that people wrote, read at the start, and every fault in it."""

from dataclasses import dataclass
from pathlib import Path

from authoring.issue import Issue, refuse
from authoring.wording import PoFileError, Wording
from bot import next_steps, packs
from bot.packs import Packs
from bot.quiz_deck import Deck, read_deck
from flows.engine import Flows
from flows.engine import read as read_flows
from helplines import lint as helplines
from helplines.model import Directory
from signs import catalogue as signs
from signs.catalogue import Catalogue

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True)
class Files:
    """Each by itself without fault."""

    flows: Flows
    catalogue: Catalogue
    directory: Directory
    table: next_steps.Table
    deck: Deck
    packs: Packs


def read(root: Path) -> tuple[Files | None, list[Issue]]:
    """None when one of them cannot be used; the issues say why, all of them."""
    flows, flow_issues = read_flows(root / "flows")
    directory, help_issues = helplines.load(root)
    catalogue, sign_issues = signs.read(root / "signs")
    table, table_issues = next_steps.read(root / "flows")
    deck, quiz_issues = read_deck(root)
    known, pack_issues = packs.read(root)
    issues = [*flow_issues, *help_issues, *sign_issues, *table_issues, *quiz_issues, *pack_issues]
    if flows is None or catalogue is None or table is None or deck is None or known is None:
        return None, issues
    return Files(flows, catalogue, directory, table, deck, known), issues


def read_wording(root: Path, issues: list[Issue]) -> Wording:
    """The catalogues of sentences; raises FaultyFilesError with these issues and its own."""
    try:
        return Wording.load(root / "locales")
    except PoFileError as fault:
        issues.append(Issue("locales", getattr(fault, "lineno", 1) or 1, "TEXT004", str(fault)))
        refuse(issues)
        raise
