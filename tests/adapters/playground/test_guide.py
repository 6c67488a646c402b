"""The guide of a first visit says what the bot really says."""

from __future__ import annotations

import re

import bot
from adapters.playground.app import STATIC
from adapters.playground.samples import MEMBERS

GUIDE = (STATIC / "guide.js").read_text("utf-8")
SENTENCES = "\n".join(
    file.read_text("utf-8")
    for path in bot.__path__
    for file in sorted((STATIC.parents[2] / path / "locales" / "en").glob("*.ftl"))
)


def test_the_buttons_that_the_guide_names_exist() -> None:
    named = re.findall("“([^”]+)”", GUIDE)
    labels = set(re.findall(r"^(?:button|submit)-[\w-]+ = (.+)$", SENTENCES, re.MULTILINE))
    assert len(named) >= 6
    assert set(named) <= labels


def test_the_commands_that_the_guide_types_exist() -> None:
    typed = re.findall(r'type: "/intro (\w+)', GUIDE)
    commands = set(re.findall(r"^command-(\w+) =", SENTENCES, re.MULTILINE))
    assert len(typed) >= 3
    assert set(typed) <= commands


def test_the_members_that_the_guide_plays_are_there() -> None:
    played = set(re.findall(r'const (?:SEEKER|HOST) = "(\w+)"', GUIDE))
    assert len(played) == 2
    assert played <= {member.id for member in MEMBERS}
