"""The chat page as an ASGI app, built from its ports."""

from collections.abc import Sequence

from litestar import Litestar, get, post
from litestar.config.compression import CompressionConfig

from bot.web.chat import Chat
from bot.web.errors import Errors
from bot.web.pages import Pages
from bot.web.pictures import PicturePages
from bot.web.ports import WebPorts
from bot.web.recordings import Recordings
from bot.web.sheet import Sheet
from web.assets import static_route
from web.forms import MOST_BYTES, MOST_FIELDS
from web.headers import secured
from web.origin import only_hosts, own_pages_only

THIS_MACHINE = ("127.0.0.1", "localhost", "[::1]")


def web_app(ports: WebPorts, *, allowed_hosts: Sequence[str] = THIS_MACHINE) -> Litestar:
    """The app. It logs no visit and describes itself to nobody."""
    pages = Pages(ports)
    chat, errors = Chat(ports, pages), Errors(ports, pages)
    app = Litestar(
        [
            get("/")(chat.show),
            post("/", status_code=200, guards=[own_pages_only])(chat.take),
            get("/so")(chat.numbers),
            get("/sos")(chat.sos),
            get("/goi/{number:str}")(chat.call),
            get("/to-ghi")(Sheet(pages).show),
            get("/the/{lang:str}/{level:str}/{name:str}")(PicturePages(ports).png),
            get("/nghe/{pack:str}/{name:str}")(Recordings(ports).ogg),
            static_route(pages.assets.values()),
        ],
        guards=[only_hosts(allowed_hosts)],
        exception_handlers={Exception: errors.page},
        compression_config=CompressionConfig(backend="gzip", minimum_size=500),
        request_max_body_size=MOST_BYTES,
        multipart_form_part_limit=MOST_FIELDS,
        openapi_config=None,
        logging_config=None,
    )
    return secured(app)


__all__ = ["WebPorts", "web_app"]
