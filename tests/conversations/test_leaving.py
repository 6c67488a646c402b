"""Somebody goes: as seeker, host or connector, at every stage; or a whole community does."""

from __future__ import annotations

import pytest

from bot.events import CommunityLeft, PlaceGone
from bot.model.introductions import Status
from bot.model.nudges import NudgeStatus
from tests.conversations.stories import (
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
from tests.conversations.town import Member, Town

OPEN_STORIES = [asked, accepted, picked, agreed, over]


@pytest.mark.parametrize("story", OPEN_STORIES)
async def test_the_seeker_leaves(town: Town, story: object) -> None:
    mina, bea = await story(town)  # type: ignore[operator]
    before = len(bea.inbox())
    status = (await the(bea)).status
    await mina.leaves()
    assert (await the(bea)).status is Status.CANCELLED
    told = bea.inbox()[before:]
    if status is Status.ASKED:
        assert told == []  # the request itself says so
        bea.is_told("was called off", "Nothing for you to do")
    else:
        assert "Mina has called your talk off" in told[0]
    assert await town.nudges() == []
    await town.passes(days=60)
    assert len(bea.inbox()) == before + len(told)


@pytest.mark.parametrize("story", OPEN_STORIES)
async def test_the_host_leaves(town: Town, story: object) -> None:
    mina, bea = await story(town)  # type: ignore[operator]
    await bea.leaves()
    assert (await the(mina)).status is Status.CANCELLED
    mina.is_told("Bea", "called", "Others to ask")
    told = len(mina.inbox())
    await mina.says("find data")
    mina.reads("Nobody who hosts fits")
    await town.passes(days=60)
    assert len(mina.inbox()) == told


async def test_the_host_leaves_before_the_draft_is_sent(town: Town) -> None:
    mina, bea = await hosting(town)
    await mina.writes_to(bea)
    send = mina.action("Send it")
    await bea.leaves()
    assert mina.inbox() == []  # nothing was called off: nobody was asked
    await mina.presses_action(send)
    mina.reads("moved on since")


@pytest.mark.parametrize("story", [met, drafted, thanked])
async def test_the_host_leaves_after_the_talk(town: Town, story: object) -> None:
    mina, bea = await story(town)  # type: ignore[operator]
    await bea.leaves()
    told = len(mina.inbox())
    await town.passes(days=120)
    assert len(mina.inbox()) == told  # nobody is left to thank or to write to
    i = await the(mina)
    if i.status is Status.MET and i.thanks:
        await mina.presses("Send the thank-you")
        mina.reads("no longer here")
        await mina.presses("I have thanked them")
        mina.reads("I won't remind you")
    await mina.submits(f"thanks.update:{i.id}", {"update": "It led me to the drivers."})
    mina.reads("no longer here")


@pytest.mark.parametrize("story", [met, thanked])
async def test_the_seeker_leaves_after_the_talk(town: Town, story: object) -> None:
    mina, bea = await story(town)  # type: ignore[operator]
    before = len(bea.inbox())
    await mina.leaves()
    assert await town.nudges() == []
    await town.passes(days=120)
    assert len(bea.inbox()) == before
    bea.sees_not("could not reach")


async def test_the_connector_leaves(town: Town) -> None:
    mina, bea = await asked(town)
    cai = town.member("Cai")
    await cai.offers()
    await bea.presses("Not me, but ask…")
    await bea.fills(person=str(cai.address))
    await mina.presses("Write to them")
    await mina.fills(why="Bea suggested you; I read your article.", learn="How do you begin?")
    await mina.presses("Send it")
    await bea.leaves()
    before = len(bea.inbox())
    await cai.presses("Yes, happy to talk")
    mina.sees("Mina, meet Cai")
    await mina.presses("Tue 3 Mar, 12:00")
    await cai.presses("Confirm this time")
    await town.passes(days=60)
    assert len(bea.inbox()) == before
    assert not await town.nudges(NudgeStatus.FAILED)


async def test_somebody_who_was_named_leaves(town: Town) -> None:
    mina, bea = await asked(town)
    cai = town.member("Cai")
    await cai.offers()
    await bea.presses("Not me, but ask…")
    await bea.fills(person=str(cai.address))
    await cai.leaves()
    await mina.presses_action(f"mine.card:{(await the(mina)).id}")
    assert "Something went wrong" not in mina.reply
    assert "Write to them" not in mina.choices()


async def test_somebody_who_comes_back_begins_anew(town: Town) -> None:
    mina, bea = await agreed(town)
    await mina.leaves()
    await mina.says("mine")
    mina.reads("Nothing is open")
    await mina.asks(bea)
    assert (await the(mina)).status is Status.ASKED


async def test_a_member_nobody_knows_leaves(town: Town) -> None:
    gil = town.member("Gil")
    await gil.leaves()
    await gil.says("help")
    gil.reads("How Handshakes works")


async def test_the_whole_community_goes(town: Town) -> None:
    mina, bea = await agreed(town)
    eve, fay = town.member("Eve", space="other"), town.member("Fay", space="other")
    await fay.offers()
    await eve.asks(fay)
    gone = CommunityLeft(event_id=town.event_id(), community=mina.address.community)
    await town.bot.handle(gone)
    await town.settle()
    told = len(mina.inbox()), len(bea.inbox())
    await town.passes(days=5)
    assert (len(mina.inbox()), len(bea.inbox())) == told
    fay.is_told("A gentle reminder")  # the others live on
    async with town.store.transaction() as tx:
        assert await tx.members(mina.address.community) == []


async def test_two_networks_never_meet(town: Town) -> None:
    mina, _ = await hosting(town)
    eve = town.member("Eve", space="other")
    fay = town.member("Fay", space="other")
    await fay.offers(topics="data science, secrets")
    await mina.says("find secrets")
    mina.reads("Nobody who hosts fits")
    await mina.says("request @Fay", fay)
    mina.reads("does not host")
    async with town.store.transaction() as tx:
        stranger = await tx.person_at(fay.address)
        assert stranger is not None
    await mina.presses_action(f"request.note:{stranger.id}")
    mina.reads("no longer here")
    await mina.submits(f"request.note:{stranger.id}", {"why": "x", "learn": "y"})
    mina.reads("no longer here")
    await mina.presses_action(f"find.like:{stranger.id}")
    assert "Fay" not in mina.reply
    await eve.says("find")
    eve.reads("1 person you can ask", "Fay")
    await eve.presses("Tell me when someone fits")
    await mina.offers()
    assert eve.inbox() == []
    assert [one.value for one in await town.bot.suggest(mina.address, "request fay")] == []


async def tidied_away(town: Town, mina: Member, place: str = "") -> None:
    """Somebody deletes the conversation that Mina and Bea share, or the place with that name."""
    (shared,) = [s.ref for s in town.chat.shown if len(s.seen_by) > 1 and mina.address in s.seen_by]
    community = mina.address.community
    gone = PlaceGone(event_id=town.event_id(), community=community, place=place or shared.id)
    await town.bot.handle(gone)
    await town.settle()


@pytest.mark.parametrize("story", [accepted, picked, agreed])
async def test_the_conversation_they_share_is_deleted(town: Town, story: object) -> None:
    mina, bea = await story(town)  # type: ignore[operator]
    published = (await the(mina)).published
    await tidied_away(town, mina)
    assert (await the(mina)).status is Status.CANCELLED
    for member, other in ((mina, "Bea"), (bea, "Mina")):
        member.is_told(f"you and {other} were introduced", "neither of you called anything off")
    assert await town.nudges() == []
    told = len(mina.inbox()), len(bea.inbox())
    if published:
        assert any(f.name == "cancelled.ics" for s in mina.messages() for f in s.message.files)
    await tidied_away(town, mina)  # once more, as where the thread and its channel go
    await town.passes(days=60)
    assert (len(mina.inbox()), len(bea.inbox())) == told
    await mina.presses("Ask again")
    await mina.fills(why="I read your article on forecasts.", learn="How do you begin?")
    await mina.presses("Send it")
    assert (await mina.introductions())[-1].status is Status.ASKED


@pytest.mark.parametrize("story", [over, met, thanked])
async def test_once_they_talked_nobody_needs_the_conversation(town: Town, story: object) -> None:
    mina, _ = await story(town)  # type: ignore[operator]
    before, told = await the(mina), len(mina.inbox())
    await tidied_away(town, mina)
    assert await the(mina) == before
    assert len(mina.inbox()) == told


async def test_another_place_is_not_theirs(town: Town) -> None:
    mina, _ = await accepted(town)
    await tidied_away(town, mina, "somewhere else")
    assert (await the(mina)).status is Status.ACCEPTED
    refs = await town.bot.places(mina.address.community)
    assert len(refs) == 1
    assert await town.bot.places("town:elsewhere") == set()
    await tidied_away(town, mina, refs.pop())
    assert (await the(mina)).status is Status.CANCELLED
    assert await town.bot.places(mina.address.community) == set()


async def test_what_was_moved_before_is_still_nobodys_doing(town: Town) -> None:
    mina, bea = await agreed(town)
    await bea.presses("Another time")
    await bea.fills(parting="Sorry!")
    await tidied_away(town, mina)
    mina.is_told("neither of you called anything off")
    assert "Sorry!" not in mina.inbox()[-1]
