"""This room's sentences: complete in both languages, within Telegram's limits."""

import re
import subprocess
import sys

from authoring.extract import sync
from authoring.lang import Lang
from authoring.wording import lint_wording
from bot.telegram.phrases import DOMAIN, farewell, found_phrases, telegram_phrases
from tests.telegram.fakes import LOCALES, WORDING


def test_catalogues_are_in_step() -> None:
    """Template and catalogues hold exactly the sentences of telegram_phrases.yaml."""
    assert sync(DOMAIN, found_phrases(), LOCALES, write=False) == []


def test_every_sentence_is_translated() -> None:
    """Both languages are complete."""
    texts = [(one.path, one.line, one.text) for one in found_phrases()]
    assert len(texts) == 9
    assert lint_wording(WORDING, texts) == []


def test_sentences_fit_telegram() -> None:
    """Each sentence stays within the limit that its comment tells the translator."""
    for one in found_phrases():
        room = re.search(r"(\d+) characters$", one.comment)
        assert room, one.comment
        for lang in Lang:
            assert len(WORDING.say(lang, one.text)) <= int(room[1]), (lang, one.text)


def test_farewell_says_both() -> None:
    """A group hears both languages, Vietnamese first."""
    first, second = farewell(telegram_phrases(), WORDING).split("\n\n")
    assert (first, second) == tuple(WORDING.say(lang, telegram_phrases().group) for lang in Lang)


def test_wording_needs_no_aiogram() -> None:
    """Lint and extraction read this room's sentences without importing aiogram."""
    code = "import sys, bot.telegram.phrases; sys.exit('aiogram' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=LOCALES.parent)
