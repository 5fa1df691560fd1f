"""Who may talk to us: our own host names, and for forms only our own pages."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from litestar.connection import ASGIConnection
from litestar.exceptions import ClientException, PermissionDeniedException
from litestar.handlers.base import BaseRouteHandler

Connection = ASGIConnection[Any, Any, Any, Any]
Guard = Callable[[Connection, BaseRouteHandler], None]


class UnknownHostError(ClientException):
    """Somebody reached us under a name that is not ours."""


class CrossSiteError(PermissionDeniedException):
    """A form was sent from a page that is not ours."""


def only_hosts(allowed: Sequence[str]) -> Guard:
    """A guard that knows our names and ignores the port. "*" allows every name, "*.org" a tail."""

    def guard(connection: Connection, _: BaseRouteHandler) -> None:
        if not any(_fits(_name(connection.headers.get("host", "")), one) for one in allowed):
            raise UnknownHostError

    return guard


def own_pages_only(connection: Connection, _: BaseRouteHandler) -> None:
    if not may_post(connection.headers):
        raise CrossSiteError


def may_post(headers: Mapping[str, str]) -> bool:
    """False when the browser says that another site sent this form. An old browser may say
    nothing, and `no-referrer` makes its Origin "null": then the cookie's SameSite protects."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = headers.get("origin", "null")
    return origin == "null" or _is_own(origin, headers)


def surely_own(headers: Mapping[str, str]) -> bool:
    """True only when the browser vouches that one of our pages sent this form."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    return _is_own(headers.get("origin", "null"), headers)


def _is_own(origin: str, headers: Mapping[str, str]) -> bool:
    return origin != "null" and urlsplit(origin).netloc.lower() == headers.get("host", "").lower()


def _name(host: str) -> str:
    """The host without its port; the brackets of an IPv6 address stay."""
    name, colon, port = host.rpartition(":")
    return (name if colon and port.isdigit() else host).lower()


def _fits(name: str, allowed: str) -> bool:
    if allowed.startswith("*"):
        return name.endswith(allowed[1:].lower())
    return name == allowed.lower()
