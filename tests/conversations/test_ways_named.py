"""Bea named Cai to Mina when they talked: she is asked first to introduce the two."""

from __future__ import annotations

from bot.features.introduction.model import Status
from bot.features.ways.model import AskedStatus, WayStatus
from tests.conversations.test_ways import agrees, asked_of, know, looks_for, sends, way_of
from tests.support.said import Wanted, said
from tests.support.scenarios import blocks, thanked, the
from tests.support.workspace import GOOD_LEARN, GOOD_WHY, Member, Workspace


async def named(workspace: Workspace, *, hosting: bool = False) -> tuple[Member, Member, Member]:
    """Mina has noted that Bea named Cai."""
    mina, bea = await thanked(workspace)
    cai = workspace.member("Cai")
    await (cai.offers() if hosting else cai.says("help"))
    await mina.presses("thanks.named")
    await mina.fills(person=str(cai.address))
    mina.reads(said("named-way", host="Bea", name="Cai"))
    return mina, bea, cai


async def writes(mina: Member, action: str = "ways.named", through: Wanted = "") -> None:
    """A good note to Cai, by default through Bea."""
    await mina.presses(action, through)
    assert mina.form is not None
    await mina.fills(why=f"Bea told me of you. {GOOD_WHY}", learn=GOOD_LEARN)
    mina.reads(said("preview-when-way", name="Cai"))
    await mina.presses("ways.send")
    mina.reads(said("reach-sent", name="Cai"))


async def test_the_host_introduces_them_to_somebody_who_hosts(workspace: Workspace) -> None:
    mina, bea, cai = await named(workspace, hosting=True)
    assert mina.has_button("request.note", within=said("named-way"))
    await writes(mina)
    bea.is_told(
        said("nudge-connector-asked"), said("asked-named", seeker="Mina", name="Cai"), GOOD_LEARN
    )
    assert cai.direct_messages() == []
    await agrees(bea, "Mina asks what nobody asks")
    cai.is_told(said("vouched-by", name="Bea"), "Mina asks what nobody asks")
    mina.is_told(said("nudge-way-reached", who="Bea", name="Cai"))
    await cai.presses("answer.accept")
    bea.is_told(said("introduce-connector", name="Bea"))
    assert (await the(mina)).connectors == ((await bea.person()).id,)


async def test_somebody_who_does_not_host_is_asked_once_by_that_host(workspace: Workspace) -> None:
    mina, bea, cai = await named(workspace)
    assert not mina.has_button("request.note", within=said("named-way"))
    await writes(mina)
    await agrees(bea)
    cai.is_told(said("vouched-by", name="Bea"), said("asked-once"))
    await workspace.passes(days=10)
    assert len(cai.direct_messages()) == 1
    await cai.presses("answer.accept")
    assert (await the(mina)).status is Status.ACCEPTED


async def test_after_the_hosts_no_others_are_asked_in_their_turn(workspace: Workspace) -> None:
    mina, bea, cai = await named(workspace)
    dee = workspace.member("Dee")
    await dee.says("help")
    await know(workspace, mina, dee)
    await know(workspace, dee, cai)
    await writes(mina)
    await bea.presses("ways.no")
    bea.reads(said("asked-declined", seeker="Mina", name="Cai"))
    assert dee.direct_messages() == []
    await workspace.passes(days=7)
    dee.is_told(said("asked-what", seeker="Mina", name="Cai"))
    await agrees(dee)
    cai.is_told(said("vouched-by", name="Dee"))


async def test_later_the_way_stands_on_the_page(workspace: Workspace) -> None:
    mina, bea, cai = await named(workspace)
    await workspace.passes(days=40)
    await looks_for(mina, cai)
    mina.reads(said("reach-named-by", name="Bea"), said("reach-quiet", name="Cai"))
    await writes(mina, "ways.through", said("button-through", name="Bea"))
    await workspace.passes(days=3)  # to her working hours
    bea.is_told(said("asked-named", seeker="Mina", name="Cai"))
    nia = workspace.member("Nia")
    await nia.says("help")
    await looks_for(nia, cai)
    nia.reads_not(said("reach-named-by"))


