"""Reaching somebody through people one knows: Mina would like to talk with Hal."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime

from bot.domain.practice import Practice
from bot.features.introduction.model import Status
from bot.features.ways.model import AskedStatus, WayStatus
from tests.support.said import Wanted, said
from tests.support.scenarios import blocks, the
from tests.support.ties import tie
from tests.support.workspace import GOOD_LEARN, GOOD_WHY, Member, Workspace

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


async def people(workspace: Workspace, *names: str, hosting: bool = True) -> list[Member]:
    """Mina, Hal, who hosts, and the others."""
    members = [workspace.member(name) for name in ("Mina", "Hal", *names)]
    for member in members:
        await member.says("help")
    if hosting:
        await members[1].offers()
    return members


async def know(
    workspace: Workspace, one: Member, other: Member, shown_by: Collection[Member] = ()
) -> None:
    """Both said that they know each other."""
    me, them = await one.person(), await other.person()
    shown = [(await member.person()).id for member in shown_by]
    async with workspace.store.transaction() as tx:
        community = one.address.community
        await tie(
            tx,
            me.id,
            them.id,
            shown_by=shown,
            fresh_at=workspace.clock.now(),
            network=me.network,
            community=community,
        )


async def looks_for(mina: Member, hal: Member) -> None:
    """The page of ways."""
    await mina.says(f"reach @{hal.name}", hal)


async def sends(mina: Member, hal: Member, through: Wanted = "") -> None:
    """A good note, through people; `through` is on the button of a named connector."""
    await looks_for(mina, hal)
    await mina.presses("ways.through", through)
    await mina.fills(why=GOOD_WHY, learn=GOOD_LEARN)
    mina.reads(said("preview-fine-way"), said("preview-when-way", name=hal.name))
    await mina.presses("ways.send")
    mina.reads(said("reach-sent", name=hal.name), said("way-asking", name=hal.name))


async def agrees(connector: Member, line: str = "She asks good questions") -> None:
    """Yes, with a line."""
    await connector.presses("ways.yes")
    await connector.fills(line=line)


async def way_of(workspace: Workspace, mina: Member) -> WayStatus:
    me = await mina.person()
    async with workspace.store.transaction() as tx:
        way = await tx.ways.next_of(me.network, me.id, "")
    assert way is not None
    return way.status


async def card_of(workspace: Workspace, mina: Member) -> str:
    """The action that shows where Mina's first way stands."""
    me = await mina.person()
    async with workspace.store.transaction() as tx:
        way = await tx.ways.next_of(me.network, me.id, "")
    assert way is not None
    return f"mine.card:way.{way.id}"


async def asked_of(workspace: Workspace, connector: Member) -> list[AskedStatus]:
    """What became of all that they were asked."""
    me = await connector.person()
    async with workspace.store.transaction() as tx:
        found = await tx.connector_requests.to(me.network, me.id, LONG_AGO)
    return [request.status for request in found]


async def test_one_connector_introduces_and_hears_what_comes_of_it(workspace: Workspace) -> None:
    mina, hal, bea = await people(workspace, "Bea")
    await know(workspace, mina, bea)
    await know(workspace, bea, hal)
    await looks_for(mina, hal)
    mina.reads(said("reach-quiet", name="Hal"), said("reach-next"))
    await sends(mina, hal)
    bea.is_told(
        said("nudge-connector-asked"),
        said("asked-what", seeker="Mina", name="Hal"),
        said("asked-any-answer", seeker="Mina"),
    )
    assert hal.direct_messages() == []
    await bea.says("mine")
    bea.reads(said("asked-summary", seeker="Mina", name="Hal"))
    await agrees(bea, "We were at school together")
    bea.reads(said("asked-thanks"), said("asked-done", seeker="Mina", name="Hal"))
    mina.is_told(said("nudge-way-reached", who="Bea", name="Hal"))
    hal.is_told(
        said("nudge-request", name="Mina"),
        said("vouched-by", name="Bea"),
        "We were at school together",
    )
    assert await way_of(workspace, mina) is WayStatus.REACHED
    await mina.presses_action(await card_of(workspace, mina))
    mina.reads(said("way-reached", name="Hal"))
    await hal.presses("answer.accept")
    bea.is_told(said("introduce-connector", name="Bea"))
    await mina.presses("schedule.pick")
    await hal.presses("schedule.confirm")
    bea.is_told(said("nudge-connector-agreed", seeker="Mina", host="Hal"))


