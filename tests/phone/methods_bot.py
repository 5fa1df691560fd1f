"""Methods about the bot itself: who it is, its updates, its webhook, its profile, its files."""

from collections.abc import Awaitable, Callable
from hashlib import sha256
from typing import Any

import telegram

from tests.phone.call import Call
from tests.phone.pending import WEBHOOK_SET
from tests.phone.refusal import Refusal
from tests.phone.state import BOT, Webhook


async def get_me(call: Call) -> dict[str, Any]:
    return BOT.to_dict()


async def get_updates(call: Call) -> list[dict[str, Any]] | Refusal:
    call.world.updates.allow(call.value("allowed_updates"))
    limit = min(100, max(1, call.number("limit", 100)))
    timeout = float(min(50, max(0, call.number("timeout"))))
    return await call.world.updates.fetch(call.number("offset"), limit, timeout)


async def set_webhook(call: Call) -> bool:
    world = call.world
    world.updates.allow(call.value("allowed_updates"))
    if call.flag("drop_pending_updates"):
        world.updates.clear()
    world.webhook = Webhook(
        call.string("url"),
        call.string("secret_token") or None,
        min(100, max(1, call.number("max_connections", 40))),
    )
    world.updates.end_polls(WEBHOOK_SET)
    return True


async def delete_webhook(call: Call) -> bool:
    if call.flag("drop_pending_updates"):
        call.world.updates.clear()
    call.world.webhook = Webhook()
    return True


async def get_webhook_info(call: Call) -> dict[str, Any]:
    webhook = call.world.webhook
    info: dict[str, Any] = {
        "url": webhook.url,
        "has_custom_certificate": False,
        "pending_update_count": len(call.world.updates.pending),
    }
    if webhook.url:
        info["max_connections"] = webhook.max_connections
    if webhook.last_error:
        info["last_error_date"] = 0
        info["last_error_message"] = webhook.last_error
    return info


async def set_commands(call: Call) -> bool:
    scope = (call.value("scope") or {}).get("type", "default")
    call.world.profile.commands[scope, call.string("language_code")] = call.items("commands")
    return True


async def set_name(call: Call) -> bool:
    call.world.profile.name[call.string("language_code")] = call.string("name")
    return True


async def set_description(call: Call) -> bool:
    language = call.string("language_code")
    call.world.profile.description[language] = call.string("description")
    return True


async def set_short_description(call: Call) -> bool:
    language = call.string("language_code")
    call.world.profile.short_description[language] = call.string("short_description")
    return True


async def set_menu_button(call: Call) -> bool:
    call.world.profile.menu_button = call.value("menu_button") or {"type": "default"}
    return True


async def get_file(call: Call) -> dict[str, Any]:
    name = call.string("file_id")
    content = call.world.files[name]
    unique = sha256(content).hexdigest()[:16]
    return telegram.File(name, unique, len(content), f"files/{name}").to_dict()


METHODS: dict[str, Callable[[Call], Awaitable[Any]]] = {
    "getMe": get_me,
    "getUpdates": get_updates,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
    "setMyCommands": set_commands,
    "setMyName": set_name,
    "setMyDescription": set_description,
    "setMyShortDescription": set_short_description,
    "setChatMenuButton": set_menu_button,
    "getFile": get_file,
}
