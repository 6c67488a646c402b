"""Connections while somebody sleeps, is barred, or the bot was away; in Welsh, and organisers."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tests.conversations.test_moderation import organiser, remove
from tests.support.connecting import acquainted, connected, says_so, tie
from tests.support.said import said
from tests.support.workspace import Workspace


async def test_a_question_waits_for_the_morning(workspace: Workspace) -> None:
    mina, bea = workspace.member("Mina"), workspace.member("Bea", zone="America/New_York")
    await bea.says("help")
    await bea.says("mine")
    await says_so(mina, bea)
    assert bea.direct_messages() == []  # it is five o'clock there
    await workspace.until(datetime(2026, 3, 2, 13, 5, tzinfo=UTC))
    bea.is_told(said("nudge-connection-asked", name="Mina"))


async def test_several_late_questions_are_one_message(workspace: Workspace) -> None:
    bea = workspace.member("Bea", zone="America/New_York")
    await bea.says("mine")
    for name in ("Mina", "Cai", "Dan"):
        await says_so(workspace.member(name), bea)
    workspace.clock.at = datetime(2026, 3, 2, 17, tzinfo=UTC)
    workspace.restarts()
    await workspace.drain()
    assert len(bea.direct_messages()) == 1
    bea.is_told(said("catch-up", count=3), said("nudge-connection-asked", name="Mina"))
    await bea.presses("mine.card")
    await bea.presses("connections.confirm", said("connection-private"))
    bea.reads(said("connection-confirmed"))


async def test_a_button_from_before_says_that_it_is_over(workspace: Workspace) -> None:
    mina, bea = await acquainted(workspace, "Mina", "Bea")
    await says_so(mina, bea)
    confirm = bea.action("connections.confirm")
    await workspace.passes(days=22)
    await bea.presses_action(confirm)
    bea.reads(said("stale"), said("connection-over"))
    assert await tie(mina, bea) is None


async def test_whoever_is_barred_is_hidden_until_they_are_back(workspace: Workspace) -> None:
    mina, bea = await connected(workspace)
    (cai,) = await acquainted(workspace, "Cai")
    await says_so(bea, cai)
    olu = await organiser(workspace)
    await remove(olu, bea)
    await mina.says("know")
    mina.reads(said("know-none"))
    assert "connections.confirm" not in cai.choices()
    await mina.says("know @Bea", bea)
    mina.reads(said("error-know-unknown"))
    await olu.says("moderate @Bea", bea)
    await olu.presses("moderate.readmit")
    await mina.says("know")
    mina.reads(said("know-row", name="Bea"))


async def test_organisers_read_of_no_connection(workspace: Workspace) -> None:
    mina, bea = await connected(workspace)
    olu = await organiser(workspace)
    found = await tie(mina, bea)
    assert found is not None
    for name in ("know", "mine", "moderate", "audit", "setup"):
        await olu.says(name)
        assert "Mina" not in olu.reply, name
    await olu.presses_action(f"mine.card:connection.{found.connection}")
    olu.reads(said("error-not-yours"))
    for action in ("show", "ask", "remove", "remove_now", "confirm", "decline", "correct"):
        await olu.presses_action(f"connections.{action}:{found.connection}.on")
        olu.reads(said("error-not-yours"))
    assert await tie(mina, bea) == found


async def test_a_life_in_welsh(workspace: Workspace) -> None:
    mina, bea = await acquainted(workspace, "Mina", "Bea")
    for member in (mina, bea):
        await member.submits("settings.language", {"language": "cy"})
    await says_so(mina, bea, since="2019")
    bea.is_told(said("nudge-connection-asked", name="Mina"))
    await bea.presses("connections.confirm")
    await bea.presses("connections.show")
    bea.reads(said("shown-yes", name="Mina"))
    mina.is_told(said("nudge-connection-confirmed", name="Bea"))


async def test_a_new_zone_moves_the_last_day_alike(workspace: Workspace) -> None:
    """The day hangs on the asker's zone alone, so a no can't be told from silence by moving."""
    mina, bea, cai = await acquainted(workspace, "Mina", "Bea", "Cai")
    await says_so(mina, bea)
    await says_so(mina, cai)
    await cai.presses("connections.decline")
    await mina.says("settings Honolulu")
    await workspace.passes(days=14)
    waiting = []
    for _ in range(24 * 9):
        workspace.clock.at += timedelta(hours=1)
        await workspace.drain()
        await mina.says("know")
        shown = tuple(
            mina.finds(said("know-row-waits", name=n), mina.reply) for n in ("Bea", "Cai")
        )
        waiting.append(shown)
    assert set(waiting) == {(True, True), (False, False)}
