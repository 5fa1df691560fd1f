"""The page's own sentences: labels, hints and errors; the words stand in web_phrases.yaml."""

from pathlib import Path
from typing import Annotated

from pydantic import Field

from authoring.files import Loaded
from authoring.found import Found
from authoring.phrases import load_phrases, phrases
from authoring.text import Frozen, Text

DOMAIN = "web"
PATH = Path(__file__).with_name("web_phrases.yaml")
SHOWN_AS = "bot/web/web_phrases.yaml"


def _for(comment: str) -> object:
    return Field(description=comment)


class WebPhrases(Frozen):
    """One field a sentence; its description is what the translator reads beside it."""

    title: Annotated[Text, _for("Browser tab and history: must tell an onlooker nothing. 20")]
    skip: Annotated[Text, _for("Link for keyboard users, first on the page. 40 characters")]
    shortcuts: Annotated[Text, _for("Spoken name of the row of links at the top. 30")]
    numbers: Annotated[Text, _for("Link at the top to the phone numbers. 16 characters")]
    sos: Annotated[Text, _for("Link at the top for somebody in trouble right now. 16")]
    leave: Annotated[Text, _for("Link at the top that opens a weather search. 16")]
    change_language: Annotated[Text, _for("Spoken before the other language's name. 30")]
    log: Annotated[Text, _for("Spoken name of the conversation. 30 characters")]
    you: Annotated[Text, _for("Above what the person wrote. 12 characters")]
    bot: Annotated[Text, _for("Above what the program answered. 12 characters")]
    choices: Annotated[Text, _for("Spoken name of the buttons under an answer. 40")]
    marked: Annotated[Text, _for("Above the person's own text with marked words. 80")]
    explained: Annotated[Text, _for("Opens the explanations of the signs. 30 characters")]
    folded: Annotated[Text, _for("Opens what is hidden below a message; tells nothing. 30")]
    copy_text: Annotated[Text, _for("Button: copies a text that is ready to be sent. 20")]
    copied: Annotated[Text, _for("The same button, once it was pressed. 20")]
    call_heading: Annotated[Text, _for("Heading of the page with one number to tap. 30")]
    message: Annotated[Text, _for("Label of the text box. 30 characters")]
    hint: Annotated[Text, _for("Under the label: what may be written. 80 characters")]
    send: Annotated[Text, _for("Button. 12 characters")]
    waiting: Annotated[Text, _for("While the answer is on its way. 30 characters")]
    offline: Annotated[Text, _for("No connection; the words are still in the box. 160")]
    privacy: Annotated[Text, _for("Foot of the page: who answers, what is kept. 220")]
    leave_note: Annotated[Text, _for("Foot of the page: what leaving does not do. 120")]
    numbers_heading: Annotated[Text, _for("Heading of the page of numbers. 30 characters")]
    sos_heading: Annotated[Text, _for("Heading of the page for trouble right now. 30")]
    sheet: Annotated[Text, _for("Link at the foot of every page to the call sheet. 40")]
    sheet_heading: Annotated[Text, _for("Heading of the call sheet, for relatives. 40")]
    sheet_stays: Annotated[Text, _for("What is written there goes nowhere. 160 characters")]
    sheet_use: Annotated[Text, _for("What it is for, how to keep it: paper, notes. 200")]
    sheet_name: Annotated[Text, _for("Label on the call sheet. 60 characters")]
    sheet_place: Annotated[Text, _for("Label: country, town, signs, buildings. 60")]
    sheet_last: Annotated[Text, _for("Label: day, time and means of the last call. 60")]
    sheet_accounts: Annotated[Text, _for("Label: accounts of who is missing. 60")]
    sheet_numbers: Annotated[Text, _for("Label: numbers that called the family. 60")]
    sheet_bank: Annotated[Text, _for("Label: where the family was told to pay. 60")]
    sheet_promised: Annotated[Text, _for("Label: work and pay that were promised. 60")]
    sheet_with: Annotated[Text, _for("Label: who travelled with them. 60")]
    back: Annotated[Text, _for("Link from another page to the conversation. 40")]
    error_heading: Annotated[Text, _for("Heading of every error page, calm. 30 characters")]
    error_unreadable: Annotated[Text, _for("The text could not be read. 160 characters")]
    error_address: Annotated[Text, _for("Reached under a name that is not ours. 160")]
    error_other_site: Annotated[Text, _for("The form came from another site. 160")]
    error_not_found: Annotated[Text, _for("No such page. 120 characters")]
    error_method: Annotated[Text, _for("The address cannot be used like this. 120")]
    error_too_long: Annotated[Text, _for("More was sent than is read at once. 160")]
    error_ours: Annotated[Text, _for("A fault of ours. 160 characters")]


FIELDS = (
    "sheet_name", "sheet_place", "sheet_last", "sheet_accounts",
    "sheet_numbers", "sheet_bank", "sheet_promised", "sheet_with",
)  # fmt: skip
"""The call sheet's lines, in the order in which somebody on the phone asks for them."""


def load_web_phrases(path: Path = PATH) -> Loaded[WebPhrases]:
    """For lint and extraction: with every fault, never raising."""
    return load_phrases(path, WebPhrases, shown_as=SHOWN_AS)


def web_phrases(path: Path = PATH) -> WebPhrases:
    """For start-up: raises FaultyFilesError."""
    return phrases(path, WebPhrases, shown_as=SHOWN_AS)


def found_phrases(loaded: Loaded[WebPhrases]) -> list[Found]:
    """Every sentence with its line and the translator's comment."""
    if loaded.value is None:
        return []
    return [
        Found(SHOWN_AS, loaded.source.line((name,)), getattr(loaded.value, name), comment or "")
        for name, comment in ((n, f.description) for n, f in WebPhrases.model_fields.items())
    ]
