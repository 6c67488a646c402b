"""Connections: two say that they know each other, and each decides what it is used for."""

from __future__ import annotations

import pytest

from bot.features.connections.model import How
from tests.support.connecting import acquainted, connected, connector, says_so, tie
from tests.support.said import said
from tests.support.scenarios import blocks, met, the
from tests.support.workspace import Workspace

# said, and confirmed


async def test_two_know_each_other_once_both_have_said_so(workspace: Workspace) -> None:
    mina, bea = await acquainted(workspace, "Mina", "Bea")
    await says_so(mina, bea, since="2019")
    mina.reads(said("know-sent", name="Bea"))
    assert await tie(mina, bea) is None
    bea.sees(said("nudge-connection-asked", name="Mina"), said("how-known", how="worked"))
    bea.sees(said("fact-how"), said("fact-how-well"), said("fact-since") + ": 2019")
    bea.sees(said("connection-private", name="Mina"))
    await bea.presses("connections.confirm")
    bea.reads(said("connection-confirmed", name="Mina"), said("shown-no"))
    mina.sees(said("nudge-connection-confirmed", name="Bea"))
    for one, other in ((mina, bea), (bea, mina)):
        found = await tie(one, other)
        assert found is not None
        assert (found.how, found.closeness, found.shown, found.askable) == (
            How.WORKED,
            2,
            False,
            True,
        )
    await bea.says("know")
    bea.reads(said("know-title"), said("know-row", name="Mina"), said("know-private"))


async def test_a_correction_stands_and_is_read(workspace: Workspace) -> None:
    mina, bea = await acquainted(workspace, "Mina", "Bea")
    await says_so(mina, bea, well="3", since="2019")
    await bea.presses("connections.correct")
    await bea.fills(since="2O19")
    bea.refused(since=said("field-know-year"))
    await bea.fills(since="2027")  # it is 2026
    bea.refused(since=said("field-know-year"))
    await bea.fills(how="studied", well="1", since="")
    bea.reads(said("connection-confirmed", name="Mina"), said("how-known", how="studied"))
    mina.sees(said("nudge-connection-confirmed", name="Bea"), said("how-well", closeness="little"))
    found = await tie(mina, bea)
    assert found is not None
    assert (found.how, found.closeness) == (How.STUDIED, 1)


async def test_two_who_say_it_at_once_have_both_said_it(workspace: Workspace) -> None:
    mina, bea = await acquainted(workspace, "Mina", "Bea")
    await says_so(mina, bea)
    await says_so(bea, mina, how="family")
    bea.reads(said("connection-confirmed", name="Mina"))
    found = await tie(mina, bea)
    assert found is not None
    assert found.how is How.FAMILY
    await bea.presses_action(f"connections.confirm:{found.connection}")  # from before
    bea.reads(said("stale"), said("connection-title", name="Mina"))


async def test_a_double_click_asks_once(workspace: Workspace) -> None:
    mina, bea = await acquainted(workspace, "Mina", "Bea")
    await says_so(mina, bea)
    await says_so(mina, bea)
    mina.reads(said("know-waits", name="Bea"))
    assert len(bea.direct_messages()) == 1


async def test_a_person_can_be_chosen_in_the_form(workspace: Workspace) -> None:
    mina, bea = await acquainted(workspace, "Mina", "Bea")
    await mina.says("know")
    mina.reads(said("know-none"))
    await mina.presses("connections.know")
    await mina.fills(person="town:square:nobody", how="event", well="1")
    mina.refused(person=said("field-person-unknown"))
    await mina.fills(person=str(bea.address), how="event", well="1")
    mina.reads(said("know-sent", name="Bea"))


# not confirmed


async def test_a_no_can_be_taken_back(workspace: Workspace) -> None:
    mina, bea = await acquainted(workspace, "Mina", "Bea")
    await says_so(mina, bea)
    await bea.presses("connections.decline")
    bea.reads(said("connection-declined", name="Mina"))
    await bea.says("mine")
    assert not bea.finds(said("connection-summary", name="Mina"), bea.reply)
    await bea.presses("connections.confirm", said("connection-declined"))
    bea.reads(said("connection-confirmed", name="Mina"))
    mina.sees(said("nudge-connection-confirmed", name="Bea"))


async def test_the_asker_can_take_it_back(workspace: Workspace) -> None:
    mina, bea = await acquainted(workspace, "Mina", "Bea")
    await says_so(mina, bea)
    await mina.says("know")
    mina.reads(said("know-row-waits", name="Bea"))
    await mina.presses("mine.card")
    await mina.presses("connections.withdraw")
    mina.reads(said("know-withdrawn"))
    assert "connections.confirm" not in bea.choices()
    await mina.says("know @Bea", bea)
    await mina.fills(how="worked", well="1")
    mina.reads(said("error-know-lately", name="Bea"))