async def test_asked_another_way_the_host_does_not_read_what_was_noted(
    workspace: Workspace,
) -> None:
    mina, bea, cai = await named(workspace)
    await know(workspace, mina, bea)
    await know(workspace, bea, cai)
    await looks_for(mina, cai)
    await mina.presses_action([a for a in mina.actions() if a.startswith("ways.through")][-1])
    assert mina.form is not None
    await mina.fills(why=f"Bea told me of you. {GOOD_WHY}", learn=GOOD_LEARN)
    await mina.presses("ways.send")
    bea.is_told(said("asked-what", seeker="Mina", name="Cai"))


async def test_a_block_of_whoever_was_named_looks_like_silence(workspace: Workspace) -> None:
    mina, bea, cai = await named(workspace)
    await blocks(cai, bea)
    await blocks(cai, mina)
    await writes(mina)
    assert await asked_of(workspace, bea) == []
    before = len(mina.direct_messages())
    await workspace.passes(days=20)
    assert len(mina.direct_messages()) == before
    await workspace.passes(days=2)
    mina.is_told(said("way-ended", name="Cai"))
    assert await way_of(workspace, mina) is WayStatus.ENDED
    assert cai.direct_messages() == []


async def test_a_host_who_has_left_introduces_nobody(workspace: Workspace) -> None:
    mina, bea = await thanked(workspace)
    cai = workspace.member("Cai")
    await cai.says("help")
    await mina.presses("thanks.named")
    await bea.leaves()
    await mina.fills(person=str(cai.address))
    mina.reads(said("named-alone", name="Cai"))
    await mina.presses("ways.reach")
    mina.reads(said("reach-quiet", name="Cai"))
    mina.reads_not(said("reach-named-by"))


async def test_a_removed_tie_is_a_way_no_more_and_nobody_reads_a_word(
    workspace: Workspace,
) -> None:
    """Hal has removed the connection with the second of two connectors, who says yes later."""
    mina, hal, bea, cleo = (workspace.member(name) for name in ("Mina", "Hal", "Bea", "Cleo"))
    for member in (mina, hal, bea, cleo):
        await member.says("help")
    await know(workspace, mina, bea)
    await know(workspace, bea, cleo)
    await know(workspace, cleo, hal, shown_by=[cleo])
    await sends(mina, hal)
    await workspace.passes(days=7)
    await agrees(bea)
    told = len(mina.direct_messages())
    await cleo.presses("ways.yes")
    me, them = await hal.person(), await cleo.person()
    async with workspace.store.transaction() as tx:
        await tx.connections.untie(me.network, me.id, them.id)
    await cleo.fills(line="A friend of Bea's")
    cleo.reads(said("asked-over"))
    assert await asked_of(workspace, cleo) == [AskedStatus.OVER]
    assert hal.direct_messages() == []
    await workspace.passes(days=12)
    assert len(mina.direct_messages()) == told
    await workspace.passes(days=10)
    mina.is_told(said("way-ended", name="Hal"))


async def test_the_page_warns_of_a_host_without_room(workspace: Workspace) -> None:
    mina, hal = workspace.member("Mina"), workspace.member("Hal")
    await mina.says("help")
    await hal.offers(capacity="1")
    for number in range(2):
        await workspace.member(f"Seeker {number}").asks(hal)
    await looks_for(mina, hal)
    mina.reads(said("reach-quiet", name="Hal"), said("reach-full", name="Hal"))
    assert not mina.has_button("request.note", within=said("reach-full"))
    await mina.presses("find.like")
    await hal.presses("answer.decline")
    await hal.fills()
    await looks_for(mina, hal)
    mina.reads_not(said("reach-full"))
    await hal.presses_action("host.leave_now")
    await looks_for(mina, hal)
    mina.reads(said("reach-full", name="Hal"))
    stopped = mina.reply
    await hal.presses_action("host.resume")
    await blocks(hal, mina)
    await looks_for(mina, hal)
    assert mina.reply == stopped  # a block looks as if they had stopped
