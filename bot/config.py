"""Settings. Nothing else reads the environment; `.env.example` describes each one."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.model.practice import Practice


class Settings(BaseSettings):
    """What an operator may set, in `.env` or in the environment. An empty value is no value."""

    model_config = SettingsConfigDict(
        env_file=".env",
        env_file_encoding="utf-8",
        env_nested_delimiter="__",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
    )

    database_url: str = "sqlite:///data/handshakes.db"
    """Where the bot remembers. Not used by the playground, which has a file of its own."""
    log_level: str = "INFO"
    """DEBUG, INFO, WARNING or ERROR. No level logs what members write."""

    playground_folder: Path = Path("data")
    """Where the playground keeps its two database files."""
    playground_port: int = Field(default=8750, ge=0, le=65535)
    """The playground's port on this machine; 0 takes a free one."""

    practice: Practice = Practice()
    """The numbers of the practice, such as PRACTICE__OPEN_REQUESTS."""

    @field_validator("log_level")
    @classmethod
    def _known_level(cls, value: str) -> str:
        level = value.upper()
        if level not in ("DEBUG", "INFO", "WARNING", "ERROR"):
            raise ValueError("LOG_LEVEL is DEBUG, INFO, WARNING or ERROR")
        return level
