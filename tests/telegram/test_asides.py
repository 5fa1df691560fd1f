"""Updates that are not something a person sent, and those that are nothing at all."""

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.read import read, received
from bot.telegram.values import Blocked, Group, Ignored, Unreadable
from tests.phone import BotApi, Person
from tests.telegram.raw import CHAT, PLACE, SIZE, last, message, update


async def test_block_and_unblock(api: BotApi, lan: Person) -> None:
    """Who blocks the bot is told apart from who comes back."""
    await lan.blocks()
    assert read(last(api)) == Blocked(str(lan.id))
    await lan.unblocks()
    assert read(last(api)) == Ignored()


async def test_group(api: BotApi, lan: Person) -> None:
    """A group is only a number to leave, whether the bot was added or written to."""
    group = await lan.adds_to_group()
    assert read(last(api)) == Group(group.id)
    await lan.says_in(group, "chào bot")
    assert read(last(api)) == Group(group.id)
    edited = last(api)["message"]
    assert read(update(edited_message=edited)) == Group(group.id)


@pytest.mark.parametrize("kind", ["left", "kicked"])
async def test_group_that_was_left(api: BotApi, lan: Person, kind: str) -> None:
    """The news that the bot is out of a group needs nothing."""
    await lan.adds_to_group()
    news = copy.deepcopy(last(api))
    news["my_chat_member"]["new_chat_member"]["status"] = kind
    news["my_chat_member"]["new_chat_member"]["until_date"] = 0
    assert read(news) == Ignored()


def test_live_location_moves_on_silently() -> None:
    """Only the beginning of a live location is answered, not each of its steps."""
    moved = {**message(location=PLACE)["message"], "edit_date": 2}
    assert read(update(edited_message=moved)) == Ignored()


@pytest.mark.parametrize(
    "raw",
    [
        update(poll_answer={"poll_id": "1", "option_ids": [0], "option_persistent_ids": ["0"]}),
        update(channel_post={"message_id": 1, "date": 0, "chat": {"id": -1, "type": "channel"}}),
        update(something_of_2031={"a": 1}),
        update(),
        message(message_auto_delete_timer_changed={"message_auto_delete_time": 86400}),
        message(pinned_message={"chat": CHAT, "message_id": 4, "date": 0}),
    ],
)
def test_ignored(raw: dict[str, Any]) -> None:
    """What nobody waits for is ignored, kinds of a later Bot API too."""
    assert read(raw) == Ignored()


def test_unreadable_update_keeps_its_number() -> None:
    """A shape that the types refuse is an answer as well."""
    broken = message(text="a", entities=[{"type": "bold", "offset": 0}])
    assert read(broken) == Unreadable(broken["update_id"])


def test_button_of_an_unreadable_update_is_still_answered() -> None:
    """The tap is known by its id alone, so that the button stops spinning."""
    one = received(update(callback_query={"id": "q9", "message": 5}))
    assert (one.tap, type(one.what)) == ("q9", Unreadable)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)
WHOLE = message(
    text="👉 Bấm đây",
    entities=[{"type": "text_link", "offset": 3, "length": 3, "url": "https://lua.example"}],
    photo=[SIZE],
    location=PLACE,
    contact={"phone_number": "1", "first_name": "a"},
)["message"]


@given(
    key=st.sampled_from(sorted(WHOLE)),
    value=JSON,
    kind=st.sampled_from(["message", "edited_message"]),
)
def test_contract_reading_never_raises(key: str, value: Any, kind: str) -> None:
    """Whatever stands in a field, reading gives a value."""
    assert read(update(**{kind: {**WHOLE, key: value}})) is not None


@given(JSON, JSON)
def test_contract_reading_any_shape(value: Any, query: Any) -> None:
    """Even an update that is nothing like one is read to something."""
    assert received({"update_id": value, "message": value, "callback_query": query}) is not None
