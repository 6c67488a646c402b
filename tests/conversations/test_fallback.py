"""A seeker has several people asked in turn: after a no, or three working days of silence."""

from __future__ import annotations

from bot.features.fallback.model import FallbackStatus
from bot.features.introduction.model import Status
from tests.conversations.conftest import BOTH_STORES
from tests.support.fakes import march
from tests.support.fallback import (
    adds,
    begun,
    declines,
    hosts,
    is_told,
    listed,
    lists,
    note_to,
    opens,
    order,
    stands,
    the_list,
)
from tests.support.said import said
from tests.support.workspace import Workspace


@BOTH_STORES
async def test_a_no_then_silence_then_a_yes(workspace: Workspace) -> None:
    mina, (bea, cai, dan, eve) = await listed(workspace, "Bea", "Cai", "Dan", "Eve")
    mina.reads(
        said("fallback-about", count=3),
        said("fallback-more"),
        said("fallback-still"),
        said("fallback-waiting", name="Eve"),
    )
    assert [host.direct_messages() for host in (bea, cai, dan, eve)] == 4 * [[]]
    await mina.presses("fallback.start")
    mina.reads(
        said("fallback-asked", name="Bea"),
        said("fallback-next", name="Cai", day=march(5, 10).date()),
    )
    assert len(bea.direct_messages()) == 1
    assert mina.direct_messages() == []  # the answer said it

    await declines(bea)  # a no: Cai is asked at once
    assert len(cai.direct_messages()) == 1
    is_told(mina, said("nudge-fallback-asked", name="Cai"), said("fallback-next", name="Dan"))
    assert len(mina.received(said("nudge-fallback-asked"))) == 1

    await workspace.until(march(5, 9, 59))
    assert dan.direct_messages() == []
    await workspace.until(march(5, 10))  # three working days of silence
    assert len(dan.direct_messages()) == 1
    is_told(
        mina,
        said("nudge-fallback-asked", name="Dan"),
        said("fallback-next", name="Eve"),
        said("fallback-two"),
    )
    assert mina.received(said("nudge-alternatives")) == []  # the list has somebody else to ask
    assert await stands(mina, bea, cai, dan, eve) == [
        Status.DECLINED,
        Status.ASKED,
        Status.ASKED,
        Status.DRAFT,
    ]

    await dan.presses("answer.accept")
    is_told(
        mina,
        said("nudge-fallback-yes", names="Dan"),
        said("fallback-kept", count=1),
        said("fallback-may-answer", names="Cai", count=1),
    )
    assert (await the_list(mina)).status is FallbackStatus.ANSWERED
    await workspace.passes(days=20)
    assert eve.direct_messages() == []
    assert len(mina.received(said("nudge-fallback-yes"))) == 1


async def test_the_request_that_is_still_open_is_taken_back_in_one_press(
    workspace: Workspace,
) -> None:
    mina, (bea, cai) = await begun(workspace, "Bea", "Cai")
    await workspace.passes(days=3)
    await cai.presses("answer.accept")
    is_told(mina, said("nudge-fallback-yes"), said("fallback-may-answer", names="Bea"))
    await mina.presses("request.withdraw", said("nudge-fallback-yes"))
    assert await stands(mina, bea, cai) == [Status.WITHDRAWN, Status.ACCEPTED]
    mina.reads(said("status-withdrawn-seeker", other="Bea"))


async def test_a_yes_with_nothing_left_to_say_is_one_message(workspace: Workspace) -> None:
    mina, (bea,) = await begun(workspace, "Bea")
    mina.reads(said("fallback-last"))
    await bea.presses("answer.accept")
    assert (await the_list(mina)).status is FallbackStatus.ANSWERED
    assert mina.received(said("nudge-fallback-yes")) == []
    await opens(mina)
    mina.reads(said("fallback-agreed", name="Bea"), said("fallback-ended-yes"))


