"""`.env.example` and the settings say the same; bad settings are explained."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest

from bot import __main__ as command
from bot.config import Settings
from bot.model.practice import Practice

ROOT = Path(__file__).parents[1]


@pytest.fixture(autouse=True)
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder without a .env, and none of our settings in the environment."""
    monkeypatch.chdir(tmp_path)
    for name in settings_by_name():
        monkeypatch.delenv(name, raising=False)


def settings_by_name() -> dict[str, object]:
    """Every setting as an operator writes it, with its default."""
    practice = {
        f"PRACTICE__{field.name.upper()}": field.default for field in dataclasses.fields(Practice)
    }
    named = {
        field.name.upper(): field.default
        for field in dataclasses.fields(Settings)
        if field.name != "practice"
    }
    return {**named, **practice}


def examples() -> dict[str, str]:
    """What .env.example sets, also where it stands behind a `#`."""
    text = (ROOT / ".env.example").read_text()
    return dict(re.findall(r"^#? ?([A-Z][A-Z_]+)=(.*)$", text, re.MULTILINE))


def test_every_setting_is_in_the_example_and_nothing_else() -> None:
    assert set(examples()) == set(settings_by_name())


def test_the_example_shows_the_defaults() -> None:
    for name, default in settings_by_name().items():
        shown = examples()[name]
        assert shown == ("" if default is None else str(default)), name


def test_the_example_itself_can_be_used(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text((ROOT / ".env.example").read_text())
    assert Settings.read() == Settings.read(None) == Settings()


def test_numbers_of_the_practice_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRACTICE__OPEN_REQUESTS", "7")
    assert Settings.read().practice == Practice(open_requests=7)


def test_a_bad_setting_is_named_and_explained(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PLAYGROUND_PORT", "many")
    monkeypatch.setenv("LOG_LEVEL", "loud")
    assert command.main(["run"]) == 2
    said = capsys.readouterr().err
    assert "PLAYGROUND_PORT" in said
    assert "LOG_LEVEL is DEBUG, INFO, WARNING or ERROR" in said
    assert ".env.example" in said


def test_secrets_do_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-very-secret")
    monkeypatch.setenv("DISCORD_TOKEN", "very.secret")
    monkeypatch.setenv("DATABASE_URL", "postgresql://bot:very-secret@host/handshakes")
    assert "very" not in repr(Settings.read())


def test_tokens_keep_the_playground_shut(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not Settings.read().slack
    assert not Settings.read().discord
    monkeypatch.setenv("DISCORD_TOKEN", "x")
    assert Settings.read().discord


def test_the_environment_goes_before_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "HTTP_PORT=3001\nHTTP_HOST='10.0.0.1'  # the inner one\nLOG_LEVEL="
    (tmp_path / ".env").write_text(text)
    monkeypatch.setenv("HTTP_PORT", "3002")
    read = Settings.read()
    assert (read.http_port, read.http_host, read.log_level) == (3002, "10.0.0.1", "INFO")


@pytest.mark.parametrize(
    "name, text",
    [
        ("HTTP_PORT", "70000"),
        ("DISCORD_SHARD_COUNT", "0"),
        ("PRACTICE__REMIND_AFTER", "-1"),
        ("PRACTICE__REMIND_AFTER", "three"),
    ],
)
def test_numbers_have_bounds(
    name: str, text: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(name, text)
    assert command.main(["run"]) == 2
    assert f"The setting {name} cannot be used: " in capsys.readouterr().err


@pytest.mark.parametrize("text", ["0,one", "-1", "0;1"])
def test_shards_are_numbers(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("DISCORD_SHARD_IDS", text)
    assert command.main(["doctor"]) == 2


def test_version_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["version"]) == 0
    with pytest.raises(SystemExit):
        command.main(["--help"])
    said = capsys.readouterr().out
    assert "handshakes doctor" in said
    assert "Handshakes" in said


def test_doctor_on_a_fresh_machine(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["doctor"]) == 0
    said = capsys.readouterr().out
    assert "SQLite" in said
    assert "playground" in said


def test_migrate_then_doctor_then_backup(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.main(["migrate"]) == 0
    assert command.main(["migrate"]) == 0
    assert "up to date" in capsys.readouterr().out
    assert command.main(["doctor"]) == 0
    assert command.main(["backup", "copy.db"]) == 0
    assert (tmp_path / "copy.db").exists()
    assert command.main(["backup", "copy.db"]) == 1
    assert "never replaces" in capsys.readouterr().err
