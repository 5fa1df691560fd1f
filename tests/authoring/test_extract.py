"""The catalogues follow the files: the same bytes for the same wording, and never a guess."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from authoring.extract import sync
from authoring.found import Found
from authoring.lang import Lang
from authoring.text import Text
from authoring.wording import Wording, read_catalogue

TITLE = Found("f.yaml", 2, Text("A title", "f.title"), "name of this; at most 40 characters")
YES = Found("f.yaml", 7, Text("Yes", "f.paid.yes"), "button to the person themselves (bạn)")
CALL = Found("f.yaml", 9, Text("Call {number}\nnow.", "f.call"))
ALL = [TITLE, YES, CALL]


@pytest.fixture
def locales(tmp_path):
    """A folder whose catalogues hold ALL, with two sentences translated by a person."""
    sync("f", ALL, tmp_path, write=True)
    path = po(tmp_path)
    text = path.read_text("utf-8")
    text = text.replace('msgid "A title"\nmsgstr ""', 'msgid "A title"\nmsgstr "Một tựa đề"')
    path.write_text(text.replace('msgid "Yes"\nmsgstr ""', 'msgid "Yes"\nmsgstr "Rồi"'), "utf-8")
    return tmp_path


def po(folder, lang="vi"):
    return folder / lang / "LC_MESSAGES" / "f.po"


def said(folder, found, lang="vi"):
    message = read_catalogue(po(folder, lang)).get(str(found.text), found.text.context)
    return message.string if message else None


def test_sync_writes_a_template_and_each_language_once(tmp_path):
    """What is behind is named and, only when asked to, written; then nothing is behind."""
    wanted = {tmp_path / "f.pot", po(tmp_path, "vi"), po(tmp_path, "en")}
    assert set(sync("f", ALL, tmp_path, write=False)) == wanted
    assert not any(path.exists() for path in wanted)
    assert set(sync("f", ALL, tmp_path, write=True)) == wanted
    assert sync("f", ALL, tmp_path, write=True) == []
    assert sync("f", iter(ALL), tmp_path, write=False) == []


def test_the_same_wording_gives_the_same_bytes(tmp_path):
    """No date, no line number, no tool version: two runs on two days differ in nothing."""
    first, second = tmp_path / "a", tmp_path / "b"
    sync("f", ALL, first, write=True)
    moved = [Found(one.path, one.line + 100, one.text, one.comment) for one in ALL]
    sync("f", moved, second, write=True)
    for path in ("f.pot", "vi/LC_MESSAGES/f.po", "en/LC_MESSAGES/f.po"):
        content = (first / path).read_bytes()
        assert content == (second / path).read_bytes()
        assert not any(word in content for word in (b"Date", b"Generated-By", b"f.yaml", b"20"))


def test_english_is_filled_and_vietnamese_waits_for_a_person(tmp_path):
    """A new sentence is itself in English and empty in Vietnamese."""
    sync("f", ALL, tmp_path, write=True)
    assert [said(tmp_path, one, "en") for one in ALL] == [str(one.text) for one in ALL]
    assert [said(tmp_path, one) for one in ALL] == ["", "", ""]
    assert Wording.load(tmp_path).say(Lang.VI, YES.text) == "Yes"


def test_the_translator_sees_who_is_addressed(locales):
    """Comment and context stand above each sentence, in the template and in every language."""
    for path in (locales / "f.pot", po(locales, "vi"), po(locales, "en")):
        text = path.read_text("utf-8")
        assert '#. button to the person themselves (bạn)\nmsgctxt "f.paid.yes"\n' in text
        assert '#. name of this; at most 40 characters\nmsgctxt "f.title"\n' in text


def test_what_a_person_translated_stays(locales):
    """A sync with more sentences keeps every translation whose sentence is unchanged."""
    more = Found("f.yaml", 1, Text("New", "f.new"))
    sync("f", [more, *ALL], locales, write=True)
    assert (said(locales, TITLE), said(locales, YES), said(locales, more)) == (
        "Một tựa đề", "Rồi", "",
    )  # fmt: skip


def test_a_changed_english_sentence_drops_its_translation(locales):
    """The old Vietnamese words are not carried over to a sentence that says something else."""
    changed = Found("f.yaml", 2, Text("Another title", "f.title"), TITLE.comment)
    sync("f", [changed, YES, CALL], locales, write=True)
    assert said(locales, changed) == ""
    assert said(locales, changed, "en") == "Another title"
    assert said(locales, YES) == "Rồi"
    assert "Một tựa đề" not in po(locales).read_text("utf-8")


def test_a_moved_sentence_drops_its_translation(locales):
    """Another context is another place, where another word may be right."""
    moved = Found("f.yaml", 7, Text("Yes", "f.sure.yes"), YES.comment)
    sync("f", [TITLE, moved, CALL], locales, write=True)
    assert (said(locales, moved), said(locales, YES)) == ("", None)


def test_a_fuzzy_translation_is_dropped(locales):
    """What some tool guessed is not taken for a person's word."""
    text = po(locales).read_text("utf-8")
    po(locales).write_text(
        text.replace('msgctxt "f.title"', '#, fuzzy\nmsgctxt "f.title"'), "utf-8"
    )
    sync("f", ALL, locales, write=True)
    assert (said(locales, TITLE), said(locales, YES)) == ("", "Rồi")


_SENTENCES = st.lists(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1), min_size=1, max_size=4
)


@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(sentences=_SENTENCES)
def test_any_sentence_survives_its_catalogue(tmp_path_factory, sentences):
    """Whatever characters a sentence holds, it is found again and a second sync changes nothing."""
    folder = tmp_path_factory.mktemp("locales")
    found = [Found("f", n, Text(words, f"c.{n}")) for n, words in enumerate(sentences)]
    sync("f", found, folder, write=True)
    assert sync("f", found, folder, write=False) == []
    read = Wording.load(folder)
    assert [read.raw(Lang.EN, one.text) for one in found] == sentences
    assert all(read.has(Lang.EN, one.text) for one in found)