async def test_two_who_say_yes_at_once_can_both_be_met(workspace: Workspace) -> None:
    mina, (bea, cai) = await begun(workspace, "Bea", "Cai")
    await workspace.until(march(5, 21))  # Mina reads nothing before the morning
    await bea.presses("answer.accept")
    await cai.presses("answer.accept")
    await workspace.until(march(6, 9))
    is_told(mina, said("nudge-fallback-yes"), said("fallback-both"))
    assert await stands(mina, bea, cai) == [Status.ACCEPTED, Status.ACCEPTED]


async def test_nobody_could(workspace: Workspace) -> None:
    mina, (bea, cai) = await begun(workspace, "Bea", "Cai")
    await declines(bea)
    is_told(mina, said("nudge-fallback-asked", name="Cai"), said("fallback-last"))
    await declines(cai)
    is_told(mina, said("nudge-fallback-ended"))
    assert (await the_list(mina)).status is FallbackStatus.ENDED
    await opens(mina)
    mina.reads(said("fallback-over", name="Bea"), said("fallback-closed"))


async def test_a_question_back_holds_the_list_until_it_is_answered(workspace: Workspace) -> None:
    mina, (bea, cai) = await begun(workspace, "Bea", "Cai")
    await workspace.passes(days=1)
    await bea.presses("answer.ask")
    await bea.fills(question="What have you read about it?")
    await workspace.passes(days=5)  # it is Mina's turn, not Bea's silence
    assert cai.direct_messages() == []
    await opens(mina)
    mina.reads(said("fallback-questioned", name="Bea"), said("fallback-your-turn"))
    await mina.presses("answer.reply")
    await mina.fills(answer="Your article, and a book")
    await workspace.passes(days=2)
    assert cai.direct_messages() == []
    await workspace.passes(days=3)  # three working days after the answer
    assert len(cai.direct_messages()) == 1


async def test_a_request_that_is_taken_back_leads_on_at_once(workspace: Workspace) -> None:
    mina, (bea, cai) = await begun(workspace, "Bea", "Cai")
    await mina.presses_action(f"request.withdraw:{(await note_to(mina, bea)).id}")
    assert await stands(mina, bea, cai) == [Status.WITHDRAWN, Status.ASKED]


async def test_somebody_named_instead_is_a_no_that_leads_on(workspace: Workspace) -> None:
    mina, (bea, cai) = await begun(workspace, "Bea", "Cai")
    (fay,) = await hosts(workspace, "Fay")
    await bea.presses("answer.refer")
    await bea.fills(person=str(fay.address))
    assert await stands(mina, bea, cai) == [Status.DECLINED, Status.ASKED]


async def test_a_request_that_expires_leads_on_where_nobody_waited_before(
    workspace: Workspace,
) -> None:
    mina, (bea,) = await begun(workspace, "Bea")
    await workspace.passes(days=25)
    is_told(mina, said("nudge-fallback-ended"))
    assert await stands(mina, bea) == [Status.EXPIRED]


async def test_the_order_is_changed_while_one_is_asked(workspace: Workspace) -> None:
    mina, (bea, cai, dan) = await begun(workspace, "Bea", "Cai", "Dan")
    await order(mina, dan, cai)
    mina.reads(said("fallback-next", name="Dan"))
    await declines(bea)
    assert await stands(mina, bea, cai, dan) == [Status.DECLINED, Status.DRAFT, Status.ASKED]
    await order(mina)  # nobody else
    mina.reads(said("fallback-last"))
    await declines(dan)
    assert await stands(mina, cai) == [Status.DRAFT]
    is_told(mina, said("nudge-fallback-ended"))


async def test_a_note_has_one_place(workspace: Workspace) -> None:
    mina, (bea, cai) = await listed(workspace, "Bea", "Cai")
    await mina.presses("fallback.order")
    first = (await note_to(mina, bea)).id
    await mina.fills(place1=first, place2=first)
    mina.refused(place2=said("field-fallback-twice"))
    await mina.fills(place1=(await note_to(mina, cai)).id, place2=first)
    await mina.presses("fallback.start")
    assert await stands(mina, bea, cai) == [Status.DRAFT, Status.ASKED]


