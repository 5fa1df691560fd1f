"""Which addresses Telegram lets a button or a link carry."""

import ipaddress
from urllib.parse import urlsplit

ALLOWED = ("http", "https", "tg", "ton", "tonsite")


def link_fault(address: str) -> str | None:
    """Say what is wrong with an address in the words of Telegram's server, or nothing."""
    scheme, colon, _ = address.partition("://")
    if not colon:
        return _host_fault(f"http://{address}")
    if scheme.lower() not in ALLOWED:
        return "Unsupported URL protocol"
    return None if scheme.lower() in {"tg", "ton"} else _host_fault(address)


def _host_fault(address: str) -> str | None:
    parts = urlsplit(address)
    try:
        host = parts.hostname if parts.port is None or parts.port else ""
    except ValueError:
        return "Wrong port number specified in the URL"
    if not host:
        return "URL host is empty"
    return None if "." in host or ":" in host else "Wrong HTTP URL"


def is_loopback(address: str) -> bool:
    host = urlsplit(address).hostname or ""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
