"""When something goes wrong: a calm page in the person's language, with the numbers on it."""

import logging
import traceback

from litestar.exceptions import HTTPException

from authoring.text import Text
from bot.web.chat import Page, by_htmx, html
from bot.web.pages import Pages
from bot.web.phrases import WebPhrases
from bot.web.ports import WebPorts
from web.language import page_language
from web.origin import UnknownHostError
from web.requests import WebRequest

log = logging.getLogger(__name__)


class Errors:
    """The app's one exception handler; what it logs holds no words of a person."""

    def __init__(self, ports: WebPorts, pages: Pages) -> None:
        self._ports = ports
        self._pages = pages

    def page(self, request: WebRequest, fault: Exception) -> Page:
        status = fault.status_code if isinstance(fault, HTTPException) else 500
        if status >= 500:
            log.error("web fault: %s", _place(fault))
        lang = page_language(request)
        phrases = self._ports.phrases
        note = self._ports.wording.say(lang, _sentence(phrases, fault, status))
        numbers = self._ports.numbers(lang)
        if by_htmx(request):
            return html(self._pages.notice(note, numbers, lang), status)
        return html(self._pages.plain(phrases.error_heading, [numbers], lang, note), status)


def _sentence(phrases: WebPhrases, fault: Exception, status: int) -> Text:
    if isinstance(fault, UnknownHostError):
        return phrases.error_address
    known = {
        400: phrases.error_unreadable,
        403: phrases.error_other_site,
        404: phrases.error_not_found,
        405: phrases.error_method,
        413: phrases.error_too_long,
    }
    return known.get(status, phrases.error_ours)


def _place(fault: Exception) -> str:
    """Kind and place of a fault without its message, which may quote what somebody wrote."""
    frames = traceback.extract_tb(fault.__traceback__)
    where = f" at {frames[-1].filename}:{frames[-1].lineno}" if frames else ""
    return f"{type(fault).__name__}{where}"
