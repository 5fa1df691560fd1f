"""The recovery key: written down by people, typed by people, its public half in a file."""

import stat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.errors import KeysError
from storage.recovery import (
    ALPHABET,
    from_paper,
    on_paper,
    pin_recovery,
    pinned_recovery,
    public_half,
)

KEY = bytes(range(1, 33))
PAPER = on_paper(KEY)


@given(st.binary(min_size=32, max_size=32))
def test_a_key_is_read_as_it_was_written(key):
    """Fourteen groups of four, of letters and digits that nobody takes for others."""
    paper = on_paper(key)
    groups = paper.split("-")
    assert [len(group) for group in groups] == [4] * 14
    assert not set("ILOU-") & set("".join(groups))
    assert from_paper(paper) == key


@pytest.mark.parametrize(
    "typed",
    [
        PAPER.lower(),
        PAPER.replace("-", " "),
        PAPER.replace("-", ""),
        PAPER.replace("-", "", 3),
        PAPER.replace("-", " - ") + "\n",
        PAPER[:35] + "\r\n" + PAPER[35:],
        PAPER.replace("0", "o").replace("1", "l"),
        PAPER.replace("0", "O").replace("1", "I"),
        PAPER.replace("-", "–"),
    ],
)
def test_how_it_is_typed_does_not_matter(typed):
    """Small letters, blanks, line breaks, dashes of any kind, and what looks like 0 and 1."""
    assert from_paper(typed) == KEY


@pytest.mark.parametrize("at", range(56))
def test_contract_a_mistyped_character_is_noticed(at):
    """Every other character in every place is refused, and the group is named."""
    place = at + at // 4
    for other in ALPHABET.replace(PAPER[place], ""):
        typed = PAPER[:place] + other + PAPER[place + 1 :]
        with pytest.raises(KeysError, match=rf"mistyped \(look at group {at // 4 + 1}\)"):
            from_paper(typed)


def test_characters_changed_about_are_noticed():
    """Two neighbours in the wrong order are told with their group."""
    typed = PAPER[:5] + PAPER[6] + PAPER[5] + PAPER[7:]
    assert PAPER[5] != PAPER[6]
    with pytest.raises(KeysError, match="look at group 2"):
        from_paper(typed)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "No recovery key was given"),
        (" -\n", "No recovery key was given"),
        (PAPER[:-1], "55 letters and digits instead of 56; look at group 14"),
        (PAPER[:6] + PAPER[7:], "55 letters and digits instead of 56; look at group 2"),
        (PAPER + "-0000", "60 letters and digits instead of 56"),
        (PAPER.replace("-", "")[:30], "30 letters and digits instead of 56"),
        (PAPER[:7] + "u" + PAPER[8:], "character 7 does not occur"),
        ("đây không phải khoá", "character 1 does not occur"),
        (on_paper(bytes(32))[:30] + PAPER[30:], "more than one character"),
    ],
)
def test_what_is_no_key_is_said(typed, said):
    """One sentence that says what is wrong, and nothing of the key."""
    with pytest.raises(KeysError, match=said) as refused:
        from_paper(typed)
    assert str(refused.value).endswith("; nothing was changed.")
    assert not [group for group in PAPER.split("-") if group in str(refused.value)]


def test_the_public_half_is_pinned(tmp_path):
    """Once, for its owner only, and never over another one."""
    path = pin_recovery(tmp_path, public_half(KEY))
    assert path.name == "recovery.pub"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert pinned_recovery(tmp_path) == public_half(KEY)
    with pytest.raises(FileExistsError):
        pin_recovery(tmp_path, bytes(range(32)))
    assert pinned_recovery(tmp_path) == public_half(KEY)


def test_without_it_there_is_no_backup(tmp_path):
    """The sentence says what is missing, why it matters and where it comes from."""
    with pytest.raises(KeysError, match=r"recovery\.pub is missing.*sealed to nobody.*enrols"):
        pinned_recovery(tmp_path)


@pytest.mark.parametrize("public", [b"\1" + bytes(31), bytes(32), b"\2" * 31])
def test_what_is_no_public_key_is_refused(tmp_path, public):
    """A file with something else in it would seal backups to nobody."""
    pin_recovery(tmp_path, public)
    with pytest.raises(KeysError, match=r"recovery\.pub"):
        pinned_recovery(tmp_path)