async def test_silence_ends_it_and_after_a_month_it_can_be_tried_again(
    workspace: Workspace,
) -> None:
    mina, bea = await acquainted(workspace, "Mina", "Bea")
    await says_so(mina, bea)
    await workspace.passes(days=20)
    await mina.says("know")
    mina.reads(said("know-row-waits", name="Bea"))
    await workspace.passes(days=2)
    await mina.says("know")
    mina.reads(said("know-none"))
    assert "connections.confirm" not in bea.choices()
    await says_so(mina, bea)
    mina.reads(said("error-know-lately", name="Bea"))
    await says_so(bea, mina)  # the other one may say it at any time
    bea.reads(said("know-sent", name="Mina"))
    await bea.says("know")
    await bea.presses("mine.card")
    await bea.presses("connections.withdraw")
    await workspace.passes(days=31)
    await says_so(mina, bea)
    mina.reads(said("know-sent", name="Bea"))


async def test_who_is_asked_finds_it_among_what_is_open(workspace: Workspace) -> None:
    mina, bea = await acquainted(workspace, "Mina", "Bea")
    await says_so(mina, bea)
    await bea.opens_home()
    bea.reads(said("connection-summary", name="Mina"))
    await mina.says("mine")
    mina.reads(said("mine-nothing"))  # nothing waits for her
    await bea.says("know")
    bea.reads(said("connection-summary", name="Mina"))
    await bea.presses("mine.card")
    await bea.presses("connections.confirm", said("connection-private"))
    bea.reads(said("connection-confirmed", name="Mina"))


async def test_ten_a_day_are_plenty(workspace: Workspace) -> None:
    mina, *others = await acquainted(workspace, "Mina", *[f"M{n}" for n in range(11)])
    for other in others[:10]:
        await says_so(mina, other)
        mina.reads(said("know-sent", name=other.name))
    await says_so(mina, others[10])
    mina.reads(said("error-know-often", count=10))
    await workspace.passes(hours=25)
    await says_so(mina, others[10])
    mina.reads(said("know-sent", name="M10"))
    await mina.says("know")
    await mina.presses("connections.open")  # a further page
    mina.reads(said("know-row-waits", name="M10"))


async def test_nobody_says_it_of_themselves_or_of_somebody_unknown(workspace: Workspace) -> None:
    mina, bea = await acquainted(workspace, "Mina", "Bea")
    await mina.says("know @Mina", mina)
    mina.reads(said("error-know-yourself"))
    await mina.says("know @Cai", workspace.member("Cai"))
    mina.reads(said("error-know-unknown"))
    await bea.leaves()
    await mina.says("know @Bea", bea)
    mina.reads(said("error-know-unknown"))
    await mina.presses_action(f"connections.know:{mina.address}")
    await mina.fills(how="worked", well="1")
    mina.reads(said("error-know-yourself"))
    await mina.presses_action("connections.know:nowhere")
    mina.reads(said("error-know-unknown"))


# each side of it


async def test_each_side_decides_what_it_is_used_for(workspace: Workspace) -> None:
    mina, bea = await connected(workspace)
    await bea.presses("connections.show")
    bea.reads(said("shown-yes", name="Mina"))
    theirs, mine = await tie(bea, mina), await tie(mina, bea)
    assert theirs is not None
    assert mine is not None
    assert (theirs.shown, theirs.shown_by_other) == (True, False)
    assert (mine.shown, mine.shown_by_other) == (False, True)
    await mina.says("know")
    await mina.presses("mine.card")
    mina.reads(said("fact-shown") + ": " + said("shown-no"))
    mina.reads(said("fact-askable") + ": " + said("askable-yes", name="Bea"))  # Mina's own side
    await mina.presses("connections.ask")
    mina.reads(said("askable-no", name="Bea"))
    mine = await tie(mina, bea)
    assert mine is not None
    assert not mine.askable
    await mina.presses("connections.ask")
    mina.reads(said("askable-yes", name="Bea"))
    await bea.presses("connections.show")
    bea.reads(said("shown-no"))


