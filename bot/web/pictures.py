"""Pictures of verdicts by address: the address says all that stands on one, so nothing is kept."""

from litestar import Response
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from authoring.lang import Lang
from bot.outgoing import Picture
from bot.web.ports import WebPorts

ENDING = ".png"
NO_SIGN = "0"
"""Stands in an address for no sign at all."""


def picture_url(picture: Picture) -> str:
    signs = ",".join(picture.signs) or NO_SIGN
    return f"/the/{picture.lang}/{picture.level}/{signs}{ENDING}"


class PicturePages:
    """The handler behind `/the/LANG/LEVEL/SIGNS.png`."""

    def __init__(self, ports: WebPorts) -> None:
        self._ports = ports

    async def png(
        self, lang: FromPath[str], level: FromPath[str], name: FromPath[str]
    ) -> Response[bytes]:
        """Kept nowhere, also not by the browser: a phone that others look through tells nothing."""
        picture = self._named(lang, level, name)
        if picture is None:
            raise NotFoundException
        return Response(await self._ports.paint(picture), media_type="image/png")

    def _named(self, lang: str, level: str, name: str) -> Picture | None:
        stem, ending, rest = name.partition(ENDING)
        if lang not in set(Lang) or not ending or rest:
            return None
        signs = () if stem == NO_SIGN else tuple(stem.split(","))
        return self._ports.pictures.named(Lang(lang), level, signs)
