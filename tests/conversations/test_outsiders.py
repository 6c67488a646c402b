"""Whoever has no part in a matter: whatever they press, type or fill in, nothing of others is told
or changed, and they read a sentence with a way on."""

from __future__ import annotations

from dataclasses import replace

from bot.core.messages import buttons
from bot.core.responses import Nothing
from bot.domain.people import Barred
from bot.engine.permissions import Permission
from bot.features.introduction.model import INTRODUCTION, Role
from tests.support.dry_run import DryStore
from tests.support.outsiders import Matter, Outsider, Tries, tries_in
from tests.support.planted import ANNEX, ISLAND, SQUARE, Town, new_town
from tests.support.said import said
from tests.support.workspace import Workspace


async def everybody_tries(workspace: Workspace, *, thorough: bool) -> Tries:
    """All who have no part in a matter, in a town where every matter stands elsewhere."""
    town = await new_town(workspace)
    outsiders = [
        await _outsider(town, "a member without a part in it", SQUARE),
        await _outsider(town, "a member of another community of the network", ANNEX),
        await _outsider(town, "a member of another network", ISLAND),
        Outsider("a newcomer", town.member("Nia")),
    ]
    pairs = {pair.state: pair for pair in town.pairs}
    connector = pairs["referred"].host
    tries = await tries_in(town, thorough=thorough)
    others = [member.address for member in (*town.everybody(), outsiders[2].member)]
    for who in outsiders:
        await tries.everything(who, others)
    who = Outsider("a connector", connector, await connector.person())
    await tries.everything(who, others, always=[pairs["introduced"].id])
    for pair in town.pairs:
        matter = Matter(INTRODUCTION, pair.id, (await pair.introduction()).status)
        for role, member in ((Role.SEEKER, pair.seeker), (Role.HOST, pair.host)):
            person = await member.person()
            who = Outsider(f"the {role} of {pair.state}", member, person, refused=True)
            await tries.in_the_wrong_role(who, matter, role)
            await tries.clumsily(replace(who, refused=False, part=True), matter, role, others)
    blocked = outsiders[0]
    assert blocked.person is not None
    hosts = [await member.person() for member in town.everybody()]
    async with workspace.store.transaction() as tx:
        for other in hosts:
            await tx.blocks.add(other.network, other.id, blocked.person.id, workspace.clock.now())
    await tries.store.look()
    # Whoever has blocked them is to them as if of another network; but they too can block them,
    # and a button that looks for a way to somebody reads as it did before.
    strange = replace(
        blocked,
        kind="somebody blocked",
        stranger=True,
        names_by=("safety.", "report.", "ways.named:", "ways.reach:"),
    )
    await tries.everything(strange, others)
    return tries


async def test_whoever_is_not_here_now_can_do_nothing(workspace: Workspace) -> None:
    """A former member from outside, a removed one, one who is being erased."""
    town = await new_town(workspace, over=(), ahead=("agreed", "asked"))
    gone, removed = town.everybody()[:2]
    workspace.chat.gone.add(gone.address)
    erasing = workspace.member("Eve")
    await erasing.says("help")
    one, other = await removed.person(), await erasing.person()
    async with workspace.store.transaction() as tx:
        await tx.people.put(replace(one, barred=Barred.REMOVED))
        await tx.people.put(replace(other, left=True, erasing=True))
    tries = await tries_in(town, thorough=False)
    who = Outsider("a former member", gone, await gone.person(), outside=True, finished=True)
    await tries.everywhere(who, "error-not-a-member")
    who = Outsider("a removed member", removed, await removed.person(), refused=True)
    await tries.everywhere(who, "barred", open_=True)
    who = Outsider("a member being erased", erasing, await erasing.person(), finished=True)
    await tries.everywhere(who, "erase-going-on")
    assert tries.faults == []
    for member in (removed, erasing):
        assert await workspace.bot.suggest(member.address, "request qz") == []
    assert await workspace.bot.suggest(town.everybody()[2].address, "request qz") != []


async def _outsider(town: Town, kind: str, space: str) -> Outsider:
    """Somebody who has used the bot."""
    member = town.workspace.member(f"Otto {space}", space=space)
    await member.says("help")
    return Outsider(kind, member, await member.person(), stranger=space == ISLAND)


async def test_nobody_reads_or_changes_what_is_not_theirs(workspace: Workspace) -> None:
    tries = await everybody_tries(workspace, thorough=False)
    assert tries.faults == []


async def test_whoever_lacks_a_role_is_refused_whatever_they_send(workspace: Workspace) -> None:
    town = await new_town(workspace, over=(), ahead=("asked",))
    roles = ("bakers",)
    async with workspace.store.transaction() as tx:
        square = await tx.communities.get("town:square")
        assert square is not None
        await tx.communities.put(replace(square, asking=roles, hosting=roles, organising=roles))
    workspace.chat.roles = {"bakers": "Bakers", "millers": "Millers"}
    member = workspace.member("Mo", roles=("millers",))
    await member.says("help")
    tries = await tries_in(town, thorough=False)
    who = Outsider("a member without the role", member, await member.person(), refused=True)
    await tries.refused(
        who,
        {
            Permission.ASK: "error-asking",
            Permission.HOST: "error-hosting",
            Permission.ORGANISE: "error-organising",
        },
    )
    assert tries.made > 20
    assert tries.faults == []


async def test_a_press_that_comes_twice_is_one(workspace: Workspace) -> None:
    """Each button that somebody has before them: the same event again, then another press of it."""
    town = await new_town(workspace)
    look = DryStore(workspace.store)
    for member in town.everybody():
        for shown in member.messages()[-2:]:
            for press in buttons(shown.message)[:2]:
                id = workspace.event_id()
                await member.presses_on(press.action, shown, id)
                sent, before = len(workspace.chat.shown), await look.look()
                assert isinstance(await member.presses_on(press.action, shown, id), Nothing)
                assert (len(workspace.chat.shown), await look.look()) == (sent, before)
                await member.presses_on(press.action, None, "")  # it may no longer stand anywhere
                if member.answer is not None:
                    member.reads_not(said("error-unexpected"))
    assert workspace.chat.again == []
