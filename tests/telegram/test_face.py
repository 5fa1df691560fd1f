"""How the bot presents itself, to everybody who holds the phone."""

from collections.abc import Callable

import pytest

from authoring.lang import Lang
from bot.telegram.client import Client
from bot.telegram.face import show_face
from bot.telegram.phrases import telegram_phrases
from bot.telegram.trouble import TelegramRefusedError
from flows.engine.always import slash_commands
from tests.phone import BotApi
from tests.telegram.fakes import WORDING

MENU = ["start", "help", "back", "language", "privacy", "stop"]
TELLING = (
    "buôn", "traffick", "lừa", "scam", "fraud", "nguy", "danger", "cứu", "rescue", "nạn nhân",
    "victim", "công an", "police", "cảnh báo", "warning", "111", "113", "sos", "an toàn", "safe",
    "report", "tố cáo", "trình báo",
)  # fmt: skip


async def shown(client: Client, name: str = "") -> None:
    await show_face(client, telegram_phrases(), WORDING, name=name)


async def test_face_in_both_languages(api: BotApi, client: Client) -> None:
    """English phones see English; every other phone sees Vietnamese."""
    await shown(client)
    profile = api.profile
    phrases = telegram_phrases()
    for phone, lang in (("", Lang.VI), ("vi", Lang.VI), ("en", Lang.EN)):
        menu = profile.commands["default", phone]
        assert [item["command"] for item in menu] == MENU
        assert menu[0]["description"] == WORDING.say(lang, phrases.commands.start)
        assert profile.description[phone] == WORDING.say(lang, phrases.description)
        assert profile.short_description[phone] == WORDING.say(lang, phrases.short_description)
    assert profile.description["vi"] != profile.description["en"]
    assert profile.name == {}


async def test_name_is_set_only_when_given(api: BotApi, client: Client) -> None:
    """The name that the operator gave to @BotFather stays, unless a setting says another."""
    await shown(client, "Hỏi việc")
    assert api.profile.name == {"": "Hỏi việc"}


async def test_contract_face_gives_nobody_away(api: BotApi, client: Client) -> None:
    """Menu and descriptions speak of work only; emergency commands stand in no menu."""
    await shown(client)
    profile = api.profile
    menus = [f"{c['command']} {c['description']}" for m in profile.commands.values() for c in m]
    said = [*menus, *profile.description.values(), *profile.short_description.values()]
    assert [w for w in TELLING if any(w in sentence.lower() for sentence in said)] == []


def test_every_menu_command_works() -> None:
    """The engine hears each command of the menu, and those that stand in none."""
    assert {*MENU, "sos", "111"} <= set(slash_commands())
    assert list(type(telegram_phrases().commands).model_fields) == MENU


async def test_server_that_lacks_a_method(connect: Callable[..., Client]) -> None:
    """An older server without short descriptions gets everything else."""
    async with BotApi(lacks=["setMyShortDescription"]) as older:
        await shown(connect(url=older.url))
        assert set(older.profile.description) == {"", "vi", "en"}
        assert len(older.profile.commands) == 3


async def test_server_that_has_enough_of_it(api: BotApi, client: Client) -> None:
    """A refusal of one call, such as 429, leaves the others alone."""
    api.fails("setMyDescription", retry_after=3600)
    api.fails("setMyCommands", error_code=400)
    await shown(client)
    assert set(api.profile.description) == {"vi", "en"}
    assert len(api.profile.commands) == 2


@pytest.mark.parametrize("code", [500, 502])
async def test_server_in_trouble(api: BotApi, client: Client, code: int) -> None:
    """A server in trouble is asked once; the start goes on with the old face."""
    api.fails("setMyCommands", error_code=code)
    await shown(client)
    assert len(api.calls) == 1


async def test_refused_token(connect: Callable[..., Client]) -> None:
    """A wrong token is the one thing that stops the start."""
    with pytest.raises(TelegramRefusedError, match="ASKFIRST_TELEGRAM_TOKEN"):
        await shown(connect(token="42:wrong"))
