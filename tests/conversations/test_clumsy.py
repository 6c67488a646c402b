"""Double clicks, stale buttons, garbage and other people's buttons: each is met with a sentence."""

from __future__ import annotations

import asyncio

import pytest

from bot.core.responses import FormErrors, Nothing, Replace, Reply
from bot.features.introduction.model import CLOSED, Status
from tests.support.said import said
from tests.support.scenarios import accepted, agreed, asked, drafted, hosting, met, picked, the
from tests.support.workspace import GOOD_LEARN, GOOD_WHY, Member, Workspace

BUTTONS = (
    *(f"answer.{name}" for name in ("accept", "ask", "reply", "decline", "refer")),
    *(f"request.{name}" for name in ("preview", "send", "discard", "withdraw", "details")),
    "request.insist",
    *(f"schedule.{name}" for name in ("pick", "more", "suggest", "offer", "confirm", "where")),
    *(f"schedule.{name}" for name in ("reschedule", "cancel")),
    "schedule.day",
    *(f"meet.{name}" for name in ("happened", "moved", "missed", "called_off")),
    *(f"thanks.{name}" for name in ("debrief", "draft", "edit", "send", "elsewhere", "named")),
    *(f"thanks.{name}" for name in ("tell", "touch", "wrote", "update", "no_update")),
    *(f"thanks.{name}" for name in ("tone", "language", "glad", "reply", "insist")),
    *(f"prep.{name}" for name in ("open", "show", "tick", "questions", "up", "edit")),
    *(f"prep.{name}" for name in ("suggest", "add", "share", "insist", "brief")),
    "mine.card",
)
"""Every button that belongs to an introduction."""


async def test_no_button_is_forgotten_here(workspace: Workspace) -> None:
    from tests.support.routing import ROUTER

    free = {"find", "host", "settings", "setup", "mine", "help", "connect", "privacy", "consent"}
    free |= {"connections", "elsewhere", "fallback", "moderate", "network", "offered", "report"}
    free |= {"cohort", "guide", "invite", "organise", "safety", "season", "starters", "ways"}
    known = {*ROUTER.buttons, *ROUTER.forms}
    mine = {name for name in known if name.split(".")[0] not in free} - {"request.note"}
    assert mine | {"mine.card"} == set(BUTTONS)


async def test_the_same_event_twice_is_one_action(workspace: Workspace) -> None:
    mina, bea = await asked(workspace)
    await bea.presses("answer.accept", event_id="twice")
    version = (await the(mina)).version
    assert isinstance(await bea.presses_action("answer.accept:x", event_id="twice"), Nothing)
    assert (await the(mina)).version == version
    await mina.submits("settings.me", {"headline": "One"}, event_id="form")
    again = await mina.submits("settings.me", {"headline": "Two"}, event_id="form")
    assert isinstance(again, Nothing)
    assert (await mina.person()).headline == "One"


async def test_the_same_event_twice_at_once_is_one_action(workspace: Workspace) -> None:
    mina, bea = await asked(workspace)
    accept = bea.action("answer.accept")
    answers = await asyncio.gather(
        bea.presses_action(accept, event_id="e"), bea.presses_action(accept, event_id="e")
    )
    assert sum(isinstance(answer, Nothing) for answer in answers) == 1
    assert (await the(mina)).status is Status.ACCEPTED


async def test_a_refused_event_is_refused_once(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace)
    await bea.presses_action(f"request.note:{(await bea.person()).id}", event_id="e")
    bea.reads(said("error-yourself"))
    again = await bea.presses_action(f"request.note:{(await bea.person()).id}", event_id="e")
    assert isinstance(again, Nothing)
    del mina


@pytest.mark.parametrize(
    "answer, status, messages",
    [("answer.accept", Status.ACCEPTED, 2), ("answer.decline", Status.DECLINED, 1)],
)
async def test_a_button_pressed_twice(
    workspace: Workspace, answer: str, status: Status, messages: int
) -> None:
    mina, bea = await asked(workspace)
    action = bea.action(answer)
    for _ in range(2):
        if status is Status.DECLINED:
            await bea.submits(action, {"reason": "busy", "share": "no"})
        else:
            await bea.presses_action(action)
    bea.reads(said("stale"))
    assert (await the(mina)).status is status
    assert sum(bool(shown.key) for shown in mina.messages()) == messages


