"""A host who changes time zone: the hours follow the new clock, or keep their moments."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.availability import write_windows
from tests.support.said import said
from tests.support.workspace import Member, Workspace


async def hours(member: Member) -> str:
    """Their hours in the store."""
    person = await member.person()
    async with member.workspace.store.transaction() as tx:
        host = await tx.hosts.get(person.network, person.id)
    assert host is not None
    return write_windows(host.windows)


async def test_hours_follow_the_clock_unless_the_host_keeps_their_moments(
    workspace: Workspace,
) -> None:
    bea = workspace.member("Bea")
    await bea.offers(windows="Mon 12:00-14:00; Tue 2:00am-4:00am")
    await bea.says("settings new york")
    bea.reads(said("zone-was"), said("hours-follow"), "Mon 12:00–14:00", "Mon 07:00–09:00")
    assert await hours(bea) == "Mon 12:00-14:00; Tue 02:00-04:00"
    await bea.presses("host.keep_moments")
    bea.reads(said("hours-kept"))
    assert await hours(bea) == "Mon 07:00-09:00; Mon 21:00-23:00"


async def test_hours_are_moved_once_however_often_it_is_pressed(workspace: Workspace) -> None:
    bea = workspace.member("Bea")
    await bea.offers(windows="Mon 12:00-14:00")
    await bea.says("settings new york")
    keep = bea.action("host.keep_moments")
    await bea.presses_action(keep)
    await bea.presses_action(keep)
    bea.reads(said("error-hours-changed"))
    assert await hours(bea) == "Mon 07:00-09:00"
    await bea.says("settings london")  # and back again, as if it had been a slip
    await bea.presses("host.keep_moments")
    assert await hours(bea) == "Mon 12:00-14:00"
    await bea.presses_action(keep)
    bea.reads(said("error-hours-changed"))


async def test_a_platform_that_tells_another_zone_moves_no_hours(workspace: Workspace) -> None:
    bea, mina = workspace.member("Bea"), workspace.member("Mina")
    await bea.offers()
    await mina.says("help")
    for member in (bea, mina):
        profile = workspace.chat.profiles[member.address]
        workspace.chat.profiles[member.address] = replace(profile, zone="Asia/Tokyo")
        await member.says("mine")
    assert (await bea.person()).zone == "Europe/London"


async def test_the_form_asks_too(workspace: Workspace) -> None:
    bea = workspace.member("Bea")
    await bea.offers()
    await bea.says("settings")
    await bea.presses("settings.time")
    await bea.fills(zone="Mumbai")
    bea.reads(said("settings-saved"), said("hours-follow"))
    await bea.presses("settings.time")
    await bea.fills(quiet_from="21:00")
    bea.reads_not(said("hours-follow"))


@pytest.mark.parametrize("zone", ["Europe/London", "Europe/Lisbon"])
async def test_nobody_is_asked_whose_hours_are_the_same(workspace: Workspace, zone: str) -> None:
    bea, mina = workspace.member("Bea"), workspace.member("Mina")
    await bea.offers()
    await bea.says(f"settings {zone}")
    bea.reads_not(said("hours-follow"))
    await mina.says("settings tokyo")  # who does not host
    mina.reads_not(said("hours-follow"))


@pytest.mark.parametrize("id", ["", "x", "Mars:City.Europe:London.0", "Europe:London", "a.b.c.d.e"])
async def test_a_button_that_nobody_made(workspace: Workspace, id: str) -> None:
    bea = workspace.member("Bea")
    await bea.offers(windows="Mon 12:00-14:00")
    await bea.presses_action(f"host.keep_moments:{id}")
    bea.reads(said("error-hours-changed"))
    assert await hours(bea) == "Mon 12:00-14:00"
