"""The command line and `paned doctor` speak the operator's language."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import cli
from bot.doctor import check_zones
from bot.domain.zone_data import ZONE_DATA
from bot.i18n import operator
from bot.i18n.operator import told, translations
from tests.support.sentences import ROOT
from tests.support.sources import walk

WELSH = translations("cy")


@pytest.fixture(autouse=True)
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A folder without settings; and English again afterwards."""
    monkeypatch.chdir(tmp_path)
    for name in ("PANED_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    yield
    operator.speak({})


def calls(*names: str) -> Iterator[tuple[str, ast.Call]]:
    """Every call of those functions in the product, with its place."""
    for folder in ("bot", "adapters", "storage"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            source = path.read_text(encoding="utf-8")
            if any(name in source for name in names):
                for node in walk(ast.parse(source)):
                    if isinstance(node, ast.Call) and ast.unparse(node.func) in names:
                        yield f"{path.relative_to(ROOT)}:{node.lineno}", node


def placed(text: str) -> list[str]:
    """What is put into a text."""
    return sorted(re.findall(r"\{\w+\}|%\(\w+\)s", text))


def test_every_text_is_in_welsh_and_no_other_is() -> None:
    texts = {}
    for place, call in calls("told"):
        text = call.args[0]
        assert isinstance(text, ast.Constant), f"{place}: the text stands in the code"
        assert isinstance(text.value, str)
        given = {f"{{{item.arg}}}" for item in call.keywords}
        assert given == {one for one in placed(text.value) if one[0] == "{"}, place
        texts[text.value] = place
    assert {text: place for text, place in texts.items() if text not in WELSH} == {}
    assert set(WELSH) - set(texts) == set()
    for english, welsh in WELSH.items():
        assert placed(welsh) == placed(english), english
        assert welsh != english


def test_what_an_operator_reads_is_never_only_english() -> None:
    for place, call in calls("Finding", "StorageError"):
        for text in call.args[1:] if ast.unparse(call.func) == "Finding" else call.args:
            written = ast.unparse(text) if isinstance(text, (ast.Constant, ast.JoinedStr)) else ""
            own = re.sub(r"\{[^}]*\}|Paned|Python|SQLite", "", written)
            assert not re.search(r"[a-z]{2}", own) or own == "'the store is closed'", place


@pytest.mark.parametrize(
    "environment, language",
    [
        ({}, "en"),
        ({"LANG": "cy_GB.UTF-8"}, "cy"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "cy_GB"}, "cy"),
        ({"LANG": "cy_GB.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"),
        ({"LANG": "cy_GB.UTF-8", "LC_ALL": ""}, "cy"),
        ({"PANED_LANGUAGE": "cy", "LC_ALL": "en_GB.UTF-8"}, "cy"),
    ],
)
def test_the_doctor_speaks_the_language_of_the_environment(
    environment: dict[str, str],
    language: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert cli.main(["doctor"]) == 0
    said = capsys.readouterr().out
    english = "no database yet: the first start creates it"
    assert (WELSH[english] if language == "cy" else english) in said
    assert (english in said) == (language == "en")
    assert "skip  " in said, "a script finds the marks"


def test_help_and_what_is_wrong_with_a_setting_are_in_welsh_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PANED_LANGUAGE", "cy")
    for asked in (["--help"], ["words", "--help"]):
        with pytest.raises(SystemExit):
            cli.main(asked)
        help_ = capsys.readouterr().out
        assert WELSH["show this help"] in help_
        assert not re.search(r"\b(usage|arguments|options|show|message)\b", help_)
    assert WELSH["say what is wrong · find a sentence by its words"] in help_
    with pytest.raises(SystemExit):
        cli.main(["frobnicate"])
    assert WELSH["{name} cannot be run like this: {why}"].partition("{")[0] in (
        capsys.readouterr().err
    )
    monkeypatch.setenv("HTTP_PORT", "70000")
    monkeypatch.setenv("LOG_FORMAT", "verse")
    monkeypatch.setenv("PRACTICE__OPEN_REQUESTS", "many")
    assert cli.main(["run"]) == 2
    said = capsys.readouterr().err
    assert WELSH["it is at most {most}"].format(most=65535) in said
    assert WELSH["it is one of: {formats}"].partition("{")[0] in said
    assert WELSH["it is not a whole number"] in said
    monkeypatch.setenv("HTTP_PORT", "3000")
    monkeypatch.delenv("LOG_FORMAT")
    monkeypatch.delenv("PRACTICE__OPEN_REQUESTS")
    assert cli.main(["restore", "copy.db"]) == 1
    assert "copy.db" in (error := capsys.readouterr().err)
    failed = WELSH["paned {command} did not work: {error}"].format(command="restore", error="")
    assert failed in error  # and not that Paned cannot run
    assert (
        WELSH["There is no database at {path}. Check the path, or DATABASE_URL."].partition("{")[0]
        in error
    )


def test_a_text_without_arguments_is_no_template() -> None:
    assert told("{as it stands}") == "{as it stands}"
    operator.speak({"LANG": "cy"})
    assert told("nobody has translated {this}", this="1") == "nobody has translated 1"


def test_the_doctor_says_in_one_language_where_the_zones_are_from() -> None:
    operator.speak({"LANG": "cy"})
    said = check_zones(ZONE_DATA.made).what
    assert ZONE_DATA.version in said
    assert "package" not in said
    assert "tzdata" in said or str(ZONE_DATA.folder) in said
