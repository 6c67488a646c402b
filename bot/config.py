"""Settings: the only module that reads them. `.env.example` describes each one."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, cast, get_type_hints

from environs import Env, EnvValidationError, ValidationError

from bot.domain.practice import Practice
from bot.i18n.operator import told
from bot.logs import FORMATS

ENV_FILE = Path(".env")
DATA_FOLDER = Path("data")
"""Where the databases are by default. Paned made this folder."""
DATABASE_URL = f"sqlite:///{DATA_FOLDER}/paned.db"
FORMER_DATABASE_URL = f"sqlite:///{DATA_FOLDER}/handshakes.db"
"""The default until 0.2.0, when the product was called Handshakes."""

_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


def _known_level(value: str) -> None:
    if value.upper() not in _LEVELS:
        raise ValidationError(told("LOG_LEVEL is DEBUG, INFO, WARNING or ERROR"))


def _whole_numbers(value: str) -> None:
    if not all(part.strip().isdecimal() for part in value.split(",") if value):
        raise ValidationError(told("DISCORD_SHARD_IDS is a list of numbers such as 0,1"))


def _web_address(value: str) -> None:
    if value and not re.fullmatch(
        r"https://[^/\s]+/?|http://(127\.0\.0\.1|localhost)(:\d+)?/?", value
    ):
        raise ValidationError(
            told("WEB_URL is an https address without a path: https://paned.example")
        )


def _whole_number(least: int, most: int | None = None) -> Callable[[str], None]:
    """Return a check that refuses what is no whole number, or is out of those bounds."""

    def check(value: str) -> None:
        try:
            number = int(value)
        except ValueError:
            raise ValidationError(told("it is not a whole number")) from None
        if number < least:
            raise ValidationError(told("it is at least {least}", least=least))
        if most is not None and number > most:
            raise ValidationError(told("it is at most {most}", most=most))

    return check


def _format(value: str) -> None:
    if value not in FORMATS:
        raise ValidationError(told("it is one of: {formats}", formats=", ".join(FORMATS)))


_PORT = {"valid": _whole_number(0, 65535)}


def _secret() -> Any:
    return field(default="", repr=False)


@dataclass(frozen=True, kw_only=True)
class Settings:
    """All settings, from `.env` or the environment. An empty value counts as not set.

    The `repr` contains no secret.
    """

    database_url: str = field(default=DATABASE_URL, repr=False)
    """The bot's database. The playground does not use it; it has its own files."""
    log_level: str = field(default="INFO", metadata={"valid": _known_level})
    """DEBUG, INFO, WARNING or ERROR. No level logs what members write."""
    log_format: str = field(default="text", metadata={"valid": _format})
    """text: lines to read; json: an object a line, for a log store."""
    words_folder: Path | None = None
    """A folder of sentences in place of ours; `paned words check` says what is wrong with it."""

    playground_folder: Path = DATA_FOLDER
    """The folder of the playground's two database files."""
    playground_port: int = field(default=8750, metadata=_PORT)
    """The playground's port on this machine; 0 takes a free one."""

    slack_bot_token: str = _secret()
    """xoxb-…: the token of a single workspace."""
    slack_app_token: str = _secret()
    """xapp-…: Socket Mode, which needs no public address."""
    slack_signing_secret: str = _secret()
    """HTTP mode: verifies that a request comes from Slack."""
    slack_client_id: str = ""
    """Many workspaces: with the client secret, each workspace installs the app by itself."""
    slack_client_secret: str = _secret()
    slack_api_url: str = "https://slack.com/api/"
    """Slack's API; GovSlack and proxies have another address."""

    discord_token: str = _secret()
    discord_api_url: str = ""
    """Discord's API behind a proxy, with the version; empty: Discord itself."""
    discord_gateway_url: str = ""
    """The gateway behind a proxy; empty: the one that Discord names."""
    discord_shard_ids: str = field(default="", metadata={"valid": _whole_numbers})
    """The shards of this process, such as 0,1; empty: all."""
    discord_shard_count: int | None = field(default=None, metadata={"valid": _whole_number(1)})
    """The number of shards over all processes; empty: as many as Discord recommends."""

    http_host: str = "127.0.0.1"
    """The address on which HTTP mode listens, behind a proxy with TLS."""
    http_port: int = field(default=3000, metadata=_PORT)
    public_url: str = ""
    """The public https address of HTTP mode."""
    web_host: str = "127.0.0.1"
    """The address of the program's own pages: health, readiness, numbers."""
    web_port: int = field(default=8751, metadata=_PORT)
    """Their port; 0 takes a free one."""
    web_url: str = field(default="", metadata={"valid": _web_address})
    """The public https address of those for organisers; empty: the numbers are in the chat only."""
    secret_keys: str = _secret()
    """Keys that encrypt stored tokens, separated by commas, the newest first."""

    practice: Practice = field(default_factory=Practice)
    """The numbers of the practice, such as PRACTICE__OPEN_REQUESTS."""

    @classmethod
    def read(cls, file: Path | None = ENV_FILE) -> Settings:
        """Read the settings. The environment takes precedence over the file.

        Raises `environs.EnvValidationError`, which names every setting that cannot be used.
        """
        return cls._read(file, frozenset())

    @classmethod
    def read_usable(
        cls, file: Path | None = ENV_FILE
    ) -> tuple[Settings, Mapping[str, Sequence[str]]]:
        """Read the settings that can be used, with the default for the others; and what is wrong
        with those, by name. A file that cannot be read counts as one of them."""
        try:
            if file is not None and file.is_file():
                file.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            settings, wrong = cls.read_usable(None)
            why = error.strerror if isinstance(error, OSError) else told("it is not text in UTF-8")
            return settings, {str(file): [str(why)], **wrong}
        try:
            return cls.read(file), {}
        except EnvValidationError as error:
            wrong = cast("Mapping[str, Sequence[str]]", error.error_messages)
            return cls._read(file, wrong.keys()), wrong

    @classmethod
    def _read(cls, file: Path | None, without: Collection[str]) -> Settings:
        env = Env(eager=False)
        if file is not None and file.is_file():  # a folder named .env is a virtual environment
            env.read_env(file, recurse=False)
        given = _given(env, cls, without)
        env.seal()
        return cls(**given)

    @property
    def database_file(self) -> Path | None:
        """The bot's database if it is a SQLite file."""
        scheme, _, path = self.database_url.partition(":///")
        return Path(path) if scheme == "sqlite" and path else None

    @property
    def playground_files(self) -> tuple[Path, Path]:
        """The playground's databases: of the bot, and of the chat platform that it plays."""
        folder = self.playground_folder
        return folder / "playground.db", folder / "playground-chat.db"

    @property
    def shard_ids(self) -> tuple[int, ...] | None:
        """The shards of this process; None means all."""
        return tuple(int(part) for part in self.discord_shard_ids.split(",") if part) or None

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys that encrypt stored tokens, the newest first."""
        return tuple(key.strip() for key in self.secret_keys.split(",") if key.strip())

    @property
    def slack(self) -> bool:
        """Whether any setting of Slack is set."""
        return bool(
            self.slack_bot_token
            or self.slack_app_token
            or self.slack_signing_secret
            or self.slack_client_id
            or self.slack_client_secret
        )

    @property
    def discord(self) -> bool:
        """Whether Discord's token is set."""
        return bool(self.discord_token)

    @property
    def playground(self) -> bool:
        """Whether no platform is set up, so that `run` opens the playground."""
        return not (self.slack or self.discord)


def with_former_database(settings: Settings) -> Settings:
    """Use the former default file if DATABASE_URL is the default and only that file exists."""
    current, former = (
        Path(url.removeprefix("sqlite:///")) for url in (DATABASE_URL, FORMER_DATABASE_URL)
    )
    if settings.database_url == DATABASE_URL and former.exists() and not current.exists():
        return replace(settings, database_url=FORMER_DATABASE_URL)
    return settings


def _given(env: Env, kind: type[Any], without: Collection[str], prefix: str = "") -> dict[str, Any]:
    """Read the fields of that dataclass that are set. Numbers must not be negative."""
    hints = get_type_hints(kind)
    found: dict[str, Any] = {}
    for each in fields(kind):
        name, hint = f"{prefix}{each.name.upper()}", hints[each.name]
        valid = each.metadata.get("valid")
        if hint is Practice:
            found[each.name] = Practice(**_given(env, Practice, without, f"{name}__"))
        elif name in without or not env.str(name, ""):
            continue
        elif hint in (Path, Path | None):
            found[each.name] = env.path(name)
        elif hint is str:
            found[each.name] = env.str(name, validate=valid)
        else:
            value = env.str(name, validate=valid or _whole_number(0))
            found[each.name] = int(value) if value else 0
    return found
