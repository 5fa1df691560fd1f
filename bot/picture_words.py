"""What stands on a picture of a verdict: which there are, and their words in a language."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from authoring.lang import Lang
from authoring.phrases import Phrasebook
from authoring.text import Frozen, Text
from authoring.wording import Wording
from bot.outgoing import Picture
from helplines.model import Directory
from helplines.phone import shown
from signs.catalogue import Catalogue
from signs.model import Status

PICTURED = frozenset({"danger", "suspicious", "ask_more"})
"""Levels that have a picture. One of nothing found would be shown around as a certificate."""
MOST_SIGNS = 3
_APPS = ("t.me", "telegram.me", "telegram.org", "telegram.dog")
_NOWHERE = ("localhost", "127.0.0.1", "[::1]", "0.0.0.0")  # noqa: S104 - left out, not listened on


class PicturePhrases(Frozen):
    """One field a sentence; `heads`, `advice` and `no_sign` are keyed by level."""

    about: Text
    heads: dict[str, Text]
    advice: dict[str, Text]
    signs_intro: Text
    no_sign: dict[str, Text]
    ask_first: Text
    home: Text
    abroad: Text
    made: Text
    seen: Text
    save: Text


BOOK = Phrasebook(
    Path(__file__).with_name("picture_phrases.yaml"),
    PicturePhrases,
    "on a picture passed on in a family: no pronoun for anybody; 60 characters",
)
picture_phrases = BOOK.read


@dataclass(frozen=True)
class Words:
    """Everything that is drawn, in one language; `address` may be empty."""

    level: str
    about: str
    head: str
    advice: str
    signs_intro: str
    signs: tuple[str, ...]
    ask_first: str
    home: str
    abroad: str
    address: str
    made: str


@dataclass(frozen=True)
class PictureWords:
    """Which pictures there are, and what stands on each; `public_url` is where people find us."""

    wording: Wording
    phrases: PicturePhrases
    catalogue: Catalogue
    directory: Directory
    today: Callable[[], date]

    def of_verdict(self, lang: Lang, verdict: Mapping[str, Any]) -> Picture | None:
        """The picture of a remembered verdict; None where there is nothing to show."""
        names = [one["id"] for one in verdict.get("signs", ())]
        known = [name for name in names if self._active(name)]
        return self.named(lang, verdict.get("level", ""), known[:MOST_SIGNS])

    def named(self, lang: Lang, level: str, signs: Iterable[str]) -> Picture | None:
        """The picture with exactly this on it; None unless all of it is known, once."""
        names = tuple(signs)
        proper = level in PICTURED and len(names) <= MOST_SIGNS and len({*names}) == len(names)
        if not proper or not all(self._active(name) for name in names):
            return None
        return Picture(lang, level, names)

    def words(self, picture: Picture, public_url: str) -> Words:
        said, phrases, level = self._say(picture.lang), self.phrases, picture.level
        points = self.directory.points
        return Words(
            level=level,
            about=said(phrases.about),
            head=said(phrases.heads[level]),
            advice=said(phrases.advice[level]),
            signs_intro=said(phrases.signs_intro) if picture.signs else "",
            signs=self._signs(picture),
            ask_first=said(phrases.ask_first),
            home=said(phrases.home, number=shown(points["vn_111"])),
            abroad=said(phrases.abroad, number=shown(points["mofa"])),
            address=web_address(public_url),
            made=said(phrases.made, day=f"{self.today():%d/%m/%Y}"),
        )

    def seen(self, picture: Picture) -> str:
        """The same for somebody who cannot see it."""
        said, points = self._say(picture.lang), self.directory.points
        head = said(self.phrases.heads[picture.level])
        numbers = f"{shown(points['vn_111'])}, {shown(points['mofa'])}"
        signs = "; ".join(self._signs(picture))
        return said(self.phrases.seen, head=head, signs=signs, numbers=numbers)

    def _active(self, name: str) -> bool:
        sign = self.catalogue.signs.get(name)
        return sign is not None and sign.status is Status.ACTIVE

    def _signs(self, picture: Picture) -> tuple[str, ...]:
        said = self._say(picture.lang)
        if not picture.signs:
            return (said(self.phrases.no_sign[picture.level]),)
        return tuple(said(self.catalogue.signs[name].short) for name in picture.signs)

    def _say(self, lang: Lang) -> Callable[..., str]:
        return lambda text, **values: self.wording.say(lang, text, **values)


def web_address(public_url: str) -> str:
    """As somebody would type it; "" for none, for this machine, and for an app that is blocked
    where the picture is read."""
    parts = urlsplit(public_url)
    host = (parts.hostname or "").lower()
    in_app = any(host == app or host.endswith(f".{app}") for app in _APPS)
    if not host or in_app or host in _NOWHERE:
        return ""
    return f"{parts.netloc.rpartition('@')[2]}{parts.path}".rstrip("/")
