"""Days and seasons on which the menu has something to say; nobody is written to because of them."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field, model_validator

from authoring.files import Loaded, Source, load
from authoring.found import Found
from authoring.phrases import phrase_context
from authoring.text import Frozen, Text, texts_in
from flows.engine.model import Id, Target

TABLE = "tables/campaigns.yaml"
BANNER_CAP = 120
"""Characters of a banner: the menu above it must stay within one message."""

_LEAP_YEAR = "2024-"
_COMMENT = (
    f"shown in the menu (bạn), at most {BANNER_CAP} characters; only about work, because the menu "
    "must give nobody away"
)


def _day(written: str) -> str:
    """A day of every year, `07-30`, or of one, `2027-07-30`."""
    whole = written if len(written) > len("07-30") else f"{_LEAP_YEAR}{written}"
    try:
        date.fromisoformat(whole)
    except ValueError:
        raise ValueError(f"'{written}' is no day; write 07-30 or 2027-07-30") from None
    return written


Day = Annotated[str, AfterValidator(_day)]


class Campaign(Frozen):
    """From a day to another, both included. Without a year it comes back every year, and may go
    over New Year. `opens` is where a link with its name leads, whatever the day."""

    begins: Day = Field(alias="from")
    ends: Day = Field(alias="until")
    opens: Target
    banner: Text

    @model_validator(mode="after")
    def _in_order(self) -> "Campaign":
        if len(self.begins) != len(self.ends):
            raise ValueError("from and until both have a year, or neither has")
        if len(self.begins) > len("07-30") and self.begins > self.ends:
            raise ValueError("it ends before it begins")
        if len(self.banner) > BANNER_CAP:
            raise ValueError(f"the banner has {len(self.banner)} characters of {BANNER_CAP}")
        return self

    def runs(self, day: date) -> bool:
        """Whether the day is in its season; days are compared as they are written."""
        now = day.isoformat()[-len(self.begins) :]
        if self.begins <= self.ends:
            return self.begins <= now <= self.ends
        return now >= self.begins or now <= self.ends


class Campaigns(Frozen):
    """The table; of several whose season it is the first that is written counts."""

    campaigns: dict[Id, Campaign] = {}

    def on(self, day: date) -> Campaign | None:
        return next((one for one in self.campaigns.values() if one.runs(day)), None)


NONE = Campaigns()


def load_campaigns(folder: Path) -> Loaded[Campaigns]:
    """The table of a folder of flows, which may be without one; see `Loaded.issues`."""
    shown = f"{folder.name}/{TABLE}"
    if not (folder / TABLE).exists():
        return Loaded(Source(shown), NONE)
    return load(folder / TABLE, Campaigns, phrase_context, shown_as=shown)


def banners(table: Campaigns, source: Source) -> Iterator[Found]:
    """Every banner with its place, for the catalogue."""
    for path, text in texts_in(table):
        yield Found(source.path, source.line(path), text, _COMMENT)


def opened_by(campaigns: Campaigns) -> Mapping[str, str]:
    """Name of a campaign -> the target that a link with it opens."""
    return {name: one.opens for name, one in campaigns.campaigns.items()}
