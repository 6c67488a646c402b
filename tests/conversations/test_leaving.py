"""Somebody goes: as seeker, host or connector, at every stage; or a whole community does."""

from __future__ import annotations

import pytest

from bot.core.events import CommunityLeft, ConversationDeleted
from bot.domain.nudges import NudgeStatus
from bot.features.introduction.model import Status
from tests.support.fakes import march
from tests.support.said import said
from tests.support.scenarios import (
    accepted,
    agreed,
    asked,
    drafted,
    hosting,
    met,
    over,
    picked,
    thanked,
    the,
)
from tests.support.workspace import Member, Workspace

OPEN_STORIES = [asked, accepted, picked, agreed, over]


@pytest.mark.parametrize("story", OPEN_STORIES)
async def test_the_seeker_leaves(workspace: Workspace, story: object) -> None:
    mina, bea = await story(workspace)  # type: ignore[operator]
    before = len(bea.direct_messages())
    status = (await the(bea)).status
    await mina.leaves()
    assert (await the(bea)).status is Status.CANCELLED
    told = bea.direct_messages()[before:]
    if status is Status.ASKED:
        assert told == []  # the buttons of the request end
        bea.is_told(said("nudge-request"), said("ending-moved-on"))
    else:
        assert bea.finds(said("nudge-cancelled", name="Mina"), told[0])
    assert await workspace.nudges() == []
    await workspace.passes(days=60)
    assert len(bea.direct_messages()) == before + len(told)


@pytest.mark.parametrize("story", OPEN_STORIES)
async def test_the_host_leaves(workspace: Workspace, story: object) -> None:
    mina, bea = await story(workspace)  # type: ignore[operator]
    await bea.leaves()
    assert (await the(mina)).status is Status.CANCELLED
    mina.is_told("Bea", said("nudge-cancelled"), said("button-others"))
    told = len(mina.direct_messages())
    await mina.says("find data")
    mina.reads(said("found-none"))
    await workspace.passes(days=60)
    assert len(mina.direct_messages()) == told


async def test_the_host_leaves_before_the_draft_is_sent(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace)
    await mina.writes_to(bea)
    send = mina.action("request.send")
    await bea.leaves()
    assert mina.direct_messages() == []  # nothing was called off: nobody was asked
    await mina.presses_action(send)
    mina.reads(said("stale"))


@pytest.mark.parametrize("story", [met, drafted, thanked])
async def test_the_host_leaves_after_the_talk(workspace: Workspace, story: object) -> None:
    mina, bea = await story(workspace)  # type: ignore[operator]
    await bea.leaves()
    told = len(mina.direct_messages())
    await workspace.passes(days=120)
    assert len(mina.direct_messages()) == told  # nobody is left to thank or to write to
    i = await the(mina)
    if i.status is Status.MET and i.thanks.thanks:
        await mina.presses_action(f"thanks.send:{i.id}")
        mina.reads(said("error-gone"))
        await mina.presses("thanks.elsewhere")
        mina.reads(said("thanked-elsewhere"))
    await mina.submits(f"thanks.update:{i.id}", {"update": "It led me to the drivers."})
    mina.reads(said("error-gone"))


@pytest.mark.parametrize("story", [met, thanked])
async def test_the_seeker_leaves_after_the_talk(workspace: Workspace, story: object) -> None:
    mina, bea = await story(workspace)  # type: ignore[operator]
    before = len(bea.direct_messages())
    await mina.leaves()
    assert await workspace.nudges() == []
    await workspace.passes(days=120)
    assert len(bea.direct_messages()) == before
    bea.sees_not(said("nudge-unreachable"), said("missed"))


async def test_the_connector_leaves(workspace: Workspace) -> None:
    mina, bea = await asked(workspace)
    cai = workspace.member("Cai")
    await cai.offers()
    await bea.presses("answer.refer")
    await bea.fills(person=str(cai.address))
    await mina.presses("request.note")
    await mina.fills(why="Bea suggested you; I read your article.", learn="How do you begin?")
    await mina.presses("request.send")
    await bea.leaves()
    before = len(bea.direct_messages())
    await cai.presses("answer.accept")
    mina.sees(said("nudge-introduce", seeker="Mina", host="Cai"))
    await mina.presses("schedule.pick", at=march(3, 12))
    await cai.presses("schedule.confirm")
    await workspace.passes(days=60)
    assert len(bea.direct_messages()) == before
    assert not await workspace.nudges(NudgeStatus.FAILED)


async def test_somebody_who_was_named_leaves(workspace: Workspace) -> None:
    mina, bea = await asked(workspace)
    cai = workspace.member("Cai")
    await cai.offers()
    await bea.presses("answer.refer")
    await bea.fills(person=str(cai.address))
    await cai.leaves()
    await mina.presses_action(f"mine.card:{(await the(mina)).id}")
    mina.reads_not(said("error-unexpected"))
    assert "request.note" not in mina.choices()


async def test_somebody_who_comes_back_begins_anew(workspace: Workspace) -> None:
    mina, bea = await agreed(workspace)
    await mina.leaves()
    await mina.says("mine")
    mina.reads(said("mine-nothing"))
    await mina.asks(bea)
    assert (await the(mina)).status is Status.ASKED


