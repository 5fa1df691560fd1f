"""Sentences of a language pack read aloud, by address: only those of packs that are installed."""

from litestar import Response
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from bot.outgoing import Recording
from bot.packs import ENDING
from bot.web.ports import WebPorts


def recording_url(recording: Recording) -> str:
    return f"/nghe/{recording.pack}/{recording.context}{ENDING}"


class Recordings:
    """The handler behind `/nghe/PACK/CONTEXT.ogg`."""

    def __init__(self, ports: WebPorts) -> None:
        self._ports = ports

    async def ogg(self, pack: FromPath[str], name: FromPath[str]) -> Response[bytes]:
        """From memory, no disk is looked at; kept nowhere, also not by the browser."""
        context, ending, rest = name.partition(ENDING)
        sound = self._ports.recorded(Recording(pack, context)) if ending and not rest else None
        if sound is None:
            raise NotFoundException
        return Response(sound, media_type="audio/ogg")
