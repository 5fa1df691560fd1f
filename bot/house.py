"""Everything that is read from files at the start, joined, and every fault in it."""

import secrets
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from authoring.extract import sync
from authoring.found import Found
from authoring.issue import Issue, refuse
from authoring.lang import Lang
from authoring.wording import PoFileError, Wording, lint_wording
from bot import (
    companies,
    fees,
    inline,
    quiz,
    quiz_cards,
    receipts,
    report_cards,
    reporting,
    self_check,
)
from bot import phrases as bot_words
from bot.cards import Cards
from bot.checks import checks_of, worth_checking
from bot.companies import CompanyCards, company_phrases
from bot.cries import TARGETS, Cry, cries
from bot.fees import FeeCards, fee_phrases
from bot.memory import Memory
from bot.number_cards import NumberCards
from bot.phrases import bot_phrases
from bot.quiz_cards import QuizCards, quiz_phrases
from bot.quiz_deck import Deck, read_deck
from bot.render import Renderer
from bot.report_cards import ReportCards, report_phrases
from bot.reporting import Drafts
from bot.shows import Shows
from bot.telegram.phrases import found_phrases as telegram_found
from bot.today import today
from bot.turn import Turn
from bot.web.phrases import found_phrases as web_found
from bot.web.phrases import load_web_phrases
from flows.engine import Doors, Engine, Flows, read
from flows.engine.doors import Check
from flows.engine.lint import lint as lint_flows
from helplines import lint as helplines_lint
from helplines import wording as helplines_words
from helplines.freshness import freshness
from helplines.model import Directory
from reports.retention import RETENTION_DAYS
from signs import catalogue as signs_catalogue
from signs.catalogue import Catalogue
from signs.check import Checker
from signs.language import language
from signs.licences import LicenceList
from signs.lint import faults as sign_faults
from signs.lint import lint as lint_signs
from signs.lint_words import stale_reviews
from signs.opinion import model
from signs.tables import tables


@dataclass(frozen=True)
class Given:
    """What no file of the program says: which day it is, random bytes, for how many days a report
    is kept, the address that people open, and the list of licensed companies, if an operator
    brought one in."""

    day: Callable[[], date] = today
    draw: Callable[[int], bytes] = secrets.token_bytes
    retention: int = RETENTION_DAYS
    public_url: str = ""
    licences: LicenceList | None = None


NOTHING_SPECIAL = Given()


@dataclass
class Watch:
    """What a running program has seen in its store; the one thing here that changes. `reported`:
    operators have confirmed reports, so that every offer is compared with them."""

    reported: bool = False


ROOT = Path(__file__).parent.parent


@dataclass(frozen=True, repr=False)
class House:
    """The loaded files, joined: the engine, the check, the renderer, the answers from memory."""

    flows: Flows
    catalogue: Catalogue
    directory: Directory
    wording: Wording
    checker: Checker
    cards: Cards
    shows: Shows
    engine: Engine
    renderer: Renderer
    memory: Memory
    turn: Turn
    watch: Watch
    drafts: Drafts
    danger: Callable[[str], Cry | None]
    checks: Mapping[str, Check]
    deck: Deck


def build(root: Path = ROOT, *, strict: bool = True, given: Given = NOTHING_SPECIAL) -> House:
    """Load and join everything. Raises FaultyFilesError with every fault; `strict` also refuses
    what lint finds across files, but for failing examples."""
    files, issues = _load(root)
    if files is None:
        refuse(issues)
    assert files is not None  # noqa: S101 - `refuse` raised otherwise
    wording = _wording(root, issues)
    house = _join(files, wording, given)
    if strict:
        issues += [*_joint_issues(house), *sign_faults(files.catalogue)]
    refuse(issues)
    return house


@dataclass(frozen=True)
class _Files:
    """What was read and can be joined."""

    flows: Flows
    directory: Directory
    catalogue: Catalogue
    deck: Deck


def _load(root: Path) -> tuple[_Files | None, list[Issue]]:
    flows, issues = read(root / "flows")
    directory, help_issues = helplines_lint.load(root)
    catalogue, sign_issues = signs_catalogue.read(root / "signs")
    deck, quiz_issues = read_deck(root)
    issues = [*issues, *help_issues, *sign_issues, *quiz_issues]
    if flows is None or catalogue is None or deck is None:
        return None, issues
    return _Files(flows, directory, catalogue, deck), issues


