"""Among hosts who fit alike, whose turn it is comes first."""

from __future__ import annotations

from tests.support.said import said
from tests.support.workspace import Member, Workspace


async def two(workspace: Workspace, **offer: str) -> tuple[Member, Member]:
    """Ana and Bea offer the same."""
    ana, bea = workspace.member("Ana"), workspace.member("Bea")
    for host in (ana, bea):
        await host.offers(organisation="Acme", **offer)
    return ana, bea


async def first(workspace: Workspace) -> str:
    """Who comes first for somebody who looks for what both do."""
    nia = workspace.member("Nia")
    await nia.says("find data science")
    nia.reads(said("found-title"), "Ana", "Bea")
    return min(("Ana", "Bea"), key=lambda name: nia.reply.index(f"{name}, "))


async def test_whoever_has_more_left_this_month(workspace: Workspace) -> None:
    ana, bea = await two(workspace)
    assert await first(workspace) == "Ana"
    await ana.submits(
        "host.talk",
        {
            "formats": ("video",),
            "lengths": ("20",),
            "languages": "English",
            "capacity": "4",
            "where": "",
        },
    )
    for number, host in enumerate((ana, bea)):
        mina = workspace.member(f"Mina {number}")
        await mina.asks(host)
        await host.presses("answer.accept")
    assert await first(workspace) == "Ana"  # three of four left, beside one of two
    for number in (2, 3):
        mina = workspace.member(f"Mina {number}")
        await mina.asks(ana)
        await ana.presses("answer.accept")
    assert await first(workspace) == "Bea"


async def test_whoever_answers(workspace: Workspace) -> None:
    ana, bea = await two(workspace)
    for number in range(2):
        for host in (ana, bea):
            seeker = workspace.member(f"Seeker {number} of {host.name}")
            await seeker.asks(host)
        await bea.presses("answer.decline")
        await bea.fills(reason="busy", share="no")
        await workspace.passes(days=50)  # Ana lets it lapse
    assert await first(workspace) == "Bea"


async def test_a_newcomer(workspace: Workspace) -> None:
    ana, _ = await two(workspace)
    await workspace.member("Mina").asks(ana)
    await ana.presses("answer.decline")
    await ana.fills(reason="busy", share="no")
    await workspace.passes(days=7)
    assert await first(workspace) == "Bea"
    await workspace.passes(days=40)
    assert await first(workspace) == "Ana"
