"""What polling does when Telegram or the way to it is in trouble."""

from collections.abc import Callable

import pytest

from bot.telegram.client import Client
from bot.telegram.poll import Backoff, Poller
from bot.telegram.trouble import TelegramRefusedError
from tests.phone import BotApi, Person
from tests.phone.refusal import Refusal
from tests.telegram.fakes import FAREWELL, FakeHost, polling, until


@pytest.mark.parametrize("code", [429, 409, 500, 502, 504, 400, 404, 401])
async def test_contract_trouble_never_ends_polling(
    api: BotApi, lan: Person, client: Client, host: FakeHost, code: int
) -> None:
    """Refusals in the middle of polling, even of the token, are waited out."""
    async with polling(client, host):
        await until(lambda: bool(api.called("getUpdates")))
        if code == 429:
            api.fails("getUpdates", retry_after=1)
        else:
            api.fails("getUpdates", error_code=code, times=3)
        await lan.types("một")
        await lan.types("hai")
        await until(lambda: host.texts == ["một", "hai"])


async def test_broken_answers_are_waited_out(
    api: BotApi, lan: Person, client: Client, host: FakeHost
) -> None:
    """Half an answer, or one that is not the Bot API's, loses nothing."""
    await lan.types("một")
    api.half_response("getUpdates", times=2)
    api.refuses("getUpdates", Refusal(200, "neither ok nor an error"))
    async with polling(client, host):
        await until(lambda: host.texts == ["một"])


async def test_server_that_is_away_at_the_start(
    api: BotApi, lan: Person, client: Client, host: FakeHost
) -> None:
    """A start without network waits until there is one."""
    await lan.types("một")
    api.fails("deleteWebhook", error_code=502, times=3)
    async with polling(client, host):
        await until(lambda: host.texts == ["một"])


async def test_webhook_is_taken_away_without_losing_updates(
    api: BotApi, lan: Person, client: Client, host: FakeHost
) -> None:
    """A webhook of an earlier setup ends; what waited for it is read."""
    api.world.webhook.url = "https://old.example/hook"
    await lan.types("một")
    async with polling(client, host):
        await until(lambda: host.texts == ["một"])
    assert api.called("deleteWebhook") == [{"drop_pending_updates": "false"}]


async def test_server_without_webhooks(connect: Callable[..., Client], host: FakeHost) -> None:
    """A server that does not know deleteWebhook is polled all the same."""
    async with BotApi(lacks=["deleteWebhook"]) as older:
        lan = Person(older)
        async with polling(connect(url=older.url), host):
            await lan.types("một")
            await until(lambda: host.texts == ["một"])


async def test_refused_token_is_said_at_the_start(
    api: BotApi, connect: Callable[..., Client], host: FakeHost
) -> None:
    """A wrong token ends the start with a sentence that names the setting."""
    poller = Poller(connect(token="42:wrong"), host.ports, FAREWELL, wait=1)
    with pytest.raises(TelegramRefusedError, match=r"ASKFIRST_TELEGRAM_TOKEN.*@BotFather"):
        await poller.run()


def test_backoff_doubles_to_its_limit() -> None:
    """Pauses grow, jump about, obey retry_after, and begin anew after a success."""
    backoff = Backoff(1, 8)
    pauses = [backoff.next() for _ in range(50)]
    assert all(0.5 <= pause <= 1 for pause in pauses[:1])
    assert all(4 <= pause <= 8 for pause in pauses[3:])
    assert len(set(pauses)) > 10
    assert backoff.next(30) == 30
    backoff.over()
    assert backoff.next() <= 1
