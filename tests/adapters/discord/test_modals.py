"""Forms as modals: every sentence fits, or is cut at a word."""

from __future__ import annotations

import pytest

from adapters.discord.modals import modal
from bot.core.forms import Field, FieldKind, Form, Option
from bot.i18n.fluent import LANGUAGES
from bot.i18n.translator import Translator
from tests.support.forms import FORMS, Asks, Sheet
from tests.support.sentences import parts, samples


def _text(words: Translator, id: str, name: str) -> str:
    given = next(iter(samples(id, name))) if parts("en", id).variables else {}
    return words.label(id, **given)


def _field(words: Translator, key: str, asks: Asks, name: str) -> Field:
    label = asks.label if isinstance(asks.label, str) else asks.label[0]
    return Field(
        name=key,
        label=_text(words, label, name)[:45],
        kind=FieldKind.ONE if asks.options else FieldKind.TEXT,
        hint=_text(words, asks.hint, name) if asks.hint else "",
        placeholder=_text(words, asks.placeholder, name) if asks.placeholder else "",
        options=(Option("x", "x"),) if asks.options else (),
    )


def _form(words: Translator, action: str, sheet: Sheet, name: str) -> Form:
    """A form with its first five fields, filled with that name."""
    fields = tuple(_field(words, key, asks, name) for key, asks in sheet.fields.items())
    intros = (sheet.intro,) if isinstance(sheet.intro, str) else sheet.intro
    intro = max((_text(words, id, name) for id in intros if id), key=len, default="")
    return Form(action, _text(words, sheet.title, name), "ok", fields[:5], intro)


def _shown(form: Form) -> list[str]:
    """Intro, hints and examples as Discord gets them."""
    found = []
    for item in modal(form, in_guild=True).to_dict()["components"]:
        inner = item.get("component", {})
        found += [item.get("content"), item.get("description"), inner.get("placeholder")]
    return [text for text in found if text]


def _written(form: Form) -> list[str]:
    texts = [form.intro, *(text for f in form.fields for text in (f.hint, f.placeholder))]
    return [text for text in texts if text]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("action", FORMS)
def test_every_intro_and_hint_of_every_form_is_shown_whole(action: str, language: str) -> None:
    form = _form(Translator(language, "UTC"), action, FORMS[action], "Mina Rahman")
    assert sorted(_shown(form)) == sorted(_written(form))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("action", FORMS)
def test_with_the_longest_name_it_is_cut_at_a_word(action: str, language: str) -> None:
    name = "Wilhelmina Rhiannon Cadwaladr-Featherstonehaugh ap Llywelyn"
    form = _form(Translator(language, "UTC"), action, FORMS[action], name)
    written = _written(form)
    for shown in _shown(form):
        if shown in written:
            continue
        whole = next(text for text in written if text.startswith(shown.removesuffix("…")))
        assert whole[len(shown) - 1].isspace(), shown
