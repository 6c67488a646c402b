"""The register of personal data: no table or column that is not declared, and no reader unknown."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.domain.practice import Practice
from bot.features.privacy.declarations import Fate, Role, Shape
from bot.features.privacy.register import REGISTER
from bot.i18n.fluent import LANGUAGES
from storage.transfer import tables
from tests.support.sentences import messages

DOCUMENT = Path(__file__).parent.parent / "docs" / "privacy.md"


def test_every_table_and_column_is_declared() -> None:
    schema = {table.name: (set(table.columns), table.key) for table in tables()}
    declared = {name: (set(table.columns), table.key) for name, table in REGISTER.items()}
    assert declared == schema


READS: dict[str, tuple[str, dict[str, str]]] = {
    "persons": (
        "data-persons",
        {
            "name": "data-name",
            "zone": "data-zone",
            "quiet_from": "data-quiet-from",
            "quiet_to": "data-quiet-to",
            "headline": "data-headline",
            "goal": "data-goal",
            "access_needs": "data-access-needs",
            "created_at": "data-created-at",
        },
    ),
    "addresses": (
        "data-addresses",
        {"address": "data-address", "used_at": "data-used-at"},
    ),
    "hosts": (
        "data-hosts",
        {
            "role": "data-role",
            "organisation": "data-organisation",
            "sector": "fact-sector",
            "about": "data-about",
            "where": "data-where",
            "region": "data-region",
            "studied_at": "data-studied-at",
            "topics": "data-topics",
            "languages": "data-languages",
            "capacity": "data-capacity",
            "created_at": "data-host-since",
        },
    ),
    "introductions": (
        "data-introductions",
        {
            "seeker": "data-seeker",
            "host": "data-host",
            "connector": "data-connector",
            "vouched": "data-vouched",
            "created_at": "data-created-at",
            "why": "data-why",
            "learn": "data-learn",
            "question": "data-question",
            "answer": "data-answer",
            "where": "data-where",
            "parting": "data-parting",
            "minutes": "data-minutes",
            "asked_at": "data-asked-at",
            "starts_at": "data-starts-at",
            "thanks": "data-thanks",
            "thanks_reply": "data-thanks-reply",
            "update": "data-update",
            "told": "data-told",
            "told_later": "data-told-later",
            "learned": "data-learned",
            "surprised": "data-surprised",
            "use": "data-use",
            "onward_name": "data-onward-name",
            "onward": "data-onward",
            "referred_to": "data-referred-to",
        },
    ),
    "questions": (
        "data-questions",
        {"words": "data-words"},
    ),
    "promises": (
        "data-promises",
        {"words": "data-words", "made_at": "data-created-at", "done_at": "data-done-at"},
    ),
    "blocks": ("data-blocks", {"blocked": "data-blocked", "created_at": "data-created-at"}),
    "connections": (
        "data-connections",
        {
            "asker": "data-asker",
            "asked": "data-asked",
            "since": "data-since",
            "created_at": "data-created-at",
        },
    ),
    "ways": (
        "data-ways",
        {
            "target": "data-target",
            "topic": "data-topic",
            "words": "data-words",
            "created_at": "data-created-at",
            "sent_at": "data-sent-at",
        },
    ),
    "connector_requests": (
        "data-connector-requests",
        {
            "seeker": "data-seeker",
            "target": "data-target",
            "line": "data-line",
            "created_at": "data-created-at",
            "answered_at": "data-answered-at",
        },
    ),
    "person_notes": (
        "data-person-notes",
        {"about": "data-note-about", "words": "data-words", "written_at": "data-created-at"},
    ),
    "watches": (
        "data-watches",
        {"query": "data-query", "created_at": "data-created-at"},
    ),
    "reports": (
        "data-reports",
        {
            "reported": "data-reported",
            "handler": "data-handler",
            "created_at": "data-created-at",
            "words": "data-words",
        },
    ),
    "consents": (
        "data-consents",
        {"community": "data-community", "version": "data-version", "agreed_at": "data-agreed-at"},
    ),
    "kept_forms": (
        "data-kept-forms",
        {"typed": "data-typed", "kept_at": "data-created-at"},
    ),
}
"""The heading and the labels of the readable text: a wrong one would name something else."""


def test_the_readable_text_names_things_rightly() -> None:
    assert {
        name: (table.heading, {c: f.label for c, f in table.columns.items() if f.label})
        for name, table in REGISTER.items()
        if table.heading
    } == READS


@pytest.mark.parametrize("name", REGISTER)
def test_a_declaration_holds_together(name: str) -> None:
    table = REGISTER[name]
    readers = {role for column in table.columns.values() for role in column.readers}
    assert readers == set(table.roles), "a role that may read nothing, or a reader without a role"
    hidden = [column for column, found in table.columns.items() if not found.readers]
    assert bool(hidden) == bool(table.withheld), "what nobody reads has a reason"
    labels = {found.label for found in table.columns.values()} - {""}
    assert bool(labels) == bool(table.heading)
    for language in LANGUAGES:
        assert labels <= set(messages(language))
    for column, found in table.columns.items():
        assert not found.once or found.once in table.columns, column
        assert found.label == "" or found.readers, column


@pytest.mark.parametrize("name", REGISTER)
def test_what_an_erasure_does_is_declared(name: str) -> None:
    """For each role what happens to the row, and where it stays, to each column."""
    table = REGISTER[name]
    assert set(table.roles) <= set(table.erased), "erased in that role, what happens to the row?"
    stays = not table.erased or set(table.erased.values()) != {Fate.DELETE}
    assert bool(table.kept) == stays, "what stays has a reason"
    blank = {role for role, fate in table.erased.items() if fate is Fate.BLANK}
    for column, found in table.columns.items():
        if not blank:
            assert found.emptied is None, f"{column}: nothing of this table is emptied"
            continue
        assert found.emptied is not None, f"{column}: is it emptied (by whom), or does it stay?"
        assert set(found.emptied) <= blank, column
        for role in table.roles:
            # What only that person may read is of no use to anybody else.
            if found.readers == (role,) and found.shape is Shape.TEXT and found.label:
                assert role in found.emptied, column


@pytest.mark.parametrize("name", REGISTER)
def test_what_expires_names_a_setting_and_an_instant(name: str) -> None:
    table = REGISTER[name]
    if table.expires is not None:
        assert isinstance(getattr(Practice(), table.expires.days), int)
        assert table.columns[table.expires.since].shape is Shape.INSTANT


def test_whoever_is_named_in_a_column_has_a_role_or_is_only_named() -> None:
    """A new reference to a person is a decision: a role of its own, or a name in others' rows."""
    only_named = {
        *(("introductions", c) for c in ("moved_by", "onward", "referred_to")),
        ("person_notes", "about"),  # it goes when they are erased
        ("ties", "other"),  # it goes with their connection
        ("introductions", "via"),  # they read what the connector reads
        *(("ways", c) for c in ("target", "first")),
        *(("connector_requests", c) for c in ("seeker", "target", "via", "onward")),
        ("blocks", "blocked"),  # they never learn of it
        ("audit", "actor"),
        ("audit", "subject"),
        ("communities", "reports_to"),
        ("reports", "handler"),
        ("reports", "reported"),
    }
    named = {
        (name, column)
        for name, table in REGISTER.items()
        for column, found in table.columns.items()
        if found.shape is Shape.PERSON
    }
    with_role = {
        (name, column)
        for name, column in named
        if column == "person" or column in set(Role) & set(map(str, REGISTER[name].roles))
    }
    assert named - with_role == only_named


def _section(title: str) -> str:
    return DOCUMENT.read_text(encoding="utf-8").split(f"## {title}\n")[1].split("\n## ")[0]


def test_the_document_says_of_every_table_what_an_erasure_does() -> None:
    rows = [row for row in _section("What an erasure does").splitlines() if row.startswith("| `")]
    named = [word.strip("`,") for row in rows for word in row.split("|")[1].split()]
    assert sorted(named) == sorted(set(REGISTER) - {"former_addresses"})


def test_the_document_names_every_table_with_what_is_in_a_copy() -> None:
    text = _section("What is kept")
    for name, table in REGISTER.items():
        (line,) = [row for row in text.splitlines() if row.startswith(f"| `{name}` |")]
        readable = {column for column, found in table.columns.items() if found.readers}
        listed = {word.strip("`,") for word in line.split("|")[2].split()} - {"–"}
        assert listed == readable, name
