"""A language pack with a fault is refused with its line; what it lacks stops nothing."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from authoring.found import Found
from authoring.issue import FaultyFilesError, Issue
from bot.files import ROOT
from bot.house import House, build
from bot.house_lint import found_wording
from bot.house_lint import lint as lint_house
from bot.packs import AUDIO, CATALOGUE, CORE, FOLDER, Pack, Packs, read
from bot.packs_lint import lint, mark_of, to_do
from bot.packs_new import brought_up
from bot.trouble import StartError
from tests.bot.packing import CODE, changed, packed, tree
from tests.phone.sending import opus

PACK = f"{FOLDER}/{CODE}"
HERE = f"{PACK}/{CATALOGUE}"
Refused = Callable[[], list[str]]
Told = Callable[[str], list[Issue]]


@pytest.fixture
def root(tmp_path: Path, house: House) -> Path:
    return packed(tmp_path, house)


@pytest.fixture(scope="module")
def words(house: House) -> list[Found]:
    return [one for _, some in found_wording(house) for one in some]


@pytest.fixture
def refused(root: Path, house: House, words: list[Found]) -> Callable[[], list[str]]:
    """What is said of the packs as they are now."""

    def said() -> list[str]:
        packs, issues = read(root)
        found = issues if packs is None else lint(packs, house.flows, words)
        return [str(issue) for issue in sorted(found)]

    return said


@pytest.fixture
def told(root: Path, house: House, words: list[Found]) -> Callable[[str], list[Issue]]:
    """What is to be done about the packs, by the code of the complaint."""

    def to_do_now(code: str) -> list[Issue]:
        return [one for one in to_do(pack_in(root)[1], house.flows, words) if one.code == code]

    return to_do_now


def pack_in(root: Path) -> tuple[Pack, Packs]:
    packs, issues = read(root)
    assert packs is not None, issues
    return packs.by_code[CODE], packs


def swap(old: str, new: str) -> Callable[[str], str]:
    def swapped(text: str) -> str:
        assert old in text, old
        return text.replace(old, new, 1)

    return swapped


def test_a_whole_pack_is_no_fault(refused: Refused, told: Told) -> None:
    """The pack of the tests says the whole core, and lacks only a reader."""
    assert refused() == []
    assert told("PACK101") == []
    (only,) = told("PACK102")
    assert (only.path, only.line) == (f"{PACK}/pack.yaml", 3)


def test_no_pack_ships(house: House) -> None:
    """What ships is the list alone: nobody has translated anything."""
    assert not (ROOT / FOLDER).exists()
    assert house.packs.by_code == {}


def test_contract_a_faulty_pack_stops_the_start(root: Path, house: House) -> None:
    """The program does not start with it, and lint says the same."""
    line = changed(root, CATALOGUE, swap('msgctxt "sos.first.yes"', 'msgctxt "sos.first.gone"'))
    with pytest.raises(FaultyFilesError) as fault:
        build(root=root)
    (issue,) = fault.value.issues
    assert str(issue).startswith(f"{HERE}:{line + 1}: PACK003 'sos.first.gone': ")
    assert lint_house(root) == [issue]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('msgctxt "sos.first.yes"', 'msgctxt "sos.first.gone"', "PACK003"),
        ('msgid "Yes, I can"', 'msgid "Yes, I could"', "PACK004"),
        ('"{abroad}', '"{nowhere}', "PACK005"),
        ('msgstr "["\n"Yes, I can"', 'msgstr "{"\n"Yes, I can"', "PACK005"),
        ('msgstr "["\n"Yes, I can"', 'msgstr "113 ["\n"Yes, I can"', "PACK005"),
        ('msgstr "["\n"Yes, I can"', f'msgstr "{"[" * 40}"\n"Yes, I can"', "PACK006"),
    ],
    ids=["context", "sentence", "placeholder", "brace", "number", "length"],
)
def test_a_sentence_with_a_fault_is_refused_with_its_line(
    root: Path, old: str, new: str, code: str, refused: Refused
) -> None:
    """Another context, other words, placeholders, numbers, too long: the line of the sentence."""
    if code == "PACK005" and "abroad" in old:
        text = (root / HERE).read_text("utf-8")
        start = text.index('msgctxt "help_phrases.sos_all"')
        said = text.index("msgstr", start)
        at = text.index("{abroad}", said)
        (root / HERE).write_text(text[:at] + "{nowhere}" + text[at + 8 :], "utf-8")
        context = "help_phrases.sos_all"
    else:
        changed(root, CATALOGUE, swap(old, new))
        context = "sos.first.gone" if code == "PACK003" else "sos.first.yes"
    text = (root / HERE).read_text("utf-8")
    line = text[: text.index(f'msgctxt "{context}"')].count("\n") + 2
    (issue,) = refused()
    assert issue.startswith(f"{HERE}:{line}: {code} '{context}': ")


def test_contract_a_number_is_never_lost_in_translation(root: Path, refused: Refused) -> None:
    """A sentence whose hotline is another one, or none, stops the start."""
    text = (root / HERE).read_text("utf-8")
    start = text.index("msgstr", text.index('msgctxt "sos.rest"'))
    at = text.index("111", start)
    (root / HERE).write_text(f"{text[:at]}112{text[at + 3 :]}", "utf-8")
    said = refused()
    assert [one.split("'sos.rest': ")[1] for one in said] == [
        "the number 111 stands in one of the two only",
        "the number 112 stands in one of the two only",
    ]


def test_a_catalogue_that_cannot_be_read_is_refused_with_its_line(
    root: Path, refused: Refused
) -> None:
    """Not a catalogue any more from a line on."""
    line = changed(root, CATALOGUE, swap('msgctxt "sos.first.no"', 'context "sos.first.no"'))
    (issue,) = refused()
    assert issue.startswith(f"{HERE}:{line}: PACK002 ")


def test_a_catalogue_in_another_encoding_is_refused(root: Path, refused: Refused) -> None:
    """Letters of an old code page would be shown as others."""
    (root / HERE).write_bytes("é".encode("latin-1"))
    (issue,) = refused()
    assert issue.startswith(f"{HERE}:1: PACK002 ")


def test_a_pack_without_catalogue_or_name_is_refused(root: Path, refused: Refused) -> None:
    """Who it is from and what it is called is part of it."""
    (root / HERE).unlink()
    (root / PACK / "pack.yaml").write_text('name: ""\nsource: x\n', "utf-8")
    first, second = refused()
    assert first.startswith(f"{HERE}:1: PACK002 ")
    assert second.startswith(f"{PACK}/pack.yaml:1: YAML003 name: ")


@pytest.mark.parametrize("code", ["sos", "vi", "toolong", "Q1"])
def test_a_code_that_cannot_be_a_command_is_refused(
    root: Path, code: str, refused: Refused, house: House
) -> None:
    """It is typed with a slash before it, and nothing else may answer to it."""
    (root / PACK).rename(root / FOLDER / code)
    assert any(one.startswith(f"{FOLDER}/{code}:1: PACK001 ") for one in refused())
    with pytest.raises(StartError, match="PACK001"):
        brought_up(code, house, root)


@pytest.mark.parametrize(
    ("name", "sound", "code"),
    [
        ("sos.first.ogg", b"RIFF", "PACK007"),
        ("sos.first.mp3", opus(), "PACK007"),
        ("sos.first.ogg", opus(bytes(1_000_000)), "PACK007"),
        ("sos.gone.ogg", opus(), "PACK008"),
        ("sos.covert.ogg", opus(), "PACK008"),
    ],
    ids=["kind", "ending", "size", "no sentence", "silent"],
)
def test_a_recording_that_cannot_be_heard_is_refused(
    root: Path, name: str, sound: bytes, code: str, refused: Refused
) -> None:
    """Phones and pages must play it, and it must belong to a sentence that may be heard."""
    (root / PACK / AUDIO / name).write_bytes(sound)
    (issue,) = refused()
    assert issue.startswith(f"{PACK}/{AUDIO}/{name}:1: {code} ")


@pytest.mark.parametrize("key", ["messages", "buttons"])
def test_a_core_that_names_nothing_is_refused(root: Path, key: str, refused: Refused) -> None:
    """The list is checked like everything that people write."""
    path = root / CORE
    text = path.read_text("utf-8").replace(f"{key}:\n", f"{key}:\n  - sos.nothing\n")
    path.write_text(text, "utf-8")
    line = text[: text.index("sos.nothing")].count("\n") + 1
    (issue,) = refused()
    assert issue == f"{CORE}:{line}: PACK003 'sos.nothing' is nothing that the program says"


def test_a_core_that_names_twice_is_refused(root: Path, refused: Refused) -> None:
    """A list that grew by itself is looked at."""
    path = root / CORE
    path.write_text(path.read_text("utf-8") + "  - always.footer\n", "utf-8")
    assert "named twice: always.footer" in refused()[0]


def test_what_is_missing_is_told_and_stops_nothing(
    root: Path, refused: Refused, told: Told
) -> None:
    """A sentence less is said in Vietnamese, and named to whoever asks what is fresh."""
    changed(root, CATALOGUE, swap('msgstr "["\n"Yes, I can"\n"]"', 'msgstr ""'))
    assert refused() == []
    (issue,) = told("PACK101")
    said = "'sos.first.yes' is not translated: it is said in Vietnamese"
    assert str(issue) == f"{HERE}:1: PACK101 {said}"


def test_a_review_holds_until_a_word_changes(root: Path, told: Told) -> None:
    """Who has read the words signs their mark; other words need other eyes."""
    mark = mark_of(pack_in(root)[0])
    review = f"[{{role: survivor, on: 2026-11-20, words: {mark}}}]"
    changed(root, "pack.yaml", swap("[]", review))
    assert told("PACK102") == []
    changed(root, CATALOGUE, swap('"["\n"Yes, I can"', '"[["\n"Yes, I can"'))
    assert [one.line for one in told("PACK102")] == [3]


def test_a_pack_is_brought_up_to_date(root: Path, house: House) -> None:
    """A sentence whose English changed is empty again, the others stay, and so does what a pack
    says beyond the core."""
    more = 'msgctxt "sos.tips.enough"\nmsgid "Enough for now"\nmsgstr "[Enough]"\n'
    changed(root, CATALOGUE, lambda text: text.replace("Yes, I can", "Yes, I could") + more)
    before = pack_in(root)[0].sentences
    assert brought_up(CODE, house, root) == root / HERE
    after = pack_in(root)[0].sentences
    lost = set(before) - set(after)
    assert lost == {("sos.first.yes", "Yes, I could")}
    assert after[("sos.tips.enough", "Enough for now")] == "[Enough]"


def test_a_new_pack_has_no_name_yet(tmp_path: Path, house: House) -> None:
    """The command makes an empty catalogue of the core with the Vietnamese beside each sentence;
    it cannot be used before somebody has named the language and who translated it."""
    path = brought_up("qab", house, tree(tmp_path))
    text = path.read_text("utf-8")
    assert re.search(r'#\. vi: .+\nmsgctxt "sos\.first\.yes"\nmsgid "Yes, I can"\nmsgstr ""', text)
    packs, issues = read(tmp_path)
    assert packs is None
    assert [(one.path, one.line) for one in issues] == [
        (f"{FOLDER}/qab/pack.yaml", line) for line in (1, 2)
    ]
