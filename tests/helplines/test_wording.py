"""The catalogue of this room is complete and fits a small screen."""

from pathlib import Path

import pytest

from authoring.extract import sync
from authoring.lang import Lang
from authoring.wording import lint_wording
from helplines.wording import DOMAIN, wording_of

ROOT = Path(__file__).resolve().parents[2]
LIMITS = {"name": 90, "purpose": 120, "on_call": 250, "hours": 60}


def test_the_catalogues_are_in_step(directory):
    """Template and both catalogues hold exactly the sentences of the files."""
    assert sync(DOMAIN, wording_of(directory), ROOT / "locales", write=False) == []


def test_every_sentence_is_translated(directory, wording):
    """Both languages are complete and keep their placeholders."""
    texts = [(found.path, found.line, found.text) for found in wording_of(directory)]
    assert lint_wording(wording, texts, limit=250) == []


def test_every_sentence_has_a_context_and_a_comment(directory):
    """A translator sees which entry and field it is, who reads it and how long it may be."""
    found = {one.text.context: one for one in wording_of(directory)}
    assert found["vn_111.purpose"].comment.startswith("Help point 111: what it is for")
    assert "help_phrases.countries.vn" in found
    assert all(context and one.comment and one.line > 1 for context, one in found.items())


@pytest.mark.parametrize("lang", Lang)
def test_sentences_fit_their_place(directory, wording, lang):
    """A name is a line, a purpose a sentence, a call a short paragraph."""
    for one in wording_of(directory):
        limit = LIMITS.get(one.text.context.split(".")[-1], 250)
        assert len(wording.raw(lang, one.text)) <= limit, one.text.context


def test_the_bot_never_says_what_it_must_not(directory, wording):
    """No rescue is promised, nobody is declared safe, a victim or free of punishment."""
    never = ("nạn nhân", "an toàn rồi", "sẽ cứu", "không bị phạt", "giải cứu")
    for one in wording_of(directory):
        said = wording.raw(Lang.VI, one.text).lower()
        assert not any(word in said for word in never), one.text.context
