"""The conversation over HTTP: a page to read, a form to answer, the same with or without script."""

import re
import time
from collections.abc import Mapping

from litestar import Response
from litestar.enums import MediaType
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.status_codes import HTTP_303_SEE_OTHER

from authoring.lang import Lang
from bot.incoming import Incoming
from bot.web.pages import LEAVE_FOR, Exchange, Pages
from bot.web.ports import WebPorts
from bot.web.visit import Visit, begun, visit_of
from flows.engine.state import ReplyKind
from web.forms import read_form
from web.language import page_language
from web.requests import WebRequest

Page = Response[str]

LONGEST_ECHO = 600
"""Characters of their own words that people get back: they know the rest, and pay for it."""


LINK = "start"
"""The parameter of the page's address that carries the word of a link, as in t.me/BOT?start=."""
_WORD = re.compile(r"[a-z][a-z0-9_]{0,39}")


def link_of(given: Mapping[str, str]) -> str:
    """The word of a link, or "" for none and for what can be none."""
    word = given.get(LINK, "").lower()
    return word if _WORD.fullmatch(word) else ""


def html(content: str, status: int = 200) -> Page:
    return Response(content, status_code=status, media_type=MediaType.HTML)


def by_htmx(request: WebRequest) -> bool:
    return request.headers.get("hx-request") == "true"


class Chat:
    """The handlers behind `/`, `/so`, `/sos` and `/goi/NUMBER`."""

    def __init__(self, ports: WebPorts, pages: Pages) -> None:
        self._ports = ports
        self._pages = pages

    async def show(self, request: WebRequest) -> Page:
        """Where the person is now, or the welcome; nothing begins by looking."""
        visit, lang, link = visit_of(request), page_language(request), link_of(request.query_params)
        exchange = Exchange(await self._ports.show(visit.address, lang, link), link=link)
        return html(self._pages.chat(exchange, exchange.lang or lang))

    async def take(self, request: WebRequest) -> Page:
        """One message or one tap, and the answer to it; words that somebody who looks should not
        see do not come back."""
        form = await read_form(request)
        visit = begun(visit_of(request), request, form)
        messages = await self._ports.take(_incoming(visit, form, _screen_language(request, form)))
        if any(message.leaves for message in messages):
            return _left(request, visit)
        watched = any(message.silent for message in messages)
        exchange = Exchange(messages, "" if watched else _said(form), _draft(form))
        page = self._answer(request, exchange)
        page.cookies.append(visit.cookie())
        return page

    async def numbers(self, request: WebRequest) -> Page:
        lang = page_language(request)
        heading, message = self._ports.phrases.numbers_heading, self._ports.numbers(lang)
        return html(self._pages.plain(heading, [message], lang))

    async def sos(self, request: WebRequest) -> Page:
        lang = page_language(request)
        heading, message = self._ports.phrases.sos_heading, self._ports.sos(lang)
        return html(self._pages.plain(heading, [message], lang))

    async def call(self, request: WebRequest, number: FromPath[str]) -> Page:
        """One number to tap: chat apps make no link of a short one."""
        lang = page_language(request)
        message = self._ports.call(number, lang)
        if message is None:
            raise NotFoundException
        return html(self._pages.plain(self._ports.phrases.call_heading, [message], lang))

    def _answer(self, request: WebRequest, exchange: Exchange) -> Page:
        """With htmx the exchange alone, unless the language changed: then labels change too."""
        before = page_language(request)
        lang = exchange.lang or before
        if not by_htmx(request):
            return html(self._pages.chat(exchange, lang))
        if lang is before:
            return html(self._pages.exchange(exchange, lang))
        page = html(self._pages.chat(exchange, lang))
        page.headers |= {"HX-Retarget": "body", "HX-Reswap": "innerHTML"}
        return page


def _left(request: WebRequest, visit: Visit) -> Page:
    """The conversation was cleared: nothing of it is shown, the cookie ends, and the browser goes
    to a harmless page; the page's script sees to it that there is no way back."""
    page = html("")
    page.cookies.append(visit.ended())
    if by_htmx(request):
        page.headers |= {"HX-Trigger": "leave", "HX-Reswap": "none"}
        return page
    page.status_code = HTTP_303_SEE_OTHER
    page.headers["Location"] = LEAVE_FOR[page_language(request)]
    return page


def _incoming(visit: Visit, form: Mapping[str, str], lang: Lang) -> Incoming:
    """A button is a tap; the page's own buttons send a command as if it had been typed."""
    tap, command = form.get("tap", ""), form.get("command", "")
    text = "" if tap else command or form.get("text", "")
    return Incoming(
        channel="web",
        address=visit.address,
        key=visit.key(form.get("nonce", ""), f"{tap}\n{text}"),
        order=time.time_ns() // 1000,
        kind=ReplyKind.TAP if tap else ReplyKind.TEXT,
        text=text,
        tap=tap,
        lang=lang,
        link=link_of(form),
    )


def _screen_language(request: WebRequest, form: Mapping[str, str]) -> Lang:
    """The language of the page that the form stood on."""
    named = form.get("lang", "")
    return Lang(named) if named in set(Lang) else page_language(request)


def _said(form: Mapping[str, str]) -> str:
    """The person's side as the page shows it: the words, or the label of the button."""
    if tap := form.get("tap"):
        return form.get(f"said:{tap}", "")
    words = "" if form.get("command") else form.get("text", "").strip()
    return words if len(words) <= LONGEST_ECHO else f"{words[:LONGEST_ECHO].rstrip()} …"


def _draft(form: Mapping[str, str]) -> str:
    return form.get("text", "") if form.get("tap") or form.get("command") else ""
