"""The sentences that code says itself come from one file and one model."""

import pytest

from authoring.issue import FaultyFilesError
from authoring.phrases import load_phrases, phrases
from authoring.text import Frozen, Text


class Words(Frozen):
    hello: Text
    bye: Text


def test_phrases_have_the_context_of_their_id(tmp_path):
    """A phrase is translated under `file.id`."""
    path = tmp_path / "own_words.yaml"
    path.write_text("hello: Hello\nbye: Bye\n", "utf-8")
    words = phrases(path, Words)
    assert (words.hello, words.hello.context) == ("Hello", "own_words.hello")
    assert words.bye.context == "own_words.bye"


def test_a_missing_and_an_unknown_phrase_stop_the_start(tmp_path):
    """The model names each id: `phrases` raises with both faults, `load_phrases` returns them."""
    path = tmp_path / "own_words.yaml"
    path.write_text("hello: Hello\nbuy: Buy\n", "utf-8")
    with pytest.raises(FaultyFilesError) as caught:
        phrases(path, Words, shown_as="own.yaml")
    assert caught.value.issues == load_phrases(path, Words, shown_as="own.yaml").issues
    assert str(caught.value) == (
        "own.yaml:1: YAML003 bye: Field required\n"
        "own.yaml:2: YAML003 buy: Extra inputs are not permitted"
    )
