"""What this room logs: events, counts and names of errors, never a person."""

from structlog.testing import capture_logs

from bot.logs import ALLOWED
from bot.telegram.client import Client
from bot.telegram.face import show_face
from bot.telegram.phrases import telegram_phrases
from bot.telegram.send import TelegramChannel
from tests.phone import BotApi, Person
from tests.phone.refusal import bad
from tests.telegram.fakes import WORDING, FakeHost, polling, said, until


async def test_contract_logs_name_nobody(
    api: BotApi, lan: Person, client: Client, channel: TelegramChannel, host: FakeHost
) -> None:
    """With everything going wrong, lines hold allowed keys only and no id, name or word."""
    words = bad(f"chat {lan.id} of Lan Kínđáo: bí mật")
    for method in ("getUpdates", "sendChatAction", "setMyCommands", "deleteWebhook"):
        api.refuses(method, words)
    api.refuses("sendMessage", words)
    host.fails = 1
    with capture_logs() as lines:
        await show_face(client, telegram_phrases(), WORDING)
        await channel.send(str(lan.id), said("bí mật"))
        await lan.types("bí mật")
        api.unparsable_update(lan.chat)
        async with polling(client, host):
            await until(lambda: bool(host.kept) and len(api.called("sendChatAction")) == 1)
    assert {line["event"] for line in lines} >= {
        "telegram_face_refused", "telegram_call_failed", "telegram_not_stored",
        "telegram_update_unreadable", "telegram_courtesy_failed",
    }  # fmt: skip
    assert {key for line in lines for key in line} <= ALLOWED | {"log_level"}
    whole = repr(lines)
    assert not [
        secret for secret in (str(lan.id), "Kínđáo", "bí mật", api.token) if secret in whole
    ]
