"""The host answers a thank-you, with a press or a line, and the seeker reads it."""

from __future__ import annotations

from tests.support.said import said
from tests.support.scenarios import blocks, drafted, thanked, the
from tests.support.workspace import Workspace


async def test_one_press_says_that_it_was_good_to_hear(workspace: Workspace) -> None:
    mina, bea = await thanked(workspace)
    bea.is_told(said("nudge-thanks", name="Mina"))
    await bea.presses("thanks.glad")
    bea.reads(said("thanks-replied", name="Mina"))
    mina.is_told(said("nudge-thanks-glad", name="Bea"))
    assert not {"thanks.glad", "thanks.reply"} & set(bea.choices(said("nudge-thanks")))
    before = len(mina.direct_messages())
    for action in ("glad", "reply"):  # once is enough
        await bea.presses_action(f"thanks.{action}:{(await the(mina)).id}")
        bea.reads(said("stale"))
    assert len(mina.direct_messages()) == before


async def test_a_line_is_read_by_the_seeker_and_stays_on_both_cards(
    workspace: Workspace,
) -> None:
    mina, bea = await thanked(workspace)
    await bea.presses("thanks.reply")
    await bea.fills(reply="")
    bea.refused(reply=said("field-required"))
    await bea.fills(reply="That made my week. *Come again!*")
    mina.is_told(said("nudge-thanks-reply", name="Bea"), "> That made my week. *Come again!*")
    bea.reads(said("card-thanks-reply-own"), "> That made my week.")
    await mina.presses_action(f"mine.card:introduction.{(await the(mina)).id}")
    mina.reads(said("nudge-thanks-reply", name="Bea"), "> That made my week.")
    assert "thanks.update" in mina.choices()


async def test_it_can_be_answered_weeks_later_from_the_card(workspace: Workspace) -> None:
    mina, bea = await thanked(workspace)
    workspace.restarts()
    await workspace.passes(days=40)
    await bea.presses_action(f"mine.card:introduction.{(await the(mina)).id}")
    await bea.presses("thanks.glad", said("status-thanked-host", other="Mina"))
    mina.is_told(said("nudge-thanks-glad", name="Bea"))


async def test_the_answer_waits_for_the_morning(workspace: Workspace) -> None:
    mina, bea = await thanked(workspace)
    await workspace.until(workspace.clock.at.replace(hour=22))
    await bea.presses("thanks.glad")
    await workspace.passes(minutes=5)
    mina.sees_not(said("nudge-thanks-glad"))
    await workspace.passes(hours=11)
    mina.is_told(said("nudge-thanks-glad", name="Bea"))


async def test_thanks_that_were_said_elsewhere_have_no_answer(workspace: Workspace) -> None:
    mina, bea = await drafted(workspace)
    await mina.presses("thanks.elsewhere")
    id = (await the(mina)).id
    await bea.presses_action(f"mine.card:introduction.{id}")
    bea.reads_not("planner stops asking")  # the draft was not sent
    assert "thanks.glad" not in bea.choices()
    await bea.presses_action(f"thanks.glad:{id}")
    bea.reads(said("stale"))


async def test_only_the_host_answers(workspace: Workspace) -> None:
    mina, _ = await thanked(workspace)
    id = (await the(mina)).id
    await mina.presses_action(f"thanks.glad:{id}")
    mina.reads(said("stale"))
    cai = workspace.member("Cai")
    await cai.says("help")
    await cai.presses_action(f"thanks.reply:{id}")
    cai.reads(said("error-not-yours"))
    mina.sees_not(said("nudge-thanks-glad"))


async def test_who_has_blocked_the_host_reads_no_answer(workspace: Workspace) -> None:
    mina, bea = await thanked(workspace)
    await blocks(mina, bea)
    before = len(mina.direct_messages())
    await bea.presses("thanks.reply")
    await bea.fills(reply="That made my week.")
    bea.reads(said("thanks-replied", name="Mina"))  # as ever
    await workspace.passes(days=3)
    assert len(mina.direct_messages()) == before
    await mina.presses_action(f"mine.card:introduction.{(await the(mina)).id}")
    mina.reads_not("made my week")
