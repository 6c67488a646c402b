"""The bot itself is unwell: its notes are out of reach, or something broke."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from dataclasses import replace

import pytest

from bot import app
from bot.events import CommandUsed, FormSubmitted
from bot.store import Transaction, Unavailable
from bot.view import NotNow, Reply, plain_text
from tests.conversations.town import Member, Town


def out_of_reach() -> AbstractAsyncContextManager[Transaction]:
    """As a store whose database is away."""
    raise Unavailable("no answer")


def broken() -> AbstractAsyncContextManager[Transaction]:
    """As our own mistake would be."""
    raise ZeroDivisionError


async def heard(who: Member, town: Town, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a member reads while the notes are out of reach, and while something is broken."""
    replies = []
    for failure in (out_of_reach, broken):
        with monkeypatch.context() as fault:
            fault.setattr(town.store, "transaction", failure)
            asked = CommandUsed(event_id=town.event_id(), actor=who.address, name="mine", text="")
            response = await town.handle(asked)
        assert isinstance(response, Reply)
        replies.append(plain_text(response.message))
    return replies


async def test_each_is_told_in_the_language_they_were_last_spoken_with(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    mina, ana = town.member("Mina", language="cy"), town.member("Ana")
    for who in (mina, ana):
        await who.says("mine")
    away, wrong = await heard(mina, town, monkeypatch)
    assert "Ni allaf gyrraedd fy nodiadau" in away
    assert "rhowch y cyfeirnod hwn i'ch trefnydd" in wrong
    away, wrong = await heard(ana, town, monkeypatch)
    assert "I can't get at my notes right now" in away
    assert "give your organiser this reference" in wrong
    await ana.says("mine")
    assert "Nothing is open" in ana.reply, "it is well again"


async def test_few_languages_are_remembered(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app, "SPOKEN_MAX", 2)
    first, *others = (town.member(f"Mina {n}", language="cy") for n in range(3))
    for who in (first, *others):
        await who.says("mine")
    away, _ = await heard(first, town, monkeypatch)
    assert "I can't get at my notes" in away
    for who in others:
        away, _ = await heard(who, town, monkeypatch)
        assert "Ni allaf gyrraedd" in away


async def test_what_was_typed_into_a_form_is_given_back(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana = town.member("Ana")
    await ana.says("mine")
    why = "I read your article on forecasts."
    typed = FormSubmitted(
        event_id=town.event_id(),
        actor=ana.address,
        form="request.write:hal",
        values={"why": why, "learn": "", "formats": ("video",)},
    )
    monkeypatch.setattr(town.store, "transaction", out_of_reach)
    response = await town.handle(typed)
    assert isinstance(response, NotNow)
    assert why in plain_text(response.message)
    endless = replace(typed, values={f"field{n}": "x" * 3000 for n in range(5)})
    response = await town.handle(endless)
    assert isinstance(response, NotNow)
    assert "xxx" not in plain_text(response.message), "too long for one message: the sentence alone"