async def test_it_is_stopped_and_begun_again(workspace: Workspace) -> None:
    mina, (bea, cai, dan) = await begun(workspace, "Bea", "Cai", "Dan")
    await declines(bea)
    await mina.presses("fallback.stop", said("nudge-fallback-asked"))
    mina.reads(said("fallback-stopped"), said("fallback-still"), said("fallback-asked", name="Cai"))
    await declines(cai)
    await workspace.passes(days=10)
    assert dan.direct_messages() == []
    await mina.says("mine")
    mina.reads(said("fallback-summary-still"))
    await opens(mina)
    await mina.presses("fallback.start")
    assert await stands(mina, bea, cai, dan) == [Status.DECLINED, Status.DECLINED, Status.ASKED]


async def test_it_is_given_up_and_the_notes_are_kept(workspace: Workspace) -> None:
    mina, (bea, cai) = await listed(workspace, "Bea", "Cai")
    await mina.presses("fallback.drop")
    mina.reads(said("fallback-dropped"))
    assert await stands(mina, bea, cai) == [Status.DRAFT, Status.DRAFT]
    await mina.says("mine")
    mina.sees_not(said("fallback-summary-still"))
    await mina.says("network")
    await mina.presses("fallback.open")
    mina.reads(said("fallback-pick"), said("fallback-note", name="Bea"))
    await mina.presses("fallback.add")
    mina.reads(said("fallback-waiting"))
    assert len(await lists(mina)) == 2


async def test_five_are_on_a_list_at_most(workspace: Workspace) -> None:
    mina, _ = await listed(workspace, "Bea", "Cai", "Dan", "Eve", "Fay")
    (gus,) = await hosts(workspace, "Gus")
    await adds(mina, gus)
    mina.reads(said("error-fallback-full", count=5))
    assert len((await the_list(mina)).order) == 5


async def test_whoever_has_no_note_yet_reads_how_to_begin(workspace: Workspace) -> None:
    mina = workspace.member("Mina")
    await mina.says("network")
    await mina.presses("fallback.open")
    mina.reads(said("fallback-about", count=3), said("fallback-no-notes"))
    assert await lists(mina) == []


async def test_a_list_whose_notes_are_thrown_away_has_nobody_to_ask(workspace: Workspace) -> None:
    mina, (bea,) = await listed(workspace, "Bea")
    begin, change = mina.action("fallback.start"), mina.action("fallback.order")
    await mina.presses_action(f"request.discard:{(await note_to(mina, bea)).id}")
    for action in (begin, change):
        await mina.presses_action(action)
        mina.reads(said("error-fallback-empty"))


async def test_home_and_mine_show_that_it_runs(workspace: Workspace) -> None:
    mina, _ = await begun(workspace, "Bea", "Cai")
    await mina.says("mine")
    mina.reads(said("fallback-summary-asking"))
    await mina.opens_home()
    mina.sees(said("fallback-summary-asking"))


async def test_a_list_with_which_nothing_happens_ends(workspace: Workspace) -> None:
    mina, (bea, cai) = await listed(workspace, "Bea", "Cai")
    await workspace.passes(days=59)
    assert (await the_list(mina)).closed_at is None
    await workspace.passes(days=1)
    assert (await the_list(mina)).status is FallbackStatus.ENDED
    assert mina.direct_messages() == []
    assert await stands(mina, bea, cai) == [Status.DRAFT, Status.DRAFT]


async def test_a_list_that_could_ask_nobody_for_long_ends_with_a_word(workspace: Workspace) -> None:
    mina, (bea,) = await listed(workspace, "Bea")
    await bea.says("host")
    await bea.presses("host.leave")
    await bea.presses("host.leave_now")
    await opens(mina)
    await mina.presses("fallback.start")
    mina.reads(said("fallback-stuck"))
    await workspace.passes(days=61)
    is_told(mina, said("nudge-fallback-expired"), said("fallback-kept", count=1))
    assert len(mina.direct_messages()) == 1
