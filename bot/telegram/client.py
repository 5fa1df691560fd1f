"""The way to the Bot API server: one HTTP session, and every trouble as one family of errors."""

from types import TracebackType
from typing import Any, Self, TypeVar

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import PRODUCTION, TelegramAPIServer
from aiogram.exceptions import ClientDecodeError, TelegramAPIError, TelegramNetworkError
from aiogram.methods import TelegramMethod
from aiogram.utils.token import TokenValidationError
from aiohttp import ClientSession, TCPConnector

from bot.telegram.methods import GetRawUpdates
from bot.telegram.read import WANTED
from bot.telegram.trouble import proxy_unusable, token_malformed

T = TypeVar("T")

CALL_SECONDS = 20
"""How long one call may take."""


class HttpProxySession(AiohttpSession):
    """aiogram needs another package for any proxy; plain http:// ones aiohttp knows itself."""

    def __init__(self, api: TelegramAPIServer, via: str) -> None:
        super().__init__(api=api)
        self._via = via

    async def create_session(self) -> ClientSession:
        if self._session is None or self._session.closed:
            connector = TCPConnector(**self._connector_init)
            self._session = ClientSession(connector=connector, proxy=self._via)
        return self._session


class Client:
    """Calls the Bot API. Raises TelegramAPIError and nothing else."""

    def __init__(self, token: str, *, api: str = "", proxy: str = "") -> None:
        """Raises TelegramRefusedError for a token or proxy that cannot be used."""
        server = TelegramAPIServer.from_base(api) if api else PRODUCTION
        try:
            self._bot = Bot(token, session=_session(server, proxy))
        except TokenValidationError:
            raise token_malformed() from None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()

    async def close(self) -> None:
        await self._bot.session.close()

    async def ask(self, method: TelegramMethod[T], *, seconds: int = CALL_SECONDS) -> T:
        """One call. An answer that cannot be read counts as none: the network's fault."""
        try:
            return await self._bot(method, request_timeout=seconds)
        except TelegramAPIError:
            raise
        except (ClientDecodeError, OSError, ValueError) as fault:
            raise TelegramNetworkError(method, type(fault).__name__) from None

    async def updates(self, offset: int | None, wait: int) -> list[dict[str, Any]]:
        """What waits from `offset` on, each still raw; waits up to `wait` seconds for something."""
        method = GetRawUpdates(offset=offset, timeout=wait, allowed_updates=list(WANTED))
        answer = await self.ask(method, seconds=wait + CALL_SECONDS)
        numbered = [
            u for u in answer if isinstance(u, dict) and isinstance(u.get("update_id"), int)
        ]
        if answer and not numbered:
            raise TelegramNetworkError(method, "updates without a number")
        return numbered


def _session(server: TelegramAPIServer, proxy: str) -> AiohttpSession:
    if proxy.startswith("http://"):
        return HttpProxySession(server, proxy)
    try:
        return AiohttpSession(proxy=proxy or None, api=server)
    except (RuntimeError, ValueError):
        raise proxy_unusable() from None
