"""A further language, once chosen: its core in its words, the rest in Vietnamese."""

import asyncio
import re
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest

from authoring.lang import Lang
from bot.app import App
from bot.house import House
from bot.incoming import Incoming
from bot.outgoing import Message, Recording
from bot.rehearsal import respond
from bot.tongues import Tongues
from flows.engine import Reply, ReplyKind, Session
from storage.errors import StoreUnavailableError
from tests.bot.breaking import locked, until, without_database
from tests.bot.browsing import browsing
from tests.bot.packing import CODE, NAME, house_of, packed
from tests.phone import TOKEN, BotApi, Person
from tests.phone.sending import opus
from tests.talk.channels import Home
from tests.talk.running import running

SWITCH = f"/{CODE}"
CRY = "cuu em voi"


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory, house: House) -> House:
    """The house with the pack of the tests."""
    return house_of(packed(tmp_path_factory.mktemp("packed"), house))


@pytest.fixture
async def home(tmp_path: Path, spoken: House, api: BotApi) -> Home:
    settings = {"telegram_token": TOKEN, "telegram_api": api.url}
    return await Home(tmp_path, spoken, **settings).prepare()


@pytest.fixture
async def web(tmp_path: Path, spoken: House) -> AsyncIterator[App]:
    async with (await Home(tmp_path, spoken).prepare()).open() as app:
        yield app


def talk(house: House, *texts: str) -> tuple[Session | None, Sequence[Message]]:
    """What is said to the last of these, typed or (with a dot) tapped."""
    session: Session | None = None
    messages: Sequence[Message] = ()
    for text in texts:
        tapped = re.fullmatch(r"[a-z_]+\.[a-z_0-9]+\.[a-z_0-9]+", text)
        reply = Reply(ReplyKind.TAP, tap=text) if tapped else Reply(ReplyKind.TEXT, text)
        sprint = respond(house, session, reply)
        session, messages = sprint.session, house.renderer.messages(sprint.says)
    return session, messages


def in_brackets(message: Message) -> bool:
    """Its own words and each button are the pack's."""
    said = [message.text, *(button.label for button in message.buttons if button.data)]
    return all(re.fullmatch(r"\[.*\]", one, re.DOTALL) for one in said)


def test_the_welcome_names_each_pack(house: House, spoken: House) -> None:
    """One line below the welcome, which else is the same; without packs nothing is there."""
    _, (plain,) = talk(house, "/start")
    _, (more,) = talk(spoken, "/start")
    assert more.text == f"{plain.text}\n\n{NAME}: {SWITCH}"
    assert NAME not in plain.text


def test_without_packs_the_code_is_nothing(house: House) -> None:
    """The command is then a text like any other."""
    session, _ = talk(house, "/start", SWITCH)
    assert session is not None
    assert session.pack == ""


def test_the_command_shows_the_screen_again(spoken: House) -> None:
    """Where the person is stays; what the pack does not say is Vietnamese, also somebody's who
    spoke English before."""
    _, (vietnamese,) = talk(spoken, "/start")
    session, (shown,) = talk(spoken, "/start", "english", SWITCH)
    assert session is not None
    assert (str(session.at), session.pack) == ("welcome.menu", CODE)
    first = vietnamese.text.split("\n\n")[0]
    assert shown.text.startswith(first)
    assert shown.buttons[0] == vietnamese.buttons[0]


@pytest.mark.parametrize("chosen", [(SWITCH,), ("/start", SWITCH.upper()), (f"{SWITCH}@some_bot",)])
def test_contract_sos_is_said_in_the_pack(spoken: House, chosen: tuple[str, ...]) -> None:
    """A cry keeps the language that was chosen, in Vietnamese or English words as well; all of the
    way to the numbers is the pack's, and the numbers are the same."""
    for cry in (CRY, "/sos", "help me please, they locked me in"):
        session, (first,) = talk(spoken, *chosen, cry)
        assert session is not None
        assert session.pack == CODE
        assert in_brackets(first), first
        for number in ("113", "111", "+84 981 84 84 84", "117"):
            assert number in first.text
        for taps in (("yes",), ("yes", "where.kh"), ("yes", "where.vn", "age.skip")):
            data = [f"sos.first.{taps[0]}", *(f"sos.{tap}" for tap in taps[1:])]
            _, (shown,) = talk(spoken, *chosen, cry, *data)
            assert in_brackets(shown), shown