async def test_a_connector_who_has_left_is_not_thanked_in_the_conversation(
    workspace: Workspace,
) -> None:
    mina, hal, bea = await people(workspace, "Bea")
    await know(workspace, mina, bea)
    await know(workspace, bea, hal)
    await sends(mina, hal)
    await agrees(bea)
    await bea.leaves()
    await hal.presses("answer.accept")
    mina.sees(said("nudge-introduce"))
    mina.sees_not(said("introduce-connector"))


async def test_two_connectors_are_asked_one_after_the_other(workspace: Workspace) -> None:
    mina, hal, bea, cleo = await people(workspace, "Bea", "Cleo")
    await know(workspace, mina, bea)
    await know(workspace, bea, cleo)
    await know(workspace, cleo, hal, shown_by=[cleo])
    await sends(mina, hal)
    assert bea.direct_messages() == []  # those who know Hal themselves come first
    await workspace.passes(days=7)
    bea.is_told(said("asked-onward", who="Cleo"))
    assert cleo.direct_messages() == []
    await agrees(bea, "She is in my choir")
    bea.reads(said("asked-agreed", seeker="Mina", name="Hal"))
    mina.is_told(said("nudge-way-heard", who="Bea", name="Hal"))
    mina.sees_not("Cleo")
    cleo.is_told(said("asked-via", who="Bea"), "She is in my choir")
    await agrees(cleo, "A friend of Bea's")
    mina.is_told(said("nudge-way-reached", who="Cleo", name="Hal"))
    hal.is_told(said("vouched-by", name="Cleo"), "A friend of Bea's")
    i = await the(mina)
    assert i.connectors == ((await bea.person()).id, (await cleo.person()).id)
    await hal.presses("answer.accept")
    await mina.presses("schedule.pick")
    await hal.presses("schedule.confirm")
    for connector in (bea, cleo):
        connector.is_told(said("nudge-connector-agreed", seeker="Mina", host="Hal"))
    assert await asked_of(workspace, bea) == [AskedStatus.DONE]


async def test_a_no_silence_and_nobody_to_ask_read_the_same_on_the_same_day(
    workspace: Workspace,
) -> None:
    """Mina's messages of three ways: one where Bea says no, one where she is silent, one without
    anybody."""
    mina, hal, bea, nia, olu, dee = await people(workspace, "Bea", "Nia", "Olu", "Dee")
    for seeker in (mina, nia):
        await know(workspace, seeker, bea)
    await know(workspace, bea, hal)
    seekers = (mina, nia, olu)
    for seeker in seekers:
        await sends(seeker, hal)
    await bea.presses("ways.no", "Mina")
    bea.reads(said("asked-declined", seeker="Mina", name="Hal"))
    heard = []
    for _ in range(22):
        heard.append([len(seeker.direct_messages()) for seeker in seekers])
        await workspace.passes(days=1)
    assert heard[0] == heard[20] == [0, 0, 0]
    for seeker in seekers:
        seeker.is_told(said("way-ended", name="Hal"))
        assert len(seeker.direct_messages()) == 1
        assert await way_of(workspace, seeker) is WayStatus.ENDED
    assert dee.direct_messages() == hal.direct_messages() == []
    bea.sees_not(said("nudge-connector-over"))
    me = await bea.person()
    async with workspace.store.transaction() as tx:
        for_nia = (await tx.connector_requests.to(me.network, me.id, LONG_AGO))[-1]
    await bea.presses_action(f"ways.yes:{for_nia.id}")
    bea.reads(said("asked-over"))


async def test_the_seeker_may_send_the_note_another_way_afterwards(workspace: Workspace) -> None:
    mina, hal = await people(workspace)
    await sends(mina, hal)
    await mina.says("request @Hal", hal)
    mina.reads(said("error-already-open"))
    await mina.presses("mine.card")
    mina.reads(said("status-carried-seeker", other="Hal"))
    await looks_for(mina, hal)
    mina.reads(said("error-already-open"))
    await workspace.passes(days=22)
    await mina.says("request @Hal", hal)
    await mina.fills()
    await mina.presses("request.send")
    hal.is_told(said("nudge-request", name="Mina"))


async def test_nothing_is_sent_before_there_is_a_note(workspace: Workspace) -> None:
    mina, hal = await people(workspace)
    await looks_for(mina, hal)
    card = await card_of(workspace, mina)
    await mina.presses_action(card)
    mina.reads(said("way-draft", name="Hal"))
    await mina.presses_action(card.replace("mine.card:way.", "ways.send:"))
    mina.reads(said("error-reach-note"))
    assert await way_of(workspace, mina) is WayStatus.DRAFT


