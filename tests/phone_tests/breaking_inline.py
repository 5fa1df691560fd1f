"""Answers to inline queries, each of which breaks one rule."""

from typing import Any

from tests.phone import BotApi, Person
from tests.phone_tests.breaking import OLD_TAP, Breaking, Params

ANSWER = "answerInlineQuery"
PRIVATE: Params = {"is_personal": True, "cache_time": 0, "results": []}


def article(**changed: Any) -> Params:
    content = {"message_text": "xin chào"}
    whole = {"type": "article", "id": "a", "title": "Một", "input_message_content": content}
    return {**whole, **changed}


def asked(api: BotApi, lan: Person) -> Params:
    query, _ = api.world.queries.ask(api.world, lan.chat, "tuyển")
    return {"inline_query_id": query.id}


def asked_long_ago(api: BotApi, lan: Person) -> Params:
    params = asked(api, lan)
    lan.time_passes(hours=1)
    return params


def results(*many: Params) -> Params:
    return {**PRIVATE, "results": list(many)}


def button(**what: Any) -> Params:
    return {**PRIVATE, "button": {"text": "Mở", **what}}


CALLS = (
    Breaking("query.known", ANSWER, OLD_TAP, {**PRIVATE, "inline_query_id": "made up"}),
    Breaking("query.fresh", ANSWER, OLD_TAP, PRIVATE, asked_long_ago),
    Breaking(
        "results.count",
        ANSWER,
        "RESULTS_TOO_MUCH",
        results(*(article(id=str(n)) for n in range(51))),
        asked,
    ),
    Breaking("result.id", ANSWER, "RESULT_ID_INVALID", results(article(id="")), asked),
    Breaking("result.id", ANSWER, "RESULT_ID_INVALID", results(article(id="ạ" * 22)), asked),
    Breaking("result.once", ANSWER, "DUPLICATE", results(article(), article()), asked),
    Breaking("result.title", ANSWER, "ARTICLE_TITLE_EMPTY", results(article(title=" ")), asked),
    Breaking(
        "result.text",
        ANSWER,
        "text is empty",
        results(article(input_message_content={"message_text": " "})),
        asked,
    ),
    Breaking(
        "result.text",
        ANSWER,
        "too long",
        results(article(input_message_content={"message_text": "x" * 4097})),
        asked,
    ),
    Breaking(
        "inline-button.text", ANSWER, "TEXT_EMPTY", button(text="", start_parameter="a"), asked
    ),
    Breaking("inline-button.use", ANSWER, "exactly one action", button(), asked),
    Breaking(
        "inline-button.word", ANSWER, "PARAM_INVALID", button(start_parameter="xin chào"), asked
    ),
    Breaking(
        "inline-button.word", ANSWER, "PARAM_INVALID", button(start_parameter="x" * 65), asked
    ),
    Breaking("answer.personal", ANSWER, "somebody else", {**PRIVATE, "is_personal": False}, asked),
    Breaking("answer.not-kept", ANSWER, "stays on a server", {**PRIVATE, "cache_time": 1}, asked),
    Breaking(
        "answer.not-kept", ANSWER, "stays on a server", {"is_personal": True, "results": []}, asked
    ),
)
