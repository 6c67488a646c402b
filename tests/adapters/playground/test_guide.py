"""The guide of a first visit names buttons, commands and members that exist."""

from __future__ import annotations

import re

from adapters.playground.app import STATIC
from adapters.playground.samples import MEMBERS
from bot.i18n.translator import Translator
from tests.adapters.playground.page import Page
from tests.support.said import label
from tests.support.sentences import messages

GUIDE = (STATIC / "guide.js").read_text("utf-8")


async def test_the_buttons_that_the_guide_names_exist(page: Page) -> None:
    named = re.findall(r"“\{((?:button|submit)-[\w-]+)\}”", GUIDE)
    assert len(named) >= 6
    assert len(named) == GUIDE.count("“")
    english = Translator("en", "UTC")
    answer = await page.request("labels", ids=[*named, "button-nobody-has", None])
    assert answer["labels"] == {id: label(id, english) for id in named}


def test_the_commands_that_the_guide_types_exist() -> None:
    typed = re.findall(r'type: "/intro (\w+)', GUIDE)
    assert len(typed) >= 3
    assert {f"command-{name}" for name in typed} <= set(messages("en"))


def test_the_members_that_the_guide_plays_exist() -> None:
    played = set(re.findall(r'const (?:SEEKER|HOST|CONNECTOR|WANTED) = "(\w+)"', GUIDE))
    assert len(played) == 4
    assert played <= {member.id for member in MEMBERS}
