"""What is shown in which language, and what lint says about a catalogue."""

import pytest

from authoring.lang import Lang
from authoring.text import Text, placeholders
from authoring.wording import PoFileError, Wording, lint_wording

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
YES = Text("Yes", "flow.paid.yes")


def catalogue(folder, lang, body, domain="flows"):
    path = folder / lang / "LC_MESSAGES" / f"{domain}.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEAD + body, "utf-8")
    return folder


def wording(sentences):
    vi = {(text.context, str(text)): said for text, said in sentences.items()}
    return Wording({Lang.VI: vi, Lang.EN: {(t.context, str(t)): str(t) for t in sentences}})


def test_the_context_tells_two_equal_sentences_apart(tmp_path):
    """One English "Yes" is another word in Vietnamese in another place; all domains are read."""
    catalogue(tmp_path, "vi", 'msgctxt "flow.paid.yes"\nmsgid "Yes"\nmsgstr "Rồi"\n')
    catalogue(tmp_path, "vi", 'msgctxt "web.ok"\nmsgid "Yes"\nmsgstr "Đúng"\n', domain="web")
    read = Wording.load(tmp_path)
    assert read.say(Lang.VI, YES) == "Rồi"
    assert read.say(Lang.VI, Text("Yes", "web.ok")) == "Đúng"
    assert read.has(Lang.VI, YES)


@pytest.mark.parametrize(
    "body",
    [
        "",
        'msgctxt "flow.paid.yes"\nmsgid "Yes"\nmsgstr ""\n',
        'msgctxt "flow.other"\nmsgid "Yes"\nmsgstr "Ừ"\n',
        '#, fuzzy\nmsgctxt "flow.paid.yes"\nmsgid "Yes"\nmsgstr "Ừ"\n',
        '#~ msgctxt "flow.paid.yes"\n#~ msgid "Yes"\n#~ msgstr "Ừ"\n',
    ],
    ids=["absent", "empty", "elsewhere", "fuzzy", "obsolete"],
)
def test_what_is_not_translated_shows_the_english_sentence(tmp_path, body):
    """A gap shows a sentence, never a key; a fuzzy guess counts as a gap."""
    read = Wording.load(catalogue(tmp_path, "vi", body))
    assert read.say(Lang.VI, YES) == "Yes"
    assert not read.has(Lang.VI, YES)


def test_braces_in_a_value_stay_as_they_are():
    """What a person typed is filled in once and never read as a placeholder."""
    text = Text("You wrote {words}.", "a.b")
    said = wording({text: "Bạn viết {words}."})
    assert said.say(Lang.VI, text, words="{words} {0} }{") == "Bạn viết {words} {0} }{."
    assert said.raw(Lang.VI, text) == "Bạn viết {words}."


def test_doubled_braces_and_percent_signs_are_plain_words():
    """A sentence may show braces by doubling them; a percent sign means nothing special."""
    text = Text("50% {{off}}", "a.b")
    assert wording({text: "Giảm 50% {{thật}}"}).say(Lang.VI, text) == "Giảm 50% {thật}"


def test_a_broken_catalogue_is_refused_with_its_place(tmp_path):
    """A .po that cannot be read raises PoFileError and is not half read."""
    catalogue(tmp_path, "vi", 'msgid "Yes"\nmsgstr "Có\nmsgid broken\n')
    with pytest.raises(PoFileError):
        Wording.load(tmp_path)


def test_languages_are_vietnamese_and_english():
    """Vietnamese comes first, and each is the other's other."""
    assert list(Lang) == [Lang.VI, Lang.EN]
    assert (Lang.VI.other, Lang.EN.other) == (Lang.EN, Lang.VI)


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("none", set()),
        ("{a} and {b} and {a}", {"a", "b"}),
        ("{{a}}", set()),
        ("an empty {} one", {""}),
        ("{a.b} {c[0]}", {"a.b", "c[0]"}),
    ],
)
def test_placeholders_are_the_names_in_braces(sentence, names):
    """Even an empty pair counts, because nobody could fill it."""
    assert placeholders(sentence) == names
    assert Text(sentence).placeholders == names


def linted(sentences, limit=4096):
    said = wording({text: vi for text, vi in sentences.items() if vi})
    places = [("f.yaml", line, text) for line, text in enumerate(sentences, 1)]
    return [str(issue) for issue in lint_wording(said, places, limit)]


def test_lint_passes_a_whole_catalogue():
    """Complete, equal placeholders in any order, short enough: nothing to say."""
    assert linted({Text("{a} then {b}", "x"): "{b} sau {a}"}) == []


def test_text001_untranslated():
    """TEXT001 stands once for each language that lacks the sentence."""
    assert linted({Text("Hello", "x"): ""}) == [
        "f.yaml:1: TEXT001 not translated into vi: 'Hello'",
        "f.yaml:1: TEXT001 not translated into en: 'Hello'",
    ]


@pytest.mark.parametrize(
    "vietnamese",
    ["Gọi", "Gọi {numbers}", "Gọi {số}", "Gọi {number", "Gọi {number} {}", "Gọi {number}}"],
)
def test_text002_placeholders_differ(vietnamese):
    """TEXT002 stands for every translation that could not be filled like the English one."""
    assert linted({Text("Call {number}", "x"): vietnamese}) == [
        "f.yaml:1: TEXT002 placeholders differ in vi"
    ]


def test_text003_over_the_limit():
    """TEXT003 counts characters in each language by itself."""
    assert linted({Text("Short", "x"): "Khá là dài"}, limit=9) == [
        "f.yaml:1: TEXT003 10 characters in vi, at most 9"
    ]
