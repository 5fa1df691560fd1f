"""Settings: what is set, what is not, what cannot be used; one sentence for each fault."""

import os
from pathlib import Path

import pytest

from bot.settings import PREFIX, Settings, SettingsError, described, read_settings


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing of whoever runs the tests is set."""
    for name in [name for name in os.environ if name.startswith(PREFIX)]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def test_defaults(tmp_path: Path) -> None:
    """With nothing set: SQLite and keys in var/, the web chat on this machine, no Telegram."""
    settings = read_settings()
    assert settings.database == f"sqlite+aiosqlite:///{tmp_path / 'var' / 'askfirst.db'}"
    assert settings.keys == Path("var/keys")
    assert (settings.web_host, settings.web_port) == ("127.0.0.1", 8080)
    assert settings.token is None
    assert settings.log_level == "INFO"


def test_folders_follow_the_data_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    """A data folder moves the database and the keys; each can be put elsewhere."""
    monkeypatch.setenv("ASKFIRST_DATA_DIR", "/srv/askfirst")
    assert read_settings().database == "sqlite+aiosqlite:////srv/askfirst/askfirst.db"
    assert read_settings().keys == Path("/srv/askfirst/keys")
    monkeypatch.setenv("ASKFIRST_KEYS_DIR", "/etc/askfirst")
    monkeypatch.setenv("ASKFIRST_DATABASE_URL", "postgresql+asyncpg://db/askfirst")
    assert read_settings().keys == Path("/etc/askfirst")
    assert read_settings().database == "postgresql+asyncpg://db/askfirst"


def test_token(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The token comes from its variable, or from a file whose line end does not count."""
    file = tmp_path / "token"
    file.write_text("42:from-the-file\n", "utf-8")
    monkeypatch.setenv("ASKFIRST_TELEGRAM_TOKEN_FILE", str(file))
    assert read_settings().token == "42:from-the-file"
    monkeypatch.setenv("ASKFIRST_TELEGRAM_TOKEN", " 42:from-the-variable ")
    assert read_settings().token == "42:from-the-variable"


@pytest.mark.parametrize("content", ["", "\n", "  \n"])
def test_empty_token(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: str) -> None:
    """An empty token is none: Telegram stays off."""
    file = tmp_path / "token"
    file.write_text(content, "utf-8")
    monkeypatch.setenv("ASKFIRST_TELEGRAM_TOKEN_FILE", str(file))
    assert read_settings().token is None
    monkeypatch.setenv("ASKFIRST_TELEGRAM_TOKEN", content)
    assert read_settings().token is None


@pytest.mark.parametrize("make", ["missing", "folder", "bytes"])
def test_token_file_that_cannot_be_read(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, make: str
) -> None:
    """A token file that is missing, a folder or no text is named; nothing of it is shown."""
    file = tmp_path / "token"
    if make == "folder":
        file.mkdir()
    if make == "bytes":
        file.write_bytes(b"\xff\xfe42:secret")
    monkeypatch.setenv("ASKFIRST_TELEGRAM_TOKEN_FILE", str(file))
    with pytest.raises(SettingsError, match=r"^ASKFIRST_TELEGRAM_TOKEN_FILE: ") as fault:
        _ = read_settings().token
    assert "secret" not in str(fault.value)
    assert "\n" not in str(fault.value)


FAULTY = {
    "WEB_PORT": ["abc", "-1", "65536", "80.5", ""],
    "SEND_RATE": ["0", "-3", "many", "nan"],
    "LOG_LEVEL": ["loud", "debug ", ""],
}


@pytest.mark.parametrize(
    ("name", "value"), [(name, value) for name, values in FAULTY.items() for value in values]
)
def test_faulty_setting_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    """A value that cannot be used is one line that begins with the variable's name."""
    monkeypatch.setenv(PREFIX + name, value)
    with pytest.raises(SettingsError, match=f"^{PREFIX}{name}: ") as fault:
        read_settings()
    assert len(str(fault.value).splitlines()) == 1


def test_all_faulty_settings_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every faulty variable is named, not only the first."""
    monkeypatch.setenv("ASKFIRST_WEB_PORT", "abc")
    monkeypatch.setenv("ASKFIRST_SEND_RATE", "0")
    monkeypatch.setenv("ASKFIRST_LOG_LEVEL", "loud")
    with pytest.raises(SettingsError) as fault:
        read_settings()
    named = [line.split(":")[0] for line in str(fault.value).splitlines()]
    assert named == ["ASKFIRST_WEB_PORT", "ASKFIRST_SEND_RATE", "ASKFIRST_LOG_LEVEL"]


def test_a_secret_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither printing the settings nor a fault in another one shows the token."""
    monkeypatch.setenv("ASKFIRST_TELEGRAM_TOKEN", "42:very-secret")
    assert "very-secret" not in repr(read_settings()) + str(read_settings())
    monkeypatch.setenv("ASKFIRST_WEB_PORT", "abc")
    with pytest.raises(SettingsError) as fault:
        read_settings()
    assert "very-secret" not in str(fault.value)


def test_every_setting_is_described() -> None:
    """`askfirst settings` has a name and a sentence for each, and shows its default."""
    rows = described()
    assert [name for name, _, _ in rows] == [PREFIX + f.upper() for f in Settings.model_fields]
    for name, default, meaning in rows:
        assert meaning.endswith((".", "…")), name
        assert "None" not in default, name