async def test_a_member_nobody_knows_leaves(workspace: Workspace) -> None:
    gil = workspace.member("Gil")
    await gil.leaves()
    await gil.says("help")
    gil.reads(said("help-title"))


async def test_the_whole_community_goes(workspace: Workspace) -> None:
    mina, bea = await agreed(workspace)
    eve, fay = workspace.member("Eve", space="other"), workspace.member("Fay", space="other")
    await fay.offers()
    await eve.asks(fay)
    gone = CommunityLeft(event_id=workspace.event_id(), community=mina.address.community)
    await workspace.bot.handle(gone)
    await workspace.drain()
    told = len(mina.direct_messages()), len(bea.direct_messages())
    await workspace.passes(days=5)
    assert (len(mina.direct_messages()), len(bea.direct_messages())) == told
    fay.is_told(said("nudge-host-reminder"))  # the others live on
    async with workspace.store.transaction() as tx:
        assert await tx.people.members(mina.address.community) == []


async def test_two_networks_never_meet(workspace: Workspace) -> None:
    mina, _ = await hosting(workspace)
    eve = workspace.member("Eve", space="other")
    fay = workspace.member("Fay", space="other")
    await fay.offers(topics="data science, secrets")
    await mina.says("find secrets")
    mina.reads(said("found-none"))
    await mina.says("request @Fay", fay)
    mina.reads(said("error-not-a-host"))
    async with workspace.store.transaction() as tx:
        stranger = await tx.people.at(fay.address)
        assert stranger is not None
    await mina.presses_action(f"request.note:{stranger.id}")
    mina.reads(said("error-gone"))
    await mina.submits(f"request.note:{stranger.id}", {"why": "x", "learn": "y"})
    mina.reads(said("error-gone"))
    await mina.presses_action(f"find.like:{stranger.id}")
    assert "Fay" not in mina.reply
    await eve.says("find")
    eve.reads(said("found-title", count=1), "Fay")
    await eve.presses("find.watch")
    await mina.offers()
    assert eve.direct_messages() == []
    assert [one.value for one in await workspace.bot.suggest(mina.address, "request fay")] == []


async def tidied_away(workspace: Workspace, mina: Member, place: str = "") -> None:
    """Somebody deletes the conversation that Mina and Bea share, or the place with that name."""
    (shared,) = [
        s.ref for s in workspace.chat.shown if len(s.seen_by) > 1 and mina.address in s.seen_by
    ]
    community = mina.address.community
    gone = ConversationDeleted(
        event_id=workspace.event_id(), community=community, conversation=place or shared.id
    )
    await workspace.bot.handle(gone)
    await workspace.drain()


@pytest.mark.parametrize("story", [accepted, picked, agreed])
async def test_the_conversation_they_share_is_deleted(workspace: Workspace, story: object) -> None:
    mina, bea = await story(workspace)  # type: ignore[operator]
    published = (await the(mina)).time.published
    await tidied_away(workspace, mina)
    assert (await the(mina)).status is Status.CANCELLED
    for member, other in ((mina, "Bea"), (bea, "Mina")):
        member.is_told(said("nudge-cancelled-deleted", name=other))
        await member.presses_action(f"mine.card:{(await the(mina)).id}")
        member.reads(said("status-deleted-seeker" if member is mina else "status-deleted-host"))
    assert await workspace.nudges() == []
    told = len(mina.direct_messages()), len(bea.direct_messages())
    if published:
        assert any(f.name == "cancelled.ics" for s in mina.messages() for f in s.message.files)
    await tidied_away(workspace, mina)  # once more, as where the thread and its channel go
    await workspace.passes(days=60)
    assert (len(mina.direct_messages()), len(bea.direct_messages())) == told
    await mina.presses("request.note")
    await mina.fills(why="I read your article on forecasts.", learn="How do you begin?")
    await mina.presses("request.send")
    assert (await mina.introductions())[-1].status is Status.ASKED


@pytest.mark.parametrize("story", [over, met, thanked])
async def test_once_they_talked_nobody_needs_the_conversation(
    workspace: Workspace, story: object
) -> None:
    mina, _ = await story(workspace)  # type: ignore[operator]
    before, told = await the(mina), len(mina.direct_messages())
    await tidied_away(workspace, mina)
    assert await the(mina) == before
    assert len(mina.direct_messages()) == told


async def test_another_place_is_not_theirs(workspace: Workspace) -> None:
    mina, _ = await accepted(workspace)
    await tidied_away(workspace, mina, "somewhere else")
    assert (await the(mina)).status is Status.ACCEPTED
    refs = await workspace.bot.conversations(mina.address.community)
    assert len(refs) == 1
    assert await workspace.bot.conversations("town:elsewhere") == set()
    await tidied_away(workspace, mina, refs.pop())
    assert (await the(mina)).status is Status.CANCELLED
    assert await workspace.bot.conversations(mina.address.community) == set()


async def test_what_was_moved_before_is_still_nobodys_doing(workspace: Workspace) -> None:
    mina, bea = await agreed(workspace)
    await bea.presses("schedule.reschedule")
    await bea.fills(parting="Sorry!")
    await tidied_away(workspace, mina)
    mina.is_told(said("nudge-cancelled-deleted"))
    assert "Sorry!" not in mina.direct_messages()[-1]
