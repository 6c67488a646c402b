"""Operators put their own words in place of ours, in a folder that is checked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import cli
from bot.bootstrap import run
from bot.config import Settings
from bot.doctor import Level
from bot.domain.people import Community
from bot.i18n import overrides
from bot.i18n.translator import Translator
from storage import open_store
from tests.support.workspace import Workspace


@pytest.fixture(autouse=True)
def ours_again() -> Iterator[None]:
    yield
    overrides.use(None)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of words, next to nothing else."""
    return tmp_path / "words"


def put(folder: Path, name: str, text: str) -> None:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def test_words_for_everyone_and_for_one_community(folder: Path) -> None:
    put(folder, "en.ftl", "menu-title = Coffee\nsettings-title = Yours")
    put(folder, "slack-T1/en.ftl", "menu-title = **Tea**")
    put(folder, "slack-T1/cy.ftl", "menu-title = Te")
    before = Translator("cy", "UTC").label("menu-title")
    overrides.use(folder)
    said = {
        (language, community): Translator(language, "UTC", community).label("menu-title")
        for language in ("en", "cy")
        for community in ("", "slack:T1", "slack:T2")
    }
    assert said == {
        ("en", ""): "Coffee",
        ("en", "slack:T2"): "Coffee",
        ("en", "slack:T1"): "Tea",
        ("cy", ""): before,
        ("cy", "slack:T2"): before,
        ("cy", "slack:T1"): "Te",
    }
    assert Translator("en", "UTC", "slack:T1").label("settings-title") == "Yours"
    assert Translator("en", "UTC", "slack:T1").speaking("cy").label("menu-title") == "Te"


async def test_members_of_that_community_read_them(workspace: Workspace, folder: Path) -> None:
    mina = workspace.member("mina")
    put(folder, "town-square/en.ftl", "settings-title = 1 2 3")
    overrides.use(folder)
    await mina.says("settings")
    mina.sees("1 2 3")


@pytest.mark.parametrize(
    "text, wrong",
    [
        ("menu-titel = Hello", "menu-titel is no sentence of ours; did you mean menu-title?"),
        ("request-sent = Sent.", "request-sent has lost { $name }, which stands in ours"),
        ("menu-title = Hello { $name }", "menu-title has { $name }, which ours has not"),
        (
            "reason = { $reason ->\n    [busy] Busy\n   *[unsaid] No\n }",
            "reason has no words for reason away, not_me, someone_else",
        ),
        ("reason = Because", "reason has no words for reason away, busy"),
        ("menu-title = { button-send }", "menu-title refers to another sentence"),
        ("menu-title = { NUMBER(5) }", "menu-title refers to another sentence"),
        ("form-note = Your note to somebody you like", "form-note can have 30 characters, and 24"),
        ("button-through = By way of { $name }, friend of ours", "can have 86 characters, and 75"),
        ("field-why = Why would you like to talk to { $name } at all?", "and 45 fit"),
        (f"menu-lead = {'long ' * 300}", "and 1000 fit"),
        ("menu-title = { $", "this is not valid Fluent"),
        ("menu-title = A\nmenu-title = B", "menu-title stands twice"),
        ("menu-title =\n    .label = Hello", "menu-title has no text"),
        ('menu-title = { "" }', "menu-title has no words"),
        ("button-send = ** **", "button-send has no words"),
    ],
)
def test_what_is_wrong_is_said(
    text: str, wrong: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(folder, "en.ftl", text)
    assert cli.main(["words", "check", str(folder)]) == 1
    assert wrong in capsys.readouterr().out
    assert Level.FAIL in [finding.level for finding in cli.check_words(folder, None)]


@pytest.mark.parametrize("name", ["en.txt.ftl", "klingon.ftl", "everyone/en.ftl", "a-b/c/en.ftl"])
def test_a_file_that_nobody_would_read_is_wrong(name: str, folder: Path) -> None:
    put(folder, name, "menu-title = Hello")
    assert len(overrides.read(folder)[1]) == 1


def test_a_folder_that_is_not_there_is_wrong(folder: Path) -> None:
    assert "is not a folder" in overrides.use(folder)[0]


def test_a_file_may_come_from_windows_and_one_in_another_encoding_is_named(folder: Path) -> None:
    folder.mkdir()
    (folder / "en.ftl").write_bytes(
        b"\xef\xbb\xbfmenu-title = Coffee\r\nsettings-title = Yours\r\n"
    )
    (folder / "cy.ftl").write_bytes("menu-title = Tŷ".encode("utf-16"))
    (problem,) = overrides.use(folder)
    assert problem.startswith("cy.ftl: ")
    assert Translator("en", "UTC").label("menu-title") == "Coffee"


def test_all_that_is_ours_can_be_put_in_its_own_place(folder: Path) -> None:
    """No sentence that the product says would be refused."""
    ours = [*overrides.find("")]
    for language in ("en", "cy"):
        text = "\n".join(f"{id} = {found[language]}" for id, found in ours if "{ button" not in id)
        put(folder, f"{language}.ftl", text)
    assert overrides.read(folder)[1] == []


async def test_a_bot_starts_with_what_is_right_and_says_what_is_wrong(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    ours = Translator("cy", "UTC").label("menu-title")
    put(folder, "en.ftl", "menu-titel = Hi\nrequest-sent = Sent.\noh no\nmenu-title = Coffee")
    put(folder, "cy.ftl", "menu-title = { $")
    put(folder, "fr.ftl", "menu-title = Bonjour")
    sent = Translator("en", "UTC").label("request-sent", name="Bea")
    said: list[str] = []

    async def serve(*_: object) -> None:
        english = Translator("en", "UTC")
        said.extend([english.label("menu-title"), english.label("request-sent", name="Bea")])
        said.append(Translator("cy", "UTC").label("menu-title"))

    await run(Settings(words_folder=folder), serve=serve)
    assert said == ["Coffee", sent, ours]
    logged = [record.getMessage() for record in caplog.records if record.levelname == "WARNING"]
    for wrong in ("menu-titel", "request-sent", "oh no", "cy.ftl", "fr.ftl"):
        assert any(wrong in line for line in logged), wrong


async def test_a_folder_of_a_community_that_nobody_knows_is_said(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(folder, "slack-t1/en.ftl", "menu-title = Coffee")
    put(folder, "playground-local/en.ftl", "menu-title = Tea")
    assert [f.level for f in cli.check_words(folder, None)] == [Level.OK]
    database = tmp_path / "paned.db"
    store = await open_store(f"sqlite:///{database}")
    async with store.transaction() as tx:
        await tx.communities.put(Community(id="slack:T1", network="slack:T1", name="Town"))
    await store.close()
    settings = Settings(words_folder=folder, database_url=f"sqlite:///{database}")
    assert await cli.words_command(settings, "check", "") == 0
    printed = capsys.readouterr().out
    assert "slack:t1" in printed
    assert "slack-T1" in printed
    assert "playground:local," not in printed


def test_a_sentence_is_found_by_its_words(capsys: pytest.CaptureFixture[str]) -> None:
    said = Translator("cy", "UTC").label("menu-lead")
    assert cli.main(["words", "find", said[:20].upper()]) == 0
    assert said in capsys.readouterr().out


def test_right_words_are_counted(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(folder, "en.ftl", "menu-title = Coffee\nsettings-title = Yours")
    put(folder, "discord-7/cy.ftl", "menu-title = Te")
    assert cli.main(["words", "check", str(folder)]) == 0
    assert "everyone en 2, discord:7 cy 1" in capsys.readouterr().out