async def test_what_is_shown_of_a_way_is_what_its_people_show(workspace: Workspace) -> None:
    mina, hal, bea, cleo = await people(workspace, "Bea", "Cleo")
    await know(workspace, mina, bea)
    await know(workspace, bea, cleo, shown_by=[cleo, bea])
    await know(workspace, cleo, hal, shown_by=[cleo])
    await looks_for(mina, hal)
    mina.reads(said("reach-definite"), said("reach-quiet", name="Hal"))
    mina.reads_not("Bea", "Cleo")
    await workspace.passes(days=370)
    me, them = await hal.person(), await cleo.person()
    async with workspace.store.transaction() as tx:
        await tx.connections.set_side(me.network, me.id, them.id, shown=True, askable=True)
    await looks_for(mina, hal)
    mina.reads(said("reach-named-far", name="Bea"), said("reach-old"))
    mina.reads_not("Cleo", said("reach-definite"))


async def test_a_quiet_page_is_the_same_whether_or_not_there_is_a_way(workspace: Workspace) -> None:
    mina, hal, bea, nia = await people(workspace, "Bea", "Nia")
    await know(workspace, mina, bea)
    await know(workspace, bea, hal)
    await looks_for(mina, hal)
    await looks_for(nia, hal)
    assert mina.reply == nia.reply


async def test_a_connector_whom_both_sides_show_can_be_chosen_and_is_asked_first(
    workspace: Workspace,
) -> None:
    mina, hal, bea, cleo = await people(workspace, "Bea", "Cleo")
    for connector in (bea, cleo):
        await know(workspace, mina, connector)
    await know(workspace, bea, hal, shown_by=[bea, hal])
    await know(workspace, cleo, hal)
    await looks_for(mina, hal)
    mina.reads(said("reach-named", name="Bea") + " " + said("reach-closeness", closeness="fairly"))
    mina.reads(said("reach-fresh"))
    mina.sees_not("Cleo")
    await sends(mina, hal, said("button-through", name="Bea"))
    bea.is_told(said("asked-what", seeker="Mina", name="Hal"))
    assert cleo.direct_messages() == []
    await workspace.passes(days=7)
    cleo.is_told(said("asked-what", seeker="Mina", name="Hal"))


async def test_the_seeker_takes_it_back(workspace: Workspace) -> None:
    mina, hal, bea, cleo = await people(workspace, "Bea", "Cleo")
    for connector in (bea, cleo):
        await know(workspace, mina, connector)
        await know(workspace, connector, hal)
    await sends(mina, hal)
    yes = bea.action("ways.yes")
    await cleo.presses("ways.later")
    cleo.reads(said("asked-not-now", seeker="Mina"))
    await mina.says("mine")
    await mina.presses("mine.card")
    await mina.presses("ways.withdraw")
    mina.reads(said("reach-withdrawn"))
    bea.is_told(said("nudge-connector-withdrawn", seeker="Mina", name="Hal"))
    cleo.sees_not(said("nudge-connector-withdrawn"))
    await bea.presses_action(yes)
    bea.reads(said("asked-withdrawn", seeker="Mina", name="Hal"))
    (i,) = await mina.introductions()
    assert (i.status, i.way) == (Status.DRAFT, None)
    await mina.presses_action(await card_of(workspace, mina))
    mina.reads(said("way-over", name="Hal"))
    await workspace.passes(days=40)
    assert hal.direct_messages() == []
    await sends(mina, hal)
    assert await asked_of(workspace, cleo) == [AskedStatus.NOT_NOW]  # not for Mina, for a while
    assert await asked_of(workspace, bea) == [AskedStatus.WITHDRAWN]


async def test_a_host_who_stopped_when_the_yes_comes(workspace: Workspace) -> None:
    mina, hal, bea = await people(workspace, "Bea")
    await know(workspace, mina, bea)
    await know(workspace, bea, hal)
    await sends(mina, hal)
    await hal.presses_action("host.leave_now")
    before = len(hal.direct_messages())
    await agrees(bea)
    mina.is_told(said("status-declined-seeker", other="Hal"))
    assert len(hal.direct_messages()) == before


async def test_somebody_who_does_not_host_is_asked_once(workspace: Workspace) -> None:
    mina, hal, bea = await people(workspace, "Bea", hosting=False)
    await know(workspace, mina, bea)
    await know(workspace, bea, hal)
    await sends(mina, hal)
    await agrees(bea)
    hal.is_told(said("vouched-by", name="Bea"), said("asked-once"))
    await workspace.passes(days=8)
    assert len(hal.direct_messages()) == 1  # no reminder
    await hal.presses("answer.accept")
    mina.is_told(said("nudge-introduce-once", seeker="Mina", host="Hal"))
    assert (await the(mina)).status is Status.ACCEPTED
    await mina.says("find")
    mina.reads(said("found-nobody"))