def test_contract_a_cry_behind_the_command_is_heard(spoken: House) -> None:
    """Both in one message: the language is taken, and the cry answered."""
    session, (first,) = talk(spoken, f"{SWITCH} {CRY}")
    assert session is not None
    assert (str(session.at), session.pack) == ("sos.first", CODE)
    assert in_brackets(first)


def test_contract_a_watched_phone_hears_nothing(spoken: House) -> None:
    """The covert line is the pack's, silent, the numbers hidden, and nothing is read aloud."""
    _, (shown,) = talk(spoken, SWITCH, "nó check máy, em đang bị nhốt ở Bavet")
    assert shown.text.startswith("[Got it.")
    assert shown.silent
    assert "113" in shown.hidden
    assert shown.recording is None


def test_the_recording_goes_with_its_sentence_only(house: House, spoken: House) -> None:
    """Who speaks another language hears none."""
    _, (first,) = talk(spoken, SWITCH, CRY)
    assert first.recording == Recording(CODE, "sos.first")
    assert first.on("telegram").recording == first.on("web").recording == first.recording
    for other in (talk(spoken, CRY), talk(spoken, SWITCH, CRY, "sos.first.yes"), talk(house, CRY)):
        assert [one.recording for one in other[1]] == [None]


@pytest.mark.parametrize(("last", "name"), [("/stop", "stopped"), ("/xoa", "wiped")])
def test_the_last_line_is_the_packs(spoken: House, last: str, name: str) -> None:
    """Stopping and clearing end in the person's language, and forget it."""
    session, (line,) = talk(spoken, SWITCH, last)
    assert session is None
    assert line.text == f"[{getattr(spoken.flows.phrases, name)}]"


def test_numbers_are_said_in_the_pack(spoken: House) -> None:
    """The sentence and the buttons; the names of help points stay Vietnamese."""
    _, (numbers,) = talk(spoken, SWITCH, "111")
    assert in_brackets(numbers)
    assert spoken.wording.say(Lang.VI, spoken.directory.points["vn_111"].name) in numbers.text


def test_everything_else_is_vietnamese(spoken: House) -> None:
    """An offer's verdict is the same as for somebody who never chose."""
    offer = "Tuyển gấp nam nữ sang Campuchia, việc nhẹ lương cao 1000 USD/tháng, bao hộ chiếu"
    _, said = talk(spoken, "/start", offer)
    _, fallen = talk(spoken, "/start", SWITCH, offer)
    assert [one.text for one in fallen] == [one.text for one in said]


@pytest.mark.parametrize(
    ("way", "lang"),
    [
        ("/language", Lang.EN),
        ("english", Lang.EN),
        ("tiếng Việt", Lang.VI),
        ("welcome.menu.language", Lang.EN),
    ],
)
def test_the_languages_of_the_program_leave_the_pack(spoken: House, way: str, lang: Lang) -> None:
    """Whatever way somebody takes back."""
    session, (shown,) = talk(spoken, "/start", SWITCH, way)
    assert session is not None
    assert (session.pack, session.lang) == ("", lang)
    _, (plain,) = talk(spoken, "/start", *(["english"] if lang is Lang.EN else []))
    assert shown == plain


def test_a_button_may_be_typed_as_it_reads(spoken: House) -> None:
    """People type what they see, in the pack's words too."""
    session, _ = talk(spoken, SWITCH, CRY, "[Yes, I can]")
    assert session is not None
    assert str(session.at) == "sos.where"


def test_a_pack_that_was_taken_away_is_vietnamese(house: House, spoken: House) -> None:
    """A conversation in it goes on in Vietnamese."""
    session, _ = talk(spoken, SWITCH, CRY)
    sprint = respond(house, session, Reply(ReplyKind.TAP, tap="sos.first.yes"))
    assert sprint.session is not None
    (shown,) = house.renderer.messages(sprint.says)
    plain = talk(house, CRY, "sos.first.yes")[1][0]
    assert (shown.text, shown.buttons) == (plain.text, plain.buttons)


