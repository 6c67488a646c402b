"""Whatever the core shows or asks is inside Discord's limits, and what members wrote stays text."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adapters.discord import markup, render
from adapters.discord.forms import modal
from bot.model.people import Address
from bot.text import Moment, Strong, Who, text
from bot.view import (
    Button,
    CheckItem,
    Checklist,
    Field,
    FieldKind,
    File,
    Form,
    FormErrors,
    Heading,
    Message,
    Option,
    Paragraph,
    Quote,
    Row,
    message,
    plain_text,
)
from tests import views
from tests.emulators import discord_schema
from tests.emulators.discord_rules import V2, check_message, check_modal, walk

many = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
ORIGIN = render.Origin.of(7, "Careers [x](https://y.test) **bold**" * 4)
PEOPLE = [Address("discord", "7", "8"), Address("discord", "7", "9")]
HOSTILE = (
    "@everyone <@8> <@&1> <#1> <t:1:R> *b* _i_ ~~s~~ `c` ||x|| [t](https://x.test)"
    "\n# h\n> q\n- l\n1. n"
)


def payload(rendered: render.Rendered) -> dict[str, Any]:
    """The body as discord.py would post it."""
    view: Any = rendered.view
    return {"flags": V2, "components": view.to_components()}


def taken(rendered: render.Rendered) -> None:
    """Discord would take it: by the emulator's rules, and by its own document."""
    body = payload(rendered)
    check_message(body, {file.name for file in rendered.files})
    if discord_schema.SPEC.exists():
        discord_schema.named("MessageCreateRequest").validate(body)


@given(views.messages(), st.booleans())
@many
def test_every_message_is_one_that_discord_takes(shown: Message, direct: bool) -> None:
    if direct:
        taken(render.render(shown, origin=ORIGIN, mention=PEOPLE))
    else:
        taken(render.render(shown))


@given(views.messages())
@many
def test_a_direct_message_says_where_it_belongs_whatever_is_in_it(shown: Message) -> None:
    components = payload(render.render(shown, origin=ORIGIN))["components"]
    last = [c for c in components if c["type"] == 10][-1]["content"]
    assert last.split("\n")[-1] == str(ORIGIN)


@given(views.forms(tuple(FieldKind)), st.booleans())
@many
def test_every_form_is_one_that_discord_takes(form: Form, in_guild: bool) -> None:
    data = modal(form, in_guild=in_guild).to_dict()
    check_modal(data)
    if discord_schema.SPEC.exists():
        named = discord_schema.named("ModalInteractionCallbackRequestData")
        named.validate(discord_schema.as_documented(data))


@given(views.forms(tuple(FieldKind)), st.data())
@many
def test_every_form_can_be_offered_and_its_errors_shown(form: Form, data: st.DataObject) -> None:
    wrong = {field.name: data.draw(views.words(200)) for field in form.fields}
    taken(render.render(render.errors(FormErrors(wrong, form)), origin=ORIGIN))
    taken(render.render(render.offer(form), origin=ORIGIN))


@given(views.words(400))
@many
def test_nothing_in_escaped_text_is_markup_or_a_mention(written: str) -> None:
    shown = markup.escape(written)
    bare = re.sub(r"\\[^A-Za-z0-9\s]", "", re.sub(r"https?://[^\s<>\\]+", "", shown))
    assert not re.search(r"[*_~|`\[\]<\\]", bare)
    assert not re.search(r"@(?!\u200b)", shown)
    assert not re.search(r"^[ \t]*(#|>|-|\+|\d+[.)])", shown, re.MULTILINE)


def only_text(view: Message) -> str:
    return "\n".join(
        c["content"] for c in walk(payload(render.render(view))["components"]) if "content" in c
    )


def test_member_text_shows_as_it_was_written() -> None:
    escaped = markup.escape(HOSTILE)
    assert re.sub(r"\\([^A-Za-z0-9\s])", r"\1", escaped).replace("\u200b", "") == HOSTILE
    assert markup.escape("see https://x.test/a_b?c=d, *now*") == (
        r"see https://x.test/a_b?c=d, \*now\*"
    )


