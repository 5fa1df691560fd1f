"""A Bot API server on loopback that keeps Telegram's rules and does what a test orders."""

import asyncio
import json
from collections.abc import Iterable
from typing import Any, Self

from aiohttp import web

from tests.phone import updates
from tests.phone.call import Call, read_params
from tests.phone.faults import Fault, Faults, refusal_for
from tests.phone.methods import METHODS
from tests.phone.refusal import Refusal
from tests.phone.rules import refusal_of
from tests.phone.state import TOKEN, Chat, Profile, World
from tests.phone.webhook import Deliverer

CANONICAL = {name.lower(): name for name in METHODS}


class BotApi:
    """Telegram, as far as one bot can tell."""

    def __init__(
        self,
        *,
        token: str = TOKEN,
        lacks: Iterable[str] = (),
        burst: int | None = None,
        http_webhooks: bool = False,
        webhook_pause: float = 0.02,
    ) -> None:
        self.world = World(
            token=token, lacks=frozenset(lacks), burst=burst, http_webhooks=http_webhooks
        )
        self.calls: list[Call] = []
        self.url = ""
        self._faults = Faults()
        self._deliverer = Deliverer(self.world, webhook_pause)
        self._delivering: asyncio.Task[None] | None = None
        self._runner: web.AppRunner | None = None

    @property
    def token(self) -> str:
        return self.world.token

    @property
    def profile(self) -> Profile:
        return self.world.profile

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=64 * 1024 * 1024)
        app.router.add_route("*", "/bot{token}/{method}", self._serve)
        app.router.add_get("/file/bot{token}/files/{name}", self._file)
        self._runner = web.AppRunner(app, handler_cancellation=True, shutdown_timeout=0.2)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}"
        self._delivering = asyncio.get_running_loop().create_task(self._deliverer.run())
        return self

    async def __aexit__(self, *exc: object) -> None:
        if self._delivering:
            self._delivering.cancel()
            await asyncio.gather(self._delivering, return_exceptions=True)
        self.world.updates.end_polls("the server is closing")
        if self._runner:
            await self._runner.cleanup()

    def called(self, method: str) -> list[dict[str, Any]]:
        """Give the parameters of every call of a method, refused ones too."""
        return [call.params for call in self.calls if call.method == method]

    def fails(
        self,
        method: str,
        *,
        error_code: int | None = None,
        retry_after: int | None = None,
        times: int = 1,
        after_doing: bool = False,
    ) -> None:
        """Refuse the next calls; after_doing: the work is done and only the answer is lost."""
        refusal = refusal_for(error_code, retry_after)
        self._faults.order(Fault(method, times, refusal, after_doing=after_doing))

    def refuses(self, method: str, refusal: Refusal, *, times: int = 1) -> None:
        """Refuse the next calls in words of the test's own choice."""
        self._faults.order(Fault(method, times, refusal))

    def hangs(self, method: str, *, seconds: float, times: int = 1) -> None:
        self._faults.order(Fault(method, times, seconds=seconds))

    def half_response(self, method: str, *, times: int = 1) -> None:
        """Do the work, then break off in the middle of the answer."""
        self._faults.order(Fault(method, times, half=True))

    def recovers(self) -> None:
        self._faults.clear()

    def raw_update(self, **what: Any) -> int:
        """Queue an update as it is, without any check; give its id."""
        number = self.world.updates.next_id()
        self.world.updates.put({"update_id": number, **what})
        return number

    def unparsable_update(self, chat: Chat | None = None) -> int:
        """Queue a message whose entity has no length, which no strict reader accepts."""
        where = chat or Chat(900_000_000)
        return self.raw_update(message=updates.broken_message(where, self.world.new_id()))

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["method"]
        method = CANONICAL.get(name.lower(), name)
        params = await read_params(request)
        call = Call(method, params, request.match_info["token"], self.world)
        self.calls.append(call)
        fault = self._faults.take(method)
        if fault is None:
            return _envelope(await _perform(call))
        await asyncio.sleep(fault.seconds)
        if fault.refusal and not fault.after_doing:
            return _envelope(fault.refusal)
        result = await _perform(call)
        if fault.half:
            return await _half(request, _envelope(result))
        return _envelope(fault.refusal or result)

    async def _file(self, request: web.Request) -> web.Response:
        content = self.world.files.get(request.match_info["name"])
        if content is None or request.match_info["token"] != self.token:
            return _envelope(Refusal(404, "Not Found"))
        return web.Response(body=content)


async def _perform(call: Call) -> Any | Refusal:
    refusal = refusal_of(call)
    return refusal or await METHODS[call.method](call)


def _envelope(result: Any | Refusal) -> web.Response:
    if isinstance(result, Refusal):
        return web.json_response(result.envelope(), status=result.code)
    return web.json_response({"ok": True, "result": result})


async def _half(request: web.Request, whole: web.Response) -> web.StreamResponse:
    body = json.dumps(json.loads(whole.text or "{}")).encode()
    response = web.StreamResponse(headers={"Content-Type": "application/json"})
    response.content_length = len(body)
    await response.prepare(request)
    await response.write(body[: len(body) // 2])
    if request.transport:
        request.transport.close()
    return response