async def test_sending_twice_sends_once(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace)
    await mina.writes_to(bea)
    send = mina.action("request.send")
    await asyncio.gather(mina.presses_action(send), mina.presses_action(send))
    assert len(bea.direct_messages()) == 1
    await mina.submits(
        f"request.note:{(await bea.person()).id}",
        {"why": GOOD_WHY, "learn": GOOD_LEARN, "note_type": "cold", "minutes": "20", "format": "x"},
    )
    mina.reads(said("error-already-open"))


async def _ends(workspace: Workspace, status: Status) -> tuple[Member, Member]:
    if status is Status.DISCARDED:
        mina, bea = await hosting(workspace)
        await mina.writes_to(bea)
        await mina.presses("request.discard")
    elif status is Status.WITHDRAWN:
        mina, bea = await asked(workspace)
        await mina.presses("request.withdraw")
    elif status is Status.DECLINED:
        mina, bea = await asked(workspace)
        await bea.presses("answer.decline")
        await bea.fills()
    elif status is Status.EXPIRED:
        mina, bea = await asked(workspace)
        await workspace.passes(days=30)
    elif status is Status.LEFT:
        mina, bea = await agreed(workspace)
        await bea.leaves()
    else:
        mina, bea = await agreed(workspace)
        await bea.presses("schedule.cancel", within=said("nudge-agreed"))
        await bea.fills()
    assert (await the(mina)).status is status
    return mina, bea


@pytest.mark.parametrize("status", sorted(CLOSED))
async def test_every_button_on_a_closed_matter_explains_itself(
    workspace: Workspace, status: Status
) -> None:
    mina, bea = await _ends(workspace, status)
    i = await the(mina)
    for button in BUTTONS:
        for member in (mina, bea):
            await member.presses_action(f"{button}:{i.id}")
            member.reads_not(said("error-unexpected"))
            assert member.form is None
    assert await the(mina) == i
    assert await workspace.nudges() == []


@pytest.mark.parametrize("story", [asked, picked, agreed, drafted])
async def test_nobody_else_can_do_or_see_anything(workspace: Workspace, story: object) -> None:
    mina, bea = await story(workspace)  # type: ignore[operator]
    i = await the(mina)
    eve, outside = workspace.member("Eve"), workspace.member("Out", space="other")
    for stranger in (eve, outside):
        await stranger.says("help")
        for button in BUTTONS:
            await stranger.presses_action(f"{button}:{i.id}")
            stranger.reads(said("error-not-yours"))
            await stranger.submits(f"{button}:{i.id}", {"question": "Who are you?"})
            assert "Mina" not in stranger.reply
            assert "Bea" not in stranger.reply
        assert stranger.direct_messages() == []
    assert await the(mina) == i
    del bea


@pytest.mark.parametrize("story", [asked, accepted, picked, agreed, met, drafted])
async def test_what_is_the_other_ones_to_do_is_not_mine(
    workspace: Workspace, story: object
) -> None:
    mina, bea = await story(workspace)  # type: ignore[operator]
    i = await the(mina)
    hosts = "answer.accept answer.ask answer.decline answer.refer schedule.offer schedule.confirm"
    seekers = (
        "request.send request.withdraw answer.reply schedule.pick schedule.suggest thanks.send"
        " thanks.debrief thanks.edit thanks.elsewhere thanks.update thanks.touch prep.share"
    )
    for member, buttons in ((mina, hosts), (bea, seekers)):
        for button in buttons.split():
            await member.presses_action(f"{button}:{i.id}")
            assert member.form is None, button
    assert await the(mina) == i


async def test_a_draft_is_nobodys_but_the_seekers(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace)
    await mina.writes_to(bea)
    i = await the(mina)
    for button in BUTTONS:
        await bea.presses_action(f"{button}:{i.id}")
        bea.reads(said("error-not-yours"))
    await mina.presses("request.discard")
    await bea.presses_action(f"mine.card:{i.id}")
    bea.reads(said("error-not-yours"))


