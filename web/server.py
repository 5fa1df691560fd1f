"""How our web apps are served: no access log, no server header, clean proxies."""

import uvicorn
from litestar.types import ASGIApp


def server(app: ASGIApp, host: str, port: int, trusted_proxies: str = "") -> uvicorn.Server:
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
    return uvicorn.Server(config)
