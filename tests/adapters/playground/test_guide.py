"""The guide of a first visit names buttons, commands and members that exist."""

from __future__ import annotations

import re

from adapters.playground.app import STATIC
from adapters.playground.samples import MEMBERS
from bot.i18n.fluent import LANGUAGES
from bot.i18n.translator import Translator
from tests.adapters.playground.page import Page
from tests.support.page_words import PLACED, page_words
from tests.support.said import label
from tests.support.sentences import messages

GUIDE = (STATIC / "guide.js").read_text("utf-8")


async def test_the_buttons_that_the_guide_names_exist(page: Page) -> None:
    said = " ".join(page_words()["en"].values())
    named = re.findall(r"“\{((?:button|submit)-[\w-]+)\}”", said)
    assert len(named) >= 6
    assert len(named) == said.count("“")
    english = Translator("en", "UTC")
    answer = await page.request("labels", member="mina", ids=[*named, "button-nobody-has", None])
    assert answer["labels"] == {id: label(id, english) for id in named}


def test_the_commands_that_the_guide_types_exist() -> None:
    typed = re.findall(r'type: "/intro (\w+)', GUIDE)
    assert len(typed) >= 3
    assert {f"command-{name}" for name in typed} <= set(messages("en"))


def test_the_members_that_the_guide_plays_exist() -> None:
    played = set(re.findall(r'const (?:SEEKER|HOST|CONNECTOR|WANTED) = "(\w+)"', GUIDE))
    assert len(played) == 4
    assert played <= {member.id for member in MEMBERS}


# The words of the page


def test_the_page_says_the_same_in_each_language() -> None:
    said = page_words()
    assert set(said) == set(LANGUAGES)
    for id, english in said["en"].items():
        for code, written_ in said.items():
            assert set(PLACED.findall(written_[id])) == set(PLACED.findall(english)), f"{code} {id}"
            assert code == "en" or written_[id] != english, f"{id} is not translated to {code}"
    assert all(set(ids) == set(said["en"]) for ids in said.values())


def test_the_page_says_all_its_written_and_no_others() -> None:
    used = set()
    for file in (*STATIC.glob("*.js"), *STATIC.glob("*.html")):
        if file.name != "words.js":
            used |= set(re.findall(r'"((?:page|step)-[\w-]+)"', file.read_text("utf-8")))
    for source in STATIC.parent.glob("*.py"):
        used |= set(re.findall(r'"(page-[\w-]+)"', source.read_text("utf-8")))
    assert used == set(page_words()["en"])


def test_what_stands_in_the_page_at_first_is_what_it_says() -> None:
    english = page_words()["en"]
    html = (STATIC / "index.html").read_text("utf-8")
    texts = re.findall(r'data-say="([\w-]+)"[^<>]*>([^<]*)<', html)
    labels = re.findall(r'data-say-label="([\w-]+)" aria-label="([^"]*)"', html)
    assert len(texts) > 10
    assert len(labels) == html.count("aria-label=")
    for id, written in [*texts, *labels]:
        assert written == english[id], id