GARBAGE = [
    "",
    ":",
    ".",
    "x",
    "no.such",
    "no.such:thing",
    "mine.card",
    "mine.card:",
    "mine.card:" + "9" * 90,
    "mine.card:" + "9" * 9000,
    "find.more:" + "9" * 9000,
    "find.more:²",
    "find.more:-1",
    "find.like:nobody",
    "find.like:",
    "request.note:",
    "request.note:nobody",
    "schedule.pick:.",
    "schedule.pick:x.y",
    "help.use:",
    "help.use:nothing",
    "mine.kept:",
    "connect.no:nothing",
    "host.about:extra",
    "settings.zone:'; DROP TABLE persons; --",
    "mine.card:\x00",
    "mine.card:\ud800",
    "mine.card:\u202e\ue000",
    "MINE.CARD:x",
    "mine.card:x\n",
]


@pytest.mark.parametrize("garbage", GARBAGE, ids=range(len(GARBAGE)))
async def test_garbage_is_answered_kindly(workspace: Workspace, garbage: str) -> None:
    mina, _ = await asked(workspace)
    await mina.presses_action(garbage)
    assert not mina.finds(said("error-unexpected"), mina.reply if mina.answer else "")
    response = await mina.submits(garbage, {"query": "x", garbage: garbage})
    if isinstance(response, Reply | Replace):
        mina.reads_not(said("error-unexpected"))
    await mina.says(garbage)
    mina.reads_not(said("error-unexpected"))
    await mina.says(f"find {garbage}")
    mina.reads_not(said("error-unexpected"))


@pytest.mark.parametrize("stamp", ["", "x", "9" * 30, "-1", "253402300799", "1e9", "٣"])
async def test_a_time_that_is_none(workspace: Workspace, stamp: str) -> None:
    mina, _ = await accepted(workspace)
    i = await the(mina)
    await mina.presses_action(f"schedule.pick:{i.id}.{stamp}")
    mina.reads_not(said("error-unexpected"))
    assert (await the(mina)).status is Status.ACCEPTED
    for name in ("schedule.more", "schedule.day"):
        await mina.presses_action(f"{name}:{i.id}.{stamp}")
        mina.reads_not(said("error-unexpected"))


async def test_ticks_and_places_that_do_not_exist(workspace: Workspace) -> None:
    mina, bea = await agreed(workspace)
    i = await the(mina)
    for action in ("prep.tick:{}.", "prep.tick:{}.nothing", "prep.up:{}.", "prep.up:{}.99"):
        await mina.presses_action(action.format(i.id))
        mina.reads_not(said("error-unexpected"))
    await mina.presses_action(f"prep.tick:{i.id}.nothing")
    mina.reads(said("error-unknown-button"))
    await bea.presses_action(f"prep.tick:{i.id}.research")
    bea.reads(said("stale"))  # the checklist is the seeker's


async def test_a_form_with_nothing_and_with_nonsense_in_it(workspace: Workspace) -> None:
    from tests.support.routing import ROUTER

    mina, bea = await agreed(workspace)
    i, host = await the(mina), (await bea.person()).id
    for name in ROUTER.forms:
        for member in (mina, bea):
            for id in (i.id, host, ""):
                for values in ({}, {"x": "y"}, _nonsense(name)):
                    response = await member.submits(f"{name}:{id}" if id else name, values)
                    assert (
                        isinstance(response, FormErrors | Reply | Replace | Nothing) or member.form
                    )
                    if isinstance(response, Reply | Replace):
                        member.reads_not(said("error-unexpected"))


def _nonsense(name: str) -> dict[str, str | tuple[str, ...]]:
    from tests.support.routing import ROUTER

    del ROUTER, name
    fields = (
        "role organisation topics formats lengths languages capacity windows zone until why learn"
        " note_type minutes format reason share person question answer day time times where parting"
        " learned interest thanks update note wanted quiet_from quiet_to language query"
    )
    values: dict[str, str | tuple[str, ...]] = {}
    for number, field in enumerate(fields.split()):
        values[field] = ("\ud800", "\x00") if number % 2 else "\ud800\x00<!channel>" * 400
    return values
