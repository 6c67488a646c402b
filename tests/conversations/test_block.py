"""Blocking: the two do not find, ask or reach each other, and only one of them knows."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.support.said import said
from tests.support.scenarios import (
    accepted,
    asked,
    blocks,
    hosting,
    the,
)
from tests.support.workspace import Member, Workspace

# what it looks like, from the command to the list


async def test_a_block_is_one_press_and_can_be_undone(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace)
    await bea.says("block")
    bea.reads(said("blocked-title"), said("blocked-none"), said("block-how"))
    await blocks(bea, mina)
    await bea.says("block @Mina", mina)
    bea.reads(said("block-there", name="Mina"))
    await bea.says("settings")
    await bea.presses("safety.open")
    bea.reads(said("blocked-title"), said("safety-person", name="Mina"))
    await bea.presses("safety.unblock")
    bea.reads(said("unblocked", name="Mina"))
    await mina.asks(bea)
    mina.reads(said("request-sent", name="Bea"))
    await bea.says("unblock @Mina", mina)  # nothing to undo: the choice is to block
    bea.reads(said("block-sure", name="Mina"))
    await bea.says("unblock")
    bea.reads(said("blocked-none"))


async def test_many_blocked_people_are_listed_page_by_page(workspace: Workspace) -> None:
    bea = workspace.member("Bea")
    names = [f"M{number}" for number in range(8)]
    for name in names:
        other = workspace.member(name)
        await other.says("help")
        workspace.clock.at += timedelta(minutes=1)
        await blocks(bea, other)
    await bea.says("block")
    bea.reads(*[said("safety-person", name=name) for name in names[2:]])
    await bea.presses("safety.open")
    bea.reads(*[said("safety-person", name=name) for name in names[:2]])
    assert "safety.open" not in bea.choices()


async def test_a_name_finds_those_whom_the_member_has_met(workspace: Workspace) -> None:
    mina, bea = await asked(workspace)
    await bea.says("block mina")
    bea.reads(said("block-sure", name="Mina"))
    two = [workspace.member(f"Cai {name}", "Europe/London") for name in ("Bevan", "Rees")]
    for host in two:
        await host.offers()
    await mina.says("block cai")
    mina.reads(said("which-person"), said("block-means"))
    assert mina.choices() == ["safety.block", "safety.block"]
    await mina.says("block nobody of that name")
    mina.reads(said("error-safety-name", command="block"))
    await mina.says("unblock nobody of that name")
    mina.reads(said("error-safety-name", command="unblock"))


async def test_nobody_blocks_oneself_or_somebody_unknown(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace)
    await mina.says("block @Mina", mina)
    mina.reads(said("error-safety-yourself"))
    await mina.presses_action(f"safety.block:{(await mina.person()).id}")
    mina.reads(said("error-safety-yourself"))
    await mina.says("block @Cai", workspace.member("Cai"))
    mina.reads(said("error-safety-unknown"))
    await mina.presses_action("safety.block:nobody")
    mina.reads(said("error-gone"))
    far = workspace.member("Far", space="elsewhere")
    await far.says("help")
    await mina.says("block @Far", far)
    mina.reads(said("error-safety-unknown"))
    await mina.presses_action(f"safety.block:{(await far.person()).id}")
    mina.reads(said("error-gone"))
    await mina.says("block @Bea @Mina", bea, mina)
    mina.reads(said("block-sure", name="Bea"))


async def test_somebody_who_left_can_be_blocked_for_when_they_return(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace)
    await mina.leaves()
    await bea.says("block @Mina", mina)
    await bea.presses("safety.block")
    await mina.says("request @Bea", bea)
    mina.reads(said("error-not-asked-now"))


async def test_an_organiser_can_be_blocked_like_anybody(workspace: Workspace) -> None:
    olu, bea = workspace.member("Olu", organiser=True), workspace.member("Bea")
    await olu.says("setup")
    await bea.offers()
    await blocks(bea, olu)
    await olu.says("find")
    olu.reads(said("found-nobody"))


# the platform's own menu on a message


async def test_the_menu_of_a_message_blocks_whom_it_is_about(workspace: Workspace) -> None:
    mina, bea = await asked(workspace)
    await bea.points_at(said("nudge-request", name="Mina"))
    bea.reads(said("block-sure", name="Mina"))
    await bea.presses("answer.decline")
    await bea.fills(reason="busy")
    await bea.points_at(said("nudge-request", name="Mina"))  # its buttons have ended
    bea.reads(said("block-sure", name="Mina"))
    await mina.points_at(said("status-declined-seeker"))
    mina.reads(said("block-sure", name="Bea"))


async def test_the_menu_finds_both_who_share_a_conversation(workspace: Workspace) -> None:
    mina, bea = await accepted(workspace)
    for one, other in ((mina, bea), (bea, mina)):
        await one.points_at(said("nudge-introduce"))
        one.reads(said("block-sure", name=other.name))


async def test_the_menu_says_so_where_a_message_is_about_nobody(workspace: Workspace) -> None:
    mina, bea = await asked(workspace)
    await mina.says("my-data")
    await mina.points_at(said("nudge-my-data"))
    mina.reads(said("error-safety-yourself"))
    theirs = next(shown.ref for shown in bea.messages() if shown.key)
    mina.screen.append(replace(bea.messages()[-1], ref=theirs))  # a forged reference
    await mina.points_at(said("nudge-request"))
    mina.reads(said("error-safety-message"))


async def test_the_menu_names_nobody_for_whom_an_invitation_was(workspace: Workspace) -> None:
    _, bea = await asked(workspace)
    cai = workspace.member("Cai")
    await cai.says("help")
    await bea.presses("answer.refer")
    await bea.fills(person=str(cai.address))
    await cai.points_at(said("nudge-invite-host", name="Bea"))
    cai.reads(said("block-sure", name="Bea"))
    cai.reads_not("Mina")


# neither finds the other


async def test_neither_finds_nor_asks_the_other(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace)
    await mina.offers()
    await blocks(bea, mina)
    for one, other in ((mina, bea), (bea, mina)):
        for typed in ("find", "find data", f"request {other.name}"):
            await one.says(typed)
            one.reads_not(said("host-line", name=other.name))
            one.reads_not(said("found-away"))
        for begun in ("request ", "find "):
            assert await workspace.bot.suggest(one.address, begun) == []
    await mina.says("request @Bea", bea)
    mina.reads(said("error-not-asked-now"))
    await bea.says("request @Mina", mina)
    bea.reads(said("error-you-blocked", name="Mina"))
    await bea.presses("safety.unblock")
    await bea.says("request @Mina", mina)
    assert bea.form is not None


async def test_a_block_holds_in_every_community_of_a_network(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace)
    there = workspace.member("Mina", space="circle")
    await there.says("help")
    async with workspace.store.transaction() as tx:
        circle = await tx.communities.get("town:circle")
        person = await tx.people.at(mina.address)
        assert circle is not None
        assert person is not None
        await tx.communities.put(replace(circle, id="town:ring", network=person.network))
        ring = replace(there.address, space="ring")
        await tx.people.put_address(ring, person.id, workspace.clock.now())
    await blocks(bea, mina)
    elsewhere = Member(workspace, "Mina", ring)
    workspace.chat.profiles[ring] = workspace.chat.profiles[mina.address]
    await elsewhere.says("find")
    elsewhere.reads(said("found-nobody"))


async def test_a_search_that_waits_does_not_bring_them_together(workspace: Workspace) -> None:
    mina, cai = workspace.member("Mina"), workspace.member("Cai")
    for one in (mina, cai):
        await one.says("find data")
        await one.presses("find.watch")
    bea = workspace.member("Bea")
    await bea.says("help")
    await blocks(bea, mina)
    await bea.offers()
    cai.is_told(said("match"))
    assert mina.direct_messages() == []


async def test_a_match_that_waits_for_the_morning_is_not_sent(workspace: Workspace) -> None:
    mina = workspace.member("Mina", zone="Asia/Tokyo")
    await mina.says("find data")
    await mina.presses("find.watch")
    bea = workspace.member("Bea", zone="Asia/Tokyo")
    workspace.clock.at += timedelta(hours=5)  # past eight in the evening there
    await bea.offers()
    await blocks(bea, mina)
    await workspace.passes(days=1)
    assert mina.direct_messages() == []


@pytest.mark.parametrize("who", ["mina", "bea"])
async def test_nobody_sheds_a_block_by_an_erasure(workspace: Workspace, who: str) -> None:
    mina, bea = await hosting(workspace)
    await blocks(bea, mina)
    gone = mina if who == "mina" else bea
    await gone.says("erase")
    await gone.presses("privacy.erase_now")
    await workspace.passes(days=3)
    await gone.says("help")  # they are back
    if gone is bea:
        await bea.offers()
    await mina.says("request @Bea", bea)
    mina.reads(said("error-not-asked-now"))
    await bea.says("block")
    bea.reads(said("safety-person", name="Mina"))
    await workspace.passes(days=400)
    await mina.says("find")
    mina.reads(said("found-nobody"))


async def test_the_same_page_leads_to_a_report_of_what_the_message_is_about(
    workspace: Workspace,
) -> None:
    olu = workspace.member("Olu", organiser=True)
    await olu.says("setup")
    mina, bea = await asked(workspace)
    await bea.points_at(said("nudge-request", name="Mina"))
    await bea.presses("report.new")
    assert bea.form is not None
    assert bea.form.id.endswith(f".{(await the(mina)).id}")
    await bea.fills(words="This is about something else.", quote="yes")
    bea.reads(said("report-sent", name="Mina"))
    await blocks(bea, mina)
    assert bea.choices() == ["safety.unblock", "report.new"]
    await bea.says("block @Mina", mina)
    assert bea.choices() == ["safety.unblock", "report.new"]


async def test_a_press_says_nothing_of_somebody_who_is_not_blocked(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace)
    await mina.presses_action(f"safety.unblock:{(await bea.person()).id}")
    mina.reads(said("blocked-none"))
    mina.reads_not("Bea")
