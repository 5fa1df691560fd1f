"""Every rule of the table refuses what breaks it, in Telegram's words, and nothing else."""

from unittest.mock import ANY

import pytest

from tests.phone import BotApi, Person
from tests.phone.call import Call
from tests.phone.rule import Rule
from tests.phone.rules import HABITS, RULES, Habit, refusal_of
from tests.phone_tests import breaking_bot, breaking_inline, breaking_messages, test_habits
from tests.phone_tests.breaking import Breaking, html, key, keys
from tests.phone_tests.conftest import Ask

BROKEN = (*breaking_messages.CALLS, *breaking_inline.CALLS, *breaking_bot.CALLS)
FINE = (
    {"text": "x" * 4096},
    {"text": "🎈" * 2048},
    html("<b>" + "x" * 4096 + "</b>"),
    html("<b>1 &lt; 2 &amp; 3 &gt; 2 &quot;</b> &#x27;&#128522;"),
    html("<i>a</i><em>b</em><strong>c</strong><u>d</u><ins>e</ins><s>f</s><strike>g</strike>"),
    html('<del>a</del><span class="tg-spoiler">b</span><tg-spoiler>c</tg-spoiler>'),
    html('<a href="https://a.vn/?x=1&amp;y=2">a</a><a href="tg://user?id=1">b</a>'),
    html('<pre><code class="language-python">a</code></pre><code>b</code><b><i>c</i></b>'),
    html("<blockquote>a</blockquote><blockquote expandable>b</blockquote>"),
    {"text": "xin chào", "entities": [{"type": "bold", "offset": 0, "length": 8}]},
    keys(key(callback_data="x" * 64), key(url="https://a.vn"), key(url="tg://resolve?domain=a")),
    keys(*[key(callback_data="a")] * 8),
    keys(key(copy_text={"text": "111"}), key(switch_inline_query="")),
    {"text": "a", "reply_markup": {"inline_keyboard": [[key(callback_data="a")]] * 100}},
    {"text": "a", "reply_markup": {"remove_keyboard": True}},
    {"text": "a", "reply_parameters": {"message_id": 9, "allow_sending_without_reply": True}},
)


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: f"{case.rule}:{case.words[:24]}")
async def test_breaking_a_rule_is_refused(
    case: Breaking, api: BotApi, lan: Person, ask: Ask
) -> None:
    """A call that breaks a rule gets the code and the words that Telegram gives."""
    params = {"chat_id": lan.id, **case.params}
    params |= case.scene(api, lan) if case.scene else {}
    body = await ask(case.method, **params)
    assert body == {"ok": False, "error_code": case.code, "description": ANY} | (
        {"parameters": {"retry_after": 1}} if case.code == 429 else {}
    )
    assert case.words in body["description"]


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: f"{case.rule}:{case.words[:24]}")
async def test_the_named_rule_is_the_one_that_refuses(
    case: Breaking, api: BotApi, lan: Person
) -> None:
    """The refusal comes from the rule that the case names, not from a neighbour."""
    params = {"chat_id": lan.id, **case.params}
    token = params.pop("token", api.token)
    params |= case.scene(api, lan) if case.scene else {}
    call = Call(case.method, params, token, api.world)
    broken = [rule.id for rule in RULES if rule.broken_by(call)][:1]
    assert broken == [case.rule]


def test_every_rule_is_broken_by_some_case() -> None:
    """A rule without a breaking case does not exist, and a case names a rule that does."""
    assert {case.rule for case in BROKEN} == {rule.id for rule in RULES}


def test_every_habit_is_shown_by_a_test() -> None:
    """A habit without a test named after it does not exist."""
    shown = {name.removeprefix("test_") for name in vars(test_habits) if name.startswith("test_")}
    assert {habit.id.replace(".", "_").replace("-", "_") for habit in HABITS} == shown


def test_ids_are_unique_and_sentences_are_there() -> None:
    """No two rows share an id and each row says its sentence."""
    rows: list[Rule | Habit] = [*RULES, *HABITS]
    assert len({row.id for row in rows}) == len(rows)
    assert all(row.sentence.endswith((".", ")")) for row in rows)


@pytest.mark.parametrize("params", FINE, ids=lambda params: str(params)[:40])
async def test_a_proper_message_is_not_refused(params: dict[str, object], lan: Person) -> None:
    """The longest, fullest and strangest legal messages pass every rule."""
    call = Call("sendMessage", {"chat_id": lan.id, **params}, lan.world.token, lan.world)
    assert refusal_of(call) is None