def _wording(root: Path, issues: list[Issue]) -> Wording:
    try:
        return Wording.load(root / "locales")
    except PoFileError as fault:
        issues.append(Issue("locales", getattr(fault, "lineno", 1) or 1, "TEXT004", str(fault)))
        refuse(issues)
        raise


def _join(files: _Files, wording: Wording, given: Given = NOTHING_SPECIAL) -> House:
    flows, directory, catalogue, deck = files.flows, files.directory, files.catalogue, files.deck
    day = given.day
    drafts = Drafts(given.draw, {point.number for point in directory.points.values()})
    checker, watch, danger = Checker(catalogue, model()), Watch(), cries(day)
    checks = {
        **checks_of(checker, day, lambda: watch.reported),
        **reporting.checks(),
        **receipts.checks(),
        **fees.checks(),
        **companies.checks(given.licences),
        **self_check.checks(),
        **quiz.checks(deck, day),
    }
    doors = Doors(
        checks=checks,
        danger=danger,
        offer=lambda text: worth_checking(checker, text, day()),
        language=language,
        labels=lambda text: tuple(wording.say(lang, text) for lang in Lang),
        lasting=frozenset({quiz.QUIZ}),
    )
    engine = Engine(flows, doors)
    report = ReportCards(wording, report_phrases(), flows, catalogue, given.retention)
    numbers = NumberCards(wording, bot_phrases(), directory, day)
    more = {
        **FeeCards(wording, fee_phrases(), tables().fees, tables().rates).table,
        **CompanyCards(wording, company_phrases(), given.licences).table,
        **QuizCards(wording, quiz_phrases(), deck, checker, day, given.public_url).table,
    }
    cards = Cards(wording, bot_phrases(), catalogue, numbers, report, more, flows.campaigns)
    shows = Shows(cards, given.public_url)
    renderer = Renderer(wording, cards, shows)
    memory = Memory(engine, renderer, cards, bot_phrases(), wording)
    turn = Turn(engine, renderer, memory)
    return House(
        flows,
        catalogue,
        directory,
        wording,
        checker,
        cards,
        shows,
        engine,
        renderer,
        memory,
        turn,
        watch,
        drafts,
        danger,
        checks,
        deck,
    )


def found_wording(house: House) -> Iterator[tuple[str, list[Found]]]:
    """Every sentence of every room, by catalogue domain."""
    yield "flows", list(house.flows.texts())
    yield "signs", list(signs_catalogue.wording_of(house.catalogue))
    yield "helplines", list(helplines_words.wording_of(house.directory))
    yield (
        bot_words.DOMAIN,
        [
            *bot_words.wording_of(),
            *report_cards.wording_of(),
            *fees.wording_of(),
            *companies.wording_of(),
            *inline.wording_of(),
        ],
    )
    yield quiz_cards.DOMAIN, list(quiz_cards.wording_of(house.deck))
    yield "web", list(web_found(load_web_phrases()))
    yield "telegram", telegram_found()


def lint(root: Path = ROOT) -> list[Issue]:
    """Everything `askfirst lint` and CI look for; an empty list is a clean house."""
    files, issues = _load(root)
    if files is None:
        return issues
    house = _join(files, _wording(root, issues))
    stale = _behind(house, root)
    return sorted({*issues, *lint_signs(files.catalogue), *_joint_issues(house), *stale})


def _joint_issues(house: House) -> list[Issue]:
    outcomes = {name: check.outcomes for name, check in house.checks.items()}
    cards, shows = frozenset(house.cards.table), frozenset(house.shows.table)
    issues = lint_flows(house.flows, outcomes, cards, TARGETS, shows)
    issues += house.deck.faults(house.catalogue.signs)
    for _, found in found_wording(house):
        issues += lint_wording(house.wording, ((f.path, f.line, f.text) for f in found))
    return issues


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


def stale(root: Path = ROOT) -> list[Issue]:
    """What was last looked at long ago: help points (HELP101 from 150 days, HELP102 from 180),
    reviews of signs and word families (SIGN011)."""
    points = freshness(helplines_lint.load(root)[0], today())
    known, _ = signs_catalogue.read(root / "signs")
    return [*points, *(stale_reviews(known, today()) if known else ())]
