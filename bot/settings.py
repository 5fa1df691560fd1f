"""Settings: environment variables ASKFIRST_*, read once, each with its meaning beside it."""

import re
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, PositiveFloat, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.trouble import StartError

PREFIX = "ASKFIRST_"
Port = Annotated[int, Field(ge=0, le=65535)]
DATABASE = re.compile(r"(postgresql|sqlite)(\+\w+)?://")


class SettingsError(StartError):
    """A setting cannot be used; one sentence for each, with its name."""


class Settings(BaseSettings):
    """One field a setting; its description is what `askfirst settings` and the docs print."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="ignore")

    data_dir: Path = Field(Path("var"), description="Folder for the database and the keys.")
    database_url: str = Field(
        "",
        description="SQLAlchemy URL; empty means SQLite in DATA_DIR. PostgreSQL: postgresql+asyncpg://…",
    )
    keys_dir: Path | None = Field(
        None, description="Folder of the key files; empty: DATA_DIR/keys."
    )
    telegram_token: SecretStr | None = Field(
        None, description="Bot token; without one Telegram stays off."
    )
    telegram_token_file: Path | None = Field(
        None, description="A file that holds the bot token instead."
    )
    telegram_api: str = Field(
        "", description="Base URL of another Bot API server; empty: Telegram's own."
    )
    telegram_proxy: str = Field("", description="Proxy for Telegram, http:// or socks5://.")
    public_name: str = Field("Hỏi Trước Khi Đi", description="Name shown on the web page.")
    public_url: str = Field(
        "", description="Address that people open; its host is then accepted too."
    )
    web_host: str = Field("127.0.0.1", description="Address that the web chat listens on.")
    web_port: Port = Field(8080, description="Port of the web chat; 0 takes a free one.")
    send_rate: PositiveFloat = Field(
        30.0, description="Messages a second to Telegram over all chats."
    )
    retention_days: Annotated[int, Field(ge=1, le=3650)] = Field(
        90, description="Days after which a report is erased."
    )
    unread_hours: Annotated[int, Field(ge=1)] = Field(
        24, description="Hours nobody unlocked the desk, after which reporters are told so."
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        "INFO", description="How much is logged; never who wrote or what."
    )

    @field_validator("database_url")
    @classmethod
    def _known(cls, url: str) -> str:
        if url and not DATABASE.match(url):
            raise ValueError("must begin with postgresql+asyncpg:// or sqlite:///")
        return url

    @property
    def database(self) -> str:
        return (
            self.database_url or f"sqlite+aiosqlite:///{self.data_dir.absolute() / 'askfirst.db'}"
        )

    @property
    def keys(self) -> Path:
        return self.keys_dir or self.data_dir / "keys"

    @cached_property
    def token(self) -> str | None:
        """The bot token from its variable or file; raises SettingsError for an unreadable file."""
        if self.telegram_token is not None:
            return self.telegram_token.get_secret_value().strip() or None
        if self.telegram_token_file is None:
            return None
        try:
            return self.telegram_token_file.read_text("utf-8").strip() or None
        except (OSError, UnicodeDecodeError) as fault:
            why = fault.strerror if isinstance(fault, OSError) else "it is no text file"
            raise SettingsError(f"{PREFIX}TELEGRAM_TOKEN_FILE: cannot be read ({why})") from None


def read_settings() -> Settings:
    """From the environment; raises SettingsError that names every faulty variable."""
    try:
        return Settings()
    except ValidationError as fault:
        faults = [f"{PREFIX}{str(e['loc'][0]).upper()}: {e['msg']}" for e in fault.errors()]
        raise SettingsError("\n".join(faults)) from fault


def described() -> list[tuple[str, str, str]]:
    """(name, default, meaning) of every setting, in the order of the file."""
    rows = []
    for name, field in Settings.model_fields.items():
        default = "" if field.default is None else str(field.default)
        rows.append((f"{PREFIX}{name.upper()}", default, field.description or ""))
    return rows
