"""A third language is one folder: it is offered, spoken, and English where it lacks a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fluent.syntax import FluentSerializer

from adapters.playground.page_words import page_words
from bot.core.responses import ShowForm
from bot.i18n import fluent, overrides, translator
from bot.i18n.fluent import LANGUAGES
from bot.i18n.translator import Translator
from tests.support import pseudo
from tests.support.workspace import Workspace

MISSING = {"menu-lead", "button-send"}
"""What nobody has translated: a sentence, and one that others may name."""


@pytest.fixture
def esperanto(tmp_path: Path) -> Iterator[Path]:
    """The folder of a language that has English with other letters, and a name of its own."""
    own = tmp_path / "eo"
    own.mkdir()
    for file in fluent.files_of("en"):
        if file.name.endswith(".ftl"):
            sentences = fluent.read_file(file)
            for sentence in sentences.values():
                pseudo.change(sentence)
            kept = [each for id, each in sentences.items() if id not in MISSING]
            lines = map(FluentSerializer().serialize_entry, kept)
            (own / file.name).write_text("".join(lines), encoding="utf-8")
    (own / "language.ftl").write_text("language-name = Esperanto\n", encoding="utf-8")
    (own / "playground.json").write_text('{"page-home": "Hejmo"}', encoding="utf-8")
    take_away = fluent.add_folder(tmp_path)
    translator.forget()
    yield own
    take_away()
    translator.forget()
    assert "eo" not in LANGUAGES


@pytest.mark.usefixtures("esperanto")
async def test_it_is_offered_and_spoken(workspace: Workspace) -> None:
    mina, bea = workspace.member("mina"), workspace.member("bea")
    olu = workspace.member("olu", organiser=True)
    await mina.says("settings")
    asked = await mina.presses("settings.language")
    assert isinstance(asked, ShowForm)
    (field,) = (field for field in asked.form.fields if field.options)
    assert ("eo", "Esperanto") in {(option.value, option.label) for option in field.options}
    await mina.fills(language="eo")
    await mina.says("settings")
    mina.reads(Translator("eo", "UTC").label("settings-title"))
    await bea.says("settings")
    bea.reads(Translator("en", "UTC").label("settings-title"))

    await olu.says("setup")
    asked = await olu.presses("setup.community")
    assert isinstance(asked, ShowForm)
    offered = {option.label for field in asked.form.fields for option in field.options}
    assert {"English", "Cymraeg", "Esperanto"} <= offered


@pytest.mark.usefixtures("esperanto")
def test_what_it_lacks_is_said_in_english() -> None:
    english, ours = Translator("en", "UTC"), Translator("eo", "UTC")
    for id in MISSING:
        assert ours.label(id) == english.label(id)
    naming = [id for id, _ in overrides.find("{ button-send }")]
    assert naming
    for id in naming:
        assert ours.label(id) == english.label(id)
    assert page_words()["eo"]["words"]["page-home"] == "Hejmo"
    assert page_words()["eo"]["words"]["page-add"] == page_words()["en"]["words"]["page-add"]


@pytest.mark.usefixtures("esperanto")
def test_its_words_can_be_replaced(tmp_path: Path) -> None:
    words = tmp_path / "words"
    words.mkdir()
    (words / "eo.ftl").write_text("menu-lead = Saluton\nmenu-titel = Saluton", encoding="utf-8")
    _, problems = overrides.read(words)
    assert [problem.partition(";")[0] for problem in problems] == [
        "eo.ftl: menu-titel is no sentence of ours"
    ]


@pytest.mark.parametrize(
    "code, wrong", [("eo", "has no language.ftl"), ("klingon", "is no code of a language")]
)
def test_a_folder_that_is_no_language_is_refused(code: str, wrong: str, tmp_path: Path) -> None:
    before = dict(LANGUAGES)
    (tmp_path / code).mkdir()
    with pytest.raises(ValueError, match=wrong):
        fluent.add_folder(tmp_path)
    assert before == LANGUAGES
