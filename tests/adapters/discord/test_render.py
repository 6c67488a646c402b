"""Every message and form is within Discord's limits, and text of members contains no markup."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.discord import markup, render
from adapters.discord.modals import field_name, modal, typed_names
from bot.core.forms import Field, FieldKind, Form, Option
from bot.core.messages import (
    Button,
    CheckItem,
    Checklist,
    File,
    Heading,
    Message,
    Paragraph,
    Quote,
    Row,
    message,
    plain_text,
)
from bot.core.responses import FormErrors
from bot.core.text import Bold, PersonName, Timestamp, text
from bot.domain.people import Address
from tests.emulators import discord_schema
from tests.emulators.discord_rules import V2, check_message, check_modal, walk
from tests.support import strategies as views
from tests.support.examples import examples

many = examples(60)
ORIGIN = render.Origin.of(7, "Careers [x](https://y.test) **bold**" * 4)
PEOPLE = [Address("discord", "7", "8"), Address("discord", "7", "9")]
HOSTILE = (
    "@everyone <@8> <@&1> <#1> <t:1:R> *b* _i_ ~~s~~ `c` ||x|| [t](https://x.test)"
    "\n# h\n> q\n- l\n1. n"
)


def payload(rendered: render.Rendered) -> dict[str, Any]:
    """The body that discord.py would post."""
    view: Any = rendered.view
    return {"flags": V2, "components": view.to_components()}


def assert_accepted(rendered: render.Rendered) -> None:
    """Discord accepts it, by the emulator's rules and by Discord's OpenAPI document."""
    body = payload(rendered)
    check_message(body, {file.name for file in rendered.files})
    if discord_schema.SPEC.exists():
        discord_schema.named("MessageCreateRequest").validate(body)


@given(views.messages(), st.booleans())
@many
def test_discord_accepts_every_message(shown: Message, direct: bool) -> None:
    if direct:
        assert_accepted(
            render.render(
                shown,
                origin=ORIGIN,
                mentions=render.mention_line([person.member for person in PEOPLE]),
            )
        )
    else:
        assert_accepted(render.render(shown))


@given(views.messages())
@many
def test_every_dm_names_its_guild_in_the_last_line(shown: Message) -> None:
    components = payload(render.render(shown, origin=ORIGIN))["components"]
    last = [c for c in components if c["type"] == 10][-1]["content"]
    assert last.split("\n")[-1] == str(ORIGIN)


@given(views.forms(tuple(FieldKind)), st.booleans())
@many
def test_discord_accepts_every_form(form: Form, in_guild: bool) -> None:
    data = modal(form, in_guild=in_guild).to_dict()
    check_modal(data)
    if discord_schema.SPEC.exists():
        named = discord_schema.named("ModalInteractionCallbackRequestData")
        named.validate(discord_schema.as_documented(data))


@given(views.forms(tuple(FieldKind)), st.data())
@many
def test_discord_accepts_the_button_and_the_errors_of_every_form(
    form: Form, data: st.DataObject
) -> None:
    wrong = {field.name: data.draw(views.words(200)) for field in form.fields}
    assert_accepted(render.render(render.form_errors(FormErrors(wrong, form)), origin=ORIGIN))
    assert_accepted(render.render(render.form_button(form), origin=ORIGIN))


@given(views.words(400))
@many
def test_escaped_text_contains_no_markup_and_no_mention(written: str) -> None:
    shown = markup.escape(written)
    bare = re.sub(r"\\[^A-Za-z0-9\s]", "", re.sub(r"https?://[^\s<>\\]+", "", shown))
    assert not re.search(r"[*_~|`\[\]<\\]", bare)
    assert not re.search(r"@(?!\u200b)", shown)
    assert not re.search(r"^[ \t]*(#|>|-|\+|\d+[.)])", shown, re.MULTILINE)


def only_text(view: Message) -> str:
    return "\n".join(
        c["content"] for c in walk(payload(render.render(view))["components"]) if "content" in c
    )


def test_text_of_members_shows_as_typed() -> None:
    escaped = markup.escape(HOSTILE)
    assert re.sub(r"\\([^A-Za-z0-9\s])", r"\1", escaped).replace("\u200b", "") == HOSTILE
    assert markup.escape("see https://x.test/a_b?c=d, *now*") == (
        r"see https://x.test/a_b?c=d, \*now\*"
    )


def test_text_of_the_bot_has_markup() -> None:
    at = datetime(2026, 11, 25, 12, 30, tzinfo=UTC)
    shown = only_text(
        message(
            Heading("A talk"),
            Paragraph(
                text(
                    *(Bold("yes *really*"), " on ", Timestamp(at, "Wed"), " with "),
                    *(
                        PersonName("Ann", PEOPLE[0]),
                        " and ",
                        PersonName("Bo", Address("slack", "T", "U")),
                    ),
                )
            ),
            Quote("one\n\n# two"),
        )
    )
    assert shown == (
        "### A talk\n"
        r"**yes \*really\*** on <t:1795609800:F> with <@8> and **Bo**"
        "\n> one\n> \u200b\n> \\# two"
    )


def test_text_over_the_limit_is_truncated_and_attached_as_a_file() -> None:
    view = message(Quote("*" * 2900), Paragraph(text("Please answer.")))
    rendered = render.render(view, origin=ORIGIN)
    assert_accepted(rendered)
    shown = "\n".join(c["content"] for c in walk(payload(rendered)["components"]) if "content" in c)
    assert "…" in shown
    assert "Please answer." in shown
    [whole] = rendered.files
    assert whole.content.decode() == plain_text(view)


def test_text_within_the_limit_is_not_truncated() -> None:
    view = message(*(Paragraph(text("word " * 180)) for _ in range(4)))
    assert render.render(view, origin=ORIGIN).files == ()


def test_a_check_item_is_a_section_with_a_button_of_its_name() -> None:
    items = (
        CheckItem(text("Find a quiet place"), True, "prep.tick:1"),
        CheckItem(
            text("Put your questions in order, the most important first"), False, "prep.tick:2"
        ),
    )
    [done, open_] = payload(render.render(message(Checklist(items))))["components"]
    assert done["components"][0]["content"] == "☑ Find a quiet place"
    assert done["accessory"]["label"] == "☑ Find a quiet place"
    assert open_["accessory"]["label"] == "☐ Put your questions in…"


def test_a_row_is_a_section_with_its_button_and_a_file_is_a_component() -> None:
    shown = message(
        Row(text("Ann"), Button("Ask", "request.open:1")),
        files=[File("a.ics", "text/calendar", b"")],
    )
    [section, file] = payload(render.render(shown))["components"]
    assert section["accessory"]["custom_id"] == "request.open:1"
    assert file["file"]["url"] == "attachment://a.ics"


def test_a_picture_is_shown_and_described() -> None:
    shown = message(Row(text("Ann")), files=[File("a.png", "image/png", b"", alt="Two people")])
    [_, gallery] = payload(render.render(shown))["components"]
    (item,) = gallery["items"]
    assert (item["media"]["url"], item["description"]) == ("attachment://a.png", "Two people")


@pytest.mark.parametrize(
    "field, custom_id, kind",
    [
        (Field("why", "Why?", FieldKind.TEXT), "why", 4),
        (Field("one", "One", FieldKind.ONE, options=(Option("", "Any"),)), "one", 3),
        (Field("many", "Many", FieldKind.MANY, options=(Option("a", "A"),)), "many[]", 3),
        (Field("who", "Who?", FieldKind.PERSON), "who", 5),
        (Field("all", "All", FieldKind.PEOPLE, initial=("discord:1:34",)), "all[]", 5),
        (Field("day", "Day", FieldKind.DATE), "day", 4),
        (Field("where", "Where", FieldKind.CHANNEL, initial="12"), "where", 8),
        (Field("may", "Who may", FieldKind.ROLES, initial=("34", "56")), "may[]", 6),
    ],
)
def test_each_field_kind_has_its_component(field: Field, custom_id: str, kind: int) -> None:
    form = Form("a.b", "Title", "Send", (field,))
    [label] = modal(form, in_guild=True).to_dict()["components"]
    assert (label["component"]["custom_id"], label["component"]["type"]) == (custom_id, kind)


def test_a_member_is_typed_in_a_dm() -> None:
    form = Form("a.b", "Title", "Send", (Field("who", "Who?", FieldKind.PERSON),))
    [label] = modal(form, in_guild=False).to_dict()["components"]
    assert (label["component"]["custom_id"], label["component"]["type"]) == ("who@", 4)
    several = Form("a.b", "Title", "Send", (Field("all", "All", FieldKind.PEOPLE),))
    [label] = modal(several, in_guild=False).to_dict()["components"]
    assert (label["component"]["custom_id"], label["component"]["type"]) == ("all[]@", 4)
    assert field_name("all[]@") == "all"
    assert typed_names("all[]@", "Ann,\nBea , ") == ["Ann", "Bea"]
    assert typed_names("who@", "Ann, Bea") is None


def test_the_intro_of_a_full_form_is_in_the_first_hint() -> None:
    fields = tuple(Field(f"f{n}", f"Field {n}") for n in range(5))
    form = Form("a.b", "Title", "Send", fields, intro="Nothing is sent yet.")
    labels = modal(form, in_guild=True).to_dict()["components"]
    assert len(labels) == 5
    assert labels[0]["description"] == "Nothing is sent yet."
