"""The page's own sentences: complete in both languages, within their space."""

import re

from authoring.extract import sync
from authoring.lang import Lang
from authoring.wording import Wording, lint_wording
from bot.web.phrases import DOMAIN, found_phrases, load_web_phrases
from tests.web.fakes import LOCALES


def test_catalogues_are_in_step() -> None:
    """Template and catalogues hold exactly the sentences of web_phrases.yaml."""
    assert sync(DOMAIN, found_phrases(load_web_phrases()), LOCALES, write=False) == []


def test_every_sentence_is_translated() -> None:
    """Both languages are complete and keep the placeholders."""
    found = found_phrases(load_web_phrases())
    texts = [(one.path, one.line, one.text) for one in found]
    assert lint_wording(Wording.load(LOCALES), texts) == []


def test_sentences_fit_their_space() -> None:
    """Each sentence stays within the number of characters its comment promises the translator."""
    wording = Wording.load(LOCALES)
    for one in found_phrases(load_web_phrases()):
        room = re.search(r"(\d+)(?: characters)?$", one.comment)
        assert room, one.comment
        for lang in Lang:
            assert len(wording.say(lang, one.text)) <= int(room[1]), (lang, one.text)
