"""A phone for the tests: a Bot API server on loopback and people who speak through it."""

from tests.phone.person import NotSeenError, Person
from tests.phone.server import BotApi
from tests.phone.state import BOT, TOKEN, Chat, Toast
from tests.phone.view import Seen

__all__ = ["BOT", "TOKEN", "BotApi", "Chat", "NotSeenError", "Person", "Seen", "Toast"]
