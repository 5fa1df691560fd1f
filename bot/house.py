"""The loaded files joined: engine, check, renderer, and the answers that need no database."""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from authoring.issue import refuse
from authoring.wording import Wording
from bot import companies, fees, next_steps, quiz, receipts, recruiter, reporting, self_check
from bot.cards import Cards
from bot.checks import checks_of, worth_checking
from bot.companies import CompanyCards, company_phrases
from bot.cries import Cry, cries
from bot.fees import FeeCards, fee_phrases
from bot.files import ROOT, Files, read, read_wording
from bot.memory import Memory
from bot.number_cards import NumberCards
from bot.packs import Packs
from bot.phrases import bot_phrases
from bot.picture_words import PictureWords, picture_phrases
from bot.quiz_cards import QuizCards, quiz_phrases
from bot.quiz_deck import Deck
from bot.recruiter_cards import RecruiterCards, recruiter_phrases
from bot.render import Renderer, Voice
from bot.report_cards import ReportCards, report_phrases
from bot.reporting import Drafts
from bot.shows import Shows
from bot.today import today
from bot.turn import Turn
from bot.voices import further, labels_in, renderer
from flows.engine import Doors, Engine, Flows
from flows.engine.doors import Check
from helplines.model import Directory
from reports.retention import RETENTION_DAYS
from signs.catalogue import Catalogue
from signs.check import Checker
from signs.language import language
from signs.licences import LicenceList
from signs.lint import faults as sign_faults
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


@dataclass(frozen=True, repr=False)
class House:
    """Everything but stores and channels."""

    files: Files
    wording: Wording
    checker: Checker
    cards: Cards
    shows: Shows
    pictures: PictureWords
    engine: Engine
    renderer: Renderer
    memory: Memory
    turn: Turn
    watch: Watch
    drafts: Drafts
    danger: Callable[[str], Cry | None]
    checks: Mapping[str, Check]

    @property
    def flows(self) -> Flows:
        return self.files.flows

    @property
    def catalogue(self) -> Catalogue:
        return self.files.catalogue

    @property
    def directory(self) -> Directory:
        return self.files.directory

    @property
    def table(self) -> next_steps.Table:
        return self.files.table

    @property
    def deck(self) -> Deck:
        return self.files.deck

    @property
    def packs(self) -> Packs:
        return self.files.packs


def build(root: Path = ROOT, *, strict: bool = True, given: Given = NOTHING_SPECIAL) -> House:
    """Load and join everything. Raises FaultyFilesError with every fault; `strict` also refuses
    what lint finds across files, but for failing examples."""
    files, issues = read(root)
    if files is None:
        refuse(issues)
    assert files is not None  # noqa: S101 - `refuse` raised otherwise
    house = join(files, read_wording(root, issues), given)
    if strict:
        from bot.house_lint import joint_issues  # noqa: PLC0415 - it looks at a whole house

        issues += [*joint_issues(house), *sign_faults(files.catalogue)]
    refuse(issues)
    return house


def join(files: Files, wording: Wording, given: Given = NOTHING_SPECIAL) -> House:
    """The house that these files make; what they say of each other is lint's to judge."""
    day, flows = given.day, files.flows
    drafts = Drafts(given.draw, {point.number for point in files.directory.points.values()})
    checker, watch, danger = Checker(files.catalogue, model()), Watch(), cries(day)
    words = further(files.packs, wording)
    checks = _checks(files, checker, watch, given)
    doors = Doors(
        checks=checks,
        danger=danger,
        offer=lambda text: worth_checking(checker, text, day()),
        language=language,
        labels=labels_in([wording, *words.values()]),
        lasting=frozenset({quiz.QUIZ}),
        packs=frozenset(words),
    )
    engine = Engine(flows, doors)
    cards = _cards(files, wording, checker, given)
    pictures = PictureWords(wording, picture_phrases(), files.catalogue, files.directory, day)
    shows = Shows(cards, pictures, given.public_url)
    own = Voice(wording, cards, shows)
    speaker = renderer(own, files.packs, words, lambda said: _cards(files, said, checker, given))
    memory = Memory(engine, speaker, bot_phrases())
    return House(
        files=files,
        wording=wording,
        checker=checker,
        cards=cards,
        shows=shows,
        pictures=pictures,
        engine=engine,
        renderer=speaker,
        memory=memory,
        turn=Turn(engine, speaker, memory),
        watch=watch,
        drafts=drafts,
        danger=danger,
        checks=checks,
    )


def _checks(files: Files, checker: Checker, watch: Watch, given: Given) -> Mapping[str, Check]:
    """Every check that a flow may name."""
    return {
        **checks_of(checker, given.day, lambda: watch.reported),
        **recruiter.checks(checker, given.day),
        **next_steps.checks(files.table),
        **reporting.checks(),
        **receipts.checks(),
        **fees.checks(),
        **companies.checks(given.licences),
        **self_check.checks(),
        **quiz.checks(files.deck, given.day),
    }


def _cards(files: Files, wording: Wording, checker: Checker, given: Given) -> Cards:
    """Everything that a placeholder of a flow may stand for."""
    day, deck = given.day, files.deck
    report = ReportCards(wording, report_phrases(), files.flows, files.catalogue, given.retention)
    numbers = NumberCards(wording, bot_phrases(), files.directory, day)
    asking = RecruiterCards(wording, recruiter_phrases(), bot_phrases().missing_names)
    more = {
        **asking.table,
        **FeeCards(wording, fee_phrases(), tables().fees, tables().rates).table,
        **CompanyCards(wording, company_phrases(), given.licences).table,
        **QuizCards(wording, quiz_phrases(), deck, checker, day, given.public_url).table,
    }
    campaigns, packs = files.flows.campaigns, files.packs.commands
    return Cards(wording, bot_phrases(), files.catalogue, numbers, report, more, campaigns, packs)
