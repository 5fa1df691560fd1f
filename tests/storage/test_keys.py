"""Keys are made once, kept from others, and refused when they would protect nobody."""

import stat

import pytest

from storage.errors import KeysError
from storage.keys import init_keys, load_keys, person_key


def test_keys_are_made_and_read_back(tmp_path):
    """New keys are random, private, and the same at every start."""
    made = init_keys(tmp_path / "keys")
    assert [path.name for path in made] == ["pepper.key", "transient.key"]
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in made)
    keys = load_keys(tmp_path / "keys")
    assert keys == load_keys(tmp_path / "keys")
    assert len(keys.pepper) == len(keys.transient) == 32
    assert keys.pepper != keys.transient


def test_existing_keys_are_never_overwritten(tmp_path):
    """A second time only what is missing is made."""
    pepper, transient = init_keys(tmp_path)
    before = pepper.read_bytes()
    transient.unlink()
    assert init_keys(tmp_path) == [transient]
    assert pepper.read_bytes() == before


def test_keys_do_not_show_themselves(tmp_path):
    """What a log might print of the keys holds nothing of them."""
    init_keys(tmp_path)
    keys = load_keys(tmp_path)
    assert keys.pepper.hex() not in repr(keys)
    assert repr(keys) == "StorageKeys()"


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("", "0 bytes long"),
        ("ab" * 31, "31 bytes long"),
        ("ab" * 33, "33 bytes long"),
        ("ab" * 32, "one byte repeated"),
        ("00" * 32, "one byte repeated"),
        ("not hex", "in hex"),
        ("khoá", "in hex"),
    ],
)
def test_a_weak_key_is_refused(tmp_path, content, what):
    """A short, broken or uniform key is refused with one sentence that names the file."""
    pepper, _ = init_keys(tmp_path)
    pepper.write_text(content, encoding="utf-8")
    with pytest.raises(KeysError, match=what) as refused:
        load_keys(tmp_path)
    assert str(pepper) in str(refused.value)


@pytest.mark.parametrize("mode", [0o604, 0o640, 0o666])
def test_a_key_that_others_can_read_is_refused(tmp_path, mode):
    """The sentence says which command puts it right."""
    pepper, _ = init_keys(tmp_path)
    pepper.chmod(mode)
    with pytest.raises(KeysError, match="chmod 600"):
        load_keys(tmp_path)


def test_a_missing_key_is_refused(tmp_path):
    """The sentence says which command makes it."""
    with pytest.raises(KeysError, match="askfirst keys init"):
        load_keys(tmp_path)


def test_a_folder_in_place_of_a_key_is_refused(tmp_path):
    """Whatever stands there instead of a file is one sentence, too."""
    (tmp_path / "pepper.key").mkdir(mode=0o700)
    with pytest.raises(KeysError, match="cannot be read"):
        load_keys(tmp_path)


def test_the_same_key_twice_is_refused(tmp_path):
    """A copied file does not count as a second key."""
    pepper, transient = init_keys(tmp_path)
    transient.write_text(pepper.read_text())
    with pytest.raises(KeysError, match="are the same"):
        load_keys(tmp_path)


def test_a_person_key_tells_channel_and_address_apart():
    """Different addresses, channels or peppers are different people; the same is the same."""
    pepper = bytes(range(32))
    keys = [
        person_key(pepper, "telegram", "1001"),
        person_key(pepper, "telegram", "1002"),
        person_key(pepper, "web", "1001"),
        person_key(bytes(32), "telegram", "1001"),
        person_key(pepper, "telegram1", "001"),
    ]
    assert len(set(keys)) == len(keys)
    assert {len(key) for key in keys} == {32}
    assert keys[0] == person_key(pepper, "telegram", "1001")
