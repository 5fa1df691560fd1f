"""Rules about chats: which exist, who may be written to, how often."""

from math import ceil

import telegram

from tests.phone.call import Call
from tests.phone.refusal import Refusal, bad, forbidden, too_many
from tests.phone.rule import Rule, rule

MESSAGES = "sendMessage sendContact sendPhoto sendVoice"
WRITES = f"{MESSAGES} sendChatAction"
IN_A_CHAT = (
    f"{WRITES} editMessageText editMessageReplyMarkup deleteMessage deleteMessages leaveChat"
)
ACTIONS = {str(action) for action in telegram.constants.ChatAction}


def _named(call: Call) -> Refusal | None:
    return None if call.has("chat_id") else bad("chat_id is empty")


def _found(call: Call) -> Refusal | None:
    return None if call.chat else bad("chat not found")


def _started(call: Call) -> Refusal | None:
    if call.chat is None or call.chat.started:
        return None
    return forbidden("bot can't initiate conversation with a user")


def _blocked(call: Call) -> Refusal | None:
    blocked = call.chat and call.chat.blocked
    return forbidden("bot was blocked by the user") if blocked else None


def _member(call: Call) -> Refusal | None:
    away = call.chat and not call.chat.member
    return forbidden("bot is not a member of the group chat") if away else None


def _action(call: Call) -> Refusal | None:
    known = call.string("action") in ACTIONS
    return None if known else bad("wrong parameter action in request")


def _group(call: Call) -> Refusal | None:
    private = call.chat and call.chat.user
    return bad("chat member status can't be changed in private chats") if private else None


def _phone(call: Call) -> Refusal | None:
    return None if call.has("phone_number") else bad("phone number is empty")


def _first_name(call: Call) -> Refusal | None:
    return None if call.has("first_name") else bad("first name is empty")


def _vcard(call: Call) -> Refusal | None:
    long = len(call.string("vcard").encode()) > 2048
    return bad("vCard must not exceed 2048 bytes") if long else None


def _rate(call: Call) -> Refusal | None:
    """Let a burst through, then one message a second; the last rule, because it counts."""
    chat, burst = call.chat, call.world.burst
    if chat is None or burst is None:
        return None
    now = chat.clock.now()
    since = (now - chat.counted_at).total_seconds() if chat.counted_at else burst
    chat.allowance = min(burst, chat.allowance + since)
    chat.counted_at = now
    if chat.allowance < 1:
        return too_many(max(1, ceil(1 - chat.allowance)))
    chat.allowance -= 1
    return None


RULES: tuple[Rule, ...] = (
    rule("chat.named", IN_A_CHAT, "Unique identifier for the target chat.", _named),
    rule("chat.found", IN_A_CHAT, "Unique identifier for the target chat.", _found),
    rule("chat.started", WRITES, "Bots can't start conversations with users.", _started),
    rule("chat.blocked", WRITES, "A person who blocked the bot gets nothing from it.", _blocked),
    rule("chat.member", WRITES, "A bot writes in groups that it is a member of.", _member),
    rule(
        "leave.group", "leaveChat", "For your bot to leave a group, supergroup or channel.", _group
    ),
    rule(
        "action.known",
        "sendChatAction",
        "Type of action to broadcast; one of a closed list.",
        _action,
    ),
    rule("contact.phone", "sendContact", "Contact's phone number.", _phone),
    rule("contact.name", "sendContact", "Contact's first name.", _first_name),
    rule(
        "contact.vcard",
        "sendContact",
        "Additional data about the contact in the form of a vCard, 0-2048 bytes.",
        _vcard,
    ),
)
LAST: tuple[Rule, ...] = (
    rule(
        "rate.chat",
        MESSAGES,
        "In a single chat, avoid sending more than one message per second. Short bursts may go "
        "over this limit, but eventually you'll begin receiving 429 errors.",
        _rate,
    ),
)
