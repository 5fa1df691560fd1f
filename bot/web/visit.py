"""Who is visiting, as far as a page may know: a random cookie that says nothing else."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from secrets import token_hex

from litestar.datastructures import Cookie

from web.origin import surely_own
from web.requests import WebRequest

_TOKEN = re.compile(r"[0-9a-f]{32}")


def new_token() -> str:
    """128 random bits."""
    return token_hex(16)


@dataclass(frozen=True)
class Visit:
    """The value of the visitor's cookie; "" before the first message."""

    token: str
    secure: bool

    @property
    def address(self) -> str:
        """Where the bot answers: a hash, so that storage never holds the cookie itself."""
        return _hash("address", self.token) if self.token else ""

    def key(self, nonce: str, said: str) -> str:
        """The same for the same words sent twice from one page, and for nothing else: somebody
        who goes back in the browser and writes something new is heard."""
        return f"web:{_hash('key', self.token, nonce or new_token(), said)}"

    def ended(self) -> Cookie:
        """The same, to be thrown away at once."""
        return replace(self.cookie(), value="", max_age=0)

    def cookie(self) -> Cookie:
        """Gone when the browser closes; out of reach for scripts and for other sites."""
        return Cookie(
            key=_cookie_name(secure=self.secure),
            value=self.token,
            httponly=True,
            secure=self.secure,
            samesite="lax",
        )


def visit_of(request: WebRequest) -> Visit:
    """The visit that the cookie names; a value we cannot have given out counts as none."""
    secure = request.url.scheme == "https"
    token = request.cookies.get(_cookie_name(secure=secure), "")
    return Visit(token if _TOKEN.fullmatch(token) else "", secure)


def begun(visit: Visit, request: WebRequest, form: Mapping[str, str]) -> Visit:
    """The visit, with a token from the first message on. Where the browser vouches that the form
    is ours, the token follows from the form's nonce, so that a first message sent twice is one
    visit; otherwise it owes nothing to the form, which a stranger may have made."""
    if visit.token:
        return visit
    nonce = form.get("nonce", "")
    if _TOKEN.fullmatch(nonce) and surely_own(request.headers):
        return Visit(_hash("token", nonce), visit.secure)
    return Visit(new_token(), visit.secure)


def _cookie_name(*, secure: bool) -> str:
    return "__Host-s" if secure else "s"


def _hash(*parts: str) -> str:
    return sha256("\n".join(parts).encode("utf-8")).hexdigest()[:32]
