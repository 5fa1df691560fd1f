"""Rules about answers to what people write behind the bot's name in other chats."""

import re
from typing import Any

from tests.phone.call import Call
from tests.phone.inline import QUERY_LIVES
from tests.phone.parsed import utf16
from tests.phone.refusal import Refusal, bad
from tests.phone.rule import Rule, Source, rule

ANSWER = "answerInlineQuery"
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


def _known(call: Call) -> Refusal | None:
    return None if call.string("inline_query_id") in call.world.queries.known else bad(TOO_OLD)


def _fresh(call: Call) -> Refusal | None:
    query = call.world.queries.known.get(call.string("inline_query_id"))
    return bad(TOO_OLD) if query and query.chat.clock.now() - query.at > QUERY_LIVES else None


def _count(call: Call) -> Refusal | None:
    return bad("RESULTS_TOO_MUCH") if len(call.items("results")) > 50 else None


def _result_id(call: Call) -> Refusal | None:
    ids = [str(result.get("id", "")) for result in call.items("results")]
    fits = all(1 <= len(one.encode()) <= 64 for one in ids)
    return None if fits else bad("RESULT_ID_INVALID")


def _result_once(call: Call) -> Refusal | None:
    ids = [str(result.get("id", "")) for result in call.items("results")]
    return bad("RESULT_ID_DUPLICATE") if len(set(ids)) < len(ids) else None


def _title(call: Call) -> Refusal | None:
    untitled = [r for r in call.items("results") if not str(r.get("title", "")).strip()]
    return bad("ARTICLE_TITLE_EMPTY") if untitled else None


def _content(call: Call) -> Refusal | None:
    for result in call.items("results"):
        text = str((result.get("input_message_content") or {}).get("message_text", "")).strip()
        if not text:
            return bad("message text is empty")
        if utf16(text) > 4096:
            return bad("message is too long")
    return None


def _button(call: Call) -> dict[str, Any]:
    return call.value("button") or {}


def _button_text(call: Call) -> Refusal | None:
    empty = _button(call) and not str(_button(call).get("text", "")).strip()
    return bad("SWITCH_PM_TEXT_EMPTY") if empty else None


def _button_use(call: Call) -> Refusal | None:
    given = [name for name in ("web_app", "start_parameter") if name in _button(call)]
    return (
        bad("exactly one action of the button is needed")
        if _button(call) and len(given) != 1
        else None
    )


def _start_parameter(call: Call) -> Refusal | None:
    word = _button(call).get("start_parameter", "x")
    return None if re.fullmatch(r"[A-Za-z0-9_-]{1,64}", str(word)) else bad("START_PARAM_INVALID")


def _personal(call: Call) -> Refusal | None:
    return None if call.flag("is_personal") else bad("this answer may be shown to somebody else")


def _not_kept(call: Call) -> Refusal | None:
    kept = call.number("cache_time", 300) if call.has("cache_time") else 300
    return bad("this answer stays on a server") if kept else None


RULES: tuple[Rule, ...] = (
    rule("query.known", ANSWER, "Unique identifier for the answered query.", _known),
    rule("query.fresh", ANSWER, "Use this method to send answers to an inline query.", _fresh),
    rule("results.count", ANSWER, "No more than 50 results per query are allowed.", _count),
    rule("result.id", ANSWER, "Unique identifier for this result, 1-64 Bytes.", _result_id),
    rule("result.once", ANSWER, "Unique identifier for this result.", _result_once),
    rule("result.title", ANSWER, "Title of the result.", _title),
    rule("result.text", ANSWER, "Text of the message to be sent, 1-4096 characters.", _content),
    rule("inline-button.text", ANSWER, "Label text on the button.", _button_text),
    rule(
        "inline-button.use",
        ANSWER,
        "You must use exactly one of the optional fields.",
        _button_use,
    ),
    rule(
        "inline-button.word",
        ANSWER,
        "1-64 characters, only A-Z, a-z, 0-9, _ and - are allowed.",
        _start_parameter,
    ),
    rule(
        "answer.personal",
        ANSWER,
        "By default, results may be returned to any user who sends the same query.",
        _personal,
        Source.STRICTER,
    ),
    rule(
        "answer.not-kept",
        ANSWER,
        "The maximum amount of time in seconds that the result of the inline query may be cached "
        "on the server. Defaults to 300.",
        _not_kept,
        Source.STRICTER,
    ),
)
