"""Scripts, styles, icon: read once, served from memory under names that hold their hash."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from litestar import Response, get
from litestar.exceptions import NotFoundException
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath

from web.headers import A_YEAR

FOREVER = f"public, max-age={A_YEAR}, immutable"
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


@dataclass(frozen=True)
class Asset:
    """One file as browsers get it; `url` changes whenever its content does."""

    url: str
    media_type: str
    content: bytes


def asset(name: str, parts: Iterable[Path]) -> Asset:
    """The files joined in order and called `name` (with its hash before the ending)."""
    content = b"\n".join(path.read_bytes() for path in parts)
    stem, ending = Path(name).stem, Path(name).suffix
    digest = sha256(content).hexdigest()[:12]
    return Asset(f"/static/{stem}.{digest}{ending}", TYPES[ending], content)


def static_route(assets: Iterable[Asset]) -> HTTPRouteHandler:
    """The one route that serves exactly these, and looks at no disk."""
    known = {one.url.rpartition("/")[2]: one for one in assets}

    @get("/static/{name:str}", name="static")
    async def static(name: FromPath[str]) -> Response[bytes]:
        found = known.get(name)
        if found is None:
            raise NotFoundException
        headers = {"Cache-Control": FOREVER}
        return Response(found.content, media_type=found.media_type, headers=headers)

    return static
