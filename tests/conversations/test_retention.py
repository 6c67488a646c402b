"""What members notice of it when what is old is deleted."""

from __future__ import annotations

import pytest

from tests.conversations.conftest import BOTH_STORES
from tests.support.said import said
from tests.support.scenarios import asked, thanked, the
from tests.support.workspace import Workspace


@BOTH_STORES
async def test_nothing_is_said_again_once_its_message_is_forgotten(workspace: Workspace) -> None:
    mina, bea = await thanked(workspace)
    i = await the(mina)
    await mina.presses_action(f"thanks.touch:{i.id}.yes")
    await workspace.passes(days=91 * 3 + 5)
    await workspace.bot.upkeep.forget()
    before = [len(member.direct_messages()) for member in (mina, bea)]
    await mina.presses_action(f"thanks.no_update:{i.id}")
    await workspace.passes(days=1)
    assert [len(member.direct_messages()) for member in (mina, bea)] == before
    assert (await the(mina)).thanks.keep_in_touch
    await workspace.passes(days=91)
    mina.is_told(said("nudge-keep-in-touch"))


@pytest.mark.parametrize(
    "action", ["mine.card:introduction.{}", "thanks.update:{}", "thanks.touch:{}.no"]
)
async def test_a_button_about_a_talk_that_is_deleted_says_so(
    workspace: Workspace, action: str
) -> None:
    mina, bea = await thanked(workspace)
    i = await the(mina)
    await workspace.passes(days=366 + 30)
    await workspace.bot.upkeep.forget()
    assert await mina.introductions() == []
    await mina.presses_action(action.format(i.id))
    mina.reads_not(said("error-unexpected"))
    mina.reads(said("error-not-yours"))
    await mina.says("mine")
    mina.reads_not("Bea")
    await mina.asks(bea)
    mina.reads(said("request-sent", name="Bea"))


async def test_what_is_open_is_not_forgotten(workspace: Workspace) -> None:
    mina, _ = await asked(workspace)
    await workspace.bot.upkeep.forget()
    await mina.says("mine")
    mina.reads("Bea")
