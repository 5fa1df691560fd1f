"""Calls about messages, each of which breaks one rule."""

from tests.phone.sending import opus
from tests.phone_tests.breaking import (
    CUT,
    OLD_TAP,
    Breaking,
    answered_tap,
    blocked,
    busy,
    html,
    key,
    keys,
    left_group,
    many_long_ago,
    mark,
    nothing,
    png,
    said,
    said_long_ago,
    shared,
    stale_tap,
    stranger,
    tap,
    typed,
)

SEND = "sendMessage"
EDIT = "editMessageText"
CLOSED = "Can't find end tag corresponding to start tag"
PHONE = {"phone_number": "111", "first_name": "Tổng đài"}
HI = {"text": "xin chào"}
ADDRESS = "inline keyboard button URL"
BUTTON = "can't parse inline keyboard button: "
TOO_MANY = [[{"text": "a", "callback_data": "a"}]] * 101

CHATS = (
    Breaking("chat.named", SEND, "chat_id is empty", HI, nothing),
    Breaking("chat.found", SEND, "chat not found", {**HI, "chat_id": 1}),
    Breaking("chat.found", SEND, "chat not found", {**HI, "chat_id": "@nobody"}),
    Breaking("chat.started", SEND, "can't initiate conversation", HI, stranger, 403),
    Breaking("chat.blocked", SEND, "bot was blocked by the user", HI, blocked, 403),
    Breaking("chat.member", SEND, "not a member of the group chat", HI, left_group, 403),
    Breaking("leave.group", "leaveChat", "can't be changed in private chats"),
    Breaking("action.known", "sendChatAction", "wrong parameter action", {"action": "sing"}),
    Breaking("contact.phone", "sendContact", "phone number", {"first_name": "Lan"}),
    Breaking("contact.name", "sendContact", "first name", {"phone_number": "111"}),
    Breaking("contact.vcard", "sendContact", "vCard", {**PHONE, "vcard": "x" * 2049}),
    Breaking("rate.chat", SEND, "Too Many Requests: retry after 1", HI, busy, 429),
)
TEXTS = (
    Breaking("text.missing", SEND, "message text is empty", {"text": ""}),
    Breaking("text.blank", SEND, "text must be non-empty", {"text": " \n "}),
    Breaking("text.blank", SEND, "text must be non-empty", html("<b> </b>")),
    Breaking("text.long", SEND, "message is too long", {"text": "x" * 4097}),
    Breaking("text.long", SEND, "message is too long", {"text": "🎈" * 2049}),
    Breaking("text.long", EDIT, "MESSAGE_TOO_LONG", {"text": "x" * 4097}, said),
    Breaking("mode.known", SEND, "unsupported parse_mode", {**HI, "parse_mode": "MarkdownV2"}),
    Breaking("entities.kind", SEND, "Unsupported type specified", mark(0, 1, "loud")),
    Breaking("entities.range", SEND, "begins after the end of the text", mark(100, 1)),
    Breaking("entities.range", SEND, "ends after the end of the text", mark(0, 100)),
    Breaking("entities.range", SEND, "incorrect offset -1", mark(-1, 1)),
    Breaking("html.tag", SEND, f'{CUT}Unsupported start tag "br"', html("a<br>b")),
    Breaking("html.tag", SEND, f'{CUT}Unsupported start tag "p"', html("<p>a</p>")),
    Breaking("html.nesting", SEND, 'expected "</i>", found "</b>"', html("<b><i>a</b></i>")),
    Breaking("html.nesting", SEND, f"{CUT}Unexpected end tag", html("a</b>")),
    Breaking("html.closed", SEND, f'{CUT}{CLOSED} "b"', html("<b>a")),
    Breaking("html.closed", SEND, f"{CUT}Unclosed start tag at byte offset 4", html("đã<b")),
    Breaking("html.span", SEND, 'must have class "tg-spoiler"', html("<span>a</span>")),
    Breaking("html.entity", SEND, "&nbsp;", html("a&nbsp;b")),
    Breaking("html.entity", SEND, "&#xD800;", html("a&#xD800;b")),
    Breaking("html.bare", SEND, "Unescaped", html("lương > 20 triệu")),
    Breaking("html.bare", SEND, "Unescaped", html("A & B")),
    Breaking("html.code", SEND, "inside code", html("<code><b>a</b></code>")),
    Breaking(
        "html.quote",
        SEND,
        "Quote inside a quote",
        html("<blockquote>a<blockquote expandable>b</blockquote></blockquote>"),
    ),
    Breaking("html.link", SEND, "is lost", html('<a href="tel:111">111</a>')),
)
KEYBOARDS = (
    Breaking("keyboard.json", SEND, "can't parse reply", {**HI, "reply_markup": "{"}),
    Breaking(
        "keyboard.inline",
        "editMessageReplyMarkup",
        "inline keyboard expected",
        {"reply_markup": {"remove_keyboard": True}},
        said,
    ),
    Breaking("button.text", SEND, "non-empty", keys({"text": "", "callback_data": "a"})),
    Breaking("button.action", SEND, f"{BUTTON}Text buttons are unallowed", keys(key())),
    Breaking("button.action", SEND, "unallowed", keys(key(callback_data=""))),
    Breaking(
        "button.one-action",
        SEND,
        "more than one action",
        keys(key(callback_data="a", url="https://a.vn")),
    ),
    Breaking("button.data", SEND, "BUTTON_DATA_INVALID", keys(key(callback_data="x" * 65))),
    Breaking("button.data", SEND, "BUTTON_DATA_INVALID", keys(key(callback_data="ế" * 22))),
    Breaking("button.url", SEND, f"{ADDRESS} 'tel:111' is invalid", keys(key(url="tel:111"))),
    Breaking("button.url", SEND, "Unsupported URL protocol", keys(key(url="ftp://a.vn"))),
    Breaking("button.url", SEND, "Wrong port number", keys(key(url="tel:+84900000001"))),
    Breaking("button.url", SEND, "Wrong HTTP URL", keys(key(url="http://localhost/x"))),
    Breaking("button.copy", SEND, "COPY_TEXT", keys(key(copy_text={"text": "x" * 257}))),
    Breaking("keyboard.row", SEND, "reply markup is too long", keys(*[key(callback_data="a")] * 9)),
    Breaking(
        "keyboard.total",
        SEND,
        "reply markup is too long",
        {**HI, "reply_markup": {"inline_keyboard": TOO_MANY}},
    ),
)
LATER = (
    Breaking("edit.found", EDIT, "message to edit not found", {**HI, "message_id": 9999}),
    Breaking("edit.own", EDIT, "message can't be edited", HI, typed),
    Breaking("edit.text", EDIT, "there is no text in the message to edit", HI, shared),
    Breaking("edit.same", EDIT, "message is not modified: specified new", HI, said),
    Breaking("delete.found", "deleteMessage", "message to delete not found", {"message_id": 9}),
    Breaking("delete.old", "deleteMessage", "can't be deleted for everyone", {}, said_long_ago),
    Breaking("delete-many.given", "deleteMessages", "identifiers are not specified"),
    Breaking(
        "delete-many.count",
        "deleteMessages",
        "too many message identifiers specified",
        {"message_ids": list(range(1, 102))},
    ),
    Breaking("delete-many.valid", "deleteMessages", "invalid message id", {"message_ids": [0]}),
    Breaking("delete-many.old", "deleteMessages", "for everyone", {}, many_long_ago),
    Breaking("tap.known", "answerCallbackQuery", OLD_TAP, {"callback_query_id": "made up"}),
    Breaking("tap.once", "answerCallbackQuery", OLD_TAP, {}, answered_tap),
    Breaking("tap.fresh", "answerCallbackQuery", OLD_TAP, {}, stale_tap),
    Breaking("tap.text", "answerCallbackQuery", "MESSAGE_TOO_LONG", {"text": "x" * 201}, tap),
    Breaking(
        "reply.found",
        SEND,
        "message to be replied not found",
        {**HI, "reply_parameters": {"message_id": 9999}},
    ),
)
PHOTO = "sendPhoto"
SMALL = png(10, 10)
PHOTOS = (
    Breaking("photo.given", PHOTO, "there is no photo in the request"),
    Breaking("photo.bytes", PHOTO, "file is too big", {"photo": SMALL + bytes(10 * 1024 * 1024)}),
    Breaking("photo.readable", PHOTO, "IMAGE_PROCESS_FAILED", {"photo": b"no picture"}),
    Breaking("photo.total", PHOTO, "PHOTO_INVALID_DIMENSIONS", {"photo": png(5001, 5000)}),
    Breaking("photo.ratio", PHOTO, "PHOTO_INVALID_DIMENSIONS", {"photo": png(210, 10)}),
    Breaking(
        "photo.caption", PHOTO, "caption is too long", {"photo": SMALL, "caption": "x" * 1025}
    ),
)
VOICE = "sendVoice"
VOICES = (
    Breaking("voice.given", VOICE, "there is no voice in the request"),
    Breaking("voice.bytes", VOICE, "file is too big", {"voice": opus(bytes(50 * 1024 * 1024))}),
    Breaking("voice.opus", VOICE, "shown as a file", {"voice": b"no sound"}),
    Breaking("voice.light", VOICE, "over 1 MB", {"voice": opus(bytes(1024 * 1024))}),
    Breaking(
        "voice.caption", VOICE, "caption is too long", {"voice": opus(), "caption": "x" * 1025}
    ),
)
CALLS = (*CHATS, *TEXTS, *KEYBOARDS, *LATER, *PHOTOS, *VOICES)
