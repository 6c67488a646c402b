"""The bot itself is unwell: its notes are out of reach, or something broke."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from dataclasses import replace

import pytest

from bot.core.events import CommandUsed, FormSubmitted
from bot.core.messages import plain_text
from bot.core.responses import Reply, ServiceUnavailable
from bot.core.store import StoreUnavailable, Transaction
from bot.domain.people import Address
from bot.engine.spoken import SpokenLanguages
from tests.support.said import said
from tests.support.workspace import Member, Workspace


def out_of_reach() -> AbstractAsyncContextManager[Transaction]:
    """As a store whose database is away."""
    raise StoreUnavailable("no answer")


def broken() -> AbstractAsyncContextManager[Transaction]:
    """As our own mistake would be."""
    raise ZeroDivisionError


async def heard(who: Member, workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a member reads while the notes are out of reach, and while something is broken."""
    replies = []
    for failure in (out_of_reach, broken):
        with monkeypatch.context() as fault:
            fault.setattr(workspace.store, "transaction", failure)
            asked = CommandUsed(
                event_id=workspace.event_id(), actor=who.address, name="mine", text=""
            )
            response = await workspace.handle(asked)
        assert isinstance(response, Reply)
        replies.append(plain_text(response.message))
    return replies


async def test_each_is_told_in_the_language_they_were_last_spoken_with(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    mina, ana = workspace.member("Mina", language="cy"), workspace.member("Ana")
    for who in (mina, ana):
        await who.says("mine")
    away, wrong = await heard(mina, workspace, monkeypatch)
    assert mina.finds(said("error-unavailable"), away)
    assert mina.finds(said("error-unexpected"), wrong)
    away, wrong = await heard(ana, workspace, monkeypatch)
    assert ana.finds(said("error-unavailable"), away)
    assert ana.finds(said("error-unexpected"), wrong)
    await ana.says("mine")
    ana.reads(said("mine-nothing"))


def test_few_languages_are_remembered() -> None:
    spoken = SpokenLanguages(most=2)
    first, second, third, ana = (Address("town", "square", f"m{n}") for n in range(4))
    for who in (first, second, first, third):
        spoken.note(who, "cy")
    spoken.note(ana, "en")
    assert [spoken.of(who) for who in (first, second, third, ana)] == ["cy", "en", "cy", "en"]
    spoken.note(first, "en")
    assert spoken.of(first) == "en"


async def test_what_was_typed_into_a_form_is_given_back(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana = workspace.member("Ana")
    await ana.says("mine")
    why = "I read your article on forecasts."
    typed = FormSubmitted(
        event_id=workspace.event_id(),
        actor=ana.address,
        form="request.write:hal",
        values={"why": why, "learn": "", "formats": ("video",)},
    )
    monkeypatch.setattr(workspace.store, "transaction", out_of_reach)
    response = await workspace.handle(typed)
    assert isinstance(response, ServiceUnavailable)
    assert why in plain_text(response.message)
    endless = replace(typed, values={f"field{n}": "x" * 3000 for n in range(5)})
    response = await workspace.handle(endless)
    assert isinstance(response, ServiceUnavailable)
    assert "xxx" not in plain_text(response.message), "too long for one message: the sentence alone"
