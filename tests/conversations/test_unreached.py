"""Somebody takes no messages: what waits is told at their next visit, once, and nothing is lost."""

from __future__ import annotations

import pytest

from bot.model.introductions import Status
from bot.model.nudges import Kind, NudgeStatus
from bot.ports import Unreachable
from tests.conversations.stories import accepted, asked, hosting, the
from tests.conversations.town import Member, Town

CLOSED = Unreachable("closed")
COULD_NOT = "I could not reach you by direct message"


async def asked_in_vain(town: Town, count: int = 1) -> Member:
    """So many have written to Bea, who takes no messages."""
    _, bea = await hosting(town)
    town.chat.closed[bea.address] = CLOSED
    for number in range(count):
        await town.member(f"Member {number}").asks(bea)
    assert bea.inbox() == []
    return bea


async def test_a_request_is_told_at_the_next_visit_and_can_be_answered_there(town: Town) -> None:
    bea = await asked_in_vain(town)
    await bea.says("find")
    bea.reads(COULD_NOT, "Member 0 asks whether you would talk", "allow direct messages")
    bea.reads("Nobody hosts here right now")  # and what she asked for is there too
    await bea.presses("Yes, happy to talk")
    assert (await the(bea)).status is Status.ACCEPTED
    await bea.says("find")
    assert COULD_NOT not in bea.reply
    told = [n for n in await town.nudges(NudgeStatus.SKIPPED) if n.kind is Kind.REQUEST]
    assert [nudge.reason for nudge in told] == ["told at their next visit"]


async def test_a_press_shows_it_too_and_a_form_stays_a_form(town: Town) -> None:
    bea = await asked_in_vain(town)
    await bea.presses_action("settings.language")
    assert bea.form is not None
    await bea.fills()
    bea.reads(COULD_NOT, "Your settings", "Member 0 asks")
    await bea.presses_action("settings.open")
    assert COULD_NOT not in bea.reply


async def test_several_are_a_line_each_and_open_their_cards(town: Town) -> None:
    bea = await asked_in_vain(town, 2)
    await bea.says("help")
    bea.reads("2 things", "Member 0 asks", "Member 1 asks")
    await bea.presses("Open", "Member 0 asks")
    bea.reads("Member 0 would like to talk with you")


async def test_where_the_answer_shows_it_anyway_one_sentence_is_enough(town: Town) -> None:
    bea = await asked_in_vain(town, 2)
    await bea.says("mine")
    bea.reads(COULD_NOT, "stands under", "Member 0 would like", "Member 1 would like")
    await bea.says("mine")
    assert COULD_NOT not in bea.reply


async def test_what_is_over_by_then_is_not_told(town: Town) -> None:
    mina, bea = await hosting(town)
    town.chat.closed[bea.address] = CLOSED
    await mina.asks(bea)
    await mina.presses_action(f"request.withdraw:{(await the(mina)).id}")
    await bea.says("help")
    assert COULD_NOT not in bea.reply
    assert not (await bea.person()).unreached


async def test_what_a_later_message_told_is_not_told_again(town: Town) -> None:
    bea = await asked_in_vain(town)
    town.chat.closed.clear()
    await town.passes(days=4)
    bea.is_told("A gentle reminder")
    await bea.says("help")
    assert COULD_NOT not in bea.reply


async def test_reminders_that_failed_too_are_one_matter(town: Town) -> None:
    bea = await asked_in_vain(town)
    await town.passes(days=4)
    await bea.says("help")
    bea.reads(COULD_NOT, "A gentle reminder", "Yes, happy to talk")
    assert bea.reply.count("Yes, happy to talk") == 1


async def test_what_a_restart_forgets_the_store_remembers(town: Town) -> None:
    bea = await asked_in_vain(town)
    town.restarts()
    await bea.says("help")
    bea.reads(COULD_NOT)


async def test_others_hear_nothing_of_it(town: Town) -> None:
    bea = await asked_in_vain(town)
    cai = town.member("Cai")
    await cai.says("help")
    assert COULD_NOT not in cai.reply
    assert (await bea.person()).unreached


async def test_what_catches_up_and_fails_is_told_too(town: Town) -> None:
    _, bea = await hosting(town, "America/New_York")
    for number in range(3):
        await town.member(f"Member {number}").asks(bea)
    town.chat.closed[bea.address] = CLOSED
    town.clock.at = (await town.nudges())[0].due_at.replace(hour=17)
    await town.settle()
    await bea.says("help")
    bea.reads(COULD_NOT, "3 things have been waiting", "Member 2 asks")


async def test_in_welsh(town: Town) -> None:
    bea = await asked_in_vain(town)
    await bea.submits("settings.language", {"language": "cy"})
    bea.reads("Allwn i ddim eich cyrraedd", "Mae Member 0 yn gofyn")


@pytest.mark.parametrize("closed", ["Mina", "Bea"])
async def test_introduced_apart_where_one_takes_no_messages(town: Town, closed: str) -> None:
    mina, bea = await asked(town)
    olu = town.member("Olu", organiser=True)
    await olu.says("help")
    town.chat.apart = True
    away, there = (mina, bea) if closed == "Mina" else (bea, mina)
    town.chat.closed[away.address] = CLOSED
    await bea.presses("Yes, happy to talk")
    there.sees("Mina, meet Bea", f"I could not reach {closed}")
    olu.is_told(f"I could not reach {closed}")
    await town.passes(minutes=5)
    assert sum("Mina, meet Bea" in text for text in there.inbox()) == 1
    await away.says("help")
    away.reads(COULD_NOT, "Mina, meet Bea")
    await away.says("help")
    assert COULD_NOT not in away.reply


async def test_introduced_apart_where_nobody_takes_messages(town: Town) -> None:
    mina, bea = await asked(town)
    town.chat.apart = True
    for member in (mina, bea):
        town.chat.closed[member.address] = CLOSED
    await bea.presses("Yes, happy to talk")
    for member in (mina, bea):
        await member.says("help")
        member.reads(COULD_NOT, "Mina, meet Bea")


async def test_an_introduction_that_ended_meanwhile_is_not_told(town: Town) -> None:
    mina, bea = await asked(town)
    town.chat.apart = True
    town.chat.closed[bea.address] = CLOSED
    await bea.presses("Yes, happy to talk")
    await mina.presses("Call it off")
    await mina.fills(parting="")
    await bea.says("help")
    bea.reads("has called your talk off")
    assert "meet Bea" not in bea.reply


async def test_open_doors_are_left_alone(town: Town) -> None:
    mina, bea = await accepted(town)
    town.chat.apart = True
    assert not (await mina.person()).unreached
    assert not (await bea.person()).unreached
