"""Settings. Nothing else reads the environment; `.env.example` describes each one."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, get_type_hints

from environs import Env, ValidationError, validate

from bot.model.practice import Practice

_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
_PORT = {"valid": validate.Range(0, 65535)}


def _known_level(value: str) -> None:
    if value.upper() not in _LEVELS:
        raise ValidationError("LOG_LEVEL is DEBUG, INFO, WARNING or ERROR")


def _whole_numbers(value: str) -> None:
    if not all(part.strip().isdecimal() for part in value.split(",") if value):
        raise ValidationError("DISCORD_SHARD_IDS is a list of numbers such as 0,1")


def _secret() -> Any:
    return field(default="", repr=False)


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What an operator may set, in `.env` or in the environment. An empty value is no value.

    No secret is part of the `repr`.
    """

    database_url: str = field(default="sqlite:///data/handshakes.db", repr=False)
    """Where the bot remembers. Not used by the playground, which has a file of its own."""
    log_level: str = field(default="INFO", metadata={"valid": _known_level})
    """DEBUG, INFO, WARNING or ERROR. No level logs what members write."""

    playground_folder: Path = Path("data")
    """Where the playground keeps its two database files."""
    playground_port: int = field(default=8750, metadata=_PORT)
    """The playground's port on this machine; 0 takes a free one."""

    slack_bot_token: str = _secret()
    """xoxb-…: the one workspace."""
    slack_app_token: str = _secret()
    """xapp-…: Socket Mode, which needs no public address."""
    slack_signing_secret: str = _secret()
    """HTTP mode: proves that a request is Slack's."""
    slack_client_id: str = ""
    """Many workspaces: with the next one, lets each install the app by itself."""
    slack_client_secret: str = _secret()
    slack_api_url: str = "https://slack.com/api/"
    """Slack's API; GovSlack and proxies have their own."""

    discord_token: str = _secret()
    discord_api_url: str = ""
    """Discord's API, version included, where a proxy stands before it."""
    discord_gateway_url: str = ""
    """The gateway, where it is not the one that Discord names."""
    discord_shard_ids: str = field(default="", metadata={"valid": _whole_numbers})
    """The shards of this process, such as 0,1; empty: all."""
    discord_shard_count: int | None = field(default=None, metadata={"valid": validate.Range(1)})
    """How many shards there are over all processes; empty: as many as Discord advises."""

    http_host: str = "127.0.0.1"
    """Where HTTP mode listens; put a proxy with TLS before it."""
    http_port: int = field(default=3000, metadata=_PORT)
    public_url: str = ""
    """The https address at which Slack and browsers reach HTTP mode."""
    secret_keys: str = _secret()
    """Keys that encrypt tokens at rest, with commas between, the newest first."""

    practice: Practice = field(default_factory=Practice)
    """The numbers of the practice, such as PRACTICE__OPEN_REQUESTS."""

    @classmethod
    def read(cls, file: Path | None = Path(".env")) -> Settings:
        """What the environment says, and where it says nothing the file.

        Raises `environs.EnvValidationError`, which names every setting that cannot be used.
        """
        env = Env(eager=False)
        if file is not None and file.is_file():  # a folder of that name is somebody's Python
            env.read_env(file, recurse=False)
        given = _given(env, cls)
        env.seal()
        return cls(**given)

    @property
    def shard_ids(self) -> tuple[int, ...] | None:
        """The shards of this process; None for all."""
        return tuple(int(part) for part in self.discord_shard_ids.split(",") if part) or None

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys that encrypt tokens at rest, the newest first."""
        return tuple(key.strip() for key in self.secret_keys.split(",") if key.strip())

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
        return bool(self.discord_token)


def _given(env: Env, kind: type[Any], prefix: str = "") -> dict[str, Any]:
    """The fields of that dataclass that are set. No number is negative."""
    hints = get_type_hints(kind)
    found: dict[str, Any] = {}
    for each in fields(kind):
        name, hint = f"{prefix}{each.name.upper()}", hints[each.name]
        valid = each.metadata.get("valid")
        if hint is Practice:
            found[each.name] = Practice(**_given(env, Practice, f"{name}__"))
        elif not env.str(name, ""):
            continue
        elif hint is Path:
            found[each.name] = env.path(name)
        elif hint is str:
            found[each.name] = env.str(name, validate=valid)
        else:
            found[each.name] = env.int(name, validate=valid or validate.Range(0))
    return found
