"""Rules about the bot itself: token, methods, commands, profile, updates, webhook, files."""

import re
from urllib.parse import urlsplit

from tests.phone.call import Call
from tests.phone.links import is_loopback
from tests.phone.methods import METHODS
from tests.phone.refusal import Refusal, bad, conflict
from tests.phone.rule import Check, Rule, rule

ACTIVE = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the "
    "webhook first"
)
LANGUAGE = "A two-letter ISO 639-1 language code."
PROFILE = "setMyCommands setMyName setMyDescription setMyShortDescription"
FILE_LIMIT = 20 * 1024 * 1024


def _token(call: Call) -> Refusal | None:
    return None if call.token == call.world.token else Refusal(401, "Unauthorized")


def _method(call: Call) -> Refusal | None:
    known = call.method in METHODS and call.method not in call.world.lacks
    return None if known else Refusal(404, "Not Found")


def _commands_count(call: Call) -> Refusal | None:
    return bad("BOT_COMMANDS_TOO_MUCH") if len(call.items("commands")) > 100 else None


def _command_name(call: Call) -> Refusal | None:
    for item in call.items("commands"):
        name = str(item.get("command", "")).removeprefix("/")
        if not name:
            return bad("command must be non-empty")
        if len(name) > 32:
            return bad("command length must not exceed 32")
        if not re.fullmatch(r"[a-z0-9_]+", name):
            return bad("BOT_COMMAND_INVALID")
    return None


def _command_description(call: Call) -> Refusal | None:
    for item in call.items("commands"):
        length = len(str(item.get("description", "")).strip())
        if not length:
            return bad("command description must be non-empty")
        if length > 256:
            return bad("command description length must not exceed 256")
    return None


def _language(call: Call) -> Refusal | None:
    given = call.string("language_code")
    return None if re.fullmatch(r"([a-z]{2})?", given) else bad("invalid language code specified")


def _at_most(name: str, limit: int, words: str) -> Check:
    def check(call: Call) -> Refusal | None:
        return bad(words) if len(call.string(name)) > limit else None

    return check


def _name_given(call: Call) -> Refusal | None:
    given = call.has("name") or call.has("language_code")
    return None if given else bad("BOT_TITLE_INVALID")


def _no_webhook(call: Call) -> Refusal | None:
    return conflict(ACTIVE) if call.world.webhook.url else None


def _https(call: Call) -> Refusal | None:
    url = call.string("url")
    if not url or url.startswith("https://") or _let_through(call):
        return None
    return bad("bad webhook: An HTTPS URL must be provided for webhook")


def _port(call: Call) -> Refusal | None:
    url = call.string("url")
    if not url or _let_through(call) or (urlsplit(url).port or 443) in {80, 88, 443, 8443}:
        return None
    return bad("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")


def _let_through(call: Call) -> bool:
    return call.world.http_webhooks and is_loopback(call.string("url"))


def _secret_length(call: Call) -> Refusal | None:
    return bad("secret token is too long") if len(call.string("secret_token")) > 256 else None


def _secret_letters(call: Call) -> Refusal | None:
    fits = re.fullmatch(r"[A-Za-z0-9_-]*", call.string("secret_token"))
    return None if fits else bad("secret token contains unallowed characters")


def _file_known(call: Call) -> Refusal | None:
    return None if call.string("file_id") in call.world.files else bad("invalid file_id")


def _file_size(call: Call) -> Refusal | None:
    size = len(call.world.files.get(call.string("file_id"), b""))
    return bad("file is too big") if size > FILE_LIMIT else None


FIRST: tuple[Rule, ...] = (
    rule("bot.token", "", "Each bot is given a unique authentication token.", _token),
    rule("bot.method", "", "An unknown method is not found.", _method),
)
RULES: tuple[Rule, ...] = (
    rule(
        "commands.count", "setMyCommands", "At most 100 commands can be specified.", _commands_count
    ),
    rule(
        "command.name",
        "setMyCommands",
        "Text of the command; 1-32 characters. Can contain only "
        "lowercase English letters, digits and underscores.",
        _command_name,
    ),
    rule(
        "command.description",
        "setMyCommands",
        "Description of the command; 1-256 characters.",
        _command_description,
    ),
    rule("language.code", PROFILE, LANGUAGE, _language),
    rule(
        "name.long",
        "setMyName",
        "New bot name; 0-64 characters.",
        _at_most("name", 64, "BOT_TITLE_INVALID"),
    ),
    rule(
        "name.empty",
        "setMyName",
        "Pass an empty string to remove the dedicated name for the given language.",
        _name_given,
    ),
    rule(
        "description.long",
        "setMyDescription",
        "New bot description; 0-512 characters.",
        _at_most("description", 512, "BOT_DESCRIPTION_INVALID"),
    ),
    rule(
        "short-description.long",
        "setMyShortDescription",
        "New short description for the bot; 0-120 characters.",
        _at_most("short_description", 120, "BOT_SHARETEXT_INVALID"),
    ),
    rule(
        "updates.webhook",
        "getUpdates",
        "This method will not work if an outgoing webhook is set up.",
        _no_webhook,
    ),
    rule("webhook.https", "setWebhook", "HTTPS URL to send updates to.", _https),
    rule(
        "webhook.port",
        "setWebhook",
        "Ports currently supported for webhooks: 443, 80, 88, 8443.",
        _port,
    ),
    rule(
        "webhook.secret-length",
        "setWebhook",
        "A secret token to be sent in a header, 1-256 characters.",
        _secret_length,
    ),
    rule(
        "webhook.secret-letters",
        "setWebhook",
        "Only characters A-Z, a-z, 0-9, _ and - are allowed.",
        _secret_letters,
    ),
    rule("file.known", "getFile", "File identifier to get information about.", _file_known),
    rule("file.size", "getFile", "Bots can download files of up to 20MB in size.", _file_size),
)