def test_what_the_bot_means_is_markup() -> None:
    at = datetime(2026, 11, 25, 12, 30, tzinfo=UTC)
    shown = only_text(
        message(
            Heading("A talk"),
            Paragraph(
                text(
                    *(Strong("yes *really*"), " on ", Moment(at, "Wed"), " with "),
                    *(Who("Ann", PEOPLE[0]), " and ", Who("Bo", Address("slack", "T", "U"))),
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


def test_text_that_grows_too_long_is_cut_and_goes_whole_as_a_file() -> None:
    view = message(Quote("*" * 2900), Paragraph(text("Please answer.")))
    rendered = render.render(view, origin=ORIGIN)
    taken(rendered)
    shown = "\n".join(c["content"] for c in walk(payload(rendered)["components"]) if "content" in c)
    assert "…" in shown
    assert "Please answer." in shown
    [whole] = rendered.files
    assert whole.content.decode() == plain_text(view)


def test_ordinary_text_is_never_cut() -> None:
    view = message(*(Paragraph(text("word " * 180)) for _ in range(4)))
    assert render.render(view, origin=ORIGIN).files == ()


def test_a_thing_to_tick_is_a_button_named_after_it() -> None:
    items = (
        CheckItem(text("Find a quiet place"), True, "prep.tick:1"),
        CheckItem(
            text("Put your questions in order, the most important first"), False, "prep.tick:2"
        ),
    )
    [done, open_] = payload(render.render(message(Checklist(items))))["components"]
    assert done["components"][0]["content"] == "☑ Find a quiet place"
    assert done["accessory"]["label"] == "☑ Find a quiet place"
    assert open_["accessory"]["label"] == "☐ Put your questions in o…"


def test_a_row_has_its_button_beside_it_and_files_are_shown() -> None:
    shown = message(
        Row(text("Ann"), Button("Ask", "request.open:1")),
        files=[File("a.ics", "text/calendar", b"")],
    )
    [section, file] = payload(render.render(shown))["components"]
    assert section["accessory"]["custom_id"] == "request.open:1"
    assert file["file"]["url"] == "attachment://a.ics"


@pytest.mark.parametrize(
    "field, custom_id, kind",
    [
        (Field("why", "Why?", FieldKind.TEXT), "why", 4),
        (Field("one", "One", FieldKind.ONE, options=(Option("", "Any"),)), "one", 3),
        (Field("many", "Many", FieldKind.MANY, options=(Option("a", "A"),)), "many[]", 3),
        (Field("who", "Who?", FieldKind.PERSON), "who", 5),
        (Field("day", "Day", FieldKind.DATE), "day", 4),
        (Field("where", "Where", FieldKind.CHANNEL, initial="12"), "where", 8),
        (Field("may", "Who may", FieldKind.ROLES, initial=("34", "56")), "may[]", 6),
    ],
)
def test_fields_are_the_widget_that_fits(field: Field, custom_id: str, kind: int) -> None:
    form = Form("a.b", "Title", "Send", (field,))
    [label] = modal(form, in_guild=True).to_dict()["components"]
    assert (label["component"]["custom_id"], label["component"]["type"]) == (custom_id, kind)


def test_a_person_is_typed_where_discord_lists_no_members() -> None:
    form = Form("a.b", "Title", "Send", (Field("who", "Who?", FieldKind.PERSON),))
    [label] = modal(form, in_guild=False).to_dict()["components"]
    assert (label["component"]["custom_id"], label["component"]["type"]) == ("who@", 4)


def test_an_introduction_to_a_full_form_goes_to_the_first_hint() -> None:
    fields = tuple(Field(f"f{n}", f"Field {n}") for n in range(5))
    form = Form("a.b", "Title", "Send", fields, intro="Nothing is sent yet.")
    labels = modal(form, in_guild=True).to_dict()["components"]
    assert len(labels) == 5
    assert labels[0]["description"] == "Nothing is sent yet."