async def test_contract_sos_on_arrival_is_said_in_the_pack(
    home: Home, api: BotApi, lan: Person
) -> None:
    """The card from memory, before any turn: also by a process that has not met this person."""
    async with running(home):
        await lan.types(SWITCH)
        await lan.waits_for()
        await lan.types(CRY)
        card, voice = await lan.waits_for(2)
        await until(lambda: not api.world.updates.pending)
    assert card.text.startswith("[[")
    assert voice.voice
    async with running(home):
        await lan.types("/sos")
        again, _ = await lan.waits_for(2)
        await lan.stays_quiet(1)
    assert again.text == card.text
    assert sum(seen.voice for seen in lan.hears) == 2


async def test_contract_without_a_database_the_pack_is_kept(
    home: Home, api: BotApi, lan: Person
) -> None:
    """Numbers and apology come in the language that was chosen, even when it was chosen while
    nothing could be stored; and back in Vietnamese once it was left."""
    async with running(home) as app, without_database(app, home, locked):
        await lan.types(SWITCH)
        (apology,) = await lan.waits_for()
        await lan.types(CRY)
        card, _ = await lan.waits_for(2)
        await lan.types("tiếng Việt")
        (left,) = await lan.waits_for()
    assert apology.text.startswith("[I cannot take messages in")
    assert card.text.startswith("[[")
    assert "[" not in left.text


class SlowStore:
    """A store that answers when it is let go, or is away."""

    def __init__(self, session: Session | None) -> None:
        self.session_ = session
        self.free = asyncio.Event()

    async def session(self, person: bytes) -> bytes:
        await self.free.wait()
        if self.session_ is None:
            raise StoreUnavailableError
        return self.session_.model_dump_json().encode()


@pytest.mark.parametrize("session", [None, Session(pack=CODE)], ids=["away", "slow"])
async def test_contract_sos_does_not_wait_for_the_store(session: Session | None) -> None:
    """A store that hangs costs a moment, not the answer; what it says later is remembered."""
    store = SlowStore(session)
    tongues = Tongues(store, frozenset({CODE}), lambda _: False)  # type: ignore[arg-type]
    async with asyncio.timeout(5), asyncio.TaskGroup() as group:
        assert await tongues.of(b"lan", group) == ""
        store.free.set()
    assert tongues.last(b"lan") == (CODE if session else "")


def test_what_is_remembered_has_an_end(spoken: House) -> None:
    """The oldest goes first; a button that switches the language is heard as well."""
    tongues = Tongues(SlowStore(None), frozenset({CODE}), "leave".__eq__)  # type: ignore[arg-type]
    for number in range(1001):
        tongues.hear(f"{number}".encode(), incoming(SWITCH))
    assert (tongues.last(b"0"), tongues.last(b"1")) == ("", CODE)
    tongues.hear(b"1", incoming("", tap="stay"))
    assert tongues.last(b"1") == CODE
    tongues.hear(b"1", incoming("", tap="leave"))
    assert tongues.last(b"1") == ""


def incoming(text: str, tap: str = "") -> Incoming:
    kind = ReplyKind.TAP if tap else ReplyKind.TEXT
    return Incoming(channel="web", address="a", key="k", order=1, kind=kind, text=text, tap=tap)


async def test_the_page_plays_what_was_read_aloud(web: App) -> None:
    """A player that loads nothing by itself, and a sound that is kept nowhere."""
    async with browsing(web, Lang.VI) as browser:
        await browser.post("/", data={"text": SWITCH})
        page = await browser.post("/", data={"text": CRY})
        player = re.search(r"<audio[^>]*>", page.text)
        assert player
        assert 'preload="none"' in player[0]
        source = re.search(r'src="([^"]+)"', player[0])
        assert source
        sound = await browser.get(source[1])
    assert (sound.status_code, sound.content) == (200, opus())
    assert sound.headers["content-type"] == "audio/ogg"
    assert sound.headers["cache-control"] == "no-store"
    assert "media-src 'self'" in page.headers["content-security-policy"]


@pytest.mark.parametrize(
    "path",
    ["qab/sos.first.ogg", "qaa/sos.rest.ogg", "qaa/sos.first", "qaa/sos.first.ogg.ogg",
     "qaa/..%2Fcore.po", "..%2Fvi/core.ogg"],
)  # fmt: skip
async def test_only_recordings_of_installed_packs_are_served(web: App, path: str) -> None:
    """Nothing else that lies on the disk has an address."""
    async with browsing(web, Lang.VI) as browser:
        assert (await browser.get(f"/nghe/{path}")).status_code == 404
