"""`.env.example` and the settings say the same; bad settings are explained."""

from __future__ import annotations

import asyncio
import dataclasses
import logging
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import bot
from bot import cli
from bot.config import Settings, with_former_database
from bot.doctor import Level, check_notices, check_retention, not_checked
from bot.domain.practice import Practice
from storage import NoticeState, open_store

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
    assert cli.main(["run"]) == 2
    said = capsys.readouterr().err
    assert "PLAYGROUND_PORT" in said
    assert "LOG_LEVEL is DEBUG, INFO, WARNING or ERROR" in said
    assert ".env.example" in said


def test_secrets_do_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-very-secret")
    monkeypatch.setenv("DISCORD_TOKEN", "very.secret")
    monkeypatch.setenv("DATABASE_URL", "postgresql://bot:very-secret@host/paned")
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
    assert cli.main(["run"]) == 2
    assert f"The setting {name} cannot be used: " in capsys.readouterr().err


@pytest.mark.parametrize("text", ["0,one", "-1", "0;1"])
def test_shards_are_numbers(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("DISCORD_SHARD_IDS", text)
    assert cli.main(["run"]) == 2


def test_version_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["version"]) == 0
    assert bot.__version__ in capsys.readouterr().out
    with pytest.raises(SystemExit):
        cli.main(["--help"])
    said = capsys.readouterr().out
    assert "paned doctor" in said
    assert "Paned" in said


def test_doctor_on_a_fresh_machine(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["doctor"]) == 0
    said = capsys.readouterr().out
    assert "SQLite" in said
    assert "playground" in said


def test_doctor_works_with_settings_that_cannot_be_used_and_says_what_it_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = "HTTP_PORT=many", "LOG_LEVEL=loud", "PRACTICE__REMIND_AFTER=three", "WEB_PORT=8999"
    (tmp_path / ".env").write_text("\n".join(lines))
    (tmp_path / ".env").chmod(0o600)
    assert cli.main(["doctor"]) == 1
    said = capsys.readouterr().out
    for name in ("HTTP_PORT", "LOG_LEVEL", "PRACTICE__REMIND_AFTER"):
        assert f"FAIL  the setting {name} cannot be used: " in said
    assert "WEB_PORT" not in said
    assert "skip  the rest was checked as if LOG_LEVEL, " in said
    assert "ok    SQLite" in said, "the rest is checked"
    settings, wrong = Settings.read_usable()
    assert (settings.web_port, settings.http_port) == (8999, Settings().http_port)
    assert settings.practice == Practice()
    assert len(wrong) == 3


@pytest.mark.parametrize("content", [b"\xff\xfe", None])
def test_doctor_works_without_a_file_of_settings_that_can_be_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes | None
) -> None:
    if content is not None:
        (tmp_path / ".env").write_bytes(content)
        (tmp_path / ".env").chmod(0o600)
    assert cli.main(["doctor"]) == (0 if content is None else 1)
    said = capsys.readouterr().out
    expected = f"no .env in {tmp_path}" if content is None else "FAIL  .env cannot be read"
    assert expected in said
    assert "skip  Slack and Discord: no tokens are set" in said
    assert "skip  migrations, stored tokens" in said


def test_doctor_does_not_claim_what_only_slack_can_try() -> None:
    given = {"slack": True, "discord": False, "database": True}
    assert not_checked(over_http=False, **given) == []
    [finding] = not_checked(over_http=True, **given)
    assert finding.level is Level.SKIP
    assert "public address" in finding.what


def test_the_former_database_is_used_while_there_is_no_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    former, current = tmp_path / "data" / "handshakes.db", tmp_path / "data" / "paned.db"
    assert cli.main(["migrate"]) == 0
    current.rename(former)
    with caplog.at_level(logging.INFO):
        assert cli.main(["migrate"]) == 0
    assert "up to date" in capsys.readouterr().out
    assert "using data/handshakes.db" in caplog.text
    assert cli.main(["doctor"]) == 0
    said = capsys.readouterr().out
    assert "data/handshakes.db is in use" in said
    assert "paned backup data/paned.db" in said
    assert cli.main(["backup", "data/paned.db"]) == 0
    assert cli.main(["doctor"]) == 0
    assert "handshakes.db is in use" not in capsys.readouterr().out
    assert (former.exists(), current.exists()) == (True, True)


