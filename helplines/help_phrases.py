"""The sentences that this room's code says itself."""

from functools import cache
from pathlib import Path

from pydantic import Field

from authoring.phrases import phrases
from authoring.text import Frozen, Text
from helplines.model import Area

FILE = Path(__file__).with_name("help_phrases.yaml")


class HelpPhrases(Frozen):
    """help_phrases.yaml; each description is the comment for the translator."""

    line: Text = Field(description="One help point on a card; icon, number and dash stay.")
    line_plain: Text = Field(description="The same when nothing is known about cost or hours.")
    free: Text = Field(description="In a card line: the call costs nothing.")
    normal: Text = Field(description="In a card line: the call costs what calls there always cost.")
    charged: Text = Field(description="In a card line: a special number, the caller pays more.")
    always_open: Text = Field(description="In a card line: open at all hours.")
    recorded: Text = Field(description="In a card line: calls are recorded, said before dialling.")
    vietnamese: Text = Field(description="In a foreign service's card line: Vietnamese is spoken.")
    only_in: Text = Field(description="In a card line: where the number works; a country fills it.")
    checked_on: Text = Field(description="In a card line: an old entry; a date fills it.")
    countries: dict[Area, Text] = Field(description="A country's everyday name, in a card line.")
    sos_all: Text = Field(description="The first answer to an emergency, at most 160 characters.")
    sos_two: Text = Field(description="The same while Cambodia's line is switched off.")
    hint_local_emergency: Text = Field(
        description="Under the numbers, to a person in danger abroad."
    )
    hint_relative_calls: Text = Field(
        description="Under the numbers, to a person who cannot speak."
    )
    hint_neighbour_calls: Text = Field(description="The same to somebody inside Viet Nam.")
    hint_missing: Text = Field(description="Under the numbers, to the family of a missing person.")
    hint_bank: Text = Field(description="Under the numbers, to somebody who has just sent money.")
    hint_sending_company: Text = Field(description="Under the numbers, a worker's dispute abroad.")
    hint_stay_with: Text = Field(description="Under the numbers, somebody may take their own life.")
    hint_commune: Text = Field(description="Under the numbers, inside Viet Nam, about a suspicion.")


@cache
def help_phrases() -> HelpPhrases:
    """Read once; raises FaultyFilesError with every fault."""
    return phrases(FILE, HelpPhrases, shown_as="helplines/help_phrases.yaml")