async def test_a_block_of_the_person_wanted_cannot_be_told_from_silence(
    workspace: Workspace,
) -> None:
    mina, hal, bea = await people(workspace, "Bea")
    await know(workspace, mina, bea)
    await know(workspace, bea, hal)
    await sends(mina, hal)
    await blocks(hal, mina)
    assert await asked_of(workspace, bea) == [AskedStatus.LEFT]
    await workspace.passes(days=22)
    mina.is_told(said("way-ended", name="Hal"))
    assert len(mina.direct_messages()) == 1


async def test_two_paths_that_meet_ask_nobody_twice(workspace: Workspace) -> None:
    """Mina knows Bea and Cleo, both know Dee, who knows Hal; Bea and Cleo know each other too."""
    mina, hal, bea, cleo, dee = await people(workspace, "Bea", "Cleo", "Dee")
    for connector in (bea, cleo):
        await know(workspace, mina, connector)
        await know(workspace, connector, dee)
    await know(workspace, bea, cleo)
    await know(workspace, dee, hal, shown_by=[hal])
    await sends(mina, hal)
    await workspace.passes(days=7)
    await agrees(bea)
    await agrees(cleo)
    assert await asked_of(workspace, dee) == [AskedStatus.ASKED]
    assert len(dee.direct_messages()) == 1
    await agrees(dee)
    assert len([m for m in hal.direct_messages() if m]) == 1
    assert await asked_of(workspace, bea) == [AskedStatus.DONE]


async def test_somebody_better_to_ask_is_named(workspace: Workspace) -> None:
    mina, hal, bea, cleo = await people(workspace, "Bea", "Cleo")
    await know(workspace, mina, bea)
    await know(workspace, bea, hal)
    await sends(mina, hal)
    await bea.presses("ways.rather")
    await bea.fills(person=str(hal.address))
    bea.refused(person=said("field-rather-other"))
    await bea.fills(person=str(cleo.address), line="You see Hal more often")
    bea.reads(said("asked-referred", seeker="Mina"))
    mina.is_told(said("nudge-way-suggested", who="Bea", name="Hal"))
    cleo.is_told(said("asked-suggested-line", who="Bea"), "You see Hal more often")
    await agrees(cleo)
    hal.is_told(said("vouched-by", name="Cleo"))


async def test_too_many_are_looked_for(workspace: Workspace) -> None:
    mina, _ = await people(workspace)
    others = [workspace.member(f"Person {n}") for n in range(Practice().reach_targets + 1)]
    for other in others:
        await other.says("help")
        await looks_for(mina, other)
    mina.reads(said("error-reach-many", count=Practice().reach_targets))
    await looks_for(mina, others[0])
    mina.reads(said("reach-title", name="Person 0"))


async def test_a_restart_in_the_middle_asks_nobody_twice(workspace: Workspace) -> None:
    mina, hal, bea = await people(workspace, "Bea")
    await know(workspace, mina, bea)
    await know(workspace, bea, hal)
    await sends(mina, hal)
    workspace.restarts()
    await workspace.passes(days=7)
    workspace.restarts()
    await workspace.passes(days=15)
    asked = bea.direct_messages()
    assert len(asked) == 2
    bea.is_told(said("nudge-connector-reminder"))
    mina.is_told(said("way-ended", name="Hal"))


async def test_who_was_asked_leaves_or_is_erased_and_the_day_stays_the_same(
    workspace: Workspace,
) -> None:
    mina, hal, bea, cleo = await people(workspace, "Bea", "Cleo")
    for connector in (bea, cleo):
        await know(workspace, mina, connector)
        await know(workspace, connector, hal)
    await sends(mina, hal)
    await bea.leaves()
    await cleo.says("erase")
    await cleo.presses("privacy.erase_now")
    await workspace.passes(days=20)
    mina.sees_not(said("way-ended"))
    await workspace.passes(days=2)
    mina.is_told(said("way-ended", name="Hal"))


async def test_who_does_not_host_is_perhaps_reached_through_somebody(workspace: Workspace) -> None:
    mina, hal = await people(workspace, hosting=False)
    await mina.says("request @Hal", hal)
    mina.reads(said("error-not-asked-now"))
    await mina.presses("ways.reach")
    mina.reads(said("reach-quiet", name="Hal"))
    assert not mina.has_button("request.note", said("reach-quiet"))
