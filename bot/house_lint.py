"""What lint and CI look for in a whole house, and its wording kept in step."""

from collections.abc import Iterator
from pathlib import Path

from authoring.extract import sync
from authoring.found import Found
from authoring.issue import Issue
from authoring.wording import lint_wording
from bot import (
    companies,
    fees,
    inline,
    next_steps_lint,
    packs_lint,
    picture_words,
    quiz_cards,
    recruiter_cards,
    report_cards,
)
from bot import phrases as bot_words
from bot.cries import TARGETS
from bot.files import ROOT, read, read_wording
from bot.house import House, build, join
from bot.reviews import open_reviews, without_reviewers
from bot.safe import safe
from bot.telegram.phrases import found_phrases as telegram_found
from bot.today import today
from bot.web.phrases import found_phrases as web_found
from bot.web.phrases import load_web_phrases
from flows.engine.lint import lint as lint_flows
from helplines import lint as helplines_lint
from helplines import wording as helplines_words
from helplines.freshness import freshness
from signs import catalogue as signs_catalogue
from signs.lint import lint as lint_signs
from signs.lint_words import stale_reviews


def found_wording(house: House) -> Iterator[tuple[str, list[Found]]]:
    """Every sentence of every room, by catalogue domain."""
    yield "flows", list(house.flows.texts())
    yield "signs", list(signs_catalogue.wording_of(house.catalogue))
    yield "helplines", list(helplines_words.wording_of(house.directory))
    own = (bot_words, report_cards, fees, companies, inline, picture_words, recruiter_cards)
    yield bot_words.DOMAIN, [one for room in own for one in room.BOOK.found()]
    yield quiz_cards.DOMAIN, [*quiz_cards.BOOK.found(), *house.deck.texts()]
    yield "web", list(web_found(load_web_phrases()))
    yield "telegram", telegram_found()


def sentences(house: House) -> list[Found]:
    """Every sentence of the house."""
    return [one for _, found in found_wording(house) for one in found]


def lint(root: Path = ROOT) -> list[Issue]:
    """Everything `askfirst lint` and CI look for; an empty list is a clean house."""
    files, issues = read(root)
    if files is None:
        return issues
    house = join(files, read_wording(root, issues))
    found = {*issues, *lint_signs(files.catalogue), *joint_issues(house), *_behind(house, root)}
    found |= {*safe(house.flows, house.wording, sentences(house)), *without_reviewers(house.flows)}
    return sorted(found)


def joint_issues(house: House) -> list[Issue]:
    """Faults across files, without which nothing starts."""
    outcomes = {name: check.outcomes for name, check in house.checks.items()}
    cards, shows = frozenset(house.cards.table), frozenset(house.shows.table)
    issues = lint_flows(house.flows, outcomes, cards, TARGETS, shows)
    issues += house.deck.faults(house.catalogue.signs)
    issues += next_steps_lint.lint(house.table, house.flows, frozenset(house.catalogue.signs))
    words = sentences(house)
    issues += lint_wording(house.wording, ((f.path, f.line, f.text) for f in words))
    return [*issues, *packs_lint.lint(house.packs, house.flows, words)]


def _behind(house: House, root: Path) -> list[Issue]:
    said = "is behind the files; run `askfirst wording --write`"
    paths = _synced(house, root, write=False)
    return [Issue(str(path.relative_to(root)), 1, "TEXT005", said) for path in paths]


def _synced(house: House, root: Path, *, write: bool) -> list[Path]:
    return [
        path
        for domain, found in found_wording(house)
        for path in sync(domain, found, root / "locales", write=write)
    ]


def catalogues_behind(root: Path = ROOT, *, write: bool) -> list[str]:
    """Catalogue files that are behind; brought up to date when `write` says so."""
    house = build(root, strict=False)
    return [str(path.relative_to(root)) for path in _synced(house, root, write=write)]


def to_review(root: Path = ROOT) -> list[Issue]:
    """Conversations that somebody of a role has not read, or not in these words; language packs
    that nobody has, or that lack a sentence."""
    house = build(root, strict=False)
    packs = packs_lint.to_do(house.packs, house.flows, sentences(house))
    return [*open_reviews(house.flows, house.wording), *packs]


def stale(root: Path = ROOT) -> list[Issue]:
    """What was last looked at long ago: help points (HELP101 from 150 days, HELP102 from 180),
    reviews of signs and word families (SIGN011)."""
    points = freshness(helplines_lint.load(root)[0], today())
    known, _ = signs_catalogue.read(root / "signs")
    return [*points, *(stale_reviews(known, today()) if known else ())]
