"""Calls about the bot itself, each of which breaks one rule."""

from tests.phone_tests.breaking import (
    Breaking,
    commands,
    huge_file,
    strict_webhooks,
    webhook_is_set,
)

LOOPBACK = "http://127.0.0.1:8080/hook"
HOOK = "https://bot.example.org/hook"
NAMES = "setMyCommands"

CALLS = (
    Breaking("bot.token", "getMe", "Unauthorized", {"token": "42:another"}, code=401),
    Breaking("bot.method", "sendGift", "Not Found", code=404),
    Breaking(
        "commands.count",
        NAMES,
        "BOT_COMMANDS_TOO_MUCH",
        {"commands": [{"command": f"c{n}", "description": "x"} for n in range(101)]},
    ),
    Breaking("command.name", NAMES, "BOT_COMMAND_INVALID", commands("Help")),
    Breaking("command.name", NAMES, "BOT_COMMAND_INVALID", commands("trợ_giúp")),
    Breaking("command.name", NAMES, "command must be non-empty", commands("")),
    Breaking("command.name", NAMES, "must not exceed 32", commands("x" * 33)),
    Breaking("command.description", NAMES, "must be non-empty", commands("help", "")),
    Breaking("command.description", NAMES, "must not exceed 256", commands("help", "x" * 257)),
    Breaking(
        "language.code", "setMyName", "language code", {"name": "Hỏi", "language_code": "vie"}
    ),
    Breaking("name.long", "setMyName", "BOT_TITLE_INVALID", {"name": "x" * 65}),
    Breaking("name.empty", "setMyName", "BOT_TITLE_INVALID", {"name": ""}),
    Breaking(
        "description.long",
        "setMyDescription",
        "BOT_DESCRIPTION_INVALID",
        {"description": "x" * 513},
    ),
    Breaking(
        "short-description.long",
        "setMyShortDescription",
        "BOT_SHARETEXT_INVALID",
        {"short_description": "x" * 121},
    ),
    Breaking("updates.webhook", "getUpdates", "webhook is active", {}, webhook_is_set, 409),
    Breaking("webhook.https", "setWebhook", "HTTPS", {"url": LOOPBACK}, strict_webhooks),
    Breaking("webhook.https", "setWebhook", "HTTPS", {"url": "http://bot.example.org/"}),
    Breaking("webhook.port", "setWebhook", "only on ports", {"url": "https://a.vn:9443/"}),
    Breaking(
        "webhook.secret-length",
        "setWebhook",
        "secret token is too long",
        {"url": HOOK, "secret_token": "x" * 257},
    ),
    Breaking(
        "webhook.secret-letters",
        "setWebhook",
        "secret token contains unallowed characters",
        {"url": HOOK, "secret_token": "a b"},
    ),
    Breaking("file.known", "getFile", "invalid file_id", {"file_id": "made up"}),
    Breaking("file.size", "getFile", "file is too big", {}, huge_file),
)
