"""How our web apps are served: no access log, no server header, clean proxies."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from litestar.types import ASGIApp

STOPPED_BY = (signal.SIGINT, signal.SIGTERM)


class Server(uvicorn.Server):
    """uvicorn raises the signal that stopped it once more, which kills whatever else still has to
    be finished, or does nothing where it is ignored. Here `serve` just ends."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = {one: signal.signal(one, self.handle_exit) for one in STOPPED_BY}
        try:
            yield
        finally:
            for one, handler in before.items():
                signal.signal(one, handler)


def server(app: ASGIApp, host: str, port: int, trusted_proxies: str = "") -> Server:
    """A uvicorn server for the app. Only proxies named here may say what the visitor's scheme
    is; nothing about a visitor is logged."""
    config = uvicorn.Config(
        app,
        host=host,
        port=port,
        access_log=False,
        server_header=False,
        log_config=None,
        proxy_headers=bool(trusted_proxies),
        forwarded_allow_ips=trusted_proxies or None,
        timeout_graceful_shutdown=10,
    )
    return Server(config)
