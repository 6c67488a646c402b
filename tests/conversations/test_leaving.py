"""Somebody goes: as seeker, host or connector, at every stage; or a whole community does."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from bot.core.events import CommunityLeft, ConversationDeleted
from bot.domain.nudges import NudgeStatus
from bot.features.introduction.model import Status
from tests.support.entries import entries
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

Story = Callable[[Workspace], Awaitable[tuple[Member, Member]]]


async def noted(workspace: Workspace) -> tuple[Member, Member]:
    """Mina has written a note to Bea and not sent it."""
    mina, bea = await hosting(workspace)
    await mina.writes_to(bea)
    return mina, bea


async def questioned(workspace: Workspace) -> tuple[Member, Member]:
    """Bea has asked Mina one thing first."""
    mina, bea = await asked(workspace)
    await bea.presses("answer.ask")
    await bea.fills(question="What do you study?")
    return mina, bea


async def moved(workspace: Workspace) -> tuple[Member, Member]:
    """A time was agreed and given up again, by Mina."""
    mina, bea = await agreed(workspace)
    await mina.presses("schedule.reschedule")
    await mina.fills(parting="Something came up.")
    return mina, bea


async def missed(workspace: Workspace) -> tuple[Member, Member]:
    """They missed each other."""
    mina, bea = await over(workspace)
    await bea.presses("meet.missed")
    return mina, bea


NOBODY = ""
"""Nothing is said, as nobody waits for anything."""
STAGES: list[tuple[Story, Status, str, str]] = [
    (noted, Status.DRAFT, NOBODY, NOBODY),
    (asked, Status.LEFT, "status-left-asked-seeker", NOBODY),
    (questioned, Status.LEFT, "status-left-asked-seeker", NOBODY),
    (accepted, Status.LEFT, "status-left-arranging-seeker", "status-left-arranging-host"),
    (picked, Status.LEFT, "status-left-arranging-seeker", "status-left-arranging-host"),
    (agreed, Status.LEFT, "status-left-agreed-seeker", "status-left-agreed-host"),
    (moved, Status.LEFT, "status-left-arranging-seeker", "status-left-arranging-host"),
    (over, Status.LEFT, NOBODY, NOBODY),
    (missed, Status.LEFT, "status-left-arranging-seeker", NOBODY),
    (met, Status.MET, NOBODY, NOBODY),
    (thanked, Status.THANKED, NOBODY, NOBODY),
]
"""Each story, its status once one has left, what the seeker reads where the host leaves, and what
the host reads where the seeker does."""
DECISIONS = (
    "nudge-cancelled",
    "status-cancelled-seeker",
    "status-cancelled-host",
    "status-declined-seeker",
)
in_both_languages = pytest.mark.parametrize("language", ["en", "cy"])


async def _both_read(language: str, *members: Member) -> None:
    for member in members:
        await member.submits("settings.language", {"language": language})


@in_both_languages
@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage[0].__name__)
async def test_the_host_leaves(
    workspace: Workspace, stage: tuple[Story, Status, str, str], language: str
) -> None:
    story, status, says, _ = stage
    mina, bea = await story(workspace)
    await _both_read(language, mina, bea)
    was, before = (await the(mina)).status, len(mina.direct_messages())
    await bea.leaves()
    told = mina.direct_messages()[before:]
    if not says:  # nobody called anything off: what there was goes on
        assert told == []
        assert (await the(mina)).status is was
        return
    assert (await the(mina)).status is status
    assert len(told) == 1
    assert mina.finds(said(says, other="Bea"), told[0])
    for decision in DECISIONS:
        mina.sees_not(said(decision))
    await mina.presses("find.like", said(says))  # others, who may be nobody
    mina.reads(said("found-nobody"))
    await mina.presses_action(f"mine.card:introduction.{(await the(mina)).id}")
    mina.reads(said(says, other="Bea"))
    await workspace.passes(days=60)
    assert len(mina.direct_messages()) == before + 1
    assert await workspace.nudges() == []


@in_both_languages
@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage[0].__name__)
async def test_the_seeker_leaves(
    workspace: Workspace, stage: tuple[Story, Status, str, str], language: str
) -> None:
    story, status, _, says = stage
    mina, bea = await story(workspace)
    await _both_read(language, mina, bea)
    before = len(bea.direct_messages())
    was = await the(mina)
    await mina.leaves()
    async with workspace.store.transaction() as tx:
        left = await tx.introductions.get(was.network, was.id)
    assert left is not None
    assert left.status is status
    told = bea.direct_messages()[before:]
    assert len(told) == (1 if says else 0)
    if says:
        assert bea.finds(said(says, other="Mina"), told[0])
    for decision in DECISIONS:
        bea.sees_not(said(decision))
    if status is Status.LEFT:
        await bea.presses_action(f"mine.card:introduction.{left.id}")
        bea.reads(said(says or "status-left-asked-host", other="Mina"))
    assert await workspace.nudges() == []
    await workspace.passes(days=60)
    assert len(bea.direct_messages()) == before + len(told)


async def test_a_request_whose_seeker_left_has_no_buttons_any_more(workspace: Workspace) -> None:
    mina, bea = await asked(workspace)
    await mina.leaves()
    bea.is_told(said("nudge-request"), said("ending-moved-on"))


async def test_a_calendar_entry_goes_with_the_one_who_left(workspace: Workspace) -> None:
    mina, bea = await agreed(workspace)
    await bea.leaves()
    assert entries(mina)[-1][0] == "CANCEL"
    mina.is_told(said("file-cancels"))


async def test_a_note_to_a_host_who_left_is_kept_and_does_not_go(workspace: Workspace) -> None:
    mina, bea = await noted(workspace)
    send = mina.action("request.send")
    await bea.leaves()
    await mina.presses_action(send)
    mina.reads(said("error-not-asked-now"))
    assert (await the(mina)).status is Status.DRAFT


async def test_a_talk_may_have_taken_place_before_the_host_left(workspace: Workspace) -> None:
    mina, bea = await over(workspace)
    await bea.leaves()
    await mina.presses("meet.moved")
    mina.reads(said("error-gone"))
    await mina.presses("meet.happened")
    assert (await the(mina)).status is Status.MET
    await mina.presses("thanks.elsewhere")
    mina.reads(said("thanked-elsewhere", name="Bea"))


async def test_nobody_says_how_a_talk_went_with_a_host_who_left(workspace: Workspace) -> None:
    mina, bea = await over(workspace)
    await bea.leaves()
    await workspace.passes(days=30)
    assert (await the(mina)).status is Status.EXPIRED
    mina.is_told(said("status-unheard-seeker", other="Bea"))


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
        assert await tx.people.next_member(mina.address.community, "", workspace.clock.at) is None


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
        assert entries(mina)[-1][0] == "CANCEL"
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
