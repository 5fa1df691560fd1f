"""The check of one webhook call, and that a real one passes."""

import json

from bot.incoming import Incoming
from bot.telegram.values import Received, Unreadable
from bot.telegram.webhook import MOST_BYTES, SECRET_HEADER, Refused, accept
from tests.phone import BotApi, Person
from tests.phone_tests.hook import Hook
from tests.telegram.raw import message

SECRET = "a-secret_of-ours"
BODY = json.dumps(message(text="chào")).encode()


def headers(secret: str = SECRET) -> dict[str, str]:
    return {"X-Telegram-Bot-Api-Secret-Token": secret}


def only(accepted: list[Received] | Refused) -> Received:
    assert not isinstance(accepted, Refused)
    [one] = accepted
    return one


def test_call_with_the_secret() -> None:
    """The secret opens, however the header is written."""
    for given in (headers(), {SECRET_HEADER: SECRET}):
        one = only(accept(given, BODY, SECRET))
        assert isinstance(one.what, Incoming)
        assert one.what.text == "chào"


def test_contract_call_without_the_secret() -> None:
    """Nothing is read of a call without the secret, nor when no secret is set."""
    assert accept({}, BODY, SECRET) is Refused.SECRET
    assert accept(headers("a-secret_of-our"), BODY, SECRET) is Refused.SECRET
    assert accept(headers("bí mật\udc80"), BODY, SECRET) is Refused.SECRET
    assert accept(headers(""), BODY, "") is Refused.SECRET
    assert accept({}, b"x" * (MOST_BYTES + 1), SECRET) is Refused.SECRET


def test_call_that_is_too_big() -> None:
    """A body over the limit is not parsed."""
    assert accept(headers(), b"[" * (MOST_BYTES + 1), SECRET) is Refused.SIZE


def test_call_that_is_no_update() -> None:
    """What is not an object with a number is refused."""
    bodies = (b"", b"[]", b"{}", b"\xff", b'{"update_id": "1"}', b"[" * 200_000)
    assert {accept(headers(), body, SECRET) for body in bodies} == {Refused.BODY}


def test_unreadable_update_is_accepted() -> None:
    """An update of an unknown shape is taken, or Telegram would send it for ever."""
    broken = json.dumps(message(text="a", entities=[{"type": "bold", "offset": 0}])).encode()
    one = only(accept(headers(), broken, SECRET))
    assert isinstance(one.what, Unreadable)


async def test_call_as_telegram_makes_it() -> None:
    """A call of the phone's own webhook passes, secret and all."""
    async with BotApi(http_webhooks=True) as api, Hook() as hook:
        api.world.webhook.url, api.world.webhook.secret = hook.url, SECRET
        await Person(api).types("chào")
        await hook.waits_for(1)
        assert hook.secrets == [SECRET]
        one = only(accept(headers(), json.dumps(hook.came[0]).encode(), SECRET))
        assert isinstance(one.what, Incoming)
