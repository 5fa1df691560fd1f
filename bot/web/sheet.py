"""The call sheet: a page that a family fills in on their own device; nothing of it can be sent."""

from bot.web.chat import Page, html
from bot.web.pages import Pages
from web.language import page_language
from web.requests import WebRequest


class Sheet:
    """The handler behind `/to-ghi`. It has no form, no script and no cookie, on purpose: in the
    wrong hands what stands on it would do harm."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    async def show(self, request: WebRequest) -> Page:
        return html(self._pages.sheet(page_language(request)))
