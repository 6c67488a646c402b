"""Somebody who had left acts again: they are the same person, and a host is asked once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.core.events import CommunityLeft
from bot.domain.people import Mute
from bot.features.introduction.model import Status
from tests.conversations.conftest import BOTH_STORES
from tests.support.fakes import march
from tests.support.said import said
from tests.support.scenarios import agreed, asked, hosting, met, thanked, the
from tests.support.workspace import Member, Workspace


async def _all_leave(workspace: Workspace, *members: Member) -> None:
    """The workspace removes the app, and with it everybody who used it."""
    gone = CommunityLeft(event_id=workspace.event_id(), community=members[0].address.community)
    await workspace.bot.handle(gone)
    await workspace.drain()


async def _one_leaves(workspace: Workspace, *members: Member) -> None:
    for member in members:
        await member.leaves()


either_way = pytest.mark.parametrize("leave", [_one_leaves, _all_leave])


@BOTH_STORES
@either_way
async def test_settings_are_as_they_were(workspace: Workspace, leave: object) -> None:
    mina, _ = await hosting(workspace)
    await mina.submits("settings.language", {"language": "cy"})
    await mina.submits(
        "settings.time", {"zone": "Asia/Kolkata", "quiet_from": "21:00", "quiet_to": "07:00"}
    )
    await mina.submits("settings.nudges", {"wanted": ("reminders",)})
    await mina.submits("settings.me", {"headline": "Maths student", "goal": "", "access": ""})
    before = await mina.person()
    await leave(workspace, mina)  # type: ignore[operator]
    await workspace.passes(days=40)
    await mina.says("settings")
    assert await mina.person() == before
    assert Mute.THANKS in before.muted
    mina.reads("Maths student", mina.words.city("Asia/Kolkata"))


async def test_a_new_name_is_the_one_they_have_now(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace)
    id = (await mina.person()).id
    await mina.leaves()
    workspace.member("Mina Rees", space="square", bot=False)
    profile = workspace.chat.profiles[workspace.member("Mina Rees").address]
    workspace.chat.profiles[mina.address] = profile
    await mina.asks(bea)
    assert ((await mina.person()).id, (await mina.person()).name) == (id, "Mina Rees")
    bea.is_told("Mina Rees")


@either_way
async def test_a_host_is_asked_once_whether_to_host_again(
    workspace: Workspace, leave: object
) -> None:
    mina, bea = await hosting(workspace, topics="forecasting", capacity="3")
    await leave(workspace, mina, bea)  # type: ignore[operator]
    await workspace.passes(days=10)
    told = len(bea.direct_messages())
    await bea.says("mine")
    assert len(bea.direct_messages()) == told + 1
    bea.is_told(said("nudge-host-again"))
    await mina.says("find")
    mina.reads(said("found-nobody"))  # nobody can ask before the answer
    await bea.says("mine")
    assert len(bea.direct_messages()) == told + 1
    await bea.presses("host.resume", said("nudge-host-again"))
    bea.reads(said("host-live"), "forecasting", said("capacity", count=3))
    await mina.says("find")
    mina.reads(said("found-title", count=1), "Bea")


async def test_not_now_is_an_answer(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace)
    await bea.leaves()
    await bea.opens_home()
    await bea.presses("mine.fine", said("nudge-host-again"))
    bea.reads(said("fine"))
    await workspace.passes(days=30)
    await mina.says("find")
    mina.reads(said("found-nobody"))
    await bea.says("host")
    bea.reads(said("host-left"))
    await bea.presses("host.resume")
    bea.reads(said("host-live"))


async def test_who_hosts_again_before_the_question_came_is_not_asked(
    workspace: Workspace,
) -> None:
    _, bea = await hosting(workspace)
    await bea.leaves()
    await workspace.until(march(2, 23))  # in her quiet hours the question waits
    await bea.says("host")
    bea.reads(said("host-left"))
    await bea.presses("host.resume")
    await workspace.passes(days=2)
    bea.sees_not(said("nudge-host-again"))


@pytest.mark.parametrize("state", ["stopped", "begun"])
async def test_who_did_not_host_is_not_asked(workspace: Workspace, state: str) -> None:
    bea = workspace.member("Bea")
    if state == "stopped":
        await bea.offers()
        await bea.presses_action("host.leave_now")
    else:
        await bea.submits(
            "host.about",
            {"role": "Baker", "organisation": "Acme", "sector": "", "topics": "bread", "about": ""},
        )
    await bea.leaves()
    await bea.says("host")
    bea.reads(said("host-left" if state == "stopped" else "host-missing"))
    await workspace.passes(days=2)
    bea.sees_not(said("nudge-host-again"))
    if state == "begun":  # the first half of an offer is still the first half
        await bea.offers()
        bea.reads(said("host-live"))


async def test_thirty_days_pass_after_a_no_whoever_leaves_meanwhile(workspace: Workspace) -> None:
    mina, bea = await asked(workspace)
    await bea.presses("answer.decline")
    await bea.fills()
    await mina.leaves()
    await workspace.passes(days=2)
    await mina.says("request @Bea", bea)
    mina.reads(said("error-declined-lately"))
    await bea.leaves()
    await bea.says("help")
    await bea.presses("host.resume")
    await mina.says("request @Bea", bea)
    mina.reads(said("error-declined-lately"))
    await workspace.passes(days=29)
    await mina.asks(bea)
    assert (await the(mina)).status is Status.ASKED


async def test_the_talks_of_the_month_count_whoever_leaves_meanwhile(workspace: Workspace) -> None:
    mina, bea = await agreed(workspace)
    await bea.offers(capacity="1")
    await workspace.until(march(3, 14))
    await mina.presses("meet.happened")
    await bea.leaves()
    await bea.says("help")
    await bea.presses("host.resume")
    gil = workspace.member("Gil")
    await gil.says("request @Bea", bea)
    gil.reads(said("error-host-full"))


async def test_what_is_left_to_do_after_a_talk_goes_on(workspace: Workspace) -> None:
    mina, bea = await met(workspace)
    await mina.leaves()
    await workspace.passes(hours=3)
    await mina.says("thanks")
    await mina.presses("thanks.debrief")
    await mina.fills(learned="Ask the planner")
    await workspace.passes(hours=20)
    mina.is_told(said("nudge-thanks-draft", name="Bea"))
    await mina.presses("thanks.send")
    bea.is_told(said("nudge-thanks", name="Mina"))


async def test_a_host_who_is_back_can_be_thanked(workspace: Workspace) -> None:
    mina, bea = await met(workspace)
    await mina.presses("thanks.debrief")
    await mina.fills(learned="Ask the planner")
    await bea.leaves()
    await mina.presses("thanks.send")
    mina.reads(said("error-gone"))
    await bea.says("help")
    await workspace.passes(hours=20)
    await mina.presses("thanks.send", said("nudge-thanks-draft"))
    bea.is_told(said("nudge-thanks", name="Mina"))


async def test_what_ended_with_the_leave_says_so_and_can_begin_again(workspace: Workspace) -> None:
    mina, _ = await agreed(workspace)
    i = await the(mina)
    await mina.leaves()
    await mina.says("mine")
    mina.reads(said("mine-nothing"))
    await mina.presses_action(f"mine.card:introduction.{i.id}")
    mina.reads(said("status-left-mine-seeker"))
    await mina.presses("request.note")
    await mina.fills(why="I read your article on forecasts.", learn="How do you begin?")
    await mina.presses("request.send")
    assert [one.status for one in await mina.introductions()] == [Status.LEFT, Status.ASKED]


async def test_a_host_who_left_reads_why_it_ended(workspace: Workspace) -> None:
    mina, bea = await agreed(workspace)
    id = (await the(mina)).id
    await bea.leaves()
    await bea.presses_action(f"mine.card:introduction.{id}")
    bea.reads(said("status-left-mine-host"))
    await bea.presses("host.resume", said("nudge-host-again"))
    await mina.presses_action(f"mine.card:introduction.{id}")
    await mina.presses("request.note")  # the one who stayed can ask again, too
    mina.reads_not(said("error-not-asked-now"))


async def test_a_note_that_was_not_sent_is_still_there(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace)
    await mina.writes_to(bea)
    await mina.leaves()
    await mina.says("mine")
    mina.reads(said("status-draft-seeker", other="Bea"))


async def test_who_is_gone_for_longer_than_a_year_begins_anew(workspace: Workspace) -> None:
    mina, _ = await thanked(workspace)
    before = await mina.person()
    await mina.leaves()
    await workspace.passes(days=364)
    await workspace.bot.upkeep.forget()
    await mina.says("help")
    assert (await mina.person()).id == before.id
    await mina.leaves()
    await workspace.passes(days=366)
    await workspace.bot.upkeep.forget()
    await mina.says("help")
    assert (await mina.person()).id != before.id
    assert await mina.introductions() == []
    assert (await mina.person()).created_at >= before.created_at + timedelta(days=365)


async def test_what_is_left_of_somebody_long_gone_is_erased(workspace: Workspace) -> None:
    mina, bea = await thanked(workspace)
    id = (await mina.person()).id
    await mina.leaves()
    await workspace.passes(days=364)
    await workspace.bot.upkeep.forget()
    await workspace.passes(days=1)
    async with workspace.store.transaction() as tx:
        person = await tx.people.get("town:square", id)
    assert person is not None
    assert (person.name, person.erasing) == ("Mina", False)
    await workspace.passes(days=1)
    await workspace.bot.upkeep.forget()
    await workspace.passes(days=1)
    async with workspace.store.transaction() as tx:
        person = await tx.people.get("town:square", id)
    assert person is not None
    assert person.erased
    await workspace.bot.upkeep.forget()  # and not once more
    await bea.says("mine")
    bea.reads_not("Mina")


async def test_whoever_left_cannot_be_named_or_asked(workspace: Workspace) -> None:
    mina, bea = await asked(workspace)
    gil = workspace.member("Gil")
    await gil.offers()
    await gil.leaves()
    await mina.says("request @Gil", gil)
    mina.reads(said("error-not-a-host"))
    await bea.presses("answer.refer")
    await bea.fills(person=str(gil.address))
    bea.refused(person=said("field-person-unknown"))
