"""The pages for members and organisers name buttons and commands that exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.i18n import fluent
from tests.support.routing import ROUTER

DOCS = Path(__file__).parents[1] / "docs"
PAGES = {
    "members.md": "en",
    "hosts.md": "en",
    "connectors.md": "en",
    "organisers.md": "en",
    "cy/aelodau.md": "cy",
    "cy/gwesteiwyr.md": "cy",
    "cy/cysylltwyr.md": "cy",
}

pytestmark = pytest.mark.wording


@pytest.mark.parametrize("page, language", PAGES.items())
def test_a_page_names_what_stands_on_the_screen(page: str, language: str) -> None:
    page_text = (DOCS / page).read_text(encoding="utf-8")
    labels = {
        fluent.written(sentence).replace("'", "’")
        for id, sentence in fluent.sentences(language).items()
        if id.startswith("button-")
    }
    # Bold within a table's cell or a line is a label; a bold line alone would be prose.
    named = {bold.replace("'", "’") for bold in re.findall(r"\*\*(.+?)\*\*", page_text)}
    assert named
    assert named <= labels
    commands = set(re.findall(r"`/intro ([a-z-]+)", page_text))
    assert commands
    assert commands <= set(ROUTER.commands)
