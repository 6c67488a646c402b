"""What the platform tells of a member changes: the name, the zone, the language."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.core.events import MemberChanged
from bot.domain.people import Profile
from tests.support.builders import make_person
from tests.support.fakes import march
from tests.support.said import said
from tests.support.scenarios import agreed, asked, hosting
from tests.support.workspace import Member, Workspace


def renames(member: Member, name: str) -> None:
    """The platform tells the new name with all that the member does, as Discord does."""
    member.told = Profile(name=name)


async def changes(workspace: Workspace, member: Member, **fields: str) -> None:
    """The platform reports the change, as Slack does."""
    profile = replace(workspace.chat.profiles[member.address], **fields)  # type: ignore[arg-type]
    workspace.chat.profiles[member.address] = profile
    await workspace.handle(
        MemberChanged(event_id=workspace.event_id(), actor=member.address, profile=profile)
    )
    await workspace.drain()


@pytest.mark.parametrize("reported", [False, True])
async def test_a_new_name_is_used_from_now_on(workspace: Workspace, reported: bool) -> None:
    mina, bea = await asked(workspace)
    before = bea.direct_messages()
    if reported:
        await changes(workspace, mina, name="Mina Ó Sé")
    else:
        workspace.chat.silent[mina.address] = AssertionError("nobody is asked")  # type: ignore[assignment]
        renames(mina, "Mina Ó Sé")
        await mina.says("help")
    assert (await mina.person()).name == "Mina Ó Sé"
    assert bea.direct_messages() == before  # sent messages keep what they said
    await bea.presses("answer.accept")
    bea.sees(said("nudge-introduce", seeker="Mina Ó Sé"))


async def test_a_host_is_found_by_the_new_name(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace)
    await changes(workspace, bea, name="Beatrix")
    await mina.says("find data")
    mina.reads("Beatrix")
    await mina.says("request beatrix")
    assert mina.form is not None


@pytest.mark.parametrize(
    "told, shown",
    [("Mina\nM", "Mina M"), ("", "Mina"), (" \u202e ", "Mina"), ("M" * 90, "M" * 59 + "…")],
)
async def test_a_new_name_is_cleaned_and_never_empty(
    workspace: Workspace, told: str, shown: str
) -> None:
    mina, _ = await hosting(workspace)
    await mina.says("help")
    renames(mina, told)
    await mina.says("help")
    assert (await mina.person()).name == shown


async def test_a_zone_that_nobody_chose_follows_the_platform(workspace: Workspace) -> None:
    mina, _ = await agreed(workspace, march(6, 12))
    await mina.presses_action("settings.time")
    await mina.fills(quiet_from="21:30", quiet_to="06:15")  # with the zone as it stood
    await changes(workspace, mina, zone="Pacific/Auckland")
    assert (await mina.person()).zone == "Pacific/Auckland"
    before = [n for n in await workspace.nudges() if n.kind == "day_before"]
    assert [n.due_at for n in before] == [datetime(2026, 3, 5, 17, 15, tzinfo=UTC)]


async def test_a_zone_that_somebody_chose_stays(workspace: Workspace) -> None:
    mina = workspace.member("Mina")
    await mina.says("settings paris")
    await changes(workspace, mina, zone="Pacific/Auckland", name="Mina M")
    person = await mina.person()
    assert (person.zone, person.name) == ("Europe/Paris", "Mina M")


async def test_a_language_that_nobody_chose_follows_the_platform(workspace: Workspace) -> None:
    mina, bea = workspace.member("Mina"), workspace.member("Bea")
    await mina.says("help")
    await bea.submits("settings.language", {"language": "en"})
    for member in (mina, bea):
        await changes(workspace, member, language="cy")
    assert ((await mina.person()).language, (await bea.person()).language) == ("cy", "en")


async def test_a_change_of_somebody_who_never_used_the_bot_adds_nobody(
    workspace: Workspace,
) -> None:
    await hosting(workspace)
    nia = workspace.member("Nia")
    await changes(workspace, nia, name="Nia N")
    async with workspace.store.transaction() as tx:
        assert await tx.people.at(nia.address) is None


def test_a_zone_is_chosen_when_it_is_not_the_platforms() -> None:
    told = make_person(zone="Europe/London", zone_known=True)
    assert not told.in_zone("Europe/London").zone_chosen
    assert told.in_zone("Europe/Paris").zone_chosen
    assert told.in_zone("Europe/Paris").in_zone("Europe/Paris").zone_chosen
    untold = make_person(zone="Europe/London", zone_known=False)
    assert untold.in_zone("Europe/London").zone_chosen