@pytest.mark.parametrize("often, sentence", [("0", "limits-saved-never"), ("6", "limits-saved")])
async def test_a_member_says_how_often_they_may_be_asked(
    workspace: Workspace, often: str, sentence: str
) -> None:
    mina, _ = await connected(workspace)
    await mina.says("settings")
    await mina.presses("connections.limits")
    assert mina.form is not None
    assert [field.initial for field in mina.form.fields] == ["3", "anyone"]
    await mina.fills(often=often, whom="met")
    mina.reads(said(sentence))
    found = await connector(mina)
    assert (found.asks_a_year, found.only_met) == (int(often), True)


async def test_either_removes_it_without_a_word_to_the_other(workspace: Workspace) -> None:
    mina, bea = await connected(workspace)
    sent = len(mina.direct_messages())
    await bea.presses("connections.remove")
    bea.reads(said("connection-remove-sure", name="Mina"))
    await bea.presses("connections.remove_now")
    bea.reads(said("connection-removed", name="Mina"))
    assert await tie(mina, bea) is None
    await workspace.passes(days=40)
    assert len(mina.direct_messages()) == sent
    await mina.says("know")
    mina.reads(said("know-none"))
    await says_so(mina, bea)  # both can say it again
    mina.reads(said("know-sent", name="Bea"))


async def test_both_remove_it_at_once(workspace: Workspace) -> None:
    mina, bea = await connected(workspace)
    await mina.says("know")
    await mina.presses("mine.card")
    await mina.presses("connections.remove")
    await bea.presses("connections.remove")
    await bea.presses("connections.remove_now")
    await mina.presses("connections.remove_now")
    mina.reads(said("stale"), said("connection-over"))


# after a talk


async def test_after_a_talk_either_may_say_that_they_know_each_other(workspace: Workspace) -> None:
    mina, bea = await met(workspace)
    await mina.presses("connections.met")
    mina.reads(said("know-sent", name="Bea"))
    assert "thanks.debrief" in mina.choices()  # and she can go on to thank
    await mina.presses_action(f"connections.met:{(await the(mina)).id}")  # once more
    mina.reads(said("know-waits", name="Bea"), said("how-known", how="talk"))
    bea.sees(said("nudge-connection-asked", name="Mina"))
    await bea.says("past")
    await bea.presses("connections.confirm")
    assert await tie(mina, bea) is not None


async def test_a_talk_keeps_a_connection_fresh(workspace: Workspace) -> None:
    mina, bea = await connected(workspace)
    before = await tie(bea, mina)
    assert before is not None
    await met(workspace)
    after = await tie(bea, mina)
    assert after is not None
    assert after.fresh_at > before.fresh_at
    assert "connections.met" not in mina.choices()


# leaving and coming back, blocks, erasure


async def test_a_block_hides_it_from_both_and_its_end_brings_it_back(workspace: Workspace) -> None:
    mina, bea = await connected(workspace)
    await blocks(bea, mina)
    for one, other in ((mina, bea), (bea, mina)):
        assert await tie(one, other) is None
        await one.says("know")
        one.reads(said("know-none"))
    await bea.says("know @Mina", mina)
    bea.reads(said("error-you-blocked", name="Mina"))
    await bea.presses("safety.unblock")
    await mina.says("know")
    mina.reads(said("know-row", name="Bea"))


async def test_what_waits_ends_with_a_block(workspace: Workspace) -> None:
    mina, bea = await acquainted(workspace, "Mina", "Bea")
    await says_so(mina, bea)
    await blocks(mina, bea)  # whom she had asked
    assert "connections.confirm" not in bea.choices()
    await mina.says("know")
    mina.reads(said("know-none"))


async def test_who_leaves_is_hidden_until_they_are_back(workspace: Workspace) -> None:
    mina, bea = await connected(workspace)
    cai, dan = await acquainted(workspace, "Cai", "Dan")
    await says_so(mina, cai)
    await says_so(dan, mina)
    await mina.leaves()
    await bea.says("know")
    bea.reads(said("know-none"))
    assert "connections.confirm" not in cai.choices()  # what Mina had asked is over
    await dan.says("know")
    dan.reads(said("know-row-waits", name="Mina"))  # as if she were silent
    await mina.says("know")
    mina.reads(said("know-row", name="Bea"), said("connection-summary", name="Dan"))


async def test_an_erasure_takes_both_sides(workspace: Workspace) -> None:
    mina, bea = await connected(workspace)
    await mina.says("erase")
    await mina.presses("privacy.erase_now")  # nothing is open, so it goes at once
    await bea.says("know")
    bea.reads(said("know-none"))
    me = await bea.person()
    async with workspace.store.transaction() as tx:
        assert await tx.connections.next_of(me.network, me.id, "") is None
