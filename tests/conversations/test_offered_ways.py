"""A member offers a way to somebody outside, and is asked to pass a note on."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.features.elsewhere.aggregate import ELSEWHERE
from bot.features.elsewhere.model import Elsewhere, ElsewhereStatus
from bot.features.elsewhere.plan import KIND
from bot.features.offered.asking import OFFERED_REQUESTS, REQUEST, OfferedRequest, RequestStatus
from bot.features.offered.way import OFFERED_WAYS, WAY, OfferedWay
from tests.support.fakes import march
from tests.support.said import Wanted, said
from tests.support.scenarios import blocks
from tests.support.workspace import Member, Workspace

NOTE = (
    "Hello, my name is Mina. I study biology in Cardiff, and I would like to know what your work "
    "is really like, because I may train as a nurse. What do you wish you had known at the start? "
    "If you could spare 20 minutes, by phone or video, I would be very glad. I am not asking for a "
    "job. And if this is a busy time for you, I quite understand."
)
WARD = said("offered-way", role="Ward nurse", region="Cardiff", how=said("format", format="video"))


async def _offered(workspace: Workspace, **way: str) -> tuple[Member, Member]:
    mina, bea = workspace.member("Mina"), workspace.member("Bea")
    await mina.says("help")
    await _offers(bea, **way)
    return mina, bea


async def _offers(bea: Member, **way: str) -> None:
    await bea.says("elsewhere")
    await bea.presses("offered.mine")
    bea.reads(said("offered-mine-title"), said("offered-mine-lead"), said("offered-promise"))
    await bea.presses("offered.new")
    await bea.fills(**{"role": "Ward nurse", "region": "Cardiff", **way})


async def _asked(workspace: Workspace) -> tuple[Member, Member]:
    mina, bea = await _offered(workspace)
    await mina.says("find nurse")
    await mina.presses("offered.find")
    await _sends(mina)
    return mina, bea


async def _sends(mina: Member) -> None:
    await mina.presses("offered.note")
    await mina.fills(note=NOTE)
    mina.reads(said("preview-title"), said("preview-fine"))
    await mina.presses("offered.send")


async def _request(member: Member) -> OfferedRequest:
    me = await member.person()
    async with member.workspace.store.transaction() as tx:
        rows = await tx.aggregates.of_person(me.network, me.id, REQUEST, open_only=False)
    return OFFERED_REQUESTS.record_of(rows[-1])


async def _way(member: Member) -> OfferedWay:
    me = await member.person()
    async with member.workspace.store.transaction() as tx:
        rows = await tx.aggregates.of_person(me.network, me.id, WAY, open_only=False)
    return OFFERED_WAYS.record_of(rows[-1])


async def _talks(member: Member) -> list[Elsewhere]:
    me = await member.person()
    async with member.workspace.store.transaction() as tx:
        rows = await tx.aggregates.of_person(me.network, me.id, KIND, open_only=False)
    return [ELSEWHERE.record_of(row) for row in rows]


async def _finds(mina: Member, words: str) -> bool:
    await mina.says(f"find {words}")
    await mina.presses_action("offered.find")
    return mina.finds(said("offered-lead"), mina.reply)


async def test_a_way_is_offered_found_asked_for_and_passed_on(workspace: Workspace) -> None:
    mina, bea = await _offered(workspace)
    bea.reads(WARD, said("offered-until"))
    await mina.says("find nurse")
    mina.reads(said("found-none"), said("offered-here", count=1))
    await mina.presses("offered.find")
    mina.reads(said("offered-title"), said("offered-line", name="Bea", way=WARD))
    await _sends(mina)
    mina.reads(said("request-sent", name="Bea"), said("offered-asked-seeker", name="Bea"))
    bea.sees(said("offered-asked-member", name="Mina", label="Ward nurse, Cardiff"))
    assert "I may train as a nurse" in bea.direct_messages()[-1]
    await bea.says("mine")
    bea.reads(said("offered-asked-member", name="Mina"))
    await bea.presses("offered.accept")
    bea.reads(said("offered-accepted-member", name="Mina"))
    assert "I may train as a nurse" in bea.reply, "she can still copy it"
    connected = said("nudge-offered-connected", seeker="Mina", host="Bea")
    mina.sees(connected)
    bea.sees(connected)
    (talk,) = await _talks(mina)
    assert (talk.status, talk.label) == (ElsewhereStatus.SENT, "Ward nurse, Cardiff")
    assert await _talks(bea) == []
    await mina.presses_action(f"mine.card:{REQUEST}.{(await _request(mina)).id}")
    mina.reads(said("offered-accepted-seeker", name="Bea"))
    await mina.says("elsewhere")
    mina.reads(said("elsewhere-passed-on", label="Ward nurse, Cardiff"))
    await mina.presses("mine.card")
    mina.reads(said("fact-through"), "Bea")
    assert not mina.has_button("elsewhere.once_more", within=said("fact-through"))
    await workspace.until(march(11, 10, 5))
    mina.sees(said("nudge-elsewhere-ask-them", name="Bea", label="Ward nurse, Cardiff"))


@pytest.mark.parametrize(
    "action, says, status",
    [
        ("offered.later", "offered-postponed-seeker", RequestStatus.POSTPONED),
        ("offered.decline", "offered-declined-seeker", RequestStatus.DECLINED),
    ],
)
async def test_a_no_is_told_kindly_and_not_asked_again_for_a_while(
    workspace: Workspace, action: str, says: str, status: RequestStatus
) -> None:
    mina, bea = await _asked(workspace)
    await bea.presses(action)
    bea.reads(said("offered-answered-member"))
    mina.sees(_said(says))
    assert (await _request(mina)).status is status
    assert await _talks(mina) == []
    await mina.presses_action(f"offered.note:{(await _way(bea)).id}")
    mina.reads(said("error-way-not-now"))
    await workspace.passes(days=31)
    await mina.presses_action(f"offered.note:{(await _way(bea)).id}")
    assert mina.form is not None


def _said(id: str) -> Wanted:
    known = {
        "offered-postponed-seeker": said("offered-postponed-seeker", name="Bea"),
        "offered-declined-seeker": said("offered-declined-seeker", name="Bea"),
    }
    return known[id]


async def test_silence_is_reminded_of_after_three_business_days_and_ends_after_five(
    workspace: Workspace,
) -> None:
    mina, bea = await _asked(workspace)
    await workspace.until(march(5, 10, 5))
    bea.sees(said("nudge-offered-reminder"))
    mina.sees_not(said("offered-expired-seeker"))
    await workspace.until(march(9, 10, 5))
    mina.sees(said("offered-expired-seeker", name="Bea"))
    sent = len(bea.direct_messages())
    await bea.presses_action(f"offered.accept:{(await _request(mina)).id}")
    bea.reads(said("offered-over-member"))
    await workspace.passes(days=30)
    assert len(bea.direct_messages()) == sent
    assert await _talks(mina) == []


async def test_a_request_that_is_taken_back_says_nothing_more(workspace: Workspace) -> None:
    mina, bea = await _asked(workspace)
    await mina.presses("offered.withdraw")
    mina.reads(said("offered-withdrawn-seeker", name="Bea"))
    sent = len(bea.direct_messages())
    await workspace.passes(days=20)
    assert len(bea.direct_messages()) == sent
    assert not bea.has_button("offered.accept")


async def test_a_member_who_leaves_ends_it_for_the_seeker(workspace: Workspace) -> None:
    mina, bea = await _asked(workspace)
    way = (await _way(bea)).id
    await bea.leaves()
    await workspace.passes(hours=1)
    mina.sees(said("offered-left-seeker", name="Bea"))
    assert not await _finds(mina, "nurse")
    await mina.presses_action(f"offered.note:{way}")
    mina.reads(said("error-way-gone"))


async def test_a_seeker_who_leaves_ends_it_without_a_word_to_them(workspace: Workspace) -> None:
    mina, bea = await _asked(workspace)
    await mina.leaves()
    sent = len(mina.direct_messages())
    await workspace.passes(days=10)
    assert (await _request(bea)).status is RequestStatus.LEFT
    assert len(mina.direct_messages()) == sent
    await mina.says("mine")  # she is back
    await mina.presses_action(f"mine.card:{REQUEST}.{(await _request(bea)).id}")
    mina.reads(said("offered-away-seeker", name="Bea"))


@pytest.mark.parametrize("by", ["Mina", "Bea"])
async def test_a_block_hides_the_way_as_if_nobody_offered_it(workspace: Workspace, by: str) -> None:
    mina, bea = await _offered(workspace)
    who, other = (mina, bea) if by == "Mina" else (bea, mina)
    await blocks(who, other)
    await mina.says("find nurse")
    mina.reads(said("found-none"))
    mina.reads_not(said("offered-here"))
    assert not await _finds(mina, "nurse")
    mina.reads(said("offered-none"))
    await mina.presses_action(f"offered.note:{(await _way(bea)).id}")
    mina.reads(said("error-way-gone"))


async def test_who_blocks_declines_in_the_words_of_any_no(workspace: Workspace) -> None:
    mina, bea = await _asked(workspace)
    await blocks(bea, mina)
    await workspace.passes(hours=1)
    mina.sees(said("offered-declined-seeker", name="Bea"))


async def test_a_way_ends_after_its_term_unless_it_is_renewed(workspace: Workspace) -> None:
    mina, bea = await _offered(workspace)
    ends = (await _way(bea)).ends_at
    await workspace.until(ends - timedelta(days=6))
    bea.sees(said("nudge-offered-way-ending", way=WARD))
    await bea.presses("offered.renew")
    bea.reads(said("offered-renewed"))
    await workspace.until(ends + timedelta(days=1))
    assert await _finds(mina, "nurse")
    await workspace.until((await _way(bea)).ends_at + timedelta(hours=1))
    assert not await _finds(mina, "nurse")
    await bea.presses_action(f"mine.card:{WAY}.{(await _way(bea)).id}")
    bea.reads(said("offered-over"))
    await bea.presses("offered.renew")
    assert await _finds(mina, "nurse")


async def test_a_way_that_is_removed_is_found_no_more(workspace: Workspace) -> None:
    mina, bea = await _offered(workspace)
    await bea.presses("offered.remove")
    bea.reads(said("offered-over"))
    assert not await _finds(mina, "nurse")
    await mina.presses_action(f"offered.note:{(await _way(bea)).id}")
    mina.reads(said("error-way-gone"))


async def test_words_that_do_not_fit_find_nothing_and_ones_own_is_not_found(
    workspace: Workspace,
) -> None:
    mina, bea = await _offered(workspace)
    assert await _finds(mina, "cardiff nurse")
    assert not await _finds(mina, "pilot")
    assert not await _finds(bea, "nurse")


async def test_nobody_is_asked_by_more_than_two_at_once(workspace: Workspace) -> None:
    mina, bea = await _asked(workspace)
    cai, dan = workspace.member("Cai"), workspace.member("Dan")
    await cai.says("find nurse")
    await cai.presses("offered.find")
    await _sends(cai)
    await dan.says("find nurse")
    await dan.presses("offered.find")
    dan.reads(said("offered-line", name="Bea"))
    assert not dan.has_button("offered.note")
    await dan.presses_action(f"offered.note:{(await _way(bea)).id}")
    dan.reads(said("error-way-not-now"))
    await bea.presses("offered.decline")
    await dan.presses_action("offered.find")
    assert dan.has_button("offered.note")
    assert (await _request(mina)).seeker == (await mina.person()).id


async def test_a_note_that_only_seems_to_ask_for_a_job_goes_on_the_word_of_its_writer(
    workspace: Workspace,
) -> None:
    mina, bea = await _offered(workspace)
    await mina.says("find nurse")
    await mina.presses("offered.find")
    await mina.presses("offered.note")
    await mina.fills(note=f"{NOTE} Could you get me a job on the ward?")
    mina.reads(said("preview-blocked"), said("coach-job-ask"))
    assert not mina.has_button("offered.send")
    await mina.presses("offered.insist")
    await mina.presses("offered.send")
    await workspace.drain()
    bea.is_told("Could you get me a job on the ward?")


async def test_a_note_with_blanks_or_contact_data_does_not_go(workspace: Workspace) -> None:
    mina, bea = await _offered(workspace)
    await mina.says("find nurse")
    await mina.presses("offered.find")
    await mina.presses("offered.note")
    assert mina.form is not None
    assert mina.finds(said("starter-way", name="Mina"), str(mina.form.fields[0].initial))
    await mina.fills(note=NOTE.replace("Mina", "[your name]"))
    mina.reads(said("preview-blocked"), said("coach-placeholder"))
    assert not mina.has_button("offered.send")
    await mina.presses_action(f"offered.send:{(await _way(bea)).id}")
    mina.reads(said("preview-blocked"), said("coach-placeholder"))
    await mina.presses("offered.note")
    await mina.fills(note=f"{NOTE} 029 2087 4000")
    assert mina.errors.keys() == {"note"}
    await mina.presses_action(f"offered.note:{(await _way(bea)).id}")
    assert mina.form is not None
    assert "2087" not in str(mina.form.fields[0].initial)
    assert bea.direct_messages() == []


async def test_an_offer_names_nobody_and_has_an_end(workspace: Workspace) -> None:
    _, bea = await _offered(workspace)
    for number in range(4):
        await _offers(bea, role=f"nurse {number}")
    await bea.presses_action("offered.new")
    await bea.fills(role="one more", region="Bala")
    bea.reads(said("error-ways-many", most=5))
    await bea.presses_action("offered.new")
    await bea.fills(role="sian@example.org", region="12 High Street")
    assert bea.errors.keys() == {"role", "region"}


async def test_a_host_finds_the_way_to_it_too(workspace: Workspace) -> None:
    bea = workspace.member("Bea")
    await bea.offers()
    await bea.says("host")
    await bea.presses("offered.mine")
    bea.reads(said("offered-mine-lead"))


async def test_the_words_go_when_one_of_the_two_is_erased(workspace: Workspace) -> None:
    mina, bea = await _asked(workspace)
    request = await _request(mina)
    await mina.says("erase")
    await mina.presses("privacy.erase_now")
    await workspace.passes(days=3)
    left = await _request(bea)
    assert (left.note, left.label) == ("", "")
    assert left.seeker != request.seeker
