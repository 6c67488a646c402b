"""Who is still a member: those who act from outside, newcomers, and hosts about to be asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.core.ports import ChatError, Temporary, Throttled, Unreachable
from bot.core.responses import ServiceUnavailable
from bot.domain.hosts import HostState
from bot.domain.nudges import NudgeStatus
from bot.domain.people import Address
from bot.features.introduction.model import Status
from tests.support.fakes import march
from tests.support.said import said
from tests.support.scenarios import agreed, asked, hosting, the
from tests.support.workspace import Member, Workspace

SILENT = [Throttled(30.0), Temporary("no answer")]


def removed(workspace: Workspace, member: Member) -> None:
    """Kicked, banned or deactivated. The bot is not told; their direct messages stay."""
    workspace.chat.gone.add(member.address)
    member.outside = True


async def acts(member: Member, how: str) -> None:
    """By an old button, an old form, or a command."""
    if how == "press":
        await member.presses_action("find.open")
    elif how == "form":
        await member.submits("settings.me", {"headline": "Mallory", "goal": "", "access_needs": ""})
    else:
        await member.says("find data")


@pytest.mark.parametrize("how", ["press", "form", "command"])
async def test_a_former_member_does_nothing_from_outside(workspace: Workspace, how: str) -> None:
    mina, _ = await hosting(workspace)
    await mina.says("help")
    removed(workspace, mina)
    await acts(mina, how)
    mina.reads(said("error-not-a-member"))
    assert "Bea" not in mina.reply
    assert mina.form is None
    async with workspace.store.transaction() as tx:
        assert await tx.people.at(mina.address) is None
    await acts(mina, how)  # and again
    mina.reads(said("error-not-a-member"))


async def test_a_former_member_is_told_in_their_own_language(workspace: Workspace) -> None:
    mina, _ = await hosting(workspace)
    await mina.submits("settings.language", {"language": "cy"})
    workspace.restarts()  # nothing is in memory
    removed(workspace, mina)
    await mina.presses_action("find.open")
    mina.reads(said("error-not-a-member"))


async def test_who_acts_after_they_were_removed_has_left(workspace: Workspace) -> None:
    mina, bea = await agreed(workspace)
    removed(workspace, mina)
    await mina.presses_action(f"schedule.cancel:{(await the(bea)).id}")
    mina.reads(said("error-not-a-member"))
    assert (await the(bea)).status is Status.LEFT
    await workspace.drain()
    bea.is_told(said("status-left-agreed-host", other="Mina"))


async def test_a_member_acts_from_outside_as_inside(workspace: Workspace) -> None:
    _, bea = await asked(workspace)
    bea.outside = True
    await bea.presses("answer.accept")
    assert (await the(bea)).status is Status.ACCEPTED


@pytest.mark.parametrize("silence", SILENT)
@pytest.mark.parametrize("how", ["press", "form", "command"])
async def test_nothing_happens_while_the_platform_does_not_say_who_acts(
    workspace: Workspace, how: str, silence: ChatError, caplog: pytest.LogCaptureFixture
) -> None:
    mina, _ = await hosting(workspace)
    await mina.says("help")
    mina.outside = True
    workspace.chat.silent[mina.address] = silence
    await acts(mina, how)
    mina.reads(said("error-profile-unknown"))
    if how == "form":
        assert "Mallory" in mina.reply  # what was typed is not lost
    assert (await mina.person()).headline == ""
    assert not [record for record in caplog.records if record.exc_info]
    del workspace.chat.silent[mina.address]
    await acts(mina, how)
    assert (await mina.person()).headline == ("Mallory" if how == "form" else "")


@pytest.mark.parametrize("silence", SILENT)
async def test_a_newcomer_reads_when_to_try_again(
    workspace: Workspace, silence: ChatError, caplog: pytest.LogCaptureFixture
) -> None:
    nia = workspace.member("Nia")
    workspace.chat.silent[nia.address] = silence
    response = await nia.says("help")
    nia.reads(said("error-profile-unknown"))
    assert isinstance(response, ServiceUnavailable)
    assert not [record for record in caplog.records if record.exc_info]
    del workspace.chat.silent[nia.address]
    await nia.says("help")
    nia.reads(said("help-title"))
    assert (await nia.person()).name == "Nia"


async def test_a_stranger_of_a_community_without_the_bot_is_told_so(workspace: Workspace) -> None:
    nia = workspace.member("Nia")
    workspace.chat.silent[nia.address] = Unreachable("the token is revoked")
    await nia.opens_home()
    nia.reads(said("error-not-a-member"))


# addresses


async def test_that_an_address_is_used_is_noted_once_an_hour_and_where_another_was_used(
    workspace: Workspace,
) -> None:
    nia = workspace.member("Nia")
    await nia.says("help")

    async def used_at() -> datetime | None:
        async with workspace.store.transaction() as tx:
            return (await tx.people.with_community(nia.address)).used_at

    first = await used_at()
    workspace.clock.at += timedelta(minutes=59)
    await nia.says("help")
    assert await used_at() == first == workspace.clock.now() - timedelta(minutes=59)
    workspace.clock.at += timedelta(minutes=1)
    await nia.says("help")
    assert await used_at() == workspace.clock.now()
    other = replace(nia.address, member="nia2")
    id = (await nia.person()).id
    workspace.clock.at += timedelta(minutes=1)
    async with workspace.store.transaction() as tx:
        await tx.people.put_address(other, id, workspace.clock.now())
    workspace.clock.at += timedelta(minutes=1)
    await nia.says("help")
    assert await used_at() == workspace.clock.now()


# hosts


async def test_a_host_who_has_left_is_not_asked(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace)
    cai = workspace.member("Cai")
    await cai.offers(topics="data science")
    dan = workspace.member("Dan")
    await dan.asks(bea)
    told = len(bea.direct_messages())
    await mina.says("find")
    await mina.writes_to(bea)
    workspace.chat.asked.clear()
    workspace.chat.gone.add(bea.address)
    await mina.says("find data")
    assert workspace.chat.asked == []  # a search asks the platform nothing
    await mina.presses("request.send")
    mina.reads(said("error-host-left", name="Bea"))
    assert workspace.chat.asked == [bea.address]
    await mina.presses("find.like")
    mina.reads(said("others-near"), "Cai")
    # Bea has left, for everybody.
    asked_before = await the(dan)
    async with workspace.store.transaction() as tx:
        person = await tx.people.get(asked_before.network, asked_before.host)
        assert person is not None
        host = await tx.hosts.get(person.network, person.id)
    assert person.left
    assert host is not None
    assert host.state is HostState.AWAY
    assert asked_before.status is Status.LEFT
    await mina.says("find data")
    assert "Bea" not in mina.reply
    await workspace.passes(days=5)
    assert len(bea.direct_messages()) == told


async def test_a_host_who_left_after_the_request_was_sent_is_not_asked(
    workspace: Workspace,
) -> None:
    mina, bea = await hosting(workspace)
    await workspace.until(march(7, 12))  # a Saturday: the request waits for Monday
    await mina.asks(bea)
    workspace.chat.gone.add(bea.address)
    await workspace.passes(days=3)
    assert bea.direct_messages() == []
    assert (await the(mina)).status is Status.LEFT
    mina.is_told("Bea")
    async with workspace.store.transaction() as tx:
        assert await tx.people.at(bea.address) is None
    assert await workspace.nudges() == []
    assert not await workspace.nudges(NudgeStatus.FAILED)


async def test_a_host_who_left_after_they_were_asked_is_not_reminded(workspace: Workspace) -> None:
    mina, bea = await asked(workspace)
    told = len(bea.direct_messages())
    workspace.chat.gone.add(bea.address)
    await workspace.passes(days=7)
    assert len(bea.direct_messages()) == told
    assert (await the(mina)).status is Status.LEFT


async def test_somebody_who_was_named_and_has_left_is_not_invited(workspace: Workspace) -> None:
    _, bea = await asked(workspace)
    cai = workspace.member("Cai")
    await cai.says("help")
    workspace.chat.gone.add(cai.address)
    await bea.presses("answer.refer")
    await bea.fills(person=str(cai.address))
    await workspace.passes(days=3)
    assert cai.direct_messages() == []
    async with workspace.store.transaction() as tx:
        assert await tx.people.at(cai.address) is None


@pytest.mark.parametrize("silence", SILENT)
async def test_a_request_goes_where_the_platform_does_not_say(
    workspace: Workspace, silence: ChatError
) -> None:
    mina, bea = await hosting(workspace)
    await mina.writes_to(bea)
    workspace.chat.silent[bea.address] = silence
    await mina.presses("request.send")
    mina.reads(said("request-sent", name="Bea"))
    await workspace.passes(days=1)
    bea.is_told(said("nudge-request", name="Mina"))


async def test_a_host_who_left_one_of_two_communities_is_asked(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace)
    other = Address("town", "square", "bea-again")
    workspace.chat.profiles[other] = workspace.chat.profiles[bea.address]
    person = await bea.person()
    async with workspace.store.transaction() as tx:
        await tx.people.put_address(other, person.id, workspace.clock.now() - timedelta(days=1))
    workspace.chat.gone.add(bea.address)
    await mina.asks(bea)
    mina.reads(said("request-sent", name="Bea"))
    async with workspace.store.transaction() as tx:
        assert await tx.people.at(bea.address) is None
        assert await tx.people.at(other) is not None
