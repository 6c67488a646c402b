"""Settings. Nothing else reads the environment; `.env.example` describes each one."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, SecretStr, field_validator
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

    slack_bot_token: SecretStr | None = None
    """xoxb-…: the one workspace."""
    slack_app_token: SecretStr | None = None
    """xapp-…: Socket Mode, which needs no public address."""
    slack_signing_secret: SecretStr | None = None
    """HTTP mode: proves that a request is Slack's."""
    slack_client_id: str = ""
    """Many workspaces: with the next one, lets each install the app by itself."""
    slack_client_secret: SecretStr | None = None
    slack_api_url: str = "https://slack.com/api/"
    """Slack's API; GovSlack and proxies have their own."""

    discord_token: SecretStr | None = None
    discord_api_url: str = ""
    """Discord's API, version included, where a proxy stands before it."""
    discord_gateway_url: str = ""
    """The gateway, where it is not the one that Discord names."""
    discord_shard_ids: str = ""
    """The shards of this process, such as 0,1; empty: all."""
    discord_shard_count: int | None = Field(default=None, ge=1)
    """How many shards there are over all processes; empty: as many as Discord advises."""

    http_host: str = "127.0.0.1"
    """Where HTTP mode listens; put a proxy with TLS before it."""
    http_port: int = Field(default=3000, ge=0, le=65535)
    public_url: str = ""
    """The https address at which Slack and browsers reach HTTP mode."""
    secret_keys: SecretStr | None = None
    """Keys that encrypt tokens at rest, with commas between, the newest first."""

    practice: Practice = Practice()
    """The numbers of the practice, such as PRACTICE__OPEN_REQUESTS."""

    @field_validator("log_level")
    @classmethod
    def _known_level(cls, value: str) -> str:
        level = value.upper()
        if level not in ("DEBUG", "INFO", "WARNING", "ERROR"):
            raise ValueError("LOG_LEVEL is DEBUG, INFO, WARNING or ERROR")
        return level

    @field_validator("discord_shard_ids")
    @classmethod
    def _whole_numbers(cls, value: str) -> str:
        if not all(part.strip().isdecimal() for part in value.split(",") if value):
            raise ValueError("DISCORD_SHARD_IDS is a list of numbers such as 0,1")
        return value

    @property
    def shard_ids(self) -> tuple[int, ...] | None:
        """The shards of this process; None for all."""
        return tuple(int(part) for part in self.discord_shard_ids.split(",") if part) or None

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys that encrypt tokens at rest, the newest first."""
        return tuple(key.strip() for key in plain(self.secret_keys).split(",") if key.strip())

    @property
    def slack(self) -> bool:
        """Whether anything of Slack is set."""
        return bool(
            self.slack_bot_token
            or self.slack_app_token
            or self.slack_signing_secret
            or self.slack_client_id
            or self.slack_client_secret
        )

    @property
    def discord(self) -> bool:
        """Whether anything of Discord is set."""
        return self.discord_token is not None


def plain(secret: SecretStr | None) -> str:
    """The secret itself, "" for none: only for handing it on to the library that needs it."""
    return secret.get_secret_value() if secret else ""
