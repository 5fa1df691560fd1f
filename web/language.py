"""Which language a page is in: the address says it, else the browser, else Vietnamese."""

from authoring.lang import Lang
from web.requests import WebRequest

OWN_NAMES = {Lang.VI: "Tiếng Việt", Lang.EN: "English"}
"""Each language by the name its speakers know, whatever the page's language."""


def asked_for(request: WebRequest) -> Lang | None:
    """The language in `?lang=`, if it is one of ours."""
    wanted = request.query_params.get("lang", "")
    return Lang(wanted) if wanted in set(Lang) else None


def page_language(request: WebRequest) -> Lang:
    return asked_for(request) or accepted(request.headers.get("accept-language", ""))


def accepted(header: str) -> Lang:
    """English only for a browser that reads English and never mentions Vietnamese: cheap phones
    are often sold with English first."""
    tags = [part.split(";")[0].strip().lower()[:2] for part in header.split(",")]
    return Lang.EN if "en" in tags and "vi" not in tags else Lang.VI
