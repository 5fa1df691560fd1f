"""Somebody who reports on their phone, and the team that can read it."""

import json
from collections.abc import Sequence
from typing import Any

from nacl.public import PrivateKey

from authoring.lang import Lang
from bot.house import House
from reports.sealing import Sealed, unseal
from storage.report_keys import pin_team
from tests.bot.breaking import rows
from tests.bot.words import label
from tests.phone import Person
from tests.talk.channels import Home

OFFER = (
    "Tuyển gấp nam nữ sang Campuchia, việc nhẹ lương cao 1000 USD/tháng, bao hộ chiếu,"
    " liên hệ zalo 0900 000 012 gặp anh Tuấn"
)
SHORT = ("about.offer", "reporter_age.no", "purpose.warn", "country.kh", "region.skip",
         "channel.zalo", "more.enough", "words.skip", "contacts.no")  # fmt: skip
"""The taps of a short report about an offer with a contact, up to the preview."""


def team_of(home: Home) -> bytes:
    """Pins an invented team; returns the private half, which the bot never sees."""
    team = PrivateKey.generate()
    pin_team(home.settings.keys, bytes(team.public_key))
    return bytes(team)


class Reporter:
    """Taps buttons of the report flow by step and option."""

    def __init__(self, house: House, person: Person, lang: Lang = Lang.VI) -> None:
        self.house = house
        self.person = person
        self.lang = lang

    async def checks(self, offer: str = OFFER) -> str:
        await self.person.types(offer)
        return (await self.person.waits_for())[-1].text

    async def taps(self, *buttons: str, flow: str = "report") -> str:
        """Each in turn; returns the last text heard."""
        said = ""
        for one in buttons:
            await self.person.taps(label(self.house, f"{flow}.{one}", self.lang))
            said = (await self.person.waits_for())[-1].text
        return said

    async def begins(self) -> str:
        return await self.taps("menu.report", flow="welcome")

    async def files(self, path: Sequence[str] = SHORT) -> tuple[str, ...]:
        """From the verdict to the receipt; returns its words."""
        await self.checks()
        await self.taps("danger.report", flow="check_offer")
        await self.taps(*path)
        return words_in(await self.taps("preview.send"))


def words_in(receipt: str) -> tuple[str, ...]:
    """The numbered words of a message."""
    lines = [line.partition(". ") for line in receipt.split("\n")]
    return tuple(word for number, dot, word in lines if dot and number.isdigit())


def bodies(home: Home, private: bytes) -> list[dict[str, Any]]:
    """What the team reads."""
    return [
        json.loads(unseal(Sealed(row["wrapped"], row["sealed"]), private, row["id"], "body"))
        for row in rows(home, "report")
    ]
