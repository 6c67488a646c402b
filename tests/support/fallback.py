"""Fallback lists, as far as a story needs them."""

from __future__ import annotations

from bot.features.fallback.aggregate import FALLBACKS
from bot.features.fallback.model import FALLBACK, Fallback
from bot.features.introduction.model import Introduction, Status
from tests.support.said import Wanted
from tests.support.workspace import Member, Workspace


async def hosts(
    workspace: Workspace, *names: str, zone: str = "Europe/London", capacity: str = "2"
) -> list[Member]:
    """Members who host."""
    members = [workspace.member(name, zone=zone) for name in names]
    for member in members:
        await member.offers(capacity=capacity)
    return members


async def listed(
    workspace: Workspace, *names: str, capacity: str = "2"
) -> tuple[Member, list[Member]]:
    """Mina has a note to each of these hosts on her list, in this order."""
    mina = workspace.member("Mina")
    await mina.says("help")
    found = await hosts(workspace, *names, capacity=capacity)
    for host in found:
        await adds(mina, host)
    return mina, found


async def adds(mina: Member, host: Member) -> None:
    """A good note, put on the list."""
    await mina.writes_to(host)
    await mina.presses("fallback.add")


async def begun(
    workspace: Workspace, *names: str, capacity: str = "2"
) -> tuple[Member, list[Member]]:
    """The same, and the first is asked."""
    mina, found = await listed(workspace, *names, capacity=capacity)
    await mina.presses("fallback.start")
    return mina, found


async def declines(host: Member) -> None:
    """A no, without a reason."""
    await host.presses("answer.decline")
    await host.fills()


async def lists(mina: Member) -> list[Fallback]:
    """All of Mina's lists, oldest first."""
    me = await mina.person()
    async with mina.workspace.store.transaction() as tx:
        rows = await tx.aggregates.of_person(me.network, me.id, FALLBACK, open_only=False)
    return [FALLBACKS.record_of(row) for row in rows]


async def the_list(mina: Member) -> Fallback:
    """Her latest list."""
    return (await lists(mina))[-1]


async def opens(mina: Member) -> None:
    """The card of her latest list."""
    await mina.presses_action(f"mine.card:{FALLBACK}.{(await the_list(mina)).id}")


async def note_to(mina: Member, host: Member) -> Introduction:
    """Her latest note to that host."""
    them = await host.person()
    return [i for i in await mina.introductions() if i.host == them.id][-1]


async def stands(mina: Member, *others: Member) -> list[Status]:
    """How her note to each of these stands."""
    return [(await note_to(mina, host)).status for host in others]


async def order(mina: Member, *others: Member) -> None:
    """These come next, in this order, and nobody else."""
    await opens(mina)
    await mina.presses("fallback.order")
    assert mina.form is not None
    ids = [(await note_to(mina, host)).id for host in others] + 5 * ["-"]
    await mina.fills(**{field.name: ids[n] for n, field in enumerate(mina.form.fields)})


def is_told(mina: Member, lead: Wanted, *words: Wanted) -> None:
    """The latest direct message with that sentence holds the words, too; others may follow it."""
    found = mina.received(lead)
    assert found, f"{mina.name} was not told {lead}, but {mina.direct_messages()}"
    for wanted in words:
        assert mina.finds(wanted, found[-1]), f"{wanted} is not in:\n{found[-1]}"