def test_only_the_default_address_falls_back_to_the_former_database(tmp_path: Path) -> None:
    assert with_former_database(Settings()) == Settings()
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "handshakes.db").touch()
    assert with_former_database(Settings()).database_url == "sqlite:///data/handshakes.db"
    chosen = Settings(database_url="sqlite:///data/own.db")
    assert with_former_database(chosen) == chosen
    (tmp_path / "data" / "paned.db").touch()
    assert with_former_database(Settings()) == Settings()


def test_migrate_then_doctor_then_backup(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["migrate"]) == 0
    assert cli.main(["migrate"]) == 0
    assert "up to date" in capsys.readouterr().out
    assert cli.main(["doctor"]) == 0
    assert cli.main(["backup", "copy.db"]) == 0
    assert (tmp_path / "copy.db").exists()
    assert cli.main(["backup", "copy.db"]) == 1
    assert "never replaces" in capsys.readouterr().err


def test_restore_says_what_it_replaced_and_what_is_left_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["restore", "copy.db"]) == 1
    assert "no database at copy.db" in capsys.readouterr().err
    assert cli.main(["migrate"]) == 0
    assert cli.main(["backup", "copy.db"]) == 0
    assert cli.main(["restore", "copy.db"]) == 0
    said = capsys.readouterr().out
    assert "data/paned.db.replaced-1" in said
    assert "paned erase" in said
    assert cli.main(["doctor"]) == 0


def test_doctor_warns_of_what_no_night_could_wipe(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async def owe_since(since: datetime) -> None:
        store = await open_store(f"sqlite:///{tmp_path}/data/paned.db")
        async with store.transaction() as tx:
            if owed := await tx.scrubs.owed():
                await tx.scrubs.settle(owed)
            await tx.scrubs.owe(since)
        await store.close()

    now = datetime.now(UTC)
    assert cli.main(["migrate"]) == 0
    asyncio.run(owe_since(now - timedelta(days=1)))
    assert cli.main(["doctor"]) == 0
    assert "docs/operations.md" not in capsys.readouterr().out
    asyncio.run(owe_since(now - timedelta(days=3)))
    assert cli.main(["doctor"]) == 0
    said = capsys.readouterr().out
    assert f"what was deleted since {now - timedelta(days=3):%Y-%m-%d}" in said
    assert "docs/operations.md" in said


def test_doctor_says_how_long_things_are_kept_and_whether_anybody_decided_that() -> None:
    default = check_retention(Practice())
    assert default.what == (
        "retention: messages 90 days, talks 365 days, reports 365 days, blocks for good,"
        " drafts 30 days (all at the default)"
    )
    assert "docs/privacy.md" in default.how
    chosen = check_retention(Practice(keep_messages_days=60, keep_in_touch_days=70))
    assert "messages 60 days" in chosen.what
    assert "default" not in chosen.what
    assert "default" in check_retention(Practice(keep_in_touch_days=70)).what


def test_doctor_says_where_the_notice_or_its_contact_is_as_it_comes() -> None:
    done, half, none = (
        NoticeState("Done", own_words=True, contact=True),
        NoticeState("Half", own_words=True, contact=False),
        NoticeState("None", own_words=False, contact=False),
    )
    assert check_notices([done]) == []
    (contact,) = check_notices([done, half])
    assert contact.level is Level.WARN
    assert "Half" in contact.what
    assert "Done" not in contact.what
    words, contact = check_notices([done, half, none])
    assert "None" in words.what
    assert "Half, None" in contact.what
