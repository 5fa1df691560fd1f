"""Telegram's rules as one table: what a call may not do, and how the phone shows what it may."""

from dataclasses import dataclass

from tests.phone import (
    rules_bot,
    rules_chat,
    rules_inline,
    rules_keyboard,
    rules_messages,
    rules_photo,
    rules_text,
    rules_voice,
)
from tests.phone.call import Call
from tests.phone.refusal import Refusal
from tests.phone.rule import Rule

RULES: tuple[Rule, ...] = (
    *rules_bot.FIRST,
    *rules_chat.RULES,
    *rules_text.RULES,
    *rules_keyboard.RULES,
    *rules_messages.RULES,
    *rules_inline.RULES,
    *rules_photo.RULES,
    *rules_voice.RULES,
    *rules_bot.RULES,
    *rules_chat.LAST,
)


def refusal_of(call: Call) -> Refusal | None:
    """Give the refusal of the first rule that a call breaks."""
    for row in RULES:
        refusal = row.broken_by(call)
        if refusal:
            return refusal
    return None


@dataclass(frozen=True)
class Habit:
    """What Telegram does on its own, with the sentence that says so."""

    id: str
    sentence: str


HABITS: tuple[Habit, ...] = (
    Habit(
        "updates.confirmed",
        "An update is considered confirmed as soon as getUpdates is called "
        "with an offset higher than its update_id.",
    ),
    Habit(
        "updates.again",
        "By default, updates starting with the earliest unconfirmed update are returned.",
    ),
    Habit(
        "updates.negative",
        "The negative offset can be specified to retrieve updates starting "
        "from the end of the queue. All previous updates will be forgotten.",
    ),
    Habit(
        "updates.limit",
        "Limits the number of updates to be retrieved. Values between 1-100 "
        "are accepted. Defaults to 100.",
    ),
    Habit("updates.timeout", "Timeout in seconds for long polling."),
    Habit(
        "updates.allowed", "If allowed_updates is not specified, the previous setting will be used."
    ),
    Habit("updates.one-reader", "A newer getUpdates ends an older one with 409."),
    Habit(
        "webhook.secret",
        "The secret token is sent in a header X-Telegram-Bot-Api-Secret-Token "
        "in every webhook request.",
    ),
    Habit("webhook.again", "In case of an unsuccessful request the update is sent again."),
    Habit("webhook.drop", "Pass True to drop all pending updates."),
    Habit(
        "delete-many.skips", "If some of the specified messages can't be found, they are skipped."
    ),
    Habit("contact.plus", "The app puts + before a shared number: 111 is shown as +111."),
    Habit("query.cut", "Text of the query (up to 256 characters)."),
    Habit("text.trimmed", "White space at both ends of a text is taken away."),
    Habit("methods.case", "All methods in the Bot API are case-insensitive."),
)
