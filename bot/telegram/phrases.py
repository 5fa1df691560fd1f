"""The sentences that only Telegram needs; the words stand in telegram_phrases.yaml. No aiogram."""

from pathlib import Path

from pydantic import BaseModel, Field

from authoring.found import Found
from authoring.lang import Lang
from authoring.phrases import load_phrases, phrases
from authoring.text import Frozen, KeyPath, Text, texts_in
from authoring.wording import Wording

DOMAIN = "telegram"
PATH = Path(__file__).with_name("telegram_phrases.yaml")
SHOWN_AS = "bot/telegram/telegram_phrases.yaml"

_MENU = "In the menu, seen by whoever holds the phone: only about work or the chat. 256 characters"


class Commands(Frozen):
    """The menu, in its order; each name is a command of flows/engine/always.py."""

    start: Text = Field(description=f"/start begins again. {_MENU}")
    help: Text = Field(description=f"/help tells who else can be asked. {_MENU}")
    back: Text = Field(description=f"/back goes one question back. {_MENU}")
    language: Text = Field(description=f"/language changes it; both names. {_MENU}")
    privacy: Text = Field(description=f"/privacy tells what is kept. {_MENU}")
    stop: Text = Field(description=f"/stop ends and forgets. {_MENU}")


class TelegramPhrases(Frozen):
    """telegram_phrases.yaml; each description is the comment for the translator."""

    commands: Commands
    description: Text = Field(
        description="In an empty chat, before Start; only about work, so that whoever looks over "
        "the shoulder learns nothing. 512 characters"
    )
    short_description: Text = Field(
        description="On the bot's profile and when it is shared; only about work. 120 characters"
    )
    group: Text = Field(
        description="Said once in a group it was added to, before it leaves; both languages stand "
        "together; all members read it, so nothing about its purpose. 200 characters"
    )


def telegram_phrases(path: Path = PATH) -> TelegramPhrases:
    """For start-up: raises FaultyFilesError with every fault."""
    return phrases(path, TelegramPhrases, shown_as=SHOWN_AS)


def found_phrases(path: Path = PATH) -> list[Found]:
    """Every sentence with its line and the translator's comment; none for a faulty file."""
    loaded = load_phrases(path, TelegramPhrases, shown_as=SHOWN_AS)
    return [
        Found(SHOWN_AS, loaded.source.line(keys), text, _comment(TelegramPhrases, keys))
        for keys, text in texts_in(loaded.value)
    ]


def farewell(said: TelegramPhrases, wording: Wording) -> str:
    """What a group is told: nobody knows its language, so in both."""
    return "\n\n".join(wording.say(lang, said.group) for lang in Lang)


def _comment(model: type[BaseModel], keys: KeyPath) -> str:
    field = model.model_fields[keys[0]]
    inner = field.annotation
    if len(keys) > 1 and isinstance(inner, type) and issubclass(inner, BaseModel):
        return _comment(inner, keys[1:])
    return field.description or ""
