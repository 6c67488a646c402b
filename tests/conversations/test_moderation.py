"""Organisers pause or remove a member: what the member, the others and other organisers see."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.ports import Temporary
from bot.domain.people import Barred
from bot.features.introduction.model import Status
from tests.support.fakes import march
from tests.support.said import said
from tests.support.scenarios import agreed, asked, hosting, thanked
from tests.support.workspace import Member, Workspace


async def organiser(workspace: Workspace, name: str = "Olu") -> Member:
    """Somebody who manages the community, and has used the bot."""
    olu = workspace.member(name, organiser=True)
    await olu.says("help")
    return olu


async def remove(olu: Member, member: Member) -> None:
    """Remove that member."""
    await olu.says(f"moderate @{member.name}", member)
    await olu.presses("moderate.remove")
    olu.reads(said("moderate-remove", name=member.name))
    await olu.presses("moderate.remove_now")
    olu.reads(said("moderate-done"), said("moderate-state", name=member.name, barred="removed"))


async def pause(olu: Member, member: Member, until: str = "2026-03-16") -> None:
    """Pause that member."""
    await olu.says(f"moderate @{member.name}", member)
    await olu.presses("moderate.pause")
    await olu.fills(until=until)
    olu.reads(said("moderate-done"), said("moderate-state", name=member.name, barred="paused"))


async def test_a_removed_member_reads_so_whatever_they_do_and_keeps_their_rights(
    workspace: Workspace,
) -> None:
    olu = await organiser(workspace)
    mina, bea = await asked(workspace)
    await mina.says("mine")
    await olu.says("moderate @Mina", mina)
    olu.reads(
        said("moderate-person-title"),
        said("moderate-state", name="Mina", barred="no"),
        said("moderate-means"),
    )
    await remove(olu, mina)
    mina.is_told(said("barred", barred="removed", who="Olu"), said("barred-still"))
    refused = said("barred", barred="removed")
    for command in ("", "find", "mine", "host", "settings", "prep", "request @Bea"):
        await mina.says(command, bea)
        mina.reads(refused)
    for action in ("request.withdraw", "settings.open"):
        await mina.presses(action)
        mina.reads(refused)
    await mina.opens_home()
    mina.reads(refused)
    await mina.submits("settings.language", {"language": "cy"})
    mina.reads(refused)
    # Their rights stay.
    await mina.says("help")
    mina.reads(said("help-title"))
    await mina.says("my-data")
    mina.reads(said("data-coming"))
    mina.is_told(said("nudge-my-data"))
    await mina.presses("report.new", within=refused)
    await mina.fills(person=str(bea.address), words="She laughed at me.")
    mina.reads(said("report-sent", who="Olu"))
    await olu.presses("report.open")
    await olu.presses("report.acknowledge")
    mina.is_told(said("nudge-report-acknowledged"))
    await mina.presses("report.open")
    await mina.presses("report.add")
    await mina.fills(words="That is all.")
    mina.reads(said("report-added"))


async def test_what_is_open_with_others_ends_as_when_somebody_leaves(workspace: Workspace) -> None:
    olu = await organiser(workspace)
    mina, bea = await agreed(workspace)
    await remove(olu, bea)
    mina.is_told(said("status-left-agreed-seeker", other="Bea"))
    assert len(await mina.introductions(Status.LEFT)) == 1
    mina.sees_not(said("moderate-state"), said("barred"))
    await mina.says("find")
    mina.reads(said("found-nobody"))
    await mina.says("request @Bea", bea)
    mina.reads(said("error-not-asked-now"))
    heard = len(bea.direct_messages())
    await workspace.passes(days=60)
    assert len(bea.direct_messages()) == heard


async def test_nothing_more_comes_of_past_talks_with_somebody_who_was_removed(
    workspace: Workspace,
) -> None:
    olu = await organiser(workspace)
    mina, bea = await thanked(workspace)
    await mina.says("mine")
    await remove(olu, mina)
    heard = len(mina.direct_messages())
    await workspace.passes(days=200)
    assert len(mina.direct_messages()) == heard
    assert not bea.received(said("moderate-state"))


async def test_a_pause_ends_by_itself_and_a_host_is_asked_whether_to_host_again(
    workspace: Workspace,
) -> None:
    olu = await organiser(workspace)
    mina, bea = await hosting(workspace)
    await pause(olu, bea, "2026-03-16")
    bea.is_told(said("barred", barred="paused", until=march(16, 0).date()))
    await bea.says("host")
    bea.reads(said("barred", barred="paused"))
    await mina.says("find")
    mina.reads(said("found-nobody"))
    await workspace.until(march(15, 23))
    await bea.says("mine")
    bea.reads(said("barred", barred="paused"))
    await workspace.until(march(16, 12))
    bea.is_told(said("nudge-readmitted"))
    await olu.says("moderate @Bea", bea)
    olu.reads(said("moderate-state", name="Bea", barred="no"))
    await bea.presses("mine.open", within=said("nudge-readmitted"))
    bea.reads(said("mine-title"))
    bea.is_told(said("nudge-host-again"))
    await mina.says("find")
    mina.reads(said("found-nobody"))  # until Bea says so
    await bea.presses("host.resume")
    await mina.says("find")
    mina.reads("Bea Ltd")


async def test_organisers_let_a_member_back_and_nothing_is_said_twice(workspace: Workspace) -> None:
    olu = await organiser(workspace)
    _, bea = await hosting(workspace)
    await pause(olu, bea)
    await remove(olu, bea)
    await olu.says("moderate")
    olu.reads(said("moderate-title"), said("moderate-state", name="Bea", barred="removed"))
    await olu.presses("moderate.open")
    await olu.presses("moderate.readmit")
    olu.reads(said("moderate-done"), said("moderate-state", name="Bea", barred="no"))
    assert len(bea.received(said("nudge-readmitted"))) == 1
    await bea.says("host")
    bea.reads(said("host-left"))
    await workspace.passes(days=30)  # also past the end of the earlier pause
    assert len(bea.received(said("nudge-readmitted"))) == 1
    await olu.says("moderate")
    olu.reads(said("moderate-nobody"), said("moderate-how"))
    await olu.presses_action(f"moderate.readmit:{(await bea.person()).id}")
    await workspace.drain()
    assert len(bea.received(said("nudge-readmitted"))) == 1


async def test_leaving_and_coming_back_does_not_end_it(workspace: Workspace) -> None:
    olu = await organiser(workspace)
    mina, _ = await hosting(workspace)
    await remove(olu, mina)
    before = (await mina.person()).id
    await mina.leaves()
    await workspace.passes(days=2)
    await mina.says("find")
    mina.reads(said("barred", barred="removed"))
    await mina.submits("host.about", {"role": "x", "organisation": "y", "topics": "z"})
    mina.reads(said("barred", barred="removed"))
    async with workspace.store.transaction() as tx:
        former = await tx.people.former(mina.address)
    assert former is not None
    assert (former.id, former.barred) == (before, Barred.REMOVED)
    await olu.says("moderate @Mina", mina)  # also while they are away
    await olu.presses("moderate.readmit")
    await mina.says("find")
    mina.reads_not(said("barred"))
    assert (await mina.person()).id == before


async def test_a_pause_that_ends_while_they_are_away_is_over_when_they_return(
    workspace: Workspace,
) -> None:
    olu = await organiser(workspace)
    mina, _ = await hosting(workspace)
    await pause(olu, mina)
    await mina.leaves()
    await workspace.passes(days=30)
    await mina.says("help")
    mina.reads(said("help-title"))
    await mina.says("mine")
    mina.reads(said("mine-title"))
    assert (await mina.person()).barred is Barred.NO


async def test_a_name_without_an_at_finds_the_member_or_says_that_nobody_is_meant(
    workspace: Workspace,
) -> None:
    olu, (_, bea) = await organiser(workspace), await hosting(workspace)
    for typed in ("Bea", "@Bea", "bea"):  # nobody whom the platform resolved
        await olu.says(f"moderate {typed}")
        olu.reads(said("moderate-state", name="Bea", barred="no"))
    for typed in ("@leo", "U0123ABC"):
        await olu.says(f"moderate {typed}")
        olu.reads(said("error-moderate-name", typed=typed))
        assert olu.choices() == ["moderate.list"]
    await workspace.member("Bea Rees").offers()
    await olu.says("moderate be")
    olu.reads(said("which-person"))
    await olu.presses("moderate.open", within=said("which-person"))
    olu.reads(said("moderate-state", name="Bea"))
    assert not bea.received(said("moderate-state"))


async def test_only_organisers_moderate_whatever_is_pressed_or_sent(workspace: Workspace) -> None:
    olu = await organiser(workspace)
    mina, bea = await hosting(workspace)
    id = (await bea.person()).id
    for command in ("moderate", "audit", "reports"):
        await mina.says(command, bea)
        mina.reads(said("error-organising"))
    for action in ("open", "pause", "remove", "remove_now", "readmit"):
        await mina.presses_action(f"moderate.{action}:{id}")
        mina.reads(said("error-organising"))
    for action in ("moderate.list", "moderate.audit"):
        await mina.presses_action(action)
        mina.reads(said("error-organising"))
    await mina.submits(f"moderate.pause:{id}", {"until": "2026-03-16"})
    mina.reads(said("error-organising"))
    assert (await bea.person()).barred is Barred.NO
    await remove(olu, mina)
    await mina.presses_action(f"moderate.readmit:{(await mina.person()).id}")
    mina.reads(said("error-organising"))
    assert (await mina.person()).barred is Barred.REMOVED


async def test_neither_oneself_nor_an_organiser_nor_a_stranger_can_be_barred(
    workspace: Workspace,
) -> None:
    olu, ida = await organiser(workspace), await organiser(workspace, "Ida")
    stranger = workspace.member("Stranger")
    await olu.says("moderate @Olu", olu)
    for action in ("moderate.pause", "moderate.remove"):
        await olu.presses(action)
        olu.reads(said("error-moderate-yourself"))
    await olu.says("moderate @Ida", ida)
    for action in ("moderate.pause", "moderate.remove"):
        await olu.presses(action)
        olu.reads(said("error-moderate-organiser", name="Ida"))
    await olu.says("moderate @Stranger", stranger)
    olu.reads(said("error-moderate-unknown"))
    # The platform says who organises at this moment, not what is remembered.
    profiles = workspace.chat.profiles
    workspace.chat.silent[ida.address] = Temporary("down")
    await olu.presses("moderate.pause", within=said("moderate-state", name="Ida"))
    olu.reads(said("error-roles-unknown"))
    workspace.chat.silent.clear()
    profiles[ida.address] = replace(profiles[ida.address], organiser=False)
    await remove(olu, ida)
    await ida.says("moderate")
    ida.reads(said("error-organising"))
    # Whoever is made an organiser can organise, removed or not; nothing else.
    profiles[ida.address] = replace(profiles[ida.address], organiser=True)
    await ida.says("moderate")
    ida.reads(said("moderate-state", name="Ida", barred="removed"))
    await ida.says("find")
    ida.reads(said("barred"))


@pytest.mark.parametrize(
    "until, error", [("2026-03-02", "field-moderate-past"), ("2029-01-01", "field-moderate-far")]
)
async def test_a_pause_ends_on_a_day_to_come(workspace: Workspace, until: str, error: str) -> None:
    olu = await organiser(workspace)
    mina, _ = await hosting(workspace)
    await olu.says("moderate @Mina", mina)
    await olu.presses("moderate.pause")
    await olu.fills(until=until)
    olu.refused(until=said(error))
    assert (await mina.person()).barred is Barred.NO


async def test_every_act_of_an_organiser_is_in_the_log_and_no_report_is_told(
    workspace: Workspace,
) -> None:
    olu, ida = await organiser(workspace), await organiser(workspace, "Ida")
    mina, bea = await asked(workspace)
    await olu.says("audit")
    olu.reads(said("audit-title"), said("audit-none"), said("audit-how"))
    await olu.says("setup")
    await olu.presses("setup.community")
    await olu.fills()
    await olu.says("reports")
    await olu.presses("report.contact")
    await olu.fills(person=str(ida.address))
    await bea.says("report @Mina", mina)
    await bea.fills(words="Once more")
    await ida.presses("report.open")
    await ida.presses("report.acknowledge")
    await ida.presses("moderate.open", within=said("report-about"))
    await ida.presses("moderate.pause")
    await ida.fills(until="2026-03-16")
    await ida.presses("report.close", within=said("report-about"))
    await ida.fills()
    await remove(ida, mina)
    await ida.presses("moderate.readmit")
    await olu.says("audit")
    olu.reads(
        said("audit-line", act="setup", by="Olu"),
        said("audit-line", act="contact", by="Olu"),
        said("audit-line", act="taken", by="Ida"),
        said("audit-line", act="paused", by="Ida", name="Mina"),
        said("audit-line", act="closed", by="Ida"),
        said("audit-line", act="removed", by="Ida", name="Mina"),
        said("audit-line", act="readmitted", by="Ida", name="Mina"),
    )
    assert "Bea" not in olu.reply  # who reported is in no log
    assert "Once more" not in olu.reply


async def test_the_log_has_pages_the_latest_first(workspace: Workspace) -> None:
    olu = await organiser(workspace)
    await olu.says("setup")
    for _ in range(13):
        await olu.submits("setup.community", {"language": "own"})
    await olu.says("audit")
    assert olu.counts(said("audit-line", act="setup"), olu.reply) == 10
    await olu.presses("moderate.audit")
    assert olu.counts(said("audit-line", act="setup"), olu.reply) == 3
    assert "moderate.audit" not in olu.choices()


async def test_a_member_barred_while_an_answer_is_on_its_way_gets_no_further_notice(
    workspace: Workspace,
) -> None:
    olu = await organiser(workspace)
    mina, bea = await asked(workspace)
    accept = bea.action("answer.accept")
    await remove(olu, mina)
    await bea.presses_action(accept)  # as if the message were not updated yet
    bea.reads(said("stale"))
    assert not mina.received(said("nudge-accepted"))


async def test_many_barred_members_are_listed_in_pages(workspace: Workspace) -> None:
    olu = await organiser(workspace)
    for number in range(10):
        member = workspace.member(f"Member {number}")
        await member.says("help")
        await remove(olu, member)
    await olu.says("moderate")
    assert olu.choices().count("moderate.open") == 8
    await olu.presses_action(next(a for a in olu.actions() if a.startswith("moderate.list:")))
    assert olu.choices().count("moderate.open") == 2


async def test_erasing_and_coming_back_does_not_end_it(workspace: Workspace) -> None:
    olu = await organiser(workspace)
    mina, _ = await asked(workspace)
    await remove(olu, mina)
    await mina.presses("privacy.erase", within=said("barred"))
    await mina.presses("privacy.erase_now")
    await workspace.passes(days=3)
    await mina.says("find")
    mina.reads(said("barred", barred="removed"))
    await mina.submits("settings.language", {"language": "cy"})
    mina.reads(said("barred", barred="removed"))
    await workspace.passes(days=40)
    await mina.opens_home()
    mina.reads(said("barred", barred="removed"))
    await olu.says("moderate")
    await olu.presses("moderate.open")
    await olu.presses("moderate.readmit")
    await mina.says("find")
    mina.reads_not(said("barred"))


async def test_somebody_barred_is_shown_no_host_while_they_type(workspace: Workspace) -> None:
    olu = await organiser(workspace)
    mina, _ = await hosting(workspace)
    assert await workspace.bot.suggest(mina.address, "request be")
    await remove(olu, mina)
    assert await workspace.bot.suggest(mina.address, "request be") == []


async def test_the_contact_is_named_to_whoever_nobody_else_can_help(
    workspace: Workspace,
) -> None:
    olu = await organiser(workspace)
    mina, bea = await hosting(workspace)
    await olu.submits("setup.contact", {"contact": "welfare@uni.example"})
    await olu.says("audit")
    olu.reads(said("audit-line", act="setup", by="Olu"))
    await remove(olu, mina)
    await mina.says("find")
    mina.reads(said("barred", barred="removed", who="welfare@uni.example"))
    await bea.says("report @Olu", olu)
    bea.reads(said("error-report-nobody", who="welfare@uni.example"))
